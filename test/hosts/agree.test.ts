import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { App, Stack, Validations } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { CfnInclude } from "aws-cdk-lib/cloudformation-include";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { mappings } from "../../policy-packs/adapters/pulumi/mappings";
import { nativeKind } from "../../policy-packs/adapters/pulumi/native";
import type { PulumiResource } from "../../policy-packs/adapters/pulumi/resource";
import { tokenOf } from "../../policy-packs/adapters/terraform/types";
import { DesignPrinciples, FivePrinciples, Pipeline } from "../../policy-packs/cdk";
import { newSession } from "../../policy-packs/crossguard/session";
import type { Finding } from "../../policy-packs/core/evaluate";
import { packs } from "../../policy-packs/packs";
import { matchers, recordMocks } from "../../policy-packs/jest";
import { preview } from "../../policy-packs/preview";
import { sallyport, type JsonReport } from "../cli/command";
import "../components/carriers/synth";
import { inputsOf, nativeJson, previewJson, stackExport } from "./shop/pulumi";
import { shop } from "./shop/resources";
import { template } from "./shop/template";
import { plan, state } from "./shop/terraform";

expect.extend(matchers);

/** The packs that every host has without a configuration. */
const chosen = ["five-principles", "design-principles", "pipeline"];
const rules = packs.filter(({ name }) => chosen.includes(name)).flatMap((pack) => pack.rules);

/** Rule with aspect, verdict, kind, name: what every host has to say alike. */
type Said = readonly string[];

const kindOf = (type: string): string => {
  const token = type.startsWith("aws_") ? (tokenOf(type) ?? type) : type;
  return nativeKind(token) ?? mappings[token]?.kind ?? type;
};
const nameOf = (address: string): string => address.split(address.startsWith("aws_") ? "." : "::").at(-1) ?? "";
const ruleOf = (rule: string, aspect: string | undefined): string =>
  aspect === undefined ? rule : `${rule}/${aspect}`;
const sorted = (said: readonly string[]): Said => [...said].sort();

const command = async (...args: readonly string[]): Promise<Said> => {
  const { out, err } = await sallyport([...args, "--format", "json", ...chosen.flatMap((name) => ["--pack", name])]);
  expect(err).toBe("");
  const { findings } = JSON.parse(out) as {
    findings: readonly (JsonReport["findings"][number] & { aspect?: string })[];
  };
  return sorted(
    findings.map((it) => [ruleOf(it.rule, it.aspect), it.verdict, kindOf(it.type), nameOf(it.resource)].join(" ")),
  );
};

const engine = (findings: readonly Finding[]): Said =>
  sorted(
    findings.map(({ rule, aspect, verdict, resource }) =>
      [ruleOf(rule.id, aspect), verdict, resource.kind, nameOf(resource.view.source.address)].join(" "),
    ),
  );

describe("one shop, judged by every host", () => {
  let folder = "";
  let expected: Said = [];
  let program: readonly PulumiResource[] = [];
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const written = (name: string, value: object): string => write(name, JSON.stringify(value));

  beforeAll(async () => {
    jest.spyOn(console, "error").mockImplementation(() => undefined);
    folder = mkdtempSync(join(tmpdir(), "sallyport-hosts-"));
    program = (await preview({ directory: "test/hosts/shop" })).resources;
    expected = await command("check", written("shop.json", template));
  }, 60_000);
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("has something to agree on", () => {
    expect(expected.length).toBeGreaterThan(30);
    const named = new Set(expected.map((it) => it.split(" ").at(-1)));
    expect([...named].sort()).toEqual(expect.arrayContaining(["Database", "Logs", "Orders", "Store", "Uploads"]));
  });

  it("check, of a template in YAML", async () => {
    expect(await command("check", write("shop.yaml", stringify(template)))).toEqual(expected);
  });

  it("preview, of a program", async () => {
    expect(await command("preview", "test/hosts/shop")).toEqual(expected);
  }, 60_000);

  it("check, of what pulumi stack export and pulumi preview --json write", async () => {
    expect(await command("check", written("export.json", stackExport(program)))).toEqual(expected);
    expect(await command("check", written("preview.json", previewJson(program)))).toEqual(expected);
  });

  it("check, of aws-native's resources", async () => {
    expect(await command("check", written("native.json", nativeJson(template.Resources)))).toEqual(expected);
  });

  it("check, of a plan and a state of Terraform", async () => {
    expect(await command("check", written("plan.json", plan))).toEqual(expected);
    expect(await command("check", written("state.json", state))).toEqual(expected);
  });

  it("the analyzer, in its two stages", () => {
    const session = newSession();
    const judges = { rules };
    const common = ({ urn, type, name }: PulumiResource) => ({ urn, type, name, protect: false });
    const alone = program.flatMap((it) =>
      session.refuse(session.meet({ ...common(it), inputs: inputsOf(it, program, true) }), judges),
    );
    const together = session.gather(
      program.map((it) => ({
        ...common(it),
        texts: {},
        outputs: () => ({}),
        propertyDependencies: it.propertyDependencies,
      })),
    );
    expect(engine([...alone, ...session.conclude(together, judges)])).toEqual(expected);
  });

  const synthesized = (app: App): Stack => {
    const stack = new Stack(app, "shop");
    new CfnInclude(stack, "Template", { templateFile: join(folder, "shop.json") });
    return stack;
  };

  it("the CDK plugins, and check of what they judged", async () => {
    const app = new App({ outdir: join(folder, "cdk.out") });
    synthesized(app);
    Validations.of(app).addPlugins(new FivePrinciples(app), new DesignPrinciples(app), new Pipeline(app));
    expect(() => app.synth()).toThrow(/(five-principles)/);
    const report = JSON.parse(readFileSync(join(app.outdir, "validation-report.json"), "utf8")) as {
      pluginReports: readonly {
        violations: readonly {
          ruleName: string;
          ruleMetadata: { verdict: string };
          violatingConstructs: readonly { cloudFormationResource: { logicalId: keyof typeof template.Resources } }[];
        }[];
      }[];
    };
    const said = report.pluginReports.flatMap(({ violations }) =>
      violations.flatMap(({ ruleName, ruleMetadata, violatingConstructs }) =>
        violatingConstructs.map(({ cloudFormationResource: { logicalId } }) =>
          [ruleName, ruleMetadata.verdict, template.Resources[logicalId].Type, logicalId].join(" "),
        ),
      ),
    );
    expect(sorted(said)).toEqual(expected);
    expect(await command("check", app.outdir)).toEqual(expected);
  }, 30_000);

  it("the Jest matchers, on mocks of Pulumi and on CDK", async () => {
    const recorder = recordMocks();
    await pulumi.runtime.setMocks(recorder.mocks);
    shop();
    while (recorder.resources.length < program.filter(({ id }) => id !== undefined).length)
      await new Promise((resolve) => setTimeout(resolve, 20));
    const stack = synthesized(new App());
    const failing = new Set(expected.filter((it) => it.includes(" fail ")));
    for (const received of [recorder, stack, Template.fromStack(stack), template]) {
      for (const it of failing) {
        const [rule = "", , , name] = it.split(" ");
        expect(received).toFailRule(rule, name);
      }
      // A construct is synthesized anew each time, which costs.
      if (received === stack) continue;
      for (const { id } of rules) {
        const fails = [...failing].some((it) => (it.split(" ")[0] ?? "").split("/")[0] === id);
        if (!fails) expect(received).not.toFailRule(id);
      }
    }
  }, 60_000);
});
