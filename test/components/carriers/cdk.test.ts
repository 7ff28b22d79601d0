import { describe, expect, it } from "@jest/globals";
import { App, Aspects, CfnResource, RemovalPolicies, Stack, Tags, type IAspect } from "aws-cdk-lib";
import { CfnAlias } from "aws-cdk-lib/aws-kms";
import { CfnBucket } from "aws-cdk-lib/aws-s3";
import { Construct, type IConstruct } from "constructs";
import { amend, carryOut, decide } from "../../../components/carriers/cdk";
import {
  att,
  first,
  Input,
  part,
  planned,
  ref,
  region,
  slice,
  text,
  type Planned,
  type Text,
} from "../../../components/model/plan";
import { PlanError } from "../../../components/model/plan-error";
import { templateOf } from "../network/given";
import { plans } from "../plans";
import { carried, resourcesOf } from "./synth";

interface Tree {
  readonly [key: string]: unknown;
}

const isTree = (tree: unknown): tree is Tree => typeof tree === "object" && tree !== null && !Array.isArray(tree);

/** What means the same is written in the same way: tags in any order, joins in joins, a join of texts alone. */
const plain = (tree: unknown, key = ""): unknown => {
  if (Array.isArray(tree)) {
    const items = tree.map((item) => plain(item));
    return key.endsWith("Tags") ? items.sort((a, b) => ((a as Tag).Key < (b as Tag).Key ? -1 : 1)) : items;
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

/** The ids that references name. */
const namedIn = (tree: unknown): readonly string[] => {
  if (Array.isArray(tree)) return tree.flatMap(namedIn);
  if (!isTree(tree)) return [];
  return Object.entries(tree).flatMap(([key, item]) => {
    if (key === "Ref") return [String(item)];
    return key === "Fn::GetAtt" ? [String((item as readonly string[])[0])] : namedIn(item);
  });
};

describe("the CDK carrier", () => {
  it.each(plans)("writes the template that the plan is: %s", (_, resources) => {
    const written = carried(resources);
    const wanted = templateOf(resources).Resources;
    for (const { id, type, retained, dependsOn } of resources) {
      const custom = type.startsWith("Custom::");
      const body = written[custom ? type : id];
      const properties = body?.Properties as Tree;
      expect(body?.Type).toBe(type);
      expect(plain(custom ? own(properties) : properties)).toEqual(plain(wanted[id]?.Properties));
      expect([body?.DeletionPolicy, body?.UpdateReplacePolicy]).toEqual(
        retained ? ["Retain", "Retain"] : [undefined, undefined],
      );
      // What properties refer to is made first anyway, and not said twice; the carrier has resources of its own to wait for.
      const first = namedIn(properties);
      const told = (body?.DependsOn ?? []).filter((it) => it in wanted);
      expect(told.sort()).toEqual(dependsOn.filter((it) => !first.includes(it)).sort());
    }
  });
});

const bucketOf = (stack: Stack, own: Parameters<typeof carryOut>[2] = []): Construct => {
  const component = new Construct(stack, "orders");
  const [, resources] = plans.find(([name]) => name === "a bucket for internal data") ?? ["", []];
  carryOut(component, resources, own);
  return component;
};

/** The one resource of a type, and that it is one. */
const only = (stack: Stack, type: string) => {
  const found = Object.values(resourcesOf(stack)).filter((it) => it.Type === type);
  expect(found).toHaveLength(1);
  return found[0];
};

describe("what CDK's users may still change, before the result is judged", () => {
  it("heeds aspects", () => {
    const stack = new Stack();
    bucketOf(stack);
    const named: IAspect = {
      visit: (node: IConstruct) => {
        if (node instanceof CfnBucket) node.bucketName = "shop-orders";
      },
    };
    Aspects.of(stack).add(named);
    expect(only(stack, "AWS::S3::Bucket")?.Properties).toMatchObject({ BucketName: "shop-orders" });
  });

  it("heeds tags of what is around a component, beside its own", () => {
    const stack = new Stack();
    bucketOf(stack);
    Tags.of(stack).add("CostCentre", "4711");
    expect((only(stack, "AWS::S3::Bucket")?.Properties as { Tags: unknown }).Tags).toEqual(
      expect.arrayContaining([
        { Key: "CostCentre", Value: "4711" },
        { Key: "Owner", Value: "shop-team" },
      ]),
    );
  });

  it("heeds removal policies", () => {
    const stack = new Stack();
    const component = bucketOf(stack);
    RemovalPolicies.of(component).destroy();
    expect(only(stack, "AWS::S3::Bucket")?.DeletionPolicy).toBe("Delete");
  });

  it("heeds overrides of the resource itself", () => {
    const stack = new Stack();
    const bucket = bucketOf(stack).node.findChild("bucket");
    if (!CfnResource.isCfnResource(bucket)) throw new Error("There is no bucket.");
    bucket.addPropertyOverride("AccelerateConfiguration.AccelerationStatus", "Enabled");
    expect(only(stack, "AWS::S3::Bucket")?.Properties).toMatchObject({
      AccelerateConfiguration: { AccelerationStatus: "Enabled" },
    });
  });
});

describe("a hardening that is given up", () => {
  const unsafe = [{ control: "use-is-logged", reason: "a test", expires: "2026-12-31" }];

  it("stands in the template beside what it is about", () => {
    const stack = new Stack();
    bucketOf(stack, unsafe);
    for (const { Metadata } of Object.values(resourcesOf(stack)))
      expect(Metadata).toMatchObject({ sallyport: { unsafe } });
  });

  it("leaves no trace where there is none", () => {
    const stack = new Stack();
    bucketOf(stack);
    expect(JSON.stringify(resourcesOf(stack))).not.toContain("sallyport");
  });
});

class Refused extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    decide(this, () => {
      throw new PlanError("Flow x skips a zone.");
    });
  }
}

