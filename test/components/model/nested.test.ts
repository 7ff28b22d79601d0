import { describe, expect, it } from "@jest/globals";
import { nested } from "../../../components/model/nested";
import { att, Input, planned, ref, region, show, text, type Engine, type Text } from "../../../components/model/plan";

const trust = { Version: "2012-10-17", Statement: [] } as const;

const inner = (key: Text) => [
  planned("AWS::IAM::Role", "role", { AssumeRolePolicyDocument: trust, Description: "copies", Tags: [] }),
  planned(
    "AWS::IAM::ManagedPolicy",
    "rights",
    {
      Description: "what it may do",
      PolicyDocument: {
        Version: "2012-10-17",
        Statement: [{ Sid: "Use", Effect: "Allow", Action: "kms:Decrypt", Resource: new Input(key) }],
      },
      Roles: [ref("role")],
    },
    ["role"],
  ),
];

const engine: Engine<string> = {
  attribute: (id, attribute) => `<${id}.${attribute}>`,
  join: (parts) => parts.join(""),
  first: () => "",
  slice: () => "",
  part: () => "",
};

describe("a plan inside another", () => {
  const { resources, show: shown } = nested("state", inner(att("role", "Arn")));

  it("has ids that begin with its prefix, wherever they are referred to", () => {
    expect(resources.map(({ id, dependsOn }) => [id, dependsOn])).toEqual([
      ["state-role", []],
      ["state-rights", ["state-role"]],
    ]);
    expect(resources[1]?.properties).toMatchObject({ Roles: [{ Ref: "state-role" }] });
  });

  it("leaves what the plan around it handed in as it is", () => {
    const { PolicyDocument } = resources[1]?.properties as unknown as {
      PolicyDocument: { Statement: readonly [{ Resource: Text }] };
    };
    expect(show(PolicyDocument.Statement[0].Resource, engine)).toBe("<role.Arn>");
  });

  it("shows its outputs as texts of the plan around it", () => {
    expect(shown(text`${att("role", "Arn")}/${region}`)).toEqual(text`${att("state-role", "Arn")}/${region}`);
  });
});
