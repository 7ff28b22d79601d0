import { describe, expect, it } from "@jest/globals";
import type { Graph, AnyResource, Kind } from "../../components/model/graph";
import { toldByTag, usualClasses, type ToldByTag } from "../../components/model/tags";
import { adaptTemplate } from "../../policy-packs/adapters/cloudformation";
import { adaptPulumi } from "../../policy-packs/adapters/pulumi/adapt";
import type { Neighbours } from "../../policy-packs/core/rule";
import { tagsOf } from "../../policy-packs/facets/tags";
import { manuals } from "../../policy-packs/proofs/permissions/escalation/manuals";
import { dataOf } from "../../policy-packs/proofs/permissions/escalation/stores";

const tagged = (kind: string, tags: { readonly [key: string]: unknown }): Graph => {
  const listed = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  const Tags = kind === "AWS::SSM::Parameter" ? tags : listed;
  const template = {
    Parameters: { Later: { Type: "String" } },
    Resources: { Data: { Type: kind, Properties: { Tags } } },
  };
  return adaptTemplate(template as never, { file: "t.json", locate: () => 1 }).graph;
};

const theOne = ({ resources: [it] }: Graph): AnyResource => {
  if (it === undefined) throw new Error("no resource");
  return it;
};

/** What a rule is told of the class of data. */
const toRules = (graph: Graph, by: ToldByTag) => {
  const tags = tagsOf(theOne(graph), undefined as unknown as Neighbours);
  const told = tags === undefined ? undefined : toldByTag(by, tags);
  return told?.known === true ? told.value : "not known";
};

/** Whether a proof takes it for data of a class: for certain, perhaps, or not. */
const toProofs = (graph: Graph, dataClass: string, by: ToldByTag) => {
  const [store] = dataOf(graph, { dataClass, by });
  return store === undefined ? "no" : store.missing.length === 0 ? "yes" : "not known";
};

describe.each(Object.keys(manuals) as Kind[])("the class of data in %s is the same to rules and to proofs", (kind) => {
  it.each([...usualClasses.tags, "DATACLASS"])("by the tag %s", (key) => {
    const graph = tagged(kind, { [key]: "Restricted" });
    expect([toRules(graph, usualClasses), toProofs(graph, "restricted", usualClasses)]).toEqual(["restricted", "yes"]);
    expect(toProofs(graph, "internal", usualClasses)).toBe("no");
  });

  it("by the tag that the project has for it, and by that one alone", () => {
    const graph = tagged(kind, { DataClass: "internal", Secrecy: "restricted" });
    const by = { tags: ["Secrecy"] };
    expect([toRules(graph, by), toProofs(graph, "restricted", by)]).toEqual(["restricted", "yes"]);
    expect(toProofs(graph, "internal", by)).toBe("no");
  });

  it("where it has no tag and the project says what that means", () => {
    const by = { ...usualClasses, otherwise: "internal" };
    const graph = tagged(kind, { Owner: "orders" });
    expect([toRules(graph, by), toProofs(graph, "internal", by)]).toEqual(["internal", "yes"]);
    expect([toRules(graph, usualClasses), toProofs(graph, "internal", usualClasses)]).toEqual([undefined, "no"]);
  });

  it("where nobody knows yet what the tag will say", () => {
    const graph = tagged(kind, { DataClass: { Ref: "Later" } });
    const by = { ...usualClasses, otherwise: "internal" };
    expect([toRules(graph, by), toProofs(graph, "restricted", by)]).toEqual(["not known", "not known"]);
  });
});

describe("a parameter of a Pulumi program", () => {
  it("is of the class that its tags say", () => {
    const type = "aws:ssm/parameter:Parameter";
    const props = { type: "SecureString", tags: { DataClass: "restricted" } };
    const urn = `urn:pulumi:dev::shop::${type}::password`;
    const graph = adaptPulumi([{ urn, type, name: "password", props, propertyDependencies: {} }]);
    expect(toProofs(graph, "restricted", usualClasses)).toBe("yes");
  });
});
