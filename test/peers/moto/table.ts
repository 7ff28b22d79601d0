import {
  CreateTableCommand,
  UpdateContinuousBackupsCommand,
  type AttributeDefinition,
  type DynamoDBClient,
  type GlobalSecondaryIndex,
  type KeySchemaElement,
  type LocalSecondaryIndex,
  type PointInTimeRecoverySpecification,
} from "@aws-sdk/client-dynamodb";
import type { Properties } from "./deploy";

/**
 * Makes a table by DynamoDB's own API as the template says: moto's CloudFormation looks for the API's name of the switch for
 * encryption, and leaves out recovery.
 */
export const createTable = async (client: DynamoDBClient, TableName: string, properties: Properties): Promise<void> => {
  const said = properties as {
    readonly AttributeDefinitions: AttributeDefinition[];
    readonly KeySchema: KeySchemaElement[];
    readonly GlobalSecondaryIndexes?: GlobalSecondaryIndex[];
    readonly LocalSecondaryIndexes?: LocalSecondaryIndex[];
    readonly DeletionProtectionEnabled: boolean;
    readonly SSESpecification: {
      readonly KMSMasterKeyId: string;
      readonly SSEEnabled: boolean;
      readonly SSEType: "KMS";
    };
    readonly PointInTimeRecoverySpecification: PointInTimeRecoverySpecification;
  };
  const { KMSMasterKeyId, SSEEnabled, SSEType } = said.SSESpecification;
  await client.send(
    new CreateTableCommand({
      TableName,
      AttributeDefinitions: said.AttributeDefinitions,
      KeySchema: said.KeySchema,
      GlobalSecondaryIndexes: said.GlobalSecondaryIndexes,
      LocalSecondaryIndexes: said.LocalSecondaryIndexes,
      BillingMode: "PAY_PER_REQUEST",
      DeletionProtectionEnabled: said.DeletionProtectionEnabled,
      SSESpecification: { KMSMasterKeyId, SSEType, Enabled: SSEEnabled },
    }),
  );
  const { PointInTimeRecoverySpecification } = said;
  await client.send(new UpdateContinuousBackupsCommand({ TableName, PointInTimeRecoverySpecification }));
};
