import { describe, expect, it } from "@jest/globals";
import { readdirSync } from "node:fs";
import { choosePack, filterRules, frameworkPack, together } from "../../policy-packs/configuration/choose";
import type { Rule } from "../../policy-packs/core/rule";
import { controlsBy, statusOf, type Framework, type Support } from "../../policy-packs/frameworks/framework";
import { frameworkNames, loadFramework, loadFrameworks } from "../../policy-packs/frameworks/load";
import { rules } from "../../policy-packs/rules";

const known = new Map(rules.map((rule) => [rule.id, rule]));
const ruleOf = (id: string): Rule => known.get(id) as Rule;

const supports = ({ controls }: Framework): readonly Support[] =>
  controls.flatMap((control) => control.rules.map((it) => (typeof it === "string" ? { rule: it } : it)));

describe.each(loadFrameworks().map((framework) => [framework.name, framework] as const))("%s", (name, framework) => {
  it("says which version of what it is, and where to read it", () => {
    expect(framework.version).toMatch(/\d/);
    expect(framework.source).toMatch(/^https:\/\//);
  });

  it("names each control once", () => {
    const ids = framework.controls.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it("names only rules that there are, for types that they judge and aspects that they have", () => {
    const wrong = supports(framework).flatMap(({ rule: id, types = [], aspects = [] }) => {
      const rule = known.get(id);
      if (rule === undefined) return [`there is no rule ${id}`];
      const unknown = types.filter((type) => !Object.hasOwn(rule.checks, type));
      const had = new Set(rule.equivalents.filter(({ type }) => types.includes(type)).map(({ aspect }) => aspect));
      return [
        ...unknown.map((type) => `${id}: ${type}`),
        ...aspects.filter((it) => !had.has(it)).map((it) => `${id}/${it}`),
      ];
    });
    expect(wrong).toEqual([]);
  });

  it("says what is by hand, and why, where no rule stands behind a control", () => {
    const silent = framework.controls.filter((it) => it.rules.length === 0 && (it.byHand ?? "").length < 20);
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  it("covers nothing whose rules are gone, or show no example that passes and one that fails", () => {
    const dead = new Map(rules.map((rule) => [rule.id, { ...rule, examples: { good: rule.examples.good, bad: [] } }]));
    for (const control of framework.controls) {
      expect(statusOf(control, new Map())).toBe("by hand");
      expect(statusOf(control, dead)).toBe("by hand");
      if (statusOf(control, known) === "covered") {
        expect(control.byHand).toBeUndefined();
        expect(control.rules.length).toBeGreaterThan(0);
      }
    }
  });

  it("is a pack of its rules, also for Pulumi's engine", () => {
    const pack = choosePack(name);
    expect(new Set(pack?.rules.map(({ id }) => id))).toEqual(new Set(supports(framework).map(({ rule }) => rule)));
    expect(readdirSync(`policy-packs/${name}`).sort()).toEqual(["PulumiPolicy.yaml", "index.ts", "package.json"]);
  });
});

describe("a control", () => {
  const rule = ruleOf("imdsv2-required");
  const live = new Map([[rule.id, rule]]);
  const control = { id: "1", title: "", rules: [rule.id] };

  it("is covered by rules alone, partly where something remains or a rule is gone, and else by hand", () => {
    expect(statusOf(control, live)).toBe("covered");
    expect(statusOf({ ...control, byHand: "the rest" }, live)).toBe("partly");
    expect(statusOf({ ...control, rules: [rule.id, "gone"] }, live)).toBe("partly");
    expect(statusOf({ ...control, rules: ["gone"] }, live)).toBe("by hand");
    expect(statusOf({ ...control, rules: [{ rule: rule.id, types: ["AWS::S3::Bucket"] }] }, live)).toBe("by hand");
  });
});

describe("packs of frameworks", () => {
  it("ask a rule only of the types that the framework names", () => {
    const atRest = frameworkPack("cis-aws-foundations").rules.find(({ id }) => id === "encrypted-at-rest");
    expect(Object.keys(atRest?.checks ?? {}).sort()).toEqual(
      [
        "CloudTrail::Trail",
        "EC2::Instance",
        "EC2::LaunchTemplate",
        "EC2::Volume",
        "EFS::FileSystem",
        "RDS::DBCluster",
        "RDS::DBInstance",
      ].map((it) => `AWS::${it}`),
    );
  });

  it("together have each rule once, for all the types that one of them names", () => {
    const both = together([frameworkPack("cis-aws-foundations"), frameworkPack("hipaa")]);
    const ids = both.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const atRest = both.find(({ id }) => id === "encrypted-at-rest");
    expect(Object.keys(atRest?.checks ?? {})).toHaveLength(Object.keys(ruleOf("encrypted-at-rest").checks).length);
  });

  it("are what a pack of one's own can be put together from", () => {
    const own = filterRules(rules, {
      frameworks: ["pci-dss-4.0.1", "soc-2"],
      severity: "high",
      principles: ["zoning"],
    });
    expect(own.length).toBeGreaterThan(5);
    for (const { severity, principle } of own) {
      expect(["critical", "high"]).toContain(severity);
      expect(principle).toBe("zoning");
    }
    expect(filterRules(rules, { rules: ["owner-tagged"] }).map(({ id }) => id)).toEqual(["owner-tagged"]);
    expect(() => filterRules(rules, { frameworks: ["pci"] })).toThrow(
      /There is no framework pci: there are nist-800-53-r5,/,
    );
  });
});

describe("a fact", () => {
  const of = controlsBy([loadFramework("cis-aws-foundations")]);

  it("is about the controls that name its rule, type and aspect", () => {
    expect(of({ rule: "imdsv2-required", type: "AWS::EC2::Instance" })).toEqual([
      { framework: "cis-aws-foundations", ids: ["5.7"] },
    ]);
    expect(of({ rule: "encrypted-at-rest", type: "AWS::EFS::FileSystem", aspect: "storage" })).toEqual([
      { framework: "cis-aws-foundations", ids: ["2.3.1"] },
    ]);
    expect(of({ rule: "encrypted-at-rest", type: "AWS::SQS::Queue" })).toEqual([]);
    expect(of({ rule: "use-is-logged", type: "AWS::EC2::VPC", aspect: "flow-logs" })).toEqual([
      { framework: "cis-aws-foundations", ids: ["3.7"] },
    ]);
  });

  it("is about those of every framework at once", () => {
    const all = controlsBy(loadFrameworks())({ rule: "encrypted-at-rest", type: "AWS::RDS::DBInstance" });
    expect(all.map(({ framework }) => framework)).toEqual(frameworkNames);
  });
});
