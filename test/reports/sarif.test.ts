import { describe, expect, it } from "@jest/globals";
import { readFileSync } from "node:fs";
import Ajv from "ajv-draft-04";
import { judge } from "../rule-tester";
import { rules } from "../../policy-packs/rules";
import { evaluate } from "../../policy-packs/core/evaluate";
import { graphOf, unknown } from "../rule-tester";
import { sarifReport } from "../../policy-packs/reports/sarif";
import { emptyRegister } from "../../policy-packs/core/register";
import { makeReport } from "../../policy-packs/reports/report";

const stack = [
  { type: "AWS::S3::Bucket", properties: { VersioningConfiguration: { Status: "Suspended" }, Tags: unknown } },
  { type: "AWS::Kinesis::Stream", properties: {} },
];

const report = (file: string) =>
  makeReport([{ file, evaluation: evaluate(graphOf(stack), rules) }], {
    rules,
    problems: [{ file: "b c.yaml", line: 3, message: "b c.yaml:3: broken." }],
    notes: [],
    register: {
      ...emptyRegister,
      exemptions: [
        { rule: "encrypted-at-rest", resource: "Stream", reason: "test data", owner: "orders", expires: "2027-01-01" },
        { rule: "old-versions-kept", resource: "Bucket", reason: "scratch", owner: "orders", expires: "2026-01-01" },
      ],
    },
    today: "2026-11-21",
  });

interface Sarif {
  readonly runs: readonly {
    readonly results: readonly {
      readonly ruleId: string;
      readonly kind: string;
      readonly suppressions?: readonly object[];
      readonly partialFingerprints: Record<string, string>;
    }[];
  }[];
}

const sarif = (file = "a.yaml"): Sarif => JSON.parse(sarifReport(report(file))) as Sarif;

const schema = JSON.parse(
  readFileSync(require.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"), "utf8"),
) as Record<string, unknown>;

describe("the SARIF report", () => {
  it("is valid SARIF 2.1.0", () => {
    const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
    expect(validate(sarif()) ? [] : validate.errors).toEqual([]);
    expect(validate({ version: "2.1.0", runs: [{ results: [{}] }] })).toBe(false);
  });

  it("keeps what fails, what is open and what is suppressed apart", () => {
    const results = sarif().runs[0]?.results ?? [];
    expect(results.find(({ ruleId }) => ruleId === "old-versions-kept")?.kind).toBe("fail");
    expect(results.find(({ ruleId }) => ruleId === "owner-tagged")?.kind).toBe("open");
    expect(results.find(({ ruleId }) => ruleId === "encrypted-at-rest")?.suppressions).toEqual([
      expect.objectContaining({ status: "accepted", justification: "test data (orders, until 2027-01-01)" }),
    ]);
  });

  it("shows an exemption that has ended as rejected", () => {
    const result = sarif().runs[0]?.results.find(({ ruleId }) => ruleId === "old-versions-kept");
    expect(result?.suppressions).toEqual([expect.objectContaining({ status: "rejected" })]);
  });

  it("has fingerprints that outlive a move of the file and are each its own", () => {
    const prints = (file: string) =>
      (sarif(file).runs[0]?.results ?? []).map((it) => it.partialFingerprints["sallyport/v1"]);
    expect(prints("a.yaml")).toEqual(prints("elsewhere/b.yaml"));
    expect(new Set(prints("a.yaml")).size).toBe(prints("a.yaml").length);
  });

  it("is made of what the rules found", () => {
    const found = rules.flatMap((rule) => judge(rule, stack).findings).length;
    expect(sarif().runs[0]?.results).toHaveLength(found);
  });
});
