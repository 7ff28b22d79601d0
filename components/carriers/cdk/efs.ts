import * as sdk from "aws-cdk-lib/aws-efs";
import type { EfsResources } from "../../model/planned/efs";
import { one, type Makers } from "./make";

/** How CDK makes what plans write of EFS. */
export const efs: Makers<keyof EfsResources<string>> = {
  "AWS::EFS::FileSystem": one(sdk.CfnFileSystem),
  "AWS::EFS::AccessPoint": one(sdk.CfnAccessPoint),
  "AWS::EFS::MountTarget": one(sdk.CfnMountTarget),
};
