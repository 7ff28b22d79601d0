import * as sdk from "aws-cdk-lib/aws-rds";
import type { RdsResources } from "../../model/planned/rds";
import { one, type Makers } from "./make";

/** How CDK makes what plans write of RDS. */
export const rds: Makers<keyof RdsResources<string>> = {
  "AWS::RDS::DBSubnetGroup": one(sdk.CfnDBSubnetGroup),
  "AWS::RDS::DBParameterGroup": one(sdk.CfnDBParameterGroup),
  "AWS::RDS::DBClusterParameterGroup": one(sdk.CfnDBClusterParameterGroup),
  "AWS::RDS::OptionGroup": one(sdk.CfnOptionGroup),
  "AWS::RDS::DBInstance": one(sdk.CfnDBInstance),
  "AWS::RDS::DBCluster": one(sdk.CfnDBCluster),
};
