import * as sdk from "aws-cdk-lib/aws-secretsmanager";
import type { SecretsManagerResources } from "../../model/planned/secretsmanager";
import { one, type Makers } from "./make";

/** How CDK makes what plans write of Secrets Manager. */
export const secretsmanager: Makers<keyof SecretsManagerResources<string>> = {
  "AWS::SecretsManager::Secret": one(sdk.CfnSecret),
  "AWS::SecretsManager::ResourcePolicy": one(sdk.CfnResourcePolicy),
  "AWS::SecretsManager::RotationSchedule": one(sdk.CfnRotationSchedule),
};
