import { jsonText } from "../model/json-text";
import { accountId, partition, planned, ref, region, text, type Planned, type Text } from "../model/plan";
import type { EventPattern } from "../model/planned/events";
import type { Tags } from "../model/planned/tags";
import type { PolicyStatement } from "../model/planned/policy";

/** What is written down of machines: which events EventBridge looks for, and how one says what they are. */
export interface Recorded {
  readonly description: string;
  readonly pattern: EventPattern<Text>;
}

/** Writes events of machines into the log group of the plan that is called `records-log-group`. */
export const planRecords = (name: string, tags: Tags, { description, pattern }: Recorded): readonly Planned[] => [
  planned("AWS::Logs::ResourcePolicy", "records-policy", {
    PolicyDocument: jsonText({
      Version: "2012-10-17",
      Statement: [allowWriting("Events"), allowWriting("LogDelivery")],
    }),
    PolicyName: `${name}-records`,
  }),
  planned(
    "AWS::Events::Rule",
    "records-rule",
    {
      Description: description,
      EventPattern: pattern,
      Name: `${name}-records`,
      State: "ENABLED",
      Tags: tags,
      Targets: [{ Arn: logGroupArn, Id: "records" }],
    },
    // Before the policy is there, records are lost.
    ["records-policy"],
  ),
];

/** Without the `:*` that stands for its streams. */
const logGroupArn: Text = text`arn:${partition}:logs:${region}:${accountId}:log-group:${ref("records-log-group")}`;

/**
 * What is delivered comes from either of the two, for rules of this account:
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-cloudwatchlogs-permissions
 */
const services = { Events: "events.amazonaws.com", LogDelivery: "delivery.logs.amazonaws.com" } as const;

const allowWriting = (word: keyof typeof services): PolicyStatement<Text> => ({
  Sid: `${word}WriteRecords`,
  Effect: "Allow",
  Principal: { Service: services[word] },
  Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
  Resource: text`${logGroupArn}:*`,
  Condition: { StringEquals: { "aws:SourceAccount": accountId } },
});
