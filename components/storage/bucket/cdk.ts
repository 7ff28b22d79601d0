import type { IGrantable } from "aws-cdk-lib/aws-iam";
import { Key } from "aws-cdk-lib/aws-kms";
import * as s3 from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { carryOut, decide } from "../../carriers/cdk";
import { granting, type Let } from "../../carriers/cdk/granting";
import { statementOf } from "../../carriers/cdk/statement";
import { dayOf } from "../../model/argument";
import { Input } from "../../model/plan";
import type { DataClass } from "../data-class";
import { allowDelivery, type LogSource } from "./deliveries";
import { planLogBucket, type LogBucketOutputs, type LogBucketSpec } from "./log-bucket";
import { planBucket, type BucketOutputs, type BucketPlan, type BucketSpec } from "./plan";
import { planReplicationRole, type ReplicationRoleOutputs, type ReplicationRoleSpec } from "./replication-role";
import type { BucketGrant } from "./spec";

export type BucketProps<C extends DataClass> = BucketSpec<C, string>;
/** Why a role is let in, until when, and to which objects: all, or those whose names begin with `prefix`. */
export type BucketReason = Omit<BucketGrant<string>, "to" | "can">;
export type LogBucketProps<S extends LogSource> = LogBucketSpec<S>;
export type ReplicationRoleProps = ReplicationRoleSpec<string>;

/** A bucket for data of one class. See {@link BucketSpec} for its arguments; it is kept when the stack is deleted. */
export class Bucket<C extends DataClass> extends Construct implements BucketOutputs<C, string> {
  readonly dataClass: C;
  readonly kind = "bucket";
  readonly keyArn: string;
  readonly name: string;
  readonly arn: string;
  readonly domainName: string;
  /** For what takes a bucket of CDK's own. Its policy is this component's: CDK adds nothing to it. */
  readonly bucket: s3.IBucket;
  /** Lets a role in. */
  readonly grant: Let<BucketGrant<string>>;

  constructor(scope: Construct, id: string, props: BucketProps<C>) {
    super(scope, id);
    const today = dayOf(new Date());
    const { plan, show, grant } = granting<BucketGrant<string>, BucketPlan<C>>(this, props, (grants) =>
      planBucket(id, { ...props, grants }, today),
    );
    const outputs = plan.outputs(show);
    this.dataClass = outputs.dataClass;
    this.keyArn = outputs.keyArn;
    this.name = outputs.name;
    this.arn = outputs.arn;
    this.domainName = outputs.domainName;
    this.grant = grant;
    const encryptionKey = Key.fromKeyArn(this, "IKey", props.key.arn);
    this.bucket = s3.Bucket.fromBucketAttributes(this, "IBucket", {
      bucketArn: this.arn,
      bucketName: this.name,
      encryptionKey,
    });
  }

  /** Lets a role read objects as they are now. */
  grantRead(grantee: IGrantable, because: BucketReason): void {
    this.grant(grantee, { can: ["read"], ...because });
  }

  /** Lets a role list the names of objects. */
  grantList(grantee: IGrantable, because: BucketReason): void {
    this.grant(grantee, { can: ["list"], ...because });
  }

  /** Lets a role write new objects and new versions. */
  grantWrite(grantee: IGrantable, because: BucketReason): void {
    this.grant(grantee, { can: ["write"], ...because });
  }

  grantReadWrite(grantee: IGrantable, because: BucketReason): void {
    this.grant(grantee, { can: ["read", "write"], ...because });
  }

  /** Lets a role delete objects, so that it can be undone: versions stay. */
  grantDelete(grantee: IGrantable, because: BucketReason): void {
    this.grant(grantee, { can: ["delete"], ...because });
  }
}

/** A bucket for logs. See {@link LogBucketSpec} for its arguments; it is kept when the stack is deleted. */
export class LogBucket<S extends LogSource> extends Construct implements LogBucketOutputs<S, string> {
  readonly accepts: { readonly [K in S]: true };
  readonly kind = "log-bucket";
  readonly name: string;
  readonly arn: string;
  /** For what takes a bucket of CDK's own. Its policy is this component's: CDK adds nothing to it. */
  readonly bucket: s3.IBucket;

  /**
   * A bucket that is there already, where a `LogBucket` is asked for. A bucket of this app is made to take their logs, for this
   * account's own resources; that another's policy does is your word.
   */
  static from<S extends LogSource>(
    bucket: Pick<s3.IBucket, "addToResourcePolicy" | "bucketArn" | "bucketName">,
    accepts: readonly S[],
  ): LogBucketOutputs<S, string> {
    for (const statement of allowDelivery(accepts, new Input(bucket.bucketArn))) {
      bucket.addToResourcePolicy(statementOf(statement));
    }
    const accepted = Object.fromEntries(accepts.map((source) => [source, true])) as { readonly [K in S]: true };
    return { accepts: accepted, kind: "log-bucket", name: bucket.bucketName, arn: bucket.bucketArn };
  }

  constructor(scope: Construct, id: string, props: LogBucketProps<S>) {
    super(scope, id);
    const plan = decide(this, () => planLogBucket(id, props));
    const outputs = plan.outputs(carryOut(this, plan.resources));
    this.accepts = outputs.accepts;
    this.name = outputs.name;
    this.arn = outputs.arn;
    this.bucket = s3.Bucket.fromBucketAttributes(this, "IBucket", { bucketArn: this.arn, bucketName: this.name });
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
