import * as aws from "@pulumi/aws";

const bucket = new aws.s3.Bucket("b");
bucket.id.apply((id) => {
  throw new Error(`no good: ${id.length > 0}`);
});
