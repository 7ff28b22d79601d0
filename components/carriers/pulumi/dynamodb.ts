import * as aws from "@pulumi/aws";
import type { Resources } from "../../model/planned";
import type { DynamoDbResources } from "../../model/planned/dynamodb";
import { policy, tags, type Make, type Makers, type Value } from "./make";

type Table = Resources<Value>["AWS::DynamoDB::Table"];

/** One table of CloudFormation's is a table and its policy in Pulumi. */
const table: Make<"AWS::DynamoDB::Table"> = (name, it, options, protection) => {
  const { hashKey, rangeKey } = keysOf(it.KeySchema);
  const made = new aws.dynamodb.Table(
    name,
    {
      attributes: it.AttributeDefinitions.map(({ AttributeName, AttributeType }) => ({
        name: AttributeName,
        type: AttributeType,
      })),
      billingMode: it.BillingMode,
      deletionProtectionEnabled: it.DeletionProtectionEnabled,
      ...(it.GlobalSecondaryIndexes === undefined ? {} : { globalSecondaryIndexes: indexesOf(it) }),
      hashKey,
      ...rangeKey,
      pointInTimeRecovery: recoveryOf(it),
      serverSideEncryption: { enabled: it.SSESpecification.SSEEnabled, kmsKeyArn: it.SSESpecification.KMSMasterKeyId },
      ...(it.StreamSpecification === undefined
        ? {}
        : { streamEnabled: true, streamViewType: it.StreamSpecification.StreamViewType }),
      tags: tags(it.Tags),
      ...(it.TimeToLiveSpecification === undefined
        ? {}
        : {
            ttl: {
              attributeName: it.TimeToLiveSpecification.AttributeName,
              enabled: it.TimeToLiveSpecification.Enabled,
            },
          }),
    },
    { ...options, ...protection },
  );
  const own = new aws.dynamodb.ResourcePolicy(
    name,
    { resourceArn: made.arn, policy: policy(it.ResourcePolicy.PolicyDocument) },
    options,
  );
  return { resources: [made, own], attributes: { Ref: made.id, Arn: made.arn, StreamArn: made.streamArn } };
};

const keysOf = (schema: Table["KeySchema"]) => {
  const named = (type: "HASH" | "RANGE") => schema.find(({ KeyType }) => KeyType === type)?.AttributeName;
  const rangeKey = named("RANGE");
  return { hashKey: named("HASH") ?? "", rangeKey: rangeKey === undefined ? {} : { rangeKey } };
};

const indexesOf = ({ GlobalSecondaryIndexes = [] }: Table) =>
  GlobalSecondaryIndexes.map(({ IndexName, KeySchema, Projection }) => {
    const { hashKey, rangeKey } = keysOf(KeySchema);
    return { name: IndexName, hashKey, ...rangeKey, projectionType: Projection.ProjectionType };
  });

const recoveryOf = ({ PointInTimeRecoverySpecification: recovery }: Table) => ({
  enabled: recovery.PointInTimeRecoveryEnabled,
  ...("RecoveryPeriodInDays" in recovery ? { recoveryPeriodInDays: recovery.RecoveryPeriodInDays } : {}),
});

/** How Pulumi makes what plans write of DynamoDB. */
export const dynamodb: Makers<keyof DynamoDbResources<string>> = { "AWS::DynamoDB::Table": table };
