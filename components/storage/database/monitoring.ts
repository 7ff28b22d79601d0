import { boundedBy, type Bounded } from "../../model/bounded";
import { accountId, att, Input, partition, planned, ref, region, retained, text } from "../../model/plan";
import type { Planned, Show, Text } from "../../model/plan";
import type { PolicyStatement } from "../../model/planned/policy";
import { policyOf } from "../data-class";
import type { KeyFor } from "../key-for";
import { credentials, dataProtection } from "../log-group/data-protection";
import { tagsOf } from "../tags";

export interface DatabaseMonitoringSpec<R> extends Bounded<R> {
  /** Who answers for the records: a team, not a person. Becomes the tag `Owner`. */
  readonly owner: string;
  /** A key for internal data, with `logs` among its services. */
  readonly key: KeyFor<"internal", "logs", R>;
}

export interface DatabaseMonitoringOutputs<V> {
  /** What every `Database` of the account and region is monitored by. */
  readonly roleArn: V;
}

export interface DatabaseMonitoringPlan {
  readonly resources: readonly Planned[];
  readonly outputs: <V>(show: Show<V>) => DatabaseMonitoringOutputs<V>;
}

/**
 * What RDS's enhanced monitoring needs, once an account and region: the one log group to which it writes, made before RDS makes it
 * without a key, and a role that can write to it and to nothing else, where AWS's own policy covers every group whose name begins
 * with RDS. https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html
 */
export const planDatabaseMonitoring = <R>(
  name: string,
  { owner, key, boundary }: DatabaseMonitoringSpec<R>,
): DatabaseMonitoringPlan => {
  const tags = tagsOf(name, owner, "internal");
  return {
    resources: [
      retained("AWS::Logs::LogGroup", "log-group", {
        DataProtectionPolicy: dataProtection(name, credentials, {}),
        DeletionProtectionEnabled: true,
        LogGroupName: "RDSOSMetrics",
        KmsKeyId: new Input(key.arn),
        RetentionInDays: policyOf("internal").recordsDays,
        Tags: tags,
      }),
      planned("AWS::IAM::Role", "role", {
        AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [trust] },
        Description: "Lets RDS write what the processes on databases' machines do",
        ...boundedBy(boundary),
        Tags: tags,
      }),
      planned("AWS::IAM::ManagedPolicy", "policy", {
        Description: "Writing enhanced monitoring to its log group",
        PolicyDocument: { Version: "2012-10-17", Statement: [write] },
        Roles: [ref("role")],
      }),
    ],
    outputs: (show) => ({ roleArn: show(att("role", "Arn")) }),
  };
};

/** For this account's own databases alone: https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html */
const trust: PolicyStatement<Text> = {
  Sid: "DatabasesOfThisAccount",
  Effect: "Allow",
  Principal: { Service: "monitoring.rds.amazonaws.com" },
  Action: "sts:AssumeRole",
  Condition: {
    ArnLike: { "aws:SourceArn": text`arn:${partition}:rds:${region}:${accountId}:db:*` },
    StringEquals: { "aws:SourceAccount": accountId },
  },
};

/** As in AWS's own policy, but for `logs:PutRetentionPolicy`: how long the records are kept is decided here. */
const write: PolicyStatement<Text> = {
  Sid: "WriteMetrics",
  Effect: "Allow",
  Action: [
    "logs:CreateLogGroup",
    "logs:CreateLogStream",
    "logs:DescribeLogStreams",
    "logs:GetLogEvents",
    "logs:PutLogEvents",
  ],
  Resource: att("log-group", "Arn"),
};
