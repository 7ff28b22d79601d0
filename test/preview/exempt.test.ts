import { beforeAll, describe, expect, it } from "@jest/globals";
import { adaptPulumi } from "../../policy-packs/adapters/pulumi/adapt";
import { evaluate } from "../../policy-packs/core/evaluate";
import { emptyRegister } from "../../policy-packs/core/register";
import { applyExemptions } from "../../policy-packs/core/register-audit";
import type { Preview } from "../../policy-packs/preview";
import { rules } from "../../policy-packs/rules";
import { find, PATIENCE, previewOf } from "./programs";

describe("exempt(), in a Pulumi program", () => {
  let result: Preview;

  beforeAll(async () => {
    result = await previewOf("exempt");
  }, PATIENCE);

  const verdicts = (today: string) => {
    const { weighed, register } = applyExemptions(
      [evaluate(adaptPulumi(result.resources), rules)],
      emptyRegister,
      today,
    );
    const own = weighed.flat().filter(({ finding }) => finding.rule.id === "old-versions-kept");
    return {
      told: register.map(({ message }) => message),
      ...(Object.fromEntries(own.map((it) => [it.finding.resource.address.split("::").at(-1), it.verdict])) as object),
    };
  };

  it("exempts its resource, or what a component makes, until its last day, and nothing else", () => {
    expect(result.problem).toBeUndefined();
    const exempt = { argued: "exempt", alone: "exempt", inner: "exempt", other: "fail", told: [] };
    expect(verdicts("2026-12-31")).toEqual(exempt);
    expect(verdicts("2027-01-01")).toEqual({ ...exempt, argued: "fail", alone: "fail", inner: "fail" });
  });

  it("tells its engine first, and changes nothing of what it is about", () => {
    const names = result.resources.map(({ name }) => name);
    const carrier = names.findIndex((it) => it === "argued (Bucket) is exempt from old-versions-kept");
    expect(carrier).toBeGreaterThanOrEqual(0);
    expect(carrier).toBeLessThan(names.indexOf("argued"));
    const [argued, alone, other] = ["argued", "alone", "other"].map((it) => find(result, it, "Bucket"));
    expect(argued?.protect).toBe(true);
    expect(argued?.dependencies).toEqual([find(result, "news").urn]);
    expect({ ...alone, urn: "", name: "", id: "", outputs: {}, source: {} }).toEqual({
      ...other,
      urn: "",
      name: "",
      id: "",
      outputs: {},
      source: {},
    });
  });
});
