import { describe, expect, it } from "@jest/globals";
import { Reference, Unresolved } from "../../../components/model/raw";
import { adapt, resolved } from "./given";

const template = {
  Parameters: { Env: { Type: "String", Default: "prod" }, Open: { Type: "String" } },
  Conditions: {
    IsProd: { "Fn::Equals": [{ Ref: "Env" }, "prod"] },
    IsOpen: { "Fn::Equals": [{ Ref: "Open" }, "yes"] },
    NotProd: { "Fn::Not": [{ Condition: "IsProd" }] },
    OpenAndNotProd: { "Fn::And": [{ Condition: "IsOpen" }, { Condition: "NotProd" }] },
    OpenAndProd: { "Fn::And": [{ Condition: "IsProd" }, { Condition: "IsOpen" }] },
    OpenOrProd: { "Fn::Or": [{ Condition: "IsOpen" }, { Condition: "IsProd" }] },
    Here: { "Fn::Equals": [{ Ref: "AWS::Region" }, "us-east-1"] },
    Textual: { "Fn::Equals": [true, "true"] },
    Circle: { "Fn::Not": [{ Condition: "Back" }] },
    Back: { Condition: "Circle" },
    Wrong: { "Fn::Equals": "a" },
    Strange: { "Fn::Contains": [[], "a"] },
  },
  Mappings: {
    ByStage: { prod: { Size: "large", Days: 30 }, test: { Size: "small", Days: 30 } },
    ByRegion: { "us-east-1": { Zone: "a" }, "eu-west-1": { Zone: "a" } },
  },
  Resources: { Key: { Type: "AWS::KMS::Key" }, Other: { Type: "AWS::KMS::Key" } },
};
const read = (value: unknown): unknown => resolved(value, template);
const branch = (condition: string): unknown => read({ "Fn::If": [condition, "then", "else"] });
const open = (reason: RegExp): unknown => expect.objectContaining({ reason: expect.stringMatching(reason) });

describe("a condition", () => {
  it.each([
    ["IsProd", "then"],
    ["NotProd", "else"],
    ["OpenAndNotProd", "else"],
    ["OpenOrProd", "then"],
    ["Textual", "then"],
  ])("%s is decided: %s", (condition, chosen) => {
    expect(branch(condition)).toBe(chosen);
  });

  it.each([
    ["IsOpen", /^condition IsOpen is not decided: parameter Open has no default$/],
    ["OpenAndProd", /condition OpenAndProd is not decided: parameter Open has no default/],
    ["Here", /AWS::Region is known only at deployment/],
    ["Circle", /refers to itself/],
    ["Wrong", /Fn::Equals takes two values/],
    ["Strange", /Fn::Contains is not understood/],
    ["Nobody", /there is no condition Nobody/],
  ])("%s is not decided, for a reason", (condition, reason) => {
    expect(branch(condition)).toEqual(open(reason));
  });

  it("is decided by a region that the caller names, and by a parameter's value", () => {
    const value = { "Fn::If": ["Here", "then", "else"] };
    expect(resolved(value, template, { pseudo: { "AWS::Region": "eu-west-1" } })).toBe("else");
    expect(resolved({ "Fn::If": ["IsOpen", 1, 2] }, template, { parameters: { Open: "yes" } })).toBe(1);
  });

  it("refers to as many others in a row as there are, and no stack overflows", () => {
    const chain = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, i) => [`C${String(i)}`, { Condition: `C${String(i + 1)}` }]),
    );
    expect(resolved({ "Fn::If": ["C0", 1, 2] }, { Conditions: chain })).toEqual(open(/in a row/));
  });
});

