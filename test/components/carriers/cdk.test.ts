import { describe, expect, it } from "@jest/globals";
import { App, Aspects, CfnResource, RemovalPolicies, Stack, Tags, type IAspect } from "aws-cdk-lib";
import { CfnBucket } from "aws-cdk-lib/aws-s3";
import { Construct, type IConstruct } from "constructs";
import { carryOut, decide } from "../../../components/carriers/cdk";
import { planned, ref, retained, type Planned } from "../../../components/model/plan";
import { PlanError } from "../../../components/model/plan-error";
import { templateOf } from "../network/given";
import { plans } from "../plans";
import { carried, resourcesOf } from "./synth";

type Tree = { readonly [key: string]: unknown };

const isTree = (tree: unknown): tree is Tree => typeof tree === "object" && tree !== null && !Array.isArray(tree);

/** What means the same is written in the same way: tags in any order, joins in joins, a join of texts alone. */
const plain = (tree: unknown, key = ""): unknown => {
  if (Array.isArray(tree)) {
    const items = tree.map((item) => plain(item));
    return key === "Tags" ? items.sort((a, b) => ((a as Tag).Key < (b as Tag).Key ? -1 : 1)) : items;
  }
  if (!isTree(tree)) return tree;
  if ("Fn::Join" in tree) return joined(partsOf(tree));
  if ("Fn::Cidr" in tree) return { "Fn::Cidr": (plain(tree["Fn::Cidr"]) as readonly unknown[]).map(String) };
  return Object.fromEntries(
    Object.entries(tree).flatMap(([name, item]) => (item === undefined ? [] : [[name, plain(item, name)]])),
  );
};

interface Tag {
  readonly Key: string;
}

const partsOf = (tree: unknown): readonly unknown[] =>
  isTree(tree) && "Fn::Join" in tree
    ? (tree["Fn::Join"] as readonly [string, readonly unknown[]])[1].flatMap(partsOf)
    : [plain(tree)];

const joined = (parts: readonly unknown[]): unknown => {
  const merged = parts.reduce<unknown[]>((all, part) => {
    const last = all.at(-1);
    return typeof part === "string" && typeof last === "string" ? [...all.slice(0, -1), last + part] : [...all, part];
  }, []);
  return merged.length === 1 ? merged[0] : { "Fn::Join": merged };
};

/** What the carrier adds to a custom resource: who makes it, and how long CloudFormation waits. */
const own = ({ ServiceToken, ServiceTimeout, ...properties }: Tree): Tree => {
  expect([typeof ServiceToken, typeof ServiceTimeout]).toEqual(["object", "number"]);
  return properties;
};

describe("the CDK carrier", () => {
  it.each(plans)("writes the template that the plan is: %s", (_, resources) => {
    const written = carried(resources);
    const wanted = templateOf(resources).Resources;
    for (const { id, type, retained: kept, dependsOn } of resources) {
      const custom = type.startsWith("Custom::");
      const body = written[custom ? type : id];
      const properties = body?.Properties as Tree;
      expect(body?.Type).toBe(type);
      expect(plain(custom ? own(properties) : properties)).toEqual(plain(wanted[id]?.Properties));
      expect([body?.DeletionPolicy, body?.UpdateReplacePolicy]).toEqual(
        kept ? ["Retain", "Retain"] : [undefined, undefined],
      );
      expect(body?.DependsOn ?? []).toEqual(expect.arrayContaining([...dependsOn]));
    }
  });
});
