import { boundedBy, type Bounded } from "../model/bounded";
import {
  accountId,
  att,
  Input,
  partition,
  planned,
  ref,
  region,
  retained,
  text,
  type Planned,
  type Text,
} from "../model/plan";
import type { Resources } from "../model/planned";
import type { PolicyStatement } from "../model/planned/policy";
import type { TagsOf } from "./zones";

/** What CloudWatch Logs knows of a year and more. */
type RetentionInDays = 365 | 400 | 545 | 731 | 1096 | 1827 | 2192 | 2557 | 2922 | 3288 | 3653;

/**
 * Where the records of all traffic go, with those of all names that are asked for, and the firewall's: to a bucket, which is cheap to
 * keep, or to log groups, which can be asked at once. `R` is a value that may be known only after deployment.
 */
export type FlowLogs<R> =
  | {
      readonly to: "bucket";
      readonly bucket: { readonly name: R; readonly arn: R; readonly accepts: { readonly "flow-logs": true } };
    }
  | {
      readonly to: "log-group";
      /** A key that CloudWatch Logs may use. */
      readonly key: { readonly arn: R };
      /** Days that records are kept; 365 by default and at least, as FSBP CloudWatch.16 asks. */
      readonly keepDays?: RetentionInDays;
    };

/** Accepted and refused traffic, by the minute: https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html (CIS 3.7, FSBP EC2.6). */
export const planFlowLogs = <R>(spec: FlowLogs<R>, bounded: Bounded<R>, tags: TagsOf): readonly Planned[] =>
  spec.to === "bucket"
    ? [flowLog({ LogDestinationType: "s3", LogDestination: new Input(spec.bucket.arn) }, tags)]
    : [
        ...planLogGroup("flow-log-group", spec, "flow-logs", tags),
        ...role(bounded, tags),
        flowLog(
          {
            LogDestinationType: "cloud-watch-logs",
            LogDestination: logGroupArn("flow-log-group"),
            DeliverLogsPermissionArn: att("flow-log-role", "Arn"),
          },
          tags,
        ),
      ];

/** A log group of its own for one kind of records; nothing where all go to a bucket. */
export const planLogGroup = <R>(id: string, spec: FlowLogs<R>, what: string, tags: TagsOf): readonly Planned[] =>
  spec.to === "bucket"
    ? []
    : [
        retained("AWS::Logs::LogGroup", id, {
          DeletionProtectionEnabled: true,
          KmsKeyId: new Input(spec.key.arn),
          RetentionInDays: spec.keepDays ?? 365,
          Tags: tags(what),
        }),
      ];

/** Without the ":*" that the group's own attribute ends in. */
export const logGroupArn = (id: string): Text =>
  text`arn:${partition}:logs:${region}:${accountId}:log-group:${ref(id)}`;

type Destination = Pick<
  Resources<Text>["AWS::EC2::FlowLog"],
  "DeliverLogsPermissionArn" | "LogDestination" | "LogDestinationType"
>;

const flowLog = (destination: Destination, tags: TagsOf): Planned =>
  planned("AWS::EC2::FlowLog", "flow-log", {
    ResourceId: ref("vpc"),
    ResourceType: "VPC",
    TrafficType: "ALL",
    ...destination,
    MaxAggregationInterval: 60,
    Tags: tags("flow-logs"),
  });

/** What the flow log service may do: write to the one group, on behalf of this account's own flow logs. */
const role = (bounded: Bounded<unknown>, tags: TagsOf): readonly Planned[] => [
  planned("AWS::IAM::Role", "flow-log-role", {
    AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [trust] },
    Description: "Lets VPC Flow Logs write to its log group",
    ...boundedBy(bounded.boundary),
    Tags: tags("flow-logs"),
  }),
  planned("AWS::IAM::ManagedPolicy", "flow-log-policy", {
    Description: "Writing flow logs to their log group",
    PolicyDocument: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "WriteFlowLogs",
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
          Resource: att("flow-log-group", "Arn"),
        },
      ],
    },
    Roles: [ref("flow-log-role")],
  }),
];

/** https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html */
const trust: PolicyStatement<Text> = {
  Sid: "FlowLogsOfThisAccount",
  Effect: "Allow",
  Principal: { Service: "vpc-flow-logs.amazonaws.com" },
  Action: "sts:AssumeRole",
  Condition: {
    ArnLike: { "aws:SourceArn": text`arn:${partition}:ec2:${region}:${accountId}:vpc-flow-log/*` },
    StringEquals: { "aws:SourceAccount": accountId },
  },
};
