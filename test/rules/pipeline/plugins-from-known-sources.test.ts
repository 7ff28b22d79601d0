import { expect, it } from "@jest/globals";
import { adaptPlan } from "../../../policy-packs/adapters/terraform";
import { evaluate } from "../../../policy-packs/core/evaluate";
import rule from "../../../policy-packs/rules/pipeline/plugins-from-known-sources";
import { testRule, unknown } from "../../rule-tester";

const provider = (properties: object, name = "aws") => [
  { type: `pulumi:providers:${name}`, properties: properties as never },
];

testRule(rule, {
  pass: [
    provider({ version: "7.48.0" }),
    provider({ pluginDownloadURL: "https://get.pulumi.com/releases/plugins" }),
    provider({ pluginDownloadURL: "github://api.github.com/pulumiverse" }, "time"),
  ],
  fail: [
    [provider({ pluginDownloadURL: "http://plugins.example.com" }), /whoever stands between/],
    [provider({ pluginDownloadURL: "https://plugins.example.com" }, "shop"), /a place of its own/],
    [provider({ pluginDownloadURL: "https://get.pulumi.com.example.com" }), /a place of its own/],
  ],
  unknown: [provider({ pluginDownloadURL: unknown })],
});

const plan = (block: object) => ({
  format_version: "1.2",
  planned_values: { root_module: {} },
  configuration: { provider_config: { aws: { name: "aws", ...block } } },
});
const said = (block: object): readonly string[] =>
  evaluate(adaptPlan(plan(block)).graph, [rule]).findings.map((it) => `${it.aspect ?? ""} ${it.message}`);

it("asks a Terraform provider for its registry and its version", () => {
  const full_name = "registry.terraform.io/hashicorp/aws";
  expect(said({ full_name, version_constraint: "~> 6.0" })).toEqual([]);
  expect(said({ full_name })).toEqual(["version version is not set: whatever version is newest is taken"]);
  expect(said({ full_name: "tf.example.com/shop/aws", version_constraint: "6.1.0" })).toEqual([
    expect.stringMatching(/^source source is tf.example.com/),
  ]);
});
