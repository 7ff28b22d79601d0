import { describe, expect, it } from "@jest/globals";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { matchers, recordMocks } from "../policy-packs/jest";

expect.extend(matchers);

const template = (status: string) => ({
  Resources: { Orders: { Type: "AWS::S3::Bucket", Properties: { VersioningConfiguration: { Status: status } } } },
});

describe("the Jest door", () => {
  it("tells a template that fails a rule from one that does not", () => {
    expect(template("Suspended")).toFailRule("old-versions-kept", "Orders");
    expect(template("Enabled")).not.toFailRule("old-versions-kept");
    expect(template("Suspended")).not.toFailRule("old-versions-kept", "Others");
  });

  it("passes a stack in which no rule fails, and says what fails in another", () => {
    const only = { except: ["owner-tagged", "use-is-logged"] };
    expect({ Resources: { Topic: { Type: "AWS::Braket::Nothing" } } }).toPass();
    expect(template("Suspended")).not.toPass(only);
    expect(() => {
      expect(template("Suspended")).toPass(only);
    }).toThrow(/VersioningConfiguration\.Status is Suspended[\s\S]*old-versions-kept/);
  });

  it("refuses what it cannot judge, and a rule that there is not", () => {
    expect(() => {
      expect("text").toPass();
    }).toThrow(/expected a CloudFormation template/);
    expect(() => {
      expect(template("Enabled")).toFailRule("no-such-rule");
    }).toThrow(/there is no rule no-such-rule/);
  });

  it("judges what a Pulumi program makes under its mocks", async () => {
    const recorder = recordMocks({ "aws:region": "eu-west-1" });
    await pulumi.runtime.setMocks(recorder.mocks);
    const bucket = new aws.s3.Bucket("orders");
    const arn = await new Promise((resolve) => bucket.arn.apply(resolve));
    expect(arn).toMatch(/^arn:aws:s3:::orders-/);
    expect(recorder.resources).toFailRule("old-versions-kept", "orders");
    const versioned = recordMocks();
    await pulumi.runtime.setMocks(versioned.mocks);
    const other = new aws.s3.Bucket("orders");
    const versioning = new aws.s3.BucketVersioning("orders", {
      bucket: other.id,
      versioningConfiguration: { status: "Enabled" },
    });
    await new Promise((resolve) => versioning.id.apply(resolve));
    expect(versioned.resources).not.toFailRule("old-versions-kept");
  });
});
