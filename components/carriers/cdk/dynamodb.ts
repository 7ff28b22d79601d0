import * as dynamodb from "aws-cdk-lib/aws-dynamodb";
import type { DynamoDbResources } from "../../model/planned/dynamodb";
import { one, type Makers } from "./make";

/** How CDK makes what plans write of DynamoDB. */
export const tables: Makers<keyof DynamoDbResources<string>> = { "AWS::DynamoDB::Table": one(dynamodb.CfnTable) };
