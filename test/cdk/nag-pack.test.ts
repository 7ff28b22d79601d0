import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { App, Aspects, CfnOutput, Stack, Validations, type IAspect, type IPolicyValidationPlugin } from "aws-cdk-lib";
import { CfnBucket } from "aws-cdk-lib/aws-s3";
import { AwsSolutionsChecks, type NagPack } from "cdk-nag";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DesignPrinciples, FivePrinciples } from "../../policy-packs/cdk";
import "../components/carriers/synth";

/** What anybody can ask of one of cdk-nag's packs. */
type Public = Pick<NagPack, "name" | "version" | "ruleIds" | "readPackName" | "validate" | "validateScope">;

interface Reported {
  readonly pluginName: string;
  readonly violations: readonly {
    readonly ruleName: string;
    readonly severity: string;
    readonly violatingConstructs: readonly { readonly constructPath: string }[];
  }[];
}

const folders: string[] = [];
beforeAll(() => {
  jest.spyOn(console, "error").mockImplementation(() => undefined);
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** What CDK's one report holds: `plugin construct rule`, of what is worse than a note. */
const synthesized = (app: App): readonly string[] => {
  folders.push(app.outdir);
  try {
    app.synth();
  } catch {
    // The report tells why.
  }
  const report = JSON.parse(readFileSync(join(app.outdir, "validation-report.json"), "utf8")) as {
    readonly pluginReports: readonly Reported[];
  };
  return report.pluginReports.flatMap(({ pluginName, violations }) =>
    violations
      .filter(({ severity }) => severity !== "info")
      .flatMap(({ ruleName, violatingConstructs }) =>
        violatingConstructs.map(({ constructPath }) => `${pluginName} ${constructPath} ${ruleName}`),
      ),
  );
};

const shop = () => {
  const app = new App();
  const stack = new Stack(app, "shop");
  const kept = { versioningConfiguration: { status: "Enabled" } };
  return { app, stack, orders: new CfnBucket(stack, "orders"), other: new CfnBucket(stack, "other", kept) };
};

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const theirs = /^AwsSolutions\S* \S+ (AwsSolutions-\S+)$/;
const ours = (said: readonly string[]) => said.filter((it) => !theirs.test(it));

describe("our packs where cdk-nag's stand", () => {
  it("have all that a NagPack of version 3 has, and fit where CDK takes one", () => {
    const { app } = shop();
    const pack: Public & IPolicyValidationPlugin & IAspect = new FivePrinciples(app);
    expect(pack.readPackName).toBe("five-principles");
    expect(pack.ruleIds).toContain("old-versions-kept");
  });

  it("report beside AwsSolutions in one report, added one way or the other, each heeding its own acknowledgements", () => {
    const said = (add: (app: App) => void) => {
      const { app, orders, other } = shop();
      const reason = `a cache [owner: shop; expires: ${day(20)}]`;
      Validations.of(orders).acknowledge({ id: "old-versions-kept", reason }, { id: "AwsSolutions-S1", reason });
      Validations.of(other).acknowledge({ id: "bucket-tls-only", reason });
      add(app);
      return [...synthesized(app)].sort();
    };
    const plugins = said((app) => {
      Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new FivePrinciples(app));
    });
    const aspects = said((app) => {
      Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
      Aspects.of(app).add(new FivePrinciples());
    });
    expect(aspects).toEqual(plugins);
    expect(plugins.filter((it) => theirs.test(it)).map((it) => it.replace(/^\S+ /, ""))).toEqual([
      "shop/orders AwsSolutions-S10",
      "shop/other AwsSolutions-S1",
      "shop/other AwsSolutions-S10",
    ]);
    expect(ours(plugins)).toContain("five-principles shop/orders bucket-tls-only");
    expect(ours(plugins)).not.toContain("five-principles shop/orders old-versions-kept");
    expect(ours(plugins)).not.toContain("five-principles shop/other bucket-tls-only");
  });

  it("are heeded as aspects of a stack for that stack, and judge it with the others in view", () => {
    const { app, stack } = shop();
    const away = new Stack(app, "away");
    new CfnBucket(away, "archive");
    new CfnOutput(away, "name", { value: stack.stackName });
    Aspects.of(stack).add(new FivePrinciples());
    const paths = new Set(ours(synthesized(app)).map((it) => it.split(" ")[1]));
    expect([...paths].sort()).toEqual(["shop/orders", "shop/other"]);
  });

  it("judge once, however many constructs CDK shows to an aspect, and beside another of ours", () => {
    const { app } = shop();
    Aspects.of(app).add(new FivePrinciples());
    Aspects.of(app).add(new DesignPrinciples());
    const said = ours(synthesized(app));
    expect(said).toEqual([...new Set(said)]);
    expect(said).toContain("five-principles shop/orders old-versions-kept");
  });

  it("answer in a test without a synthesis, for an app or a part of it", () => {
    const { app, orders } = shop();
    folders.push(app.outdir);
    const pack = new FivePrinciples();
    const idsIn = (scope: App | CfnBucket) =>
      new Set(
        pack
          .validateScope(scope)
          .violations.flatMap(({ violatingResources }) => violatingResources.map((it) => it.resourceLogicalId)),
      );
    expect([...idsIn(app)].sort()).toEqual(["orders", "other"]);
    expect([...idsIn(orders)]).toEqual(["orders"]);
  });
});
