import { describe, expect, it } from "@jest/globals";
import type { RawObject } from "../../components/model/raw";
import { adaptTemplate } from "../../policy-packs/adapters/cloudformation";
import { adaptPulumi } from "../../policy-packs/adapters/pulumi/adapt";
import { mappings } from "../../policy-packs/adapters/pulumi/mappings";
import { adaptPlan } from "../../policy-packs/adapters/terraform";
import { evaluate, type Finding } from "../../policy-packs/core/evaluate";
import { hintFor } from "../../policy-packs/hints/hint";
import { rules } from "../../policy-packs/rules";
import { graphOf } from "../rule-tester";

const template = (resources: RawObject) =>
  adaptTemplate({ Resources: resources }, { file: "t.json", locate: () => undefined }).graph;

const program = (type: string, props: RawObject = {}, name = "orders") => {
  const urn = `urn:pulumi:dev::shop::${type}::${name}`;
  return adaptPulumi([{ urn, type, name, props, propertyDependencies: {}, protect: false }]);
};

const hintOf = (graph: Parameters<typeof evaluate>[0], rule: string, aspect?: string) => {
  const found = evaluate(graph, rules).findings.find((it) => it.rule.id === rule && it.aspect === aspect);
  return found === undefined ? undefined : hintFor(found);
};

describe("a hint", () => {
  it("is YAML for a template, with the resource's own name", () => {
    expect(hintOf(template({ Orders: { Type: "AWS::S3::Bucket" } }), "old-versions-kept")).toEqual({
      language: "cloudformation",
      code: `Resources:
  Orders:
    Properties:
      VersioningConfiguration:
        Status: "Enabled"`,
      replaces: "no",
    });
  });

  it("says where a change makes a new resource", () => {
    const graph = template({ Orders: { Type: "AWS::RDS::DBInstance", Properties: { Engine: "mysql" } } });
    expect(hintOf(graph, "encrypted-at-rest", "storage")?.replaces).toBe("yes");
    const pulumi = program("aws:rds/instance:Instance", { engine: "mysql" });
    expect(hintOf(pulumi, "encrypted-at-rest", "storage")).toEqual({
      language: "pulumi",
      code: `new aws.rds.Instance("orders", {\n  // ...\n  storageEncrypted: true,\n});`,
      replaces: "yes",
    });
  });

  it("is a property of CDK's construct where it has one, and a way past it elsewhere", () => {
    const at = (path: string, type: string) => template({ X1: { Type: type, Metadata: { "aws:cdk:path": path } } });
    expect(hintOf(at("Shop/Orders/Resource", "AWS::S3::Bucket"), "old-versions-kept")).toMatchObject({
      language: "cdk",
      code: "// Shop/Orders\nversioned: true,",
    });
    expect(hintOf(at("Shop/Web/Resource", "AWS::EC2::LaunchTemplate"), "imdsv2-required")?.code).toBe(
      `// Shop/Web\n(construct.node.defaultChild as CfnLaunchTemplate).addPropertyOverride("LaunchTemplateData.MetadataOptions.HttpTokens", "required");`,
    );
  });

  it("nests what Pulumi nests, and adds the resource that Pulumi splits off", () => {
    expect(hintOf(program("aws:ec2/instance:Instance"), "imdsv2-required")?.code).toBe(
      `new aws.ec2.Instance("orders", {\n  // ...\n  metadataOptions: {\n    httpTokens: "required",\n  },\n});`,
    );
    expect(hintOf(program("aws:s3/bucket:Bucket"), "bucket-public-access-blocked")).toEqual({
      language: "pulumi",
      code: `new aws.s3.BucketPublicAccessBlock("orders", {\n  bucket: orders.id,\n  blockPublicAcls: true,\n});`,
      replaces: "no",
    });
  });

  it("is HCL for a plan of Terraform", () => {
    const values = { metadata_options: [{ http_tokens: "optional" }] };
    const address = "aws_instance.web";
    const read = adaptPlan({
      format_version: "1.2",
      terraform_version: "1.9.0",
      planned_values: {
        root_module: { resources: [{ address, mode: "managed", type: "aws_instance", name: "web", values }] },
      },
      resource_changes: [
        { address, mode: "managed", type: "aws_instance", name: "web", change: { actions: ["create"], after: values } },
      ],
    });
    if (!("graph" in read)) throw new Error("expected a graph");
    expect(hintOf(read.graph, "imdsv2-required")).toMatchObject({
      language: "terraform",
      code: `resource "aws_instance" "web" {\n  # ...\n  metadata_options {\n    http_tokens = "required"\n  }\n}`,
      replaces: "no",
    });
  });

  it("says nothing where one value does not decide it", () => {
    expect(hintOf(template({ Orders: { Type: "AWS::S3::Bucket" } }), "owner-tagged")).toBeUndefined();
  });
});

/** Writes what a hint for a template says into the template. */
const follow = ({ at, resource }: Finding, code: string): RawObject => {
  const value = JSON.parse(/: (\S+)$/.exec(code)?.[1] ?? "null") as string;
  const write = (raw: unknown, [part, ...rest]: readonly (string | number)[]): unknown => {
    if (part === undefined) return value;
    const own = (raw ?? {}) as Record<string, unknown>;
    if (Array.isArray(raw)) return raw.map((it: unknown, index) => (index === part ? write(it, rest) : it));
    return { ...own, [part]: write(own[part], rest) };
  };
  return write(resource.view.raw ?? {}, at.path) as RawObject;
};

describe("every hint for a rule's bad example", () => {
  const hinted = rules.flatMap((rule) => {
    const bad = rule.examples.bad as Parameters<typeof graphOf>[0];
    return evaluate(graphOf(bad), [rule]).findings.flatMap((finding) => {
      const hint = hintFor(finding);
      return hint === undefined || finding.at.resource !== finding.resource.address
        ? []
        : [{ rule, bad, finding, hint }];
    });
  });

  it("is there for many rules", () => {
    expect(new Set(hinted.map(({ rule }) => rule.id)).size).toBeGreaterThan(40);
  });

  it.each(hinted.map((one) => [one.rule.id, one] as const))("of %s mends what it is for", (_, one) => {
    const { rule, bad, finding, hint } = one;
    const properties = follow(finding, hint.code);
    const name = (it: (typeof bad)[number]): string => it.name ?? it.type.split("::").at(-1) ?? "";
    const mended = bad.map((it) => (name(it) === finding.resource.address ? { ...it, properties } : it));
    const left = evaluate(graphOf(mended as typeof bad), [rule]).findings.filter(
      (it) => it.verdict === "fail" && it.aspect === finding.aspect && String(it.at.path) === String(finding.at.path),
    );
    expect(left).toEqual([]);
  });
});

describe("what a hint says of replacement", () => {
  it("is known for most of what Pulumi programs leave out", () => {
    const hints = Object.keys(mappings).flatMap((type) =>
      evaluate(program(type), rules).findings.flatMap((it) => hintFor(it) ?? []),
    );
    const unknown = hints.filter(({ replaces }) => replaces === undefined);
    expect(hints.length).toBeGreaterThan(100);
    expect(unknown.length / hints.length).toBeLessThan(0.35);
  });
});
