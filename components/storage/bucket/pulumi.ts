import * as pulumi from "@pulumi/pulumi";
import { carryOut, decide } from "../../carriers/pulumi";
import { dayOf } from "../../model/argument";
import type { DataClass } from "../data-class";
import type { LogSource } from "./deliveries";
import { planLogBucket, type LogBucketOutputs, type LogBucketSpec } from "./log-bucket";
import { planBucket, type BucketOutputs, type BucketSpec } from "./plan";
import { planReplicationRole, type ReplicationRoleOutputs, type ReplicationRoleSpec } from "./replication-role";

export type BucketArgs<C extends DataClass> = BucketSpec<C, pulumi.Input<string>>;
export type LogBucketArgs<S extends LogSource> = LogBucketSpec<S>;
export type ReplicationRoleArgs = ReplicationRoleSpec<pulumi.Input<string>>;

/** A bucket for data of one class. See {@link BucketSpec} for its arguments; it is protected from deletion. */
export class Bucket<C extends DataClass>
  extends pulumi.ComponentResource
  implements BucketOutputs<C, pulumi.Output<string>>
{
  readonly dataClass: C;
  readonly kind = "bucket";
  readonly keyArn: pulumi.Output<string>;
  readonly name: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
  readonly domainName: pulumi.Output<string>;

  constructor(name: string, args: BucketArgs<C>, opts?: pulumi.ComponentResourceOptions) {
    super("sallyport:storage:Bucket", name, { unsafe: args.unsafe }, opts);
    const plan = decide(`Bucket ${name}`, () => planBucket(name, args, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, name, plan.resources, opts?.protect));
    this.dataClass = outputs.dataClass;
    this.keyArn = outputs.keyArn;
    this.name = outputs.name;
    this.arn = outputs.arn;
    this.domainName = outputs.domainName;
    this.registerOutputs(outputs);
  }
}

/** A bucket for logs. See {@link LogBucketSpec} for its arguments; it is protected from deletion. */
export class LogBucket<S extends LogSource>
  extends pulumi.ComponentResource
  implements LogBucketOutputs<S, pulumi.Output<string>>
{
  readonly accepts: { readonly [K in S]: true };
  readonly kind = "log-bucket";
  readonly name: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;

  constructor(name: string, args: LogBucketArgs<S>, opts?: pulumi.ComponentResourceOptions) {
    super("sallyport:storage:LogBucket", name, {}, opts);
    const plan = decide(`LogBucket ${name}`, () => planLogBucket(name, args));
    const outputs = plan.outputs(carryOut(this, name, plan.resources, opts?.protect));
    this.accepts = outputs.accepts;
    this.name = outputs.name;
    this.arn = outputs.arn;
    this.registerOutputs(outputs);
  }
}

/** The role that copies buckets. See {@link ReplicationRoleSpec}; what it may do, the buckets say that name it. */
export class ReplicationRole extends pulumi.ComponentResource implements ReplicationRoleOutputs<pulumi.Output<string>> {
  readonly name: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;

  constructor(name: string, args: ReplicationRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sallyport:storage:ReplicationRole", name, {}, opts);
    const plan = planReplicationRole(name, args);
    const outputs = plan.outputs(carryOut(this, name, plan.resources, opts?.protect));
    this.name = outputs.name;
    this.arn = outputs.arn;
    this.registerOutputs(outputs);
  }
}
