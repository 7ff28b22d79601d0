import { describe, expect, it } from "@jest/globals";
import { existsSync, readdirSync } from "node:fs";
import { Graph, type AnyResource, type Kind } from "../../components/model/graph";
import { noOptions } from "../../components/model/options";
import { Unresolved } from "../../components/model/raw";
import { asWritten, View } from "../../components/model/view";
import { evaluate } from "../../policy-packs/core/evaluate";
import type { Example, Rule } from "../../policy-packs/core/rule";
import { rules } from "../../policy-packs/rules";
import { judge, type Stack } from "../rule-tester";

const folder = "policy-packs/rules";

const files = readdirSync(folder, { withFileTypes: true })
  .filter((it) => it.isDirectory())
  .flatMap(({ name }) =>
    readdirSync(`${folder}/${name}`).map((file) => ({ principle: name, id: file.replace(/\.ts$/, "") })),
  );

const stackOf = (examples: readonly Example[]): Stack => examples;

const verdictsOn = (rule: Rule, examples: readonly Example[]) => judge(rule, stackOf(examples), rule.examples.settings);

/** A resource of a kind of which nothing is known. */
const unknownResource = (kind: Kind): AnyResource => {
  const source = { address: "mystery", type: kind, dialect: asWritten };
  return {
    address: "mystery",
    type: kind,
    kind,
    view: View.of(source, new Unresolved("nothing is known")),
    identities: [],
    assembled: false,
    options: noOptions,
    locate: () => undefined,
  } as unknown as AnyResource;
};

describe("every rule", () => {
  it("stands in a file of its name, in the folder of its principle", () => {
    const named = rules.map(({ id, principle }) => ({ principle, id }));
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    expect(named.sort(byId)).toEqual([...files].sort(byId));
  });

  it("has an id of its own that no alias takes", () => {
    const ids = rules.flatMap(({ id, aliases = [] }) => [id, ...aliases]);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it.each(rules.map((rule) => [rule.id, rule] as const))("%s has a test of its own", (id, { principle }) => {
    expect(existsSync(`test/rules/${principle}/${id}.test.ts`)).toBe(true);
  });

  it.each(rules.map((rule) => [rule.id, rule] as const))(
    "%s passes its good example and fails its bad one",
    (_, rule) => {
      const good = verdictsOn(rule, rule.examples.good);
      expect(good.findings.map(({ message }) => message)).toEqual([]);
      expect(good.passes).toBeGreaterThan(0);
      expect(verdictsOn(rule, rule.examples.bad).findings.some(({ verdict }) => verdict === "fail")).toBe(true);
    },
  );

  it.each(rules.map((rule) => [rule.id, rule] as const))("%s never fails what it knows nothing of", (_, rule) => {
    const graph = new Graph((Object.keys(rule.checks) as Kind[]).map(unknownResource));
    const failures = evaluate(graph, [rule]).findings.filter(({ verdict }) => verdict === "fail");
    expect(failures.map(({ resource, message }) => `${resource.kind}: ${message}`)).toEqual([]);
  });

  it.each(rules.map((rule) => [rule.id, rule] as const))(
    "%s says why, how to fix it and where to read on",
    (_, rule) => {
      expect(rule.why.length).toBeGreaterThan(20);
      expect(rule.fix.pulumi.length).toBeGreaterThan(10);
      expect(rule.fix.cloudformation.length).toBeGreaterThan(10);
      expect(rule.links.filter((link) => !link.startsWith("https://"))).toEqual([]);
      expect(rule.links.length).toBeGreaterThan(0);
    },
  );
});
