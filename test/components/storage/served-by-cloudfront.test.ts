import { describe, expect, it } from "@jest/globals";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { App, Lazy, Stack } from "aws-cdk-lib";
import { Match, Template } from "aws-cdk-lib/assertions";
import { CfnDistribution } from "aws-cdk-lib/aws-cloudfront";
import * as cdk from "../../../components/cdk";
import { Bucket, Key, LogBucket } from "../../../components/pulumi";
import { run } from "../carriers/run";

// CDK's own validator takes seconds, and has a test of its own.
process.env["CDK_VALIDATION"] = "false";

const owner = "shop-team";
const common = { dataClass: "public", owner } as const;
const key = { ...common, services: ["s3", "cloudfront"] } as const;

describe("a bucket that needs the distribution, which needs the bucket", () => {
  it("is made by Pulumi, because its policy alone waits for the distribution", async () => {
    const resources = await run(() => {
      const [distribution, known] = pulumi.deferredOutput<string>();
      const pictures = new Bucket("pictures", {
        ...common,
        key: new Key("pictures", key),
        accessLogs: new LogBucket("logs", { owner, accepts: ["s3"] }),
        readers: { distribution },
      });
      const made = new aws.cloudfront.Distribution("pictures", {
        enabled: true,
        origins: [{ originId: "pictures", domainName: pictures.domainName }],
        defaultCacheBehavior: {
          allowedMethods: ["GET"],
          cachedMethods: ["GET"],
          targetOriginId: "pictures",
          viewerProtocolPolicy: "https-only",
        },
        restrictions: { geoRestriction: { restrictionType: "none" } },
        viewerCertificate: { cloudfrontDefaultCertificate: true },
      });
      known(made.arn);
    });
    const find = (type: string) =>
      resources.find((it) => it.type.endsWith(`:${type}`) && it.name.startsWith("pictures"));
    const arn = JSON.stringify(find("Distribution")?.outputs?.["arn"]);
    expect(find("BucketPolicy")?.props["policy"]).toContain(`"aws:SourceArn":${arn}`);
    expect(find("Distribution")?.props["origins"]).toEqual([
      expect.objectContaining({
        domainName: find("Bucket")?.outputs?.["bucketRegionalDomainName"] ?? expect.anything(),
      }),
    ]);
  }, 30_000);

  it("is made by CDK, without a circle in the template", () => {
    const stack = new Stack(new App(), "shop");
    const arn: { distribution?: string } = {};
    const pictures = new cdk.Bucket(stack, "pictures", {
      ...common,
      key: new cdk.Key(stack, "key", key),
      accessLogs: new cdk.LogBucket(stack, "logs", { owner, accepts: ["s3"] }),
      readers: { distribution: Lazy.string({ produce: () => arn.distribution }) },
    });
    const made = new CfnDistribution(stack, "distribution", {
      distributionConfig: {
        enabled: true,
        origins: [{ id: "pictures", domainName: pictures.domainName, s3OriginConfig: {} }],
        defaultCacheBehavior: { targetOriginId: "pictures", viewerProtocolPolicy: "https-only" },
      },
    });
    arn.distribution = stack.formatArn({
      service: "cloudfront",
      region: "",
      resource: "distribution",
      resourceName: made.ref,
    });
    Template.fromStack(stack).hasResourceProperties("AWS::S3::BucketPolicy", {
      PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Sid: "ReadByCloudFront" })]) },
    });
  });
});
