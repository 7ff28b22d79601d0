import * as kms from "aws-cdk-lib/aws-kms";
import * as s3 from "aws-cdk-lib/aws-s3";
import type { StorageResources } from "../../model/planned/storage";
import { one, type Makers } from "./make";

/** How CDK makes what plans write of S3 and KMS. */
export const storage: Makers<keyof StorageResources<string>> = {
  "AWS::KMS::Key": one(kms.CfnKey),
  "AWS::KMS::Alias": one(kms.CfnAlias),
  "AWS::S3::Bucket": one(s3.CfnBucket),
  "AWS::S3::BucketPolicy": one(s3.CfnBucketPolicy),
};
