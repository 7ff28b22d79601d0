import { expect, it } from "@jest/globals";
import { adaptPlan } from "../../../policy-packs/adapters/terraform";
import { evaluate } from "../../../policy-packs/core/evaluate";
import rule from "../../../policy-packs/rules/authentication/image-lookup-names-owner";
import { testRule, unknown } from "../../rule-tester";

const lookup = (properties: object, name = "getAmi") => [
  { type: `aws:ec2/${name}:${name}`, properties: properties as never },
];
const byName = { name: "name", values: ["ubuntu-24.04-*"] };

testRule(rule, {
  pass: [
    lookup({ owners: ["amazon"], filters: [byName], mostRecent: true }),
    lookup({ filters: [byName, { name: "owner-id", values: ["099720109477"] }] }),
    lookup({ filters: [{ name: "image-id", values: ["ami-0123456789abcdef0"] }] }),
    lookup({ owners: ["self"] }, "getAmiIds"),
    lookup({ owners: [unknown], filters: [byName] }),
  ],
  fail: [
    [lookup({ filters: [byName], mostRecent: true }), /owners is not set: anybody's image of that name/],
    [lookup({ owners: [], filters: [byName] }), /owners is empty/],
    [lookup({ nameRegex: "^ubuntu" }, "getAmiIds"), /owners is not set/],
  ],
  unknown: [lookup({ owners: unknown }), lookup({ filters: [{ name: unknown, values: ["ubuntu"] }] })],
});

const data = { mode: "data", type: "aws_ami", name: "base" };
const said = (configuration: object, read?: object): readonly string[] => {
  const address = "data.aws_ami.base";
  const plan = {
    format_version: "1.2",
    planned_values: { root_module: {} },
    configuration: { root_module: { resources: [{ ...data, expressions: configuration }] } },
    ...(read === undefined
      ? {}
      : { prior_state: { values: { root_module: { resources: [{ address, ...data, values: read }] } } } }),
  };
  return evaluate(adaptPlan(plan).graph, [rule]).findings.map(
    ({ verdict, resource, message }) => `${verdict} ${resource.address} (${resource.type}) ${message}`,
  );
};

it("judges a Terraform plan's data sources as they were read, else as they are written", () => {
  const filter = [{ name: { constant_value: "name" }, values: { constant_value: ["ubuntu-*"] } }];
  const failure = "fail data.aws_ami.base (data aws_ami) owners is not set: anybody's image of that name is taken";
  expect(said({ filter })).toEqual([failure]);
  expect(said({ filter, owners: { constant_value: ["amazon"] } })).toEqual([]);
  expect(said({ filter, owners: { references: ["var.owners"] } })).toEqual([
    expect.stringMatching(/^undetermined .*var.owners/),
  ]);
  expect(
    said({ filter, owners: { references: ["var.owners"] } }, { owners: ["099720109477"], filter: [byName] }),
  ).toEqual([]);
  expect(said({ filter }, { owners: null, filter: [byName] })).toEqual([failure]);
});
