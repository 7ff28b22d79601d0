import { beforeAll, describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { carryOut } from "../../components/carriers/pulumi";
import { isKind, type AnyResource, type Graph } from "../../components/model/graph";
import type { Planned } from "../../components/model/plan";
import { adaptTemplate } from "../../policy-packs/adapters/cloudformation";
import { adaptPulumi } from "../../policy-packs/adapters/pulumi/adapt";
import { evaluate, type Finding } from "../../policy-packs/core/evaluate";
import type { Principle } from "../../policy-packs/core/rule";
import { preview, type Preview } from "../../policy-packs/preview";
import { rules } from "../../policy-packs/rules";
import { run } from "../components/carriers/run";
import { templateOf } from "../components/network/given";
import { plans } from "../components/plans";
import { leavesOf, type AnyView } from "./leaves";

const said = ({ verdict, rule, resource, message }: Finding): string =>
  `${verdict} ${rule.id}: ${resource.address}: ${message}`;

const templateGraph = (resources: readonly Planned[]): Graph =>
  adaptTemplate(templateOf(resources), { file: "template.json", locate: () => undefined }).graph;

const pulumiGraph = async (resources: readonly Planned[]): Promise<Graph> =>
  adaptPulumi(await run(() => carryOut(new pulumi.ComponentResource("test:index:Component", "c"), "c", resources)));

describe("every plan passes every rule", () => {
  it.each(plans)("%s, as the CloudFormation that it is", (_, resources) => {
    const { findings, tally } = evaluate(templateGraph(resources), rules);
    expect(findings.map(said)).toEqual([]);
    expect([...tally.values()].reduce((sum, { pass }) => sum + pass, 0)).toBeGreaterThan(1);
  });

  it.each(plans)("%s, carried out by Pulumi", async (_, resources) => {
    const { findings, tally } = evaluate(await pulumiGraph(resources), rules);
    expect(findings.map(said)).toEqual([]);
    expect([...tally.values()].reduce((sum, { pass }) => sum + pass, 0)).toBeGreaterThan(1);
  });
});

describe("reading what Pulumi's carrier wrote gives the plan back", () => {
  it.each(plans)("%s", async (_, resources) => {
    const [written, read] = [templateGraph(resources), await pulumiGraph(resources)];
    const template = templateOf(resources).Resources;
    let compared = 0;
    for (const { id, type } of resources.filter((it) => isKind(it.type))) {
      const properties = template[id]?.Properties;
      const leaves = (graph: Graph, is: (it: AnyResource) => boolean) =>
        graph.resources
          .filter((it) => it.kind === type && is(it))
          .flatMap((it) => leavesOf(properties, it.view as AnyView, type));
      const back = leaves(read, (it) => it.address.endsWith(`::c-${id}`));
      const known = new Set(back.map((leaf) => leaf.split(" is ")[0]));
      const there = leaves(written, (it) => it.address === id).filter((leaf) => known.has(leaf.split(" is ")[0]));
      expect(back).toEqual(there);
      compared += back.length;
    }
    expect(compared).toBeGreaterThan(0);
  });
});

const five: readonly Principle[] = ["encryption", "authentication", "logging", "asset-management", "zoning"];

const judged = (directory: string) => {
  let result: Preview | undefined;
  beforeAll(async () => {
    result = await preview({ directory });
  }, 60_000);
  return () => {
    if (result === undefined) throw new Error(`${directory} was not previewed.`);
    const { findings } = evaluate(adaptPulumi(result.resources), rules);
    return { problem: result.problem, notes: result.notes, findings, resources: result.resources };
  };
};

describe("the storefront", () => {
  const storefront = judged("stacks/storefront");

  it("runs to its end, and passes with no finding and no exemption", () => {
    const { problem, notes, findings } = storefront();
    expect({ problem, notes, findings: findings.map(said) }).toEqual({ problem: undefined, notes: [], findings: [] });
  });

  it("points into its own program, also where a component made the resource", () => {
    const files = new Set(
      storefront()
        .resources.map((it) => it.source?.file)
        .filter((it) => it !== undefined),
    );
    expect([...files].every((file) => file.startsWith("stacks/storefront/"))).toBe(true);
    expect(files.size).toBeGreaterThan(0);
  });
});

describe("the storefront as it is often written", () => {
  const naive = judged("stacks/storefront-unsafe");

  it("runs to its end", () => {
    expect(naive().problem).toBeUndefined();
  });

  it.each(five)("breaks %s in at least five ways", (principle) => {
    const ways = new Set(
      naive()
        .findings.filter(({ verdict, rule }) => verdict === "fail" && rule.principle === principle)
        .map(({ rule, aspect, resource }) => [rule.id, aspect, resource.kind].join(" ")),
    );
    expect(ways.size).toBeGreaterThanOrEqual(5);
  });
});
