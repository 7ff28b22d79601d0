import { describe, expect, it } from "@jest/globals";
import { definePack, rulesOf } from "../../policy-packs/core/pack";
import { configurePack, type PackConfig } from "../../policy-packs/core/pack-config";
import { principles, type Rule } from "../../policy-packs/core/rule";
import { severities, type Severity } from "../../policy-packs/core/severity";
import { packs } from "../../policy-packs/packs";
import { rules } from "../../policy-packs/rules";

const rule = (id: string, severity: Severity, more: Partial<Rule> = {}): Rule => ({
  id,
  title: id,
  principle: "zoning",
  severity,
  why: "",
  fix: { pulumi: "", cloudformation: "" },
  links: [],
  checks: {},
  examples: { good: [], bad: [] },
  equivalents: [],
  ...more,
});

const gate = rule("gate", "high", { aliases: ["door"] });
const sign = rule("sign", "low");
const backups = rule("backups", "medium", { settings: ["backupDays"] });
const pack = definePack({ name: "house", title: "House", description: "", rules: [gate, sign, backups] });

const levels = (config: PackConfig): readonly string[] => {
  const { configured, problems } = configurePack(pack, config);
  expect(problems).toEqual([]);
  return pack.rules.map((it) => configured.enforcementOf({ rule: it, verdict: "fail" }));
};

const problems = (config: unknown): readonly string[] => configurePack(pack, config).problems;

describe("a pack", () => {
  it("stops for all but hygiene by default, and as its author says", () => {
    expect(levels({})).toEqual(["mandatory", "advisory", "mandatory"]);
    const mild = definePack({ ...pack, enforcement: { high: "advisory" } });
    expect(mild.enforcement).toEqual({ critical: "mandatory", high: "advisory", medium: "mandatory", low: "advisory" });
  });

  it("has a name that Pulumi allows, and one rule to an id", () => {
    expect(() => definePack({ ...pack, name: "my house" })).toThrow(/cannot be called "my house"/);
    expect(() => definePack({ ...pack, rules: [gate, rule("door", "low")] })).toThrow(/another name for its rule door/);
    expect(() => definePack({ ...pack, rules: [rule("all", "low")] })).toThrow(/another name for its rule all/);
  });

  it("is enforced as its user says: a rule by its name or an old name, before all", () => {
    expect(levels({ all: "advisory", door: "disabled" })).toEqual(["disabled", "advisory", "advisory"]);
    expect(levels({ backups: { backupDays: 30 } })).toEqual(["mandatory", "advisory", "mandatory"]);
    expect(configurePack(pack, { gate: "disabled" }).configured.rules).toEqual([sign, backups]);
  });

  it("hands on the settings that its user wrote and no others", () => {
    const { configured } = configurePack(pack, {
      backups: { enforcementLevel: "advisory", backupDays: 30 },
      gate: "advisory",
    });
    expect(configured.settings).toEqual({ backups: { backupDays: 30 } });
  });

  it("takes what is undetermined for advice, and never for more than its rule", () => {
    const of = (config: PackConfig) =>
      pack.rules.map((it) =>
        configurePack(pack, config).configured.enforcementOf({ rule: it, verdict: "undetermined" }),
      );
    expect(of({})).toEqual(["advisory", "advisory", "advisory"]);
    expect(of({ undetermined: "mandatory" })).toEqual(["mandatory", "advisory", "mandatory"]);
    expect(of({ undetermined: "disabled" })).toEqual(["disabled", "disabled", "disabled"]);
    expect(of({ all: "mandatory" })).toEqual(["advisory", "advisory", "advisory"]);
  });

  it.each([
    [{ gtae: "advisory" }, "there is no rule gtae in the pack house"],
    [{ gate: "sometimes" }, 'gate is "sometimes": it can be advisory, mandatory, disabled'],
    [{ gate: { enforcementLevel: 3 } }, "gate is 3: it can be advisory, mandatory, disabled"],
    [{ gate: { backupDays: 3 } }, "gate has no setting backupDays; it has none"],
    [{ backups: { days: 3 } }, "backups has no setting days; it has backupDays"],
    [{ backups: { backupDays: -1 } }, "backups: backupDays is -1, expected the like of 7"],
    [{ all: 1 }, "all is 1: it can be advisory, mandatory, disabled"],
    ["advisory", "expected an object with the names of rules as keys"],
  ])("says what is wrong with %j", (config, sentence) => {
    expect(problems(config)).toEqual([sentence]);
  });
});

describe("the packs there are", () => {
  it("hold every rule once", () => {
    const held = packs.flatMap((it) => it.rules.map(({ id }) => id)).sort();
    expect(held).toEqual(rules.map(({ id }) => id).sort());
  });

  it("leave no principle and no severity out", () => {
    expect(new Set(packs.map(({ name }) => name)).size).toBe(packs.length);
    expect(principles.flatMap((it) => rulesOf(rules, [it])).length).toBe(rules.length);
    for (const { enforcement } of packs) expect(Object.keys(enforcement).sort()).toEqual([...severities].sort());
  });
});
