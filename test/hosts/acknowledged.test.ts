import { afterEach, describe, expect, it } from "@jest/globals";
import { App, NestedStack, Stack, Stage, Validations } from "aws-cdk-lib";
import { CfnBucket } from "aws-cdk-lib/aws-s3";
import { AwsSolutionsChecks } from "cdk-nag";
import { rmSync } from "node:fs";
import { basename } from "node:path";
import { PolicyPack } from "../../policy-packs/cdk";
import { fivePrinciples } from "../../policy-packs/packs";
import { definePack } from "../../policy-packs/core/pack";
import { sallyportJson } from "../cli/command";
import "../components/carriers/synth";

const rule = "old-versions-kept";
const today = new Date().toISOString().slice(0, 10);
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const until = (days: number) => `a cache [owner: shop; expires: ${day(days)}]`;

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** An app in which everything that may happen to an acknowledgement does. */
const shop = () => {
  const app = new App();
  folders.push(app.outdir);
  const stack = new Stack(app, "shop");
  const bucket = (id: string, scope: Stack = stack) => new CfnBucket(scope, id);
  const on = (id: string, acknowledged: string, reason: string) => {
    Validations.of(bucket(id)).acknowledge({ id: acknowledged, reason });
  };
  bucket("plain");
  on("held", rule, until(20));
  on("named", `five-principles::${rule}`, until(20));
  on("spelled", `sallyport::${rule}`, until(20));
  on("others", `other-pack::${rule}`, until(20));
  on("nags", "AwsSolutions-S1", until(20));
  on("ended", rule, until(-1));
  on("endless", rule, "a cache");
  on("distant", rule, until(1000));
  const inner = new NestedStack(stack, "inner");
  bucket("plain", inner);
  bucket("held", inner);
  const cache = new NestedStack(stack, "cache");
  bucket("plain", cache);
  Validations.of(cache).acknowledge({ id: rule, reason: until(20) });
  const prod = new Stack(new Stage(app, "prod"), "shop");
  bucket("plain", prod);
  bucket("held", prod);
  Validations.of(prod.node.findChild("held")).acknowledge({ id: rule, reason: until(20) });
  return app;
};

const pack = definePack({ ...fivePrinciples, rules: fivePrinciples.rules.filter(({ id }) => id === rule) });

/** `template resource verdict`, and what is said of it besides the fault. */
const inPlugin = (app: App): readonly string[] =>
  new PolicyPack(app, pack)
    .validateScope(app)
    .violations.flatMap(({ ruleName, ruleMetadata, description, violatingResources }) =>
      violatingResources.map(({ templatePath, resourceLogicalId }) =>
        ruleName === rule
          ? `${basename(templatePath)} ${resourceLogicalId} ${ruleMetadata["verdict"] ?? ""} ${refusalIn(description)}`
          : ruleName,
      ),
    )
    .sort();

const inCommand = async (app: App): Promise<readonly string[]> => {
  const { report } = await sallyportJson(["check", app.outdir, "--pack", "five-principles"], { today });
  const findings = report.findings as readonly ((typeof report.findings)[number] & { readonly message: string })[];
  return findings
    .filter((it) => it.rule === rule)
    .map(
      ({ source, resource, verdict, message }) =>
        `${basename(source.file)} ${resource.replace(/^.*\//, "")} ${verdict} ${refusalIn(message)}`,
    )
    .sort();
};

const refusalIn = (message: string): string => /Its exemption.*$/.exec(message)?.[0] ?? "";

describe("what is acknowledged in CDK", () => {
  it("holds in `sallyport check cdk.out` as it does in the plugin", async () => {
    const app = shop();
    const [plugin, command] = [inPlugin(app), await inCommand(app)];
    expect(command).toEqual(plugin);
    const outcome = (id: string) =>
      command
        .filter((it) => it.startsWith("shop.template.json") && it.split(" ")[1] === id)
        .map((it) => it.split(" ")[2]);
    for (const id of ["held", "named", "spelled"]) expect([id, ...outcome(id)]).toEqual([id, "exempt"]);
    for (const id of ["plain", "others", "nags", "ended", "endless", "distant"])
      expect([id, ...outcome(id)]).toEqual([id, "fail"]);
    const nested = command
      .filter((it) => it.includes("nested.template"))
      .map((it) => it.replace(/^(shop\w{5})\S*/, "$1"));
    expect(nested).toEqual(["shopcache plain exempt ", "shopinner held fail ", "shopinner plain fail "]);
    expect(command.filter((it) => it.startsWith("prod")).map((it) => it.split(" ").slice(1, 3).join(" "))).toEqual([
      "held exempt",
      "plain fail",
    ]);
    expect(command.join("\n")).toMatch(/endless fail .*lacks owner, expires: write the reason as "why \[owner/);
  });

  it("is audited in both: what is acknowledged in vain, or is nobody's, is a finding", async () => {
    const app = new App();
    folders.push(app.outdir);
    const fine = new CfnBucket(new Stack(app, "shop"), "fine", { versioningConfiguration: { status: "Enabled" } });
    Validations.of(fine).acknowledge({ id: rule, reason: until(20) }, { id: "no-such-rule", reason: "another tool's" });
    const told = new PolicyPack(app, pack).validateScope(app).violations.map(({ ruleName }) => ruleName);
    const { report } = await sallyportJson(["check", app.outdir], { today });
    expect(told).toEqual(["exemption-unused"]);
    expect(report.findings.map((it) => it.rule).filter((it) => it.startsWith("exemption"))).toEqual(told);
  });

  it("holds where cdk-nag left it in the template, and then once", async () => {
    const app = new App();
    folders.push(app.outdir);
    const stack = new Stack(app, "shop");
    const both = new CfnBucket(stack, "both");
    Validations.of(both).acknowledge({ id: rule, reason: until(20) });
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app, { writeSuppressionsToCloudFormation: true }));
    // What cdk-nag 2 writes of `NagSuppressions`.
    const reason = Buffer.from(`für später [owner: shop; expires: ${day(20)}]`).toString("base64");
    const suppressed = { rules_to_suppress: [{ id: rule, reason, is_reason_encoded: true }] };
    new CfnBucket(stack, "second").addMetadata("cdk_nag", suppressed);
    const command = await (async () => {
      expect(inPlugin(app).map((it) => it.split(" ").slice(1, 3).join(" "))).toEqual(["both exempt", "second exempt"]);
      return inCommand(app);
    })();
    expect(command.map((it) => it.split(" ").slice(1, 3).join(" "))).toEqual(["both exempt", "second exempt"]);
  });
});
