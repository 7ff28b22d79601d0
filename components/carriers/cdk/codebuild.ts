import * as sdk from "aws-cdk-lib/aws-codebuild";
import type { CodeBuildResources } from "../../model/planned/codebuild";
import { one, type Makers } from "./make";

/** How CDK makes what plans write of CodeBuild. */
export const codebuild: Makers<keyof CodeBuildResources<string>> = {
  "AWS::CodeBuild::Project": one(sdk.CfnProject),
};
