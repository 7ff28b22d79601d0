import { describe, expect, it } from "@jest/globals";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { App, NestedStack, Stack, Stage, Validations } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { CfnBucket, CfnBucketPolicy } from "aws-cdk-lib/aws-s3";
import { FivePrinciples } from "../policy-packs/cdk";
import { definePack } from "../policy-packs/core/pack";
import { matchers, recordMocks } from "../policy-packs/jest";
import { rules } from "../policy-packs/rules";
import "./components/carriers/synth";

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

  it("goes by the project's sallyport.yaml and its register of exemptions", () => {
    const folder = mkdtempSync(join(tmpdir(), "sallyport-jest-"));
    const until = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    writeFileSync(
      join(folder, "sallyport.yaml"),
      "exemptions: register.yaml\nrules: { owner-tagged: advisory, use-is-logged: disabled }\n",
    );
    const entry = `- { rule: old-versions-kept, resource: Orders, reason: a cache, owner: shop, expires: ${until} }\n`;
    writeFileSync(join(folder, "register.yaml"), entry);
    const { PWD: before } = process.env;
    process.env["PWD"] = folder;
    try {
      expect(template("Suspended")).not.toFailRule("old-versions-kept");
      expect(template("Suspended")).not.toFailRule("owner-tagged");
      expect(template("Suspended")).not.toFailRule("use-is-logged");
      writeFileSync(join(folder, "sallyport.yaml"), "baseline: old.json\n");
      const old = { schemaVersion: 1, findings: [{ rule: "old-versions-kept", resource: "Orders" }] };
      writeFileSync(join(folder, "old.json"), JSON.stringify(old));
      expect(template("Suspended")).not.toFailRule("old-versions-kept");
      expect(template("Suspended")).toFailRule("owner-tagged");
      writeFileSync(join(folder, "sallyport.yaml"), "exemptions: register.yaml\n");
      writeFileSync(join(folder, "register.yaml"), "- { rule: old-versions-kept }\n");
      expect(() => {
        expect(template("Suspended")).toFailRule("old-versions-kept");
      }).toThrow(/register\.yaml: .*lacks resource, reason, owner, expires/);
    } finally {
      process.env["PWD"] = before;
      rmSync(folder, { recursive: true });
    }
    expect(template("Suspended")).toFailRule("old-versions-kept");
    expect(template("Suspended")).toFailRule("owner-tagged");
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
    expect(recorder).toFailRule("old-versions-kept", "orders");
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

describe("toPassPack", () => {
  const only = definePack({
    name: "versions",
    title: "Versions",
    description: "Old versions.",
    rules: rules.filter(({ id }) => id === "old-versions-kept"),
  });

  it("judges by a pack of ours by its name, or by one of one's own", () => {
    expect(template("Suspended")).toPassPack("pipeline");
    expect(template("Suspended")).not.toPassPack("five-principles");
    expect(template("Suspended")).not.toPassPack(only);
    expect(template("Suspended")).toPassPack(only, { except: ["old-versions-kept"] });
    expect(template("Enabled")).toPassPack(only);
  });

  it("says what the command says", () => {
    expect(() => {
      expect(template("Suspended")).toPassPack(only);
    }).toThrow(/Orders AWS::S3::Bucket[\s\S]*VersioningConfiguration\.Status is Suspended[\s\S]*why[\s\S]*fix/);
  });

  it("names the packs there are", () => {
    expect(() => {
      expect(template("Enabled")).toPassPack("six-principles");
    }).toThrow(/there is no pack six-principles: there are five-principles/);
  });
});

describe("toPassRule", () => {
  it("passes where the rule is asked and fails nowhere", () => {
    expect(template("Enabled")).toPassRule("old-versions-kept");
    expect(template("Suspended")).not.toPassRule("old-versions-kept");
  });

  it("is not satisfied by a stack in which there is nothing to judge", () => {
    expect(() => {
      expect(template("Enabled")).toPassRule("imdsv2-required");
    }).toThrow(/there is nothing that it judges: .*AWS::EC2::Instance/);
  });
});

describe("constructs of CDK", () => {
  const given = () => {
    const app = new App();
    const stage = new Stage(app, "prod");
    const [one, other] = ["one", "other"].map((id) => new Stack(stage, id)) as [Stack, Stack];
    const bucket = new CfnBucket(one, "orders", { versioningConfiguration: { status: "Enabled" } });
    new CfnBucket(new NestedStack(other, "inner"), "drafts", { versioningConfiguration: { status: "Suspended" } });
    new CfnBucketPolicy(other, "policy", {
      bucket: bucket.ref,
      policyDocument: {
        Statement: {
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: [bucket.attrArn, `${bucket.attrArn}/*`],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      },
    });
    return { app, stage, one, other };
  };

  it("are judged as an app, a stage or a stack, with what is nested and what other stacks add", () => {
    const { app, stage, one, other } = given();
    for (const whole of [app, stage, other]) expect(whole).toFailRule("old-versions-kept", "drafts");
    expect(one).not.toFailRule("old-versions-kept");
    expect(one).toPassRule("bucket-tls-only");
  });

  it("heeds what is acknowledged, and is not ended by the app's own plugins", () => {
    const app = new App();
    const stack = new Stack(app, "shop");
    const kept = new CfnBucket(stack, "kept");
    new CfnBucket(stack, "other");
    const until = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    const reason = `a cache [owner: shop; expires: ${until}]`;
    Validations.of(kept).acknowledge({ id: "old-versions-kept", reason });
    Validations.of(app).addPlugins(new FivePrinciples(app));
    expect(app).toFailRule("old-versions-kept", "other");
    expect(app).not.toFailRule("old-versions-kept", "kept");
  });

  it("are judged as a Template", () => {
    expect(Template.fromStack(given().one)).toPassRule("old-versions-kept");
    expect(Template.fromStack(given().one)).toFailRule("bucket-tls-only");
  });
});

describe("what engines write", () => {
  const bucket = {
    urn: "urn:pulumi:p::p::aws:s3/bucket:Bucket::orders",
    type: "aws:s3/bucket:Bucket",
    inputs: {},
    custom: true,
  };

  it("is judged as an object", () => {
    expect({ deployment: { resources: [bucket] } }).toFailRule("old-versions-kept", "orders");
    expect({ steps: [{ op: "create", urn: bucket.urn, newState: bucket }] }).toFailRule("old-versions-kept", "orders");
  });
});
