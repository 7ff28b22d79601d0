import { describe, expect, it } from "@jest/globals";
import type { RawObject } from "../../components/model/raw";
import { emptyRegister } from "../../policy-packs/core/register";
import { evaluate } from "../../policy-packs/core/evaluate";
import { rules } from "../../policy-packs/rules";
import { consoleReport } from "../../policy-packs/reports/console";
import { makeReport } from "../../policy-packs/reports/report";
import { adaptTemplate } from "../../policy-packs/adapters/cloudformation/adapt";

const shown = (id: string, count: number): string => {
  const asked = rules.filter((rule) => rule.id === id);
  const streams = Array.from({ length: count }, (_, index) => [
    `Stream${String(index)}`,
    { Type: "AWS::Kinesis::Stream" },
  ]);
  const { graph } = adaptTemplate(
    { Resources: Object.fromEntries(streams) as RawObject },
    { file: "streams.yaml", locate: () => undefined },
  );
  const report = makeReport([{ file: "streams.yaml", evaluation: evaluate(graph, asked) }], {
    rules: asked,
    problems: [],
    notes: [],
    register: emptyRegister,
    today: "2026-11-21",
  });
  expect(report.findings.length).toBe(count);
  return consoleReport(report, { colour: false, width: 100, linesOf: () => undefined, secretLines: new Set() });
};

const times = (text: string, what: string): number => text.split(what).length - 1;

describe("a report for people", () => {
  it("says once what is wrong with many resources and matters little, and names them all", () => {
    const text = shown("owner-tagged", 4);
    expect(times(text, "owner-tagged")).toBe(1);
    expect(text).toContain("not so in these 4");
    expect(text).toContain("streams.yaml: Stream0, Stream1, Stream2, Stream3");
    expect(text).toContain("4 findings (4 low)");
  });

  it("says of each of a few what is wrong", () => {
    expect(times(shown("owner-tagged", 3), "owner-tagged")).toBe(3);
  });

  it("never puts together what matters more", () => {
    expect(times(shown("encrypted-at-rest", 5), "encrypted-at-rest")).toBe(5);
  });
});
