import * as pulumi from "@pulumi/pulumi";
import { carryOut } from "../../carriers/pulumi";
import type { DataClass } from "../data-class";
import { planBucket, planLogBucket, type BucketOutputs, type BucketSpec } from "./plan";
import type { LogBucketOutputs, LogBucketSpec } from "./plan";
import type { LogSource } from "./policy";

export type BucketArgs<C extends DataClass> = BucketSpec<C, pulumi.Input<string>>;
export type LogBucketArgs<S extends LogSource> = LogBucketSpec<S>;

/** A bucket for data of one class. See {@link BucketSpec} for its arguments; it is protected from deletion. */
export class Bucket<C extends DataClass>
  extends pulumi.ComponentResource
  implements BucketOutputs<C, pulumi.Output<string>>
{
  readonly dataClass: C;
  readonly name: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;

  constructor(name: string, args: BucketArgs<C>, opts?: pulumi.ComponentResourceOptions) {
    super("sallyport:storage:Bucket", name, {}, opts);
    const plan = planBucket(name, args);
    const outputs = plan.outputs(carryOut(this, name, plan.resources, opts?.protect));
    this.dataClass = outputs.dataClass;
    this.name = outputs.name;
    this.arn = outputs.arn;
    this.registerOutputs(outputs);
  }
}

/** A bucket for logs. See {@link LogBucketSpec} for its arguments; it is protected from deletion. */
export class LogBucket<S extends LogSource>
  extends pulumi.ComponentResource
  implements LogBucketOutputs<S, pulumi.Output<string>>
{
  readonly accepts: { readonly [K in S]: true };
  readonly name: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;

  constructor(name: string, args: LogBucketArgs<S>, opts?: pulumi.ComponentResourceOptions) {
    super("sallyport:storage:LogBucket", name, {}, opts);
    const plan = planLogBucket(name, args);
    const outputs = plan.outputs(carryOut(this, name, plan.resources, opts?.protect));
    this.accepts = outputs.accepts;
    this.name = outputs.name;
    this.arn = outputs.arn;
    this.registerOutputs(outputs);
  }
}
