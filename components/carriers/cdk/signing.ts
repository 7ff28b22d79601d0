import * as ecr from "aws-cdk-lib/aws-ecr";
import * as lambda from "aws-cdk-lib/aws-lambda";
import * as signer from "aws-cdk-lib/aws-signer";
import type { SigningResources } from "../../model/planned/signing";
import { one, type Makers } from "./make";

/** How CDK makes what plans write of AWS Signer, of Lambda's code signing and of ECR. */
export const signing: Makers<keyof SigningResources<string>> = {
  "AWS::ECR::Repository": one(ecr.CfnRepository),
  "AWS::Lambda::CodeSigningConfig": one(lambda.CfnCodeSigningConfig),
  "AWS::Signer::ProfilePermission": one(signer.CfnProfilePermission),
  "AWS::Signer::SigningProfile": one(signer.CfnSigningProfile),
};
