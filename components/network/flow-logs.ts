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
import type { PolicyStatement } from "../model/planned/policy";
import type { Tags } from "../model/planned/tags";

/**
 * Where the records of all traffic go: to a bucket, which is cheap to keep, or to a log group, which can be asked at once.
 * `R` is a value that may be known only after deployment.
 */
export type FlowLogs<R> =
  | { readonly to: "bucket"; readonly bucket: { readonly arn: R; readonly accepts: { readonly "flow-logs": true } } }
  | {
      readonly to: "log-group";
      /** A key that CloudWatch Logs may use. */
      readonly key: { readonly arn: R };
      /** Days that records are kept, one of those that CloudWatch knows; 365 by default, as FSBP CloudWatch.16 asks. */
      readonly keepDays?: number;
    };

/** Accepted and refused traffic, by the minute: https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html (CIS 3.7, FSBP EC2.6). */
export const planFlowLogs = <R>(spec: FlowLogs<R>, tags: (name: string) => Tags): readonly Planned[] =>
  spec.to === "bucket"
    ? [flowLog({ LogDestinationType: "s3", LogDestination: new Input(spec.bucket.arn) }, tags)]
    : [
        retained("AWS::Logs::LogGroup", "flow-log-group", {
          KmsKeyId: new Input(spec.key.arn),
          RetentionInDays: spec.keepDays ?? 365,
          Tags: tags("flow-logs"),
        }),
        ...role(tags),
        flowLog(
          {
            LogDestinationType: "cloud-watch-logs",
            // Without the ":*" that the group's own attribute ends in.
            LogDestination: text`arn:${partition}:logs:${region}:${accountId}:log-group:${ref("flow-log-group")}`,
            DeliverLogsPermissionArn: att("flow-log-role", "Arn"),
          },
          tags,
        ),
      ];

const flowLog = (
  destination:
    | { readonly LogDestinationType: "s3"; readonly LogDestination: Text }
    | {
        readonly LogDestinationType: "cloud-watch-logs";
        readonly LogDestination: Text;
        readonly DeliverLogsPermissionArn: Text;
      },
  tags: (name: string) => Tags,
): Planned =>
  planned("AWS::EC2::FlowLog", "flow-log", {
    ResourceId: ref("vpc"),
    ResourceType: "VPC",
    TrafficType: "ALL",
    ...destination,
    MaxAggregationInterval: 60,
    Tags: tags("flow-logs"),
  });

/** What the flow log service may do: write to the one group, on behalf of this account's own flow logs. */
const role = (tags: (name: string) => Tags): readonly Planned[] => [
  planned("AWS::IAM::Role", "flow-log-role", {
    AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [trust] },
    Description: "Lets VPC Flow Logs write to its log group",
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
