import rule from "../../../policy-packs/rules/mediated-access/workgroup-settings-enforced";
import { testRule, unknown } from "../../rule-tester";

testRule(rule, {
  pass: [
    [{ type: "AWS::Athena::WorkGroup", properties: {} }],
    [
      {
        type: "aws:athena/workgroup:Workgroup",
        properties: { configuration: { enforceWorkgroupConfiguration: true } },
      },
    ],
  ],
  fail: [
    [
      [
        {
          type: "AWS::Athena::WorkGroup",
          properties: { WorkGroupConfiguration: { EnforceWorkGroupConfiguration: false } },
        },
      ],
      /WorkGroupConfiguration\.EnforceWorkGroupConfiguration is false/,
    ],
    [
      [
        {
          type: "aws:athena/workgroup:Workgroup",
          properties: { configuration: { enforceWorkgroupConfiguration: false } },
        },
      ],
      /configuration\.enforceWorkgroupConfiguration is false/,
    ],
  ],
  unknown: [[{ type: "AWS::Athena::WorkGroup", properties: { WorkGroupConfiguration: unknown } }]],
});
