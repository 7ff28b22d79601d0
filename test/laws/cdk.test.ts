import { describe, expect, it } from "@jest/globals";
import { Stack } from "aws-cdk-lib";
import { Construct } from "constructs";
import { carryOut } from "../../components/carriers/cdk";
import { isKind, type AnyResource, type Graph } from "../../components/model/graph";
import type { RawObject } from "../../components/model/raw";
import { adaptTemplate } from "../../policy-packs/adapters/cloudformation";
import { evaluate } from "../../policy-packs/core/evaluate";
import { rules } from "../../policy-packs/rules";
import { carried, resourcesOf } from "../components/carriers/synth";
import { templateOf } from "../components/network/given";
import { plans } from "../components/plans";
import { pulumiGraph, said } from "./graphs";
import { leavesOf, type AnyView } from "./leaves";

const graphOf = (Resources: object): Graph =>
  adaptTemplate({ Resources } as RawObject, { file: "template.json", locate: () => undefined }).graph;

describe("every plan passes every rule", () => {
  it.each(plans)("%s, carried out by CDK, with all that CDK needs beside it", (_, resources) => {
    const stack = new Stack();
    carryOut(new Construct(stack, "c"), resources);
    const { findings, tally } = evaluate(graphOf(resourcesOf(stack)), rules);
    expect(findings.map(said)).toEqual([]);
    expect([...tally.values()].reduce((sum, { pass }) => sum + pass, 0)).toBeGreaterThan(1);
  });
});

/** What both know: a reference in a template is a placeholder's text at Pulumi's preview. */
const common = (one: readonly string[], other: readonly string[]) => {
  const pathOf = (leaf: string) => leaf.split(" is ")[0] ?? "";
  const known = new Set(other.map(pathOf));
  return one.filter((leaf) => known.has(pathOf(leaf)));
};

/** Pulumi adopts the group itself, and has a resource for the account's default, where CDK needs something that sets them. */
const adopted: { readonly [type: string]: string } = {
  "Custom::EbsEncryptionByDefault": "AWS::EC2::EbsEncryptionByDefault",
  "Custom::S3AccountPublicAccessBlock": "AWS::S3::AccountPublicAccessBlock",
  "Custom::VpcRestrictDefaultSG": "AWS::EC2::SecurityGroup",
};

describe("Pulumi and CDK make one graph of one plan", () => {
  it.each(plans)("%s", async (_, resources) => {
    const [byCdk, byPulumi] = [graphOf(carried(resources)), await pulumiGraph(resources)];
    const template = templateOf(resources).Resources;
    const kinds = resources.filter((it) => isKind(it.type));
    let compared = 0;
    for (const { id, type } of kinds) {
      const kind = adopted[type] ?? type;
      const cdk = byCdk.resources.find((it) => it.kind === type && [id, type].includes(it.address));
      const pulumi = byPulumi.resources.find((it) => it.kind === kind && it.address.endsWith(`::c-${id}`));
      expect([cdk?.kind, pulumi?.kind]).toEqual([type, kind]);
      const leaves = (it: AnyResource | undefined) =>
        it === undefined ? [] : leavesOf(template[id]?.Properties, it.view as AnyView, type);
      const [there, here] = [leaves(cdk), leaves(pulumi)];
      expect(common(there, here)).toEqual(common(here, there));
      compared += common(here, there).length;
    }
    expect(byCdk.resources.map(({ kind }) => kind).sort()).toEqual(kinds.map(({ type }) => type).sort());
    expect(compared).toBeGreaterThan(1);
  });
});
