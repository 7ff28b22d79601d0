import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const region = new pulumi.Config("aws").require("region");

const make = async (): Promise<aws.s3.Bucket> => {
  const { accountId } = await aws.getCallerIdentity();
  return new aws.s3.Bucket("logs", { bucket: `logs-${accountId}-${region}`, tags: { Region: aws.config.region! } });
};

export const bucket = make().then(({ id }) => id);
