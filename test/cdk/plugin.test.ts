import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { App, CfnParameter, NestedStack, Stack, Stage, Validations } from "aws-cdk-lib";
import { CfnSecurityGroup } from "aws-cdk-lib/aws-ec2";
import { Bucket, CfnBucket, CfnBucketPolicy } from "aws-cdk-lib/aws-s3";
import { CloudFormationProduct, CloudFormationTemplate, ProductStack } from "aws-cdk-lib/aws-servicecatalog";
import { AwsSolutionsChecks } from "cdk-nag";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { definePack } from "../../policy-packs/core/pack";
import { FivePrinciples, FrameworkPack, PolicyPack } from "../../policy-packs/cdk";
import { rules } from "../../policy-packs/rules";
import "../components/carriers/synth";
import { folderWith } from "../configuration/configuration";

interface Reported {
  readonly ruleName: string;
  readonly severity: string;
  readonly description: string;
  readonly suggestedFix?: string;
  readonly reason?: string;
  readonly violatingConstructs: readonly {
    readonly constructPath: string;
    readonly cloudFormationResource?: { readonly logicalId: string; readonly propertyPaths?: readonly string[] };
    readonly stackTraces?: readonly string[];
  }[];
}

interface PluginReported {
  readonly pluginName: string;
  readonly conclusion: string;
  readonly violations: readonly Reported[];
  readonly suppressedViolations?: readonly Reported[];
}

