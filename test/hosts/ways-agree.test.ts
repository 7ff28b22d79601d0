import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PolicyPack } from "../../policy-packs/cdk";
import type { PulumiResource } from "../../policy-packs/adapters/pulumi/resource";
import { definePack } from "../../policy-packs/core/pack";
import { messageOf } from "../../policy-packs/crossguard/describe";
import { newSession } from "../../policy-packs/crossguard/session";
import { matchers } from "../../policy-packs/jest";
import { packs } from "../../policy-packs/packs";
import { preview } from "../../policy-packs/preview";
import { sallyport } from "../cli/command";
import { template } from "./gate/template";
import { inputsOf, previewJson, stackExport } from "./shop/pulumi";

const chosen = ["five-principles", "design-principles", "pipeline"];
const own = packs.filter(({ name }) => chosen.includes(name));
const rules = [...new Set(own.flatMap((pack) => pack.rules))];
const pack = definePack({ name: "all", title: "All", description: "All.", rules });

/** Rule, name and way: what every host has to tell alike. */
type Ways = readonly string[];

const nameOf = (address: string): string => address.split("::").at(-1) ?? "";
const told = (rule: string, address: string, way: string): string => `${rule} ${nameOf(address)}: ${way}`;
const sorted = (ways: readonly string[]): Ways => [...new Set(ways)].sort();

interface Reported {
  readonly rule: string;
  readonly resource: string;
  readonly evidence: readonly { readonly says?: string }[];
}

const command = async (...args: readonly string[]): Promise<Ways> => {
  const { out, err } = await sallyport([...args, "--format", "json", ...chosen.flatMap((name) => ["--pack", name])]);
  expect(err).toBe("");
  const { findings } = JSON.parse(out) as { findings: readonly Reported[] };
  return sorted(
    findings.flatMap(({ rule, resource, evidence }) => {
      const steps = evidence.flatMap(({ says }) => says ?? []);
      return steps.length === 0 ? [] : [told(rule, resource, steps.join(" -> "))];
    }),
  );
};

describe("one gate, and the ways through it, by every host", () => {
  let folder = "";
  let expected: Ways = [];
  let program: readonly PulumiResource[] = [];
  const written = (name: string, value: object): string => {
    writeFileSync(join(folder, name), JSON.stringify(value));
    return join(folder, name);
  };
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "sallyport-ways-"));
    program = (await preview({ directory: "test/hosts/gate" })).resources;
    expected = await command("check", written("gate.json", template));
  }, 60_000);
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("has ways to agree on, from the Internet to a machine and from a role to all", () => {
    expect(expected).toContainEqual(
      expect.stringMatching(
        /^admin-ports-unreachable Machine: internet -> .*ingress tcp 22 from 0\.0\.0\.0\/0 -> .*Machine/,
      ),
    );
    expect(expected).toContainEqual(expect.stringMatching(/^no-escalation-to-admin Updater: .*Function/));
  });

  it("preview, of a program, and check of what Pulumi writes", async () => {
    expect(await command("preview", "test/hosts/gate")).toEqual(expected);
    expect(await command("check", written("export.json", stackExport(program)))).toEqual(expected);
    expect(await command("check", written("preview.json", previewJson(program)))).toEqual(expected);
  }, 60_000);

  it("the analyzer, in the message to the engine", () => {
    const session = newSession();
    const common = ({ urn, type, name }: PulumiResource) => ({ urn, type, name, protect: false });
    for (const it of program) {
      const alone = session.refuse(session.meet({ ...common(it), inputs: inputsOf(it, program, true) }), { rules });
      expect(alone.filter(({ evidence }) => evidence !== undefined)).toEqual([]);
    }
    const findings = session.conclude(
      session.gather(
        program.map((it) => ({
          ...common(it),
          texts: {},
          outputs: () => ({}),
          propertyDependencies: it.propertyDependencies,
        })),
      ),
      { rules },
    );
    const ways = findings.flatMap((finding) => {
      const [, way] = /\nWay: (.*)\n/.exec(messageOf({ finding, verdict: finding.verdict })) ?? [];
      return way === undefined ? [] : [told(finding.rule.id, finding.resource.view.source.address, way)];
    });
    expect(sorted(ways)).toEqual(expected);
  });

  it("the CDK plugin, in its description", () => {
    const file = join(folder, "gate.template.json");
    writeFileSync(file, JSON.stringify(template));
    const { violations } = new PolicyPack(undefined, pack).validate({ templatePaths: [file] });
    const ways = violations.flatMap(({ ruleName, description, violatingResources }) => {
      const [, way] = /\. The way: (.*)$/.exec(description) ?? [];
      const [rule = ""] = ruleName.split("/");
      return way === undefined ? [] : violatingResources.map((it) => told(rule, it.resourceLogicalId, way));
    });
    expect(sorted(ways)).toEqual(expected);
  });

  it("Jest's matchers, a step a line", () => {
    for (const received of [template, program]) {
      const text = matchers.toPass(received, { rules }).message().replaceAll(/\s+/g, " ");
      for (const line of expected) {
        const [, steps = ""] = /^\S+ \S+: (.*)$/.exec(line) ?? [];
        steps.split(/ -> (?!\d)/).forEach((step, index) => {
          expect(text).toContain(`${String(index + 1)}. ${step}`);
        });
      }
    }
  });
});
