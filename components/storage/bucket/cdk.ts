import { Construct } from "constructs";
import { carryOut, decide } from "../../carriers/cdk";
import { dayOf } from "../../model/argument";
import type { DataClass } from "../data-class";
import type { LogSource } from "./deliveries";
import { planLogBucket, type LogBucketOutputs, type LogBucketSpec } from "./log-bucket";
import { planBucket, type BucketOutputs, type BucketSpec } from "./plan";
import { planReplicationRole, type ReplicationRoleOutputs, type ReplicationRoleSpec } from "./replication-role";

export type BucketProps<C extends DataClass> = BucketSpec<C, string>;
export type LogBucketProps<S extends LogSource> = LogBucketSpec<S>;
export type ReplicationRoleProps = ReplicationRoleSpec;

/** A bucket for data of one class. See {@link BucketSpec} for its arguments; it is kept when the stack is deleted. */
export class Bucket<C extends DataClass> extends Construct implements BucketOutputs<C, string> {
  readonly dataClass: C;
  readonly name: string;
  readonly arn: string;
  readonly domainName: string;

  constructor(scope: Construct, id: string, props: BucketProps<C>) {
    super(scope, id);
    const plan = decide(this, () => planBucket(id, props, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, plan.resources, props.unsafe));
    this.dataClass = outputs.dataClass;
    this.name = outputs.name;
    this.arn = outputs.arn;
    this.domainName = outputs.domainName;
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

/** The role that copies buckets. See {@link ReplicationRoleSpec}; what it may do, the buckets say that name it. */
export class ReplicationRole extends Construct implements ReplicationRoleOutputs<string> {
  readonly name: string;
  readonly arn: string;

  constructor(scope: Construct, id: string, props: ReplicationRoleProps) {
    super(scope, id);
    const plan = planReplicationRole(id, props);
    const outputs = plan.outputs(carryOut(this, plan.resources));
    this.name = outputs.name;
    this.arn = outputs.arn;
  }
}
