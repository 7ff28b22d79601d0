import { describe, expect, it } from "@jest/globals";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { adaptTemplate } from "../../policy-packs/adapters/cloudformation";
import { adaptPulumi } from "../../policy-packs/adapters/pulumi/adapt";
import type { PulumiResource } from "../../policy-packs/adapters/pulumi/resource";
import { evaluate } from "../../policy-packs/core/evaluate";
import { weigh } from "../../policy-packs/core/exempting";
import { emptyRegister } from "../../policy-packs/core/register";
import { newSession, type Told } from "../../policy-packs/crossguard/session";
import type { Graph } from "../../components/model/graph";
import { rules } from "../../policy-packs/rules";

const unsafe = [{ control: "owner-tagged", reason: "the tags come with the account", expires: "2027-03-31" }];

const fromTemplate = (metadata: object): Graph =>
  adaptTemplate(
    { Resources: { Orders: { Type: "AWS::EC2::Instance", Metadata: { ...metadata } } } },
    { file: "template.json", locate: () => undefined },
  ).graph;

const component = "urn:pulumi:dev::shop::sallyport:network:Server::orders";
const between = "urn:pulumi:dev::shop::shop:index:Part::orders";
const server = "urn:pulumi:dev::shop::aws:ec2/instance:Instance::orders";

const resource = (urn: string, own: Partial<PulumiResource>): PulumiResource => ({
  urn,
  type: urn.split("::")[2] ?? "",
  name: "orders",
  props: {},
  propertyDependencies: {},
  protect: false,
  ...own,
});

const fromProgram = (of: string): Graph =>
  adaptPulumi([
    resource(component, { props: { unsafe } }),
    resource(between, { parent: component }),
    resource(server, { parent: of }),
  ]);

const told = ({ urn, type, name, parent }: PulumiResource, inputs: Told["inputs"]): Told => ({
  urn,
  type,
  name,
  inputs,
  protect: false,
  ...(parent === undefined ? {} : { parent }),
});

const fromEngine = (): Graph => {
  const session = newSession();
  session.meet(told(resource(component, {}), { unsafe }));
  session.meet(told(resource(between, { parent: component }), {}));
  return session.meet(told(resource(server, { parent: between }), {}));
};

/** The rules that fail, and those of them that are exempt on a day. */
const judged = (graph: Graph, today: string) => {
  const failed = evaluate(graph, rules).findings.filter(({ verdict }) => verdict === "fail");
  return {
    failed: failed.map(({ rule }) => rule.id),
    exempt: failed.filter((it) => weigh(it, emptyRegister, today).verdict === "exempt").map(({ rule }) => rule.id),
  };
};

describe("what a component was told to leave open", () => {
  it.each([
    ["a template", fromTemplate({ sallyport: { unsafe } })],
    ["a Pulumi program", fromProgram(component)],
    ["a program in which it is not the next of kin", fromProgram(between)],
    ["an engine that tells of one resource at a time", fromEngine()],
  ])("is exempt until its end in %s, and nothing else is", (_, graph) => {
    const { failed, exempt } = judged(graph, "2027-03-31");
    expect(exempt).toEqual(["owner-tagged"]);
    expect(failed.length).toBeGreaterThan(1);
    expect(judged(graph, "2027-04-01").exempt).toEqual([]);
  });

  it.each([
    ["no end", { control: "owner-tagged", reason: "because" }],
    ["no day as its end", { control: "owner-tagged", reason: "because", expires: "never" }],
    ["no reason", { control: "owner-tagged", expires: "2027-03-31" }],
  ])("exempts nothing with %s", (_, argument) => {
    expect(judged(fromTemplate({ sallyport: { unsafe: [argument] } }), "2027-01-01").exempt).toEqual([]);
  });

  it("is not what somebody else's component says", () => {
    const graph = adaptPulumi([resource(between, { props: { unsafe } }), resource(server, { parent: between })]);
    expect(judged(graph, "2027-01-01").exempt).toEqual([]);
  });
});

/** Folders of components whose arguments have `unsafe`. */
const arguable = readdirSync("components", { recursive: true, withFileTypes: true })
  .filter((it) => it.isFile() && it.name.endsWith(".ts") && existsSync(join(it.parentPath, "pulumi.ts")))
  .filter((it) => readFileSync(join(it.parentPath, it.name), "utf8").includes("readonly unsafe?: readonly Unsafe<"))
  .map((it) => it.parentPath);

describe("a component that can be told to leave something open", () => {
  it.each([...new Set(arguable)])("hands the argument on where reports find it, in both engines: %s", (folder) => {
    expect(readFileSync(join(folder, "pulumi.ts"), "utf8")).toContain("{ unsafe: args.unsafe }");
    expect(readFileSync(join(folder, "cdk.ts"), "utf8")).toMatch(/props\.unsafe|granting/);
  });

  it("is known to this law", () => {
    expect(arguable.length).toBeGreaterThan(4);
  });
});
