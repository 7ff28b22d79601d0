import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { App, CfnCondition, CfnDeletionPolicy, Fn, NestedStack, Stack, Stage } from "aws-cdk-lib";
import { CfnBucket, CfnBucketPolicy } from "aws-cdk-lib/aws-s3";
import { CloudFormationProduct, CloudFormationTemplate, ProductStack } from "aws-cdk-lib/aws-servicecatalog";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import "../components/carriers/synth";
import { sallyportJson } from "./command";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sallyport-assemblies-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const tlsOnly = (name: string) => ({
  Statement: [
    {
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: [`arn:aws:s3:::${name}`, `arn:aws:s3:::${name}/*`],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  ],
});

/** The resources of which a rule fails, each with the file. */
const failing = async (rule: string, ...paths: readonly string[]) => {
  const { report, code } = await sallyportJson(["check", ...paths]);
  expect([0, 1]).toContain(code);
  const found = report.findings.filter((it) => it.rule === rule && it.verdict === "fail");
  return {
    found: found.map(({ resource, source }) => `${source.file.slice(folder.length + 1)} ${resource}`).sort(),
    report,
  };
};

const write = (file: string, content: object): string => {
  const path = join(folder, file);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, JSON.stringify(content));
  return path;
};

describe("check of cdk.out", () => {
  const synthesized = (name: string): string => {
    const outdir = join(folder, name);
    const app = new App({ outdir });
    const env = { account: "123456789012", region: "eu-west-1" };
    for (const stage of ["dev", "prod"]) {
      const within = new Stage(app, stage, { env });
      const home = new Stack(within, "home");
      const [near, nested] = ["near", "nested", "none"].map(
        (id) => new CfnBucket(home, id, { bucketName: `shop-${id}` }),
      );
      const policy = (stack: Stack, bucket: CfnBucket | undefined) =>
        new CfnBucketPolicy(stack, "policy", {
          bucket: bucket?.ref ?? "",
          policyDocument: tlsOnly(bucket?.bucketName ?? ""),
        });
      policy(new Stack(within, "away"), near);
      policy(new NestedStack(home, "inner"), nested);
      const abroad = new CfnBucket(home, "abroad", { versioningConfiguration: { status: "Enabled" } });
      abroad.cfnOptions.condition = new CfnCondition(home, "us", {
        expression: Fn.conditionEquals(Fn.ref("AWS::Region"), "us-east-1"),
      });
      abroad.cfnOptions.deletionPolicy = CfnDeletionPolicy.RETAIN;
    }
    app.synth();
    return outdir;
  };

  it("joins the stacks of each stage, with what is nested, and knows where they are deployed", async () => {
    const { found, report } = await failing("bucket-tls-only", synthesized("joined"));
    expect(found).toEqual([
      expect.stringMatching(/^joined\/assembly-dev\/devhome\w+\.template\.json none$/),
      expect.stringMatching(/^joined\/assembly-prod\/prodhome\w+\.template\.json none$/),
    ]);
    expect(report.notes.join("\n")).toMatch(/Left out, for their condition is false: abroad/);
    expect(report.unread).toEqual({});
  });

  it("judges what lies beside an assembly and is not of CDK's making", async () => {
    const outdir = synthesized("beside");
    write("beside/network.json", { Resources: { Own: { Type: "AWS::S3::Bucket" } } });
    const { found, report } = await failing("bucket-tls-only", outdir);
    expect(found).toContain("beside/network.json Own");
    expect(report.notes.join("\n")).not.toContain("leftover");
  });

  it("judges the template of a product, which Service Catalog deploys on its own", async () => {
    const outdir = join(folder, "catalog");
    const app = new App({ outdir });
    const stack = new Stack(app, "shop");
    const product = new ProductStack(stack, "till");
    new CfnBucket(product, "receipts");
    new CfnBucket(stack, "orders");
    new CloudFormationProduct(stack, "product", {
      productName: "till",
      owner: "shop",
      productVersions: [{ cloudFormationTemplate: CloudFormationTemplate.fromProductStack(product) }],
    });
    app.synth();
    const { found, report } = await failing("bucket-tls-only", outdir);
    expect(found).toEqual([
      "catalog/shop.template.json orders",
      expect.stringMatching(/^catalog\/shoptill\w+\.product\.template\.json receipts$/),
    ]);
    expect(report.notes.join("\n")).not.toContain("leftover");
  });

  it("says what is left over from an earlier synthesis", async () => {
    const outdir = synthesized("left");
    write("left/Old.template.json", { Resources: { Old: { Type: "AWS::S3::Bucket" } } });
    write("left/manifest.json", {
      artifacts: { New: { type: "aws:cloudformation:stack", properties: { templateFile: "New.template.json" } } },
    });
    write("left/New.template.json", { Resources: { New: { Type: "AWS::S3::Bucket" } } });
    const { found, report } = await failing("bucket-tls-only", outdir);
    expect(found).toContain("left/New.template.json New");
    expect(found).not.toContain("left/Old.template.json Old");
    expect(report.notes.join("\n")).toMatch(/left\/Old\.template\.json: Not judged, for it is a leftover/);
    expect((await failing("bucket-tls-only", join(outdir, "Old.template.json"))).found).toEqual([
      "left/Old.template.json Old",
    ]);
  });
});

describe("check of plain templates", () => {
  const home = {
    Resources: { Data: { Type: "AWS::S3::Bucket", Properties: { BucketName: "data" } } },
    Outputs: { Name: { Value: { Ref: "Data" }, Export: { Name: "home-data" } } },
  };
  const policy = (bucket: unknown) => ({
    Type: "AWS::S3::BucketPolicy",
    Properties: { Bucket: bucket, PolicyDocument: tlsOnly("data") },
  });

  it("follows imports among the files given, and leaves others apart", async () => {
    const exporter = write("plain/home.json", home);
    const importer = write("plain/away.json", { Resources: { P: policy({ "Fn::ImportValue": "home-data" }) } });
    const other = write("plain/other.json", { Resources: { Data: { Type: "AWS::S3::Bucket" } } });
    expect((await failing("bucket-tls-only", exporter)).found).toEqual(["plain/home.json Data"]);
    expect((await failing("bucket-tls-only", exporter, importer)).found).toEqual([]);
    expect((await failing("bucket-tls-only", other, importer, exporter)).found).toEqual(["plain/other.json Data"]);
  });

  it("follows nested stacks that are files beside, with their parameters and outputs", async () => {
    const child = {
      Parameters: { Name: { Type: "String" } },
      Resources: { P: policy({ Ref: "Name" }) },
    };
    write("nest/parts/child.json", child);
    const parent = write("nest/parent.json", {
      Resources: {
        Data: { Type: "AWS::S3::Bucket", Properties: { BucketName: "data" } },
        Nested: {
          Type: "AWS::CloudFormation::Stack",
          Properties: { TemplateURL: "parts/child.json", Parameters: { Name: { Ref: "Data" } } },
        },
      },
    });
    expect((await failing("bucket-tls-only", join(folder, "nest"))).found).toEqual([]);
    expect((await failing("bucket-tls-only", parent)).found).toEqual(["nest/parent.json Data"]);
  });
});
