import { Construct } from "constructs";
import { carryOut, decide } from "../../carriers/cdk";
import type { DataClass } from "../data-class";
import { planBucket, planLogBucket, type BucketOutputs, type BucketSpec } from "./plan";
import type { LogBucketOutputs, LogBucketSpec } from "./plan";
import type { LogSource } from "./policy";

export type BucketProps<C extends DataClass> = BucketSpec<C, string>;
export type LogBucketProps<S extends LogSource> = LogBucketSpec<S>;

/** A bucket for data of one class. See {@link BucketSpec} for its arguments; it is kept when the stack is deleted. */
export class Bucket<C extends DataClass> extends Construct implements BucketOutputs<C, string> {
  readonly dataClass: C;
  readonly name: string;
  readonly arn: string;

  constructor(scope: Construct, id: string, props: BucketProps<C>) {
    super(scope, id);
    const plan = decide(this, () => planBucket(id, props));
    const outputs = plan.outputs(carryOut(this, plan.resources));
    this.dataClass = outputs.dataClass;
    this.name = outputs.name;
    this.arn = outputs.arn;
  }
}

/** A bucket for logs. See {@link LogBucketSpec} for its arguments; it is kept when the stack is deleted. */
export class LogBucket<S extends LogSource> extends Construct implements LogBucketOutputs<S, string> {
  readonly accepts: { readonly [K in S]: true };
  readonly name: string;
  readonly arn: string;

  constructor(scope: Construct, id: string, props: LogBucketProps<S>) {
    super(scope, id);
    const plan = decide(this, () => planLogBucket(id, props));
    const outputs = plan.outputs(carryOut(this, plan.resources));
    this.accepts = outputs.accepts;
    this.name = outputs.name;
    this.arn = outputs.arn;
  }
}
