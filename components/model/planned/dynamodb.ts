import type { PolicyDocument } from "./policy";
import type { Tags } from "./tags";

/** What plans write of DynamoDB, in CloudFormation's names. */
export interface DynamoDbResources<V> {
  "AWS::DynamoDB::Table": {
    readonly AttributeDefinitions: readonly {
      readonly AttributeName: string;
      readonly AttributeType: "S" | "N" | "B";
    }[];
    readonly BillingMode: "PAY_PER_REQUEST";
    readonly DeletionProtectionEnabled: boolean;
    readonly GlobalSecondaryIndexes?: readonly {
      readonly IndexName: string;
      readonly KeySchema: KeySchema;
      readonly Projection: { readonly ProjectionType: "ALL" };
    }[];
    readonly KeySchema: KeySchema;
    /** Days: 1 to 35. */
    readonly PointInTimeRecoverySpecification:
      | { readonly PointInTimeRecoveryEnabled: true; readonly RecoveryPeriodInDays: number }
      | { readonly PointInTimeRecoveryEnabled: false };
    readonly ResourcePolicy: { readonly PolicyDocument: PolicyDocument<V> };
    readonly SSESpecification: { readonly KMSMasterKeyId: V; readonly SSEEnabled: true; readonly SSEType: "KMS" };
    readonly StreamSpecification?: { readonly StreamViewType: StreamView };
    readonly Tags: Tags;
    readonly TimeToLiveSpecification?: { readonly AttributeName: string; readonly Enabled: true };
  };
}

/** What a stream tells of an item that changed. */
export type StreamView = "KEYS_ONLY" | "NEW_AND_OLD_IMAGES" | "NEW_IMAGE" | "OLD_IMAGE";

export type KeySchema = readonly { readonly AttributeName: string; readonly KeyType: "HASH" | "RANGE" }[];
