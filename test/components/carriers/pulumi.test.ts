import { describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { carryOut } from "../../../components/carriers/pulumi";
import { Input, isText, type Planned } from "../../../components/model/plan";
import { plans } from "../plans";
import { run } from "./run";

class Component extends pulumi.ComponentResource {
  constructor(name: string, resource: Planned) {
    super("test:index:Component", name);
    carryOut(this, name, [resource]);
    this.registerOutputs({});
  }
}

/** Not carried out, because the provider does it by itself. */
const byItself: ReadonlySet<string> = new Set([
  // It takes EC2's own egress rule away from every group.
  "AWS::EC2::SecurityGroup.SecurityGroupEgress.*.CidrIp",
  "AWS::EC2::SecurityGroup.SecurityGroupEgress.*.Description",
  "AWS::EC2::SecurityGroup.SecurityGroupEgress.*.IpProtocol",
  // It finds the default security group by its VPC, and the default ACL by its id.
  "Custom::VpcRestrictDefaultSG.Account",
  "Custom::VpcRestrictDefaultSG.DefaultSecurityGroupId",
  "Custom::VpcRestrictDefaultNetworkAcl.VpcId",
  // It says KMS wherever there is a key.
  "AWS::DynamoDB::Table.SSESpecification.SSEType",
  // The account's setting takes no tags.
  "Custom::EbsEncryptionByDefault.Tags.*.Key",
  "Custom::EbsEncryptionByDefault.Tags.*.Value",
  ...["IamAccountPasswordPolicy", "IamOrganizationsFeatures", "S3AccountPublicAccessBlock"].flatMap((it) => [
    `Custom::${it}.Tags.*.Key`,
    `Custom::${it}.Tags.*.Value`,
  ]),
  // The type says it.
  "AWS::EC2::FlowLog.ResourceType",
  "AWS::EC2::LaunchTemplate.TagSpecifications.*.ResourceType",
  // It is in an archive, whose text a test of its own reads.
  "AWS::Lambda::Function.Code.ZipFile",
  // The webhook is a resource of its own: where there is one, it is on.
  "AWS::CodeBuild::Project.Triggers.Webhook",
]);

const isRecord = (tree: unknown): tree is { readonly [key: string]: unknown } =>
  typeof tree === "object" && tree !== null && !Array.isArray(tree) && !(tree instanceof Input);

/** The same tree with every reference as a text of its own, so that one resource can be made alone. */
const alone = (tree: unknown): unknown => {
  if (Array.isArray(tree)) return tree.map(alone);
  // What a plan hands to a plan inside it.
  if (tree instanceof Input && isText(tree.value)) return alone(tree.value);
  if (!isRecord(tree)) return tree;
  if (isText(tree)) return new Input(JSON.stringify(tree));
  return Object.fromEntries(Object.entries(tree).map(([key, item]) => [key, alone(item)]));
};

type Path = readonly (string | number)[];

const leavesOf = (tree: unknown, path: Path = []): readonly Path[] => {
  if (Array.isArray(tree)) return tree.flatMap((item, index) => leavesOf(item, [...path, index]));
  return isRecord(tree) ? Object.entries(tree).flatMap(([key, item]) => leavesOf(item, [...path, key])) : [path];
};

const changed = (leaf: unknown): unknown => {
  if (typeof leaf === "boolean") return !leaf;
  if (typeof leaf === "number") return leaf + 1;
  return leaf instanceof Input ? new Input("something else") : "something else";
};

const changedAt = (tree: unknown, [head, ...rest]: Path): unknown => {
  if (head === undefined) return changed(tree);
  if (Array.isArray(tree))
    return tree.map((item, index) => (index === head ? changedAt(item, rest) : (item as unknown)));
  return isRecord(tree) ? { ...tree, [head]: changedAt(tree[head], rest) } : tree;
};

const samples = plans
  .flatMap(([, resources]) => resources)
  .map((it) => ({ ...it, properties: alone(it.properties), dependsOn: [] }) as unknown as Planned);

const spell = (type: string, path: Path): string =>
  [type, ...path.map((part) => (typeof part === "number" ? "*" : part))].join(".");

/** Each leaf of each type once, with a resource that has it. */
const leaves = new Map(
  samples.flatMap((sample) =>
    leavesOf(sample.properties).map((path) => [spell(sample.type, path), { sample, path }] as const),
  ),
);

/** Placeholder names end in a few letters and digits of their own, which tell two resources apart that are otherwise the same. */
const plain = (props: unknown, prefix: string): string =>
  JSON.stringify(props)
    .replace(new RegExp(`${prefix}([a-z-]+)-[0-9a-f]{7}`, "g"), "$1")
    .replaceAll(prefix, "");

/** What is registered for each resource alone, under a name that does not tell them apart. */
const inputsOf = async (made: readonly Planned[]): Promise<readonly string[]> => {
  const resources = await run(() => {
    made.forEach((resource, index) => new Component(`n${String(index)}`, resource));
  });
  const own = resources.filter(({ type }) => type.startsWith("aws:"));
  return made.map((_, index) => {
    const prefix = `n${String(index)}-`;
    const mine = own.filter(({ name }) => name.startsWith(prefix));
    return mine.map(({ type, props }) => `${type} ${plain(props, prefix)}`).join("\n");
  });
};

describe("the Pulumi carrier", () => {
  it("drops nothing that a plan decides", async () => {
    const cases = [...leaves.entries()];
    const unchanged = [...new Set(cases.map(([, { sample }]) => sample))];
    const before = await inputsOf(unchanged);
    const after = await inputsOf(
      cases.map(([, { sample, path }]) => ({ ...sample, properties: changedAt(sample.properties, path) }) as Planned),
    );
    const dropped = cases.filter(([, { sample }], index) => before[unchanged.indexOf(sample)] === after[index]);
    expect(cases.length).toBeGreaterThan(100);
    expect(dropped.map(([key]) => key).sort()).toEqual([...byItself].sort());
  }, 60_000);
});
