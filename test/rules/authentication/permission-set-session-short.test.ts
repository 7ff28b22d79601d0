import rule from "../../../policy-packs/rules/authentication/permission-set-session-short";
import { testRule, unknown } from "../../rule-tester";

const set = (properties: object) => [{ type: "AWS::SSO::PermissionSet", properties: properties as never }];

testRule(rule, {
  pass: [
    // IAM Identity Center's own default is an hour.
    set({ Name: "Readers" }),
    set({ SessionDuration: "PT8H" }),
    set({ SessionDuration: "PT480M" }),
    [{ type: "aws:ssoadmin/permissionSet:PermissionSet", properties: { sessionDuration: "PT2H" } }],
  ],
  fail: [
    [set({ SessionDuration: "PT12H" }), /SessionDuration is PT12H: a session that was stolen in the morning/],
    [set({ SessionDuration: "PT8H30M" }), /SessionDuration is PT8H30M/],
    [set({ SessionDuration: "P1D" }), /SessionDuration is P1D/],
    [
      [{ type: "aws:ssoadmin/permissionSet:PermissionSet", properties: { sessionDuration: "PT12H" } }],
      /sessionDuration is PT12H/,
    ],
  ],
  unknown: [set({ SessionDuration: unknown })],
});