describe("Fn::If that is not decided", () => {
  const either = (a: unknown, b: unknown): unknown => read({ "Fn::If": ["IsOpen", a, b] });

  it("is known where both values agree", () => {
    expect(either({ A: [1] }, { A: [1] })).toEqual({ A: [1] });
  });

  it("keeps the keys and items that both values share", () => {
    expect(either({ A: 1, B: 2 }, { A: 1, C: 3 })).toEqual({ A: 1, B: open(/IsOpen/), C: open(/IsOpen/) });
    expect(either(["a", "b"], ["a", "c"])).toEqual(["a", open(/IsOpen/)]);
    expect(either(["a"], ["a", "c"])).toEqual(open(/IsOpen/));
    expect(either(true, { Ref: "AWS::NoValue" })).toEqual(open(/IsOpen/));
  });

  it("is the partition where it chooses between partitions, as templates from before AWS::Partition do", () => {
    expect(either("aws-us-gov", "aws")).toBe(resolved({ Ref: "AWS::Partition" }));
    expect(either("aws-cn", { "Fn::If": ["IsOpen", "aws-us-gov", "aws"] })).toBe("aws");
    expect(either("aws-us-gov", "orders")).toEqual(open(/IsOpen/));
  });

  it("still comes from resources where both values do", () => {
    expect(either({ Ref: "Key" }, { Ref: "Other" })).toMatchObject({ from: ["Key", "Other"] });
    expect(either({ Ref: "Key" }, "alias/aws/s3")).toMatchObject({ from: [] });
    expect(either({ Ref: "Key" }, { Ref: "Key" })).toEqual(new Reference("${Key}", ["Key"]));
  });
});

describe("Fn::FindInMap", () => {
  const find = (...keys: unknown[]): unknown => read({ "Fn::FindInMap": keys });

  it("finds by known keys", () => {
    expect(find("ByStage", { Ref: "Env" }, "Size")).toBe("large");
    expect(find("ByStage", "none", "Size")).toEqual(open(/no such keys are in mapping ByStage/));
    expect(find("ByStage", "none", "Size", { DefaultValue: "tiny" })).toBe("tiny");
    expect(find("Nobody", "a", "b")).toEqual(open(/there is no mapping Nobody/));
    expect(find("ByStage")).toEqual(open(/Fn::FindInMap takes/));
  });

  it("is known for an open key where every row agrees, and never decided by a stand-in", () => {
    expect(find("ByStage", { Ref: "Open" }, "Days")).toBe(30);
    expect(find("ByStage", { Ref: "Open" }, "Size")).toEqual(open(/parameter Open has no default/));
    expect(find("ByStage", { Ref: "Open" }, "Days", { DefaultValue: 7 })).toEqual(open(/Open/));
    expect(find("ByRegion", { Ref: "AWS::Region" }, "Zone")).toBe("a");
  });

  it("is known where every region of the partition says the same of itself", () => {
    const inMapping = (mapping: object, key: string): unknown =>
      resolved({ "Fn::FindInMap": ["M", { Ref: "AWS::Region" }, key] }, { Mappings: { M: mapping } } as never);
    const states = (region: string) => ({ states: `states.${region}.amazonaws.com` });
    const all = { "eu-west-1": states("eu-west-1"), "us-east-2": states("us-east-2") };
    const here = resolved({ "Fn::Sub": "states.${AWS::Region}.amazonaws.com" });
    expect(inMapping(all, "states")).toBe(here);
    expect(inMapping({ ...all, "us-iso-east-1": { states: "states.amazonaws.com" } }, "states")).toBe(here);
    expect(inMapping({ ...all, "eu-south-1": { states: "mine" } }, "states")).toEqual(open(/AWS::Region/));
    expect(inMapping({ "eu-west-1": { p: "aws" }, "us-gov-west-1": { p: "aws-us-gov" } }, "p")).toBe("aws");
  });
});

describe("a resource's condition", () => {
  const stream = (Condition: string): object => ({ Type: "AWS::Kinesis::Stream", Condition });
  const adapted = adapt({
    ...template,
    Resources: { Kept: stream("IsProd"), Left: stream("NotProd"), Perhaps: stream("IsOpen") },
    Outputs: {},
  } as never);

  it("leaves it out where it is false, says so, and judges it where it is open", () => {
    expect(adapted.graph.resources.map((it) => it.address)).toEqual(["Kept", "Perhaps"]);
    expect(adapted.notes).toEqual(["Left out, for their condition is false: Left."]);
  });

  it("makes a reference to what is left out no reference", () => {
    const resources = { ...template.Resources, Left: { Type: "AWS::KMS::Key", Condition: "NotProd" } };
    expect(resolved({ Ref: "Left" }, { ...template, Resources: resources })).toBeInstanceOf(Unresolved);
  });
});