const thrownBy = (act: () => void): Error => {
  try {
    act();
  } catch (error) {
    return error as Error;
  }
  throw new Error("Nothing was thrown.");
};

describe("what cannot be had", () => {
  const stack = new Stack(new App(), "shop");

  it("is said in one sentence, with the construct's path and the one line that asked for it", () => {
    const error = thrownBy(() => new Refused(stack, "orders"));
    const [sentence, place, ...rest] = error.stack?.split("\n") ?? [];
    expect(error.message).toBe("shop/orders: Flow x skips a zone.");
    expect(sentence).toBe("Error: shop/orders: Flow x skips a zone.");
    expect(place).toMatch(/^ {4}at .*cdk\.test\.ts/);
    expect(rest).toEqual([]);
  });

  it("is said without a line where nobody's line makes the construct", () => {
    const component = new Construct(stack, "later");
    const error = thrownBy(() =>
      decide(component, () => {
        throw new PlanError("A grant must say why.");
      }),
    );
    expect(error.stack).toBe("Error: shop/later: A grant must say why.");
  });

  it("is not confused with a defect, whose trace is kept", () => {
    const defect = new TypeError("x is undefined");
    expect(() =>
      decide(stack, () => {
        throw defect;
      }),
    ).toThrow(defect);
    expect(defect.stack).toContain("at ");
  });
});

describe("the texts of a plan", () => {
  const stack = new Stack();
  const show = carryOut(new Construct(stack, "network"), [
    planned("AWS::EC2::VPC", "vpc", {
      CidrBlock: "10.0.0.0/16",
      EnableDnsHostnames: true,
      EnableDnsSupport: true,
      Tags: [],
    }),
  ]);
  const shown = (text: Text): unknown => stack.resolve(show(text));
  const vpc = "networkvpc4E8F0223";

  it.each<readonly [string, Text, unknown]>([
    ["a reference", ref("vpc"), { Ref: vpc }],
    ["an attribute", att("vpc", "DefaultNetworkAcl"), { "Fn::GetAtt": [vpc, "DefaultNetworkAcl"] }],
    ["a text with holes", text`in ${region}`, { "Fn::Join": ["", ["in ", { Ref: "AWS::Region" }]] }],
    ["the first of a list", first("vpc", "Ipv6CidrBlocks"), select(0, { "Fn::GetAtt": [vpc, "Ipv6CidrBlocks"] })],
    ["a part of a text", part(ref("vpc"), "-", 1), select(1, { "Fn::Split": ["-", { Ref: vpc }] })],
    [
      "a slice of a block",
      slice(new Input("10.0.0.0/16"), 2, 4, 8),
      select(2, { "Fn::Cidr": ["10.0.0.0/16", 4, "8"] }),
    ],
  ])("%s is a token", (_, it, wanted) => {
    expect(shown(it)).toEqual(wanted);
  });

  it("refer to nothing that is not there", () => {
    expect(() => show(ref("subnet"))).toThrow("The plan refers to subnet, which is not made before.");
  });
});

function select(index: number, list: object): object {
  return { "Fn::Select": [index, list] };
}

describe("a plan that says more than before", () => {
  const alias = (id: string, AliasName: string, TargetKeyId: Text): Planned =>
    planned("AWS::KMS::Alias", id, { AliasName, TargetKeyId });

  it("is carried out where it differs, and nowhere else", () => {
    const stack = new Stack();
    const component = new Construct(stack, "c");
    const before = [alias("one", "alias/one", "the-key"), alias("two", "alias/two", "the-key")];
    carryOut(component, before);
    for (const made of component.node.children) if (made instanceof CfnAlias) made.targetKeyId = "somebody's own";
    amend(component, before, [
      alias("one", "alias/first", "the-key"),
      alias("two", "alias/two", "another-key"),
      alias("three", "alias/three", ref("one")),
    ]);
    const written = Object.values(resourcesOf(stack));
    expect(written.map(({ Properties }) => Properties)).toEqual([
      { AliasName: "alias/first", TargetKeyId: "somebody's own" },
      { AliasName: "alias/two", TargetKeyId: "another-key" },
      { AliasName: "alias/three", TargetKeyId: { Ref: expect.stringMatching(/^cone/) } },
    ]);
  });
});
