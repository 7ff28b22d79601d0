import { describe, expect, it } from "@jest/globals";
import { adaptTemplate } from "../../../policy-packs/adapters/cloudformation";
import { evaluate } from "../../../policy-packs/core/evaluate";
import { rules } from "../../../policy-packs/rules";
import { plan, templateOf } from "./given";

const flows = (port: number | string) => ({ [`internet -> edge : ${String(port)}`]: "somebody wants it" });

/** The rules that find something in a network with a port open to everybody. */
const broken = (port: number): readonly string[] => {
  const template = templateOf(plan({ zones: { edge: {} }, flows: flows(port) }));
  const { graph } = adaptTemplate(template, { file: "template.json", locate: () => undefined });
  return [...new Set(evaluate(graph, rules).findings.map(({ rule }) => rule.id))].sort();
};

const ports = [21, 22, 23, 80, 443, 1433, 2375, 3306, 3389, 5432, 5900, 6379, 8080, 8443, 9200, 11211, 27017, 50000];

describe("a port that is open to everybody", () => {
  it.each(ports)("%d is refused for the rules that would find it, and for no other", (port) => {
    const found = broken(port);
    const own = { zones: { edge: {} }, flows: flows(port), unsafe: [] };
    if (found.length === 0) {
      expect(plan(own)).not.toEqual([]);
      return;
    }
    const argued = found.map((rule) => `"${rule}"`).join(" and ");
    expect(() => plan(own)).toThrow(
      `Flow internet-to-edge-tcp-${String(port)} opens a port to everybody that only 80 and 443 are made for: ` +
        `let it in from a network that is named, or argue it in unsafe as ${argued}.`,
    );
  });

  it("ends with its argument", () => {
    const unsafe = [{ control: "only-web-ports-open", reason: "the old client", expires: "2026-05-31" }] as const;
    expect(() => plan({ flows: flows(8443), unsafe })).toThrow('unsafe "only-web-ports-open" ended on 2026-05-31');
  });
});
