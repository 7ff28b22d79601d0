import { type App, Stack } from "aws-cdk-lib";
import { CfnFunction } from "aws-cdk-lib/aws-lambda";
import { CfnBucket } from "aws-cdk-lib/aws-s3";

export const naive = "naive";

/** A stack that every peer finds fault with: one that says nothing of it is not listening. */
export const addNaive = (app: App): void => {
  const stack = new Stack(app, naive);
  new CfnBucket(stack, "Bucket", { accessControl: "PublicRead" });
  new CfnFunction(stack, "Function", {
    runtime: "nodejs16.x",
    handler: "index.handler",
    code: { zipFile: "exports.handler = async () => {};" },
    role: "arn:aws:iam::123456789012:role/any",
  });
};