const folders: string[] = [];
beforeAll(() => {
  // CDK prints what it reports.
  jest.spyOn(console, "error").mockImplementation(() => undefined);
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** What CDK itself writes down after a synthesis, which a failing plugin ends with an exception. */
const reportsOf = (app: App): { readonly fails: boolean; readonly reports: readonly PluginReported[] } => {
  folders.push(app.outdir);
  let fails = false;
  try {
    app.synth();
  } catch {
    fails = true;
  }
  const text = readFileSync(join(app.outdir, "validation-report.json"), "utf8");
  return { fails, reports: (JSON.parse(text) as { pluginReports: readonly PluginReported[] }).pluginReports };
};

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Does something where a project of these files is. */
const inProject = (files: { readonly [name: string]: string }, act: () => void): void => {
  const folder = folderWith(files);
  folders.push(folder);
  const { PWD: before } = process.env;
  process.env["PWD"] = folder;
  try {
    act();
  } finally {
    process.env["PWD"] = before;
  }
};

const only = (...ids: readonly string[]) =>
  definePack({ name: "mine", title: "Mine", description: "Some.", rules: rules.filter(({ id }) => ids.includes(id)) });

const judged = (app: App, ...ids: readonly string[]) => {
  Validations.of(app).addPlugins(new PolicyPack(app, only(...ids)));
  const { fails, reports } = reportsOf(app);
  const [report] = reports.filter(({ pluginName }) => pluginName === "mine");
  const say = ({ ruleName, severity, violatingConstructs }: Reported) =>
    violatingConstructs.map(({ constructPath }) => `${constructPath} ${ruleName} ${severity}`);
  return {
    fails,
    report,
    said: (report?.violations ?? []).flatMap(say).sort(),
    suppressed: (report?.suppressedViolations ?? []).flatMap(say).sort(),
  };
};

const overWifi = (bucket: string) => ({
  Statement: [
    {
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  ],
});

const shop = () => {
  const app = new App();
  return { app, stack: new Stack(app, "shop") };
};

describe("the CDK plugin", () => {
  it("judges by a framework, asking a rule only of what the framework names", () => {
    const { ruleIds } = new FrameworkPack(undefined, "cis-aws-foundations");
    expect(ruleIds).toContain("imdsv2-required");
    expect(ruleIds).not.toContain("owner-tagged");
  });

  it("stops the synthesis, and names construct, property, line and fix", () => {
    const { app, stack } = shop();
    new CfnBucket(stack, "orders", { versioningConfiguration: { status: "Suspended" } });
    const { said, report, fails } = judged(app, "old-versions-kept");
    expect({ said, fails }).toEqual({ said: ["shop/orders old-versions-kept error"], fails: true });
    const [violation] = report?.violations ?? [];
    expect(violation?.description).toMatch(/^VersioningConfiguration\.Status is Suspended: /);
    expect(violation?.suggestedFix).toMatch(/VersioningConfiguration/);
    const [at] = violation?.violatingConstructs ?? [];
    expect(at?.cloudFormationResource).toMatchObject({
      logicalId: "orders",
      propertyPaths: ["Properties.VersioningConfiguration.Status"],
    });
    expect(at?.stackTraces?.join("\n")).toMatch(/cdk\/plugin\.test\.ts:\d+/);
  });

  it("warns of what is advisory, and shows what cannot be judged yet", () => {
    const { app, stack } = shop();
    const status = new CfnParameter(stack, "status").valueAsString;
    new CfnBucket(stack, "orders", { versioningConfiguration: { status } });
    const { said, fails } = judged(app, "old-versions-kept", "owner-tagged");
    expect({ said, fails }).toEqual({
      said: ["shop/orders old-versions-kept info", "shop/orders owner-tagged warning"],
      fails: false,
    });
  });

  it("judges what is deployed: overrides count", () => {
    const { app, stack } = shop();
    const one = new Bucket(stack, "one", { versioned: true });
    (one.node.defaultChild as CfnBucket).addPropertyOverride("VersioningConfiguration.Status", "Suspended");
    const other = new Bucket(stack, "other");
    (other.node.defaultChild as CfnBucket).addPropertyOverride("VersioningConfiguration.Status", "Enabled");
    expect(judged(app, "old-versions-kept").said).toEqual(["shop/one/Resource old-versions-kept error"]);
  });

  it("sees a policy in another stack, in a nested one, and in another region", () => {
    const app = new App();
    const env = { account: "123456789012", region: "eu-west-1" };
    const home = new Stack(app, "home", { env, crossRegionReferences: true });
    const [near, nested, far, none] = ["near", "nested", "far", "none"].map(
      (id) => new CfnBucket(home, id, { bucketName: `shop-${id}` }),
    ) as [CfnBucket, CfnBucket, CfnBucket, CfnBucket];
    const policy = (stack: Stack, bucket: CfnBucket) =>
      new CfnBucketPolicy(stack, "policy", { bucket: bucket.ref, policyDocument: overWifi(bucket.bucketName ?? "") });
    policy(new Stack(app, "away", { env }), near);
    policy(new NestedStack(home, "inner"), nested);
    policy(new Stack(app, "abroad", { env: { ...env, region: "us-east-1" }, crossRegionReferences: true }), far);
    expect(none.bucketName).toBe("shop-none");
    expect(judged(app, "bucket-tls-only").said).toEqual(["home/none bucket-tls-only error"]);
  });

  it("tells apart what has one name in two stacks, and finds it in stages and nested stacks", () => {
    const app = new App();
    for (const name of ["dev", "prod"]) {
      const stack = new Stack(new Stage(app, name), "shop");
      const status = name === "prod" ? "Enabled" : "Suspended";
      new CfnBucket(stack, "orders", { versioningConfiguration: { status } });
      new CfnBucket(new NestedStack(stack, "inner"), "orders", { versioningConfiguration: { status } });
    }
    expect(judged(app, "old-versions-kept").said).toEqual([
      "dev/shop/inner/orders old-versions-kept error",
      "dev/shop/orders old-versions-kept error",
    ]);
  });

  it("judges what is in a product of Service Catalog, whose template no stack deploys", () => {
    const { app, stack } = shop();
    const product = new ProductStack(stack, "till");
    new CfnBucket(product, "receipts");
    new CloudFormationProduct(stack, "product", {
      productName: "till",
      owner: "shop",
      productVersions: [{ cloudFormationTemplate: CloudFormationTemplate.fromProductStack(product) }],
    });
    expect(judged(app, "old-versions-kept").said).toEqual(["shop/till/receipts old-versions-kept error"]);
  });

  it("accepts what is acknowledged, on a construct or above it, by rule or by aspect, of this pack only", () => {
    const { app, stack } = shop();
    const id = "old-versions-kept";
    for (const name of ["none", "plain", "named", "others", "nags"]) new CfnBucket(stack, name);
    const reason = `a cache [owner: shop; expires: ${day(20)}]`;
    const on = (name: string, acknowledged: string) => {
      Validations.of(stack.node.findChild(name)).acknowledge({ id: acknowledged, reason });
    };
    on("plain", id);
    on("named", `mine::${id}`);
    on("others", `other-pack::${id}`);
    on("nags", "AwsSolutions-S1");
    const { said, suppressed, fails } = judged(app, id);
    expect(said.filter((it) => it.endsWith("error"))).toEqual([
      "shop/nags old-versions-kept error",
      "shop/none old-versions-kept error",
      "shop/others old-versions-kept error",
    ]);
    expect(fails).toBe(true);
    expect([...suppressed, ...said.filter((it) => it.endsWith("info"))]).toEqual([
      "shop/named old-versions-kept info",
      "shop/plain old-versions-kept info",
    ]);
    const whole = shop();
    new CfnBucket(whole.stack, "orders");
    Validations.of(whole.stack).acknowledge({ id, reason });
    const accepted = judged(whole.app, id);
    expect(accepted.fails).toBe(false);
    expect(accepted.report?.violations[0]?.description).toMatch(/\(accepted: a cache; shop, until [\d-]+\)$/);
  });

  it("takes no acknowledgement that says neither owner nor end", () => {
    const { app, stack } = shop();
    Validations.of(new CfnBucket(stack, "orders")).acknowledge({ id: "old-versions-kept", reason: "a cache" });
    const { said, fails, report } = judged(app, "old-versions-kept");
    expect({ said, fails }).toEqual({ said: ["shop/orders old-versions-kept fatal"], fails: true });
    expect(report?.violations[0]?.description).toMatch(
      /does not hold: it lacks owner, expires: write the reason as "why \[owner: /,
    );
  });

  it("reads the register that the project's sallyport.yaml names, and tells what is wrong with it", () => {
    const entry = (resource: string) =>
      `- { rule: old-versions-kept, resource: ${resource}, reason: a cache, owner: shop, expires: ${day(20)} }\n`;
    const register = {
      "sallyport.yaml": "exemptions: register.yaml\n",
      "register.yaml": entry("orders") + entry("gone"),
    };
    inProject(register, () => {
      const { app, stack } = shop();
      new CfnBucket(stack, "orders");
      const { report, fails } = judged(app, "old-versions-kept");
      expect(fails).toBe(false);
      expect(report?.violations.map(({ ruleName, severity }) => `${ruleName} ${severity}`).sort()).toEqual([
        "exemption-unused warning",
        "old-versions-kept info",
      ]);
      expect(JSON.stringify(report)).toMatch(/register\.yaml:2: gone is exempt from old-versions-kept/);
    });
  });

  it("tolerates the old findings of the project's baseline, and tells of those that are gone", () => {
    const old = (resource: string) => ({ rule: "old-versions-kept", resource });
    const baseline = JSON.stringify({ schemaVersion: 1, findings: [old("orders"), old("gone")] });
    inProject({ "sallyport.yaml": "baseline: old.json\n", "old.json": baseline }, () => {
      const { app, stack } = shop();
      new CfnBucket(stack, "orders");
      new CfnBucket(stack, "fresh");
      const { report, said } = judged(app, "old-versions-kept");
      expect(said).toEqual(["shop/fresh old-versions-kept error", "shop/orders old-versions-kept info"]);
      expect(JSON.stringify(report)).toMatch(/tolerated by the baseline/);
      expect(JSON.stringify(report)).toMatch(/old\.json:1: The baseline tolerates a finding that is gone: \S+ on gone/);
    });
  });

  it("holds acknowledgements with owner and expiry to it, and takes nothing critical for its reason alone", () => {
    const { app, stack } = shop();
    for (const [name, expires] of [
      ["held", day(20)],
      ["ended", day(-1)],
    ] as const) {
      const reason = `a cache [owner: shop; expires: ${expires}]`;
      Validations.of(new CfnBucket(stack, name)).acknowledge({ id: "mine::old-versions-kept", reason });
    }
    const open = new CfnSecurityGroup(stack, "open", {
      groupDescription: "x",
      securityGroupIngress: [{ ipProtocol: "tcp", fromPort: 22, toPort: 22, cidrIp: "0.0.0.0/0" }],
    });
    Validations.of(open).acknowledge({ id: "mine::admin-ports-not-open", reason: "I need it" });
    const { said, report } = judged(app, "old-versions-kept", "admin-ports-not-open");
    expect(said.filter((it) => !it.endsWith("info"))).toEqual([
      "shop/ended old-versions-kept fatal",
      "shop/open admin-ports-not-open fatal",
    ]);
    expect(JSON.stringify(report)).toMatch(/Its exemption by shop ended on/);
  });

  it("stands beside cdk-nag, each with its own rules and acknowledgements", () => {
    const { app, stack } = shop();
    const bucket = new CfnBucket(stack, "orders");
    Validations.of(bucket).acknowledge({ id: "AwsSolutions-S1", reason: "cdk-nag's" });
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new FivePrinciples(app));
    const { reports } = reportsOf(app);
    const rulesOf = (name: RegExp) =>
      reports
        .filter(({ pluginName }) => name.test(pluginName))
        .flatMap(({ violations }) => violations.map((it) => it.ruleName));
    expect(rulesOf(/^AwsSolutions/i)).toEqual(["AwsSolutions-S10"]);
    expect(rulesOf(/^five-principles$/)).toEqual(expect.arrayContaining(["old-versions-kept", "bucket-tls-only"]));
    expect(rulesOf(/^five-principles$/).filter((it) => it.startsWith("AwsSolutions"))).toEqual([]);
  });

  it("says in one sentence what is wrong with its configuration", () => {
    const { app, stack } = shop();
    new CfnBucket(stack, "orders");
    Validations.of(app).addPlugins(new FivePrinciples(app, { config: { "no-such-rule": "advisory" } }));
    expect(JSON.stringify(reportsOf(app).reports)).toMatch(/there is no rule no-such-rule in the pack five-principles/);
  });

  it("takes settings and enforcement from its configuration", () => {
    const { app, stack } = shop();
    new CfnBucket(stack, "orders");
    Validations.of(app).addPlugins(new PolicyPack(app, only("old-versions-kept"), { config: { all: "advisory" } }));
    expect(reportsOf(app).fails).toBe(false);
  });

  it("lists its rules", () => {
    expect(new FivePrinciples().ruleIds).toContain("encrypted-at-rest");
    expect(new FivePrinciples().name).toBe("five-principles");
  });
});
