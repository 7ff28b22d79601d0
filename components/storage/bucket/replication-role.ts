import { boundedBy, type Bounded } from "../../model/bounded";
import { att, planned, ref, type Planned, type Show } from "../../model/plan";

export interface ReplicationRoleSpec<R> extends Bounded<R> {
  /** Who answers for the copies: a team, not a person. Becomes the tag `Owner`. */
  readonly owner: string;
}

export interface ReplicationRoleOutputs<V> {
  readonly name: V;
  readonly arn: V;
}

export interface ReplicationRolePlan {
  readonly resources: readonly Planned[];
  readonly outputs: <V>(show: Show<V>) => ReplicationRoleOutputs<V>;
}

/**
 * Who copies: S3 itself, in a role of the account whose buckets are copied. It may do nothing until a bucket says so, and stands
 * before both buckets, so that no dependency runs in a circle. Only who may pass the role (`iam:PassRole`) in this account can have
 * S3 use it. https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html
 */
export const planReplicationRole = <R>(
  name: string,
  { owner, boundary }: ReplicationRoleSpec<R>,
): ReplicationRolePlan => ({
  resources: [
    planned("AWS::IAM::Role", "role", {
      AssumeRolePolicyDocument: {
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "ReplicationByS3",
            Effect: "Allow",
            Principal: { Service: "s3.amazonaws.com" },
            Action: "sts:AssumeRole",
          },
        ],
      },
      Description: `Lets S3 copy the buckets that name it, for ${owner}`,
      ...boundedBy(boundary),
      Tags: [
        { Key: "Name", Value: name },
        { Key: "Owner", Value: owner },
      ],
    }),
  ],
  outputs: (show) => ({ name: show(ref("role")), arn: show(att("role", "Arn")) }),
});
