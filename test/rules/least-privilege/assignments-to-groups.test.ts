import rule from "../../../policy-packs/rules/least-privilege/assignments-to-groups";
import { testRule, unknown } from "../../rule-tester";

const to = (PrincipalType: unknown) => [{ type: "AWS::SSO::Assignment", properties: { PrincipalType } as never }];

testRule(rule, {
  pass: [
    to("GROUP"),
    [{ type: "aws:ssoadmin/accountAssignment:AccountAssignment", properties: { principalType: "GROUP" } }],
  ],
  fail: [
    [to("USER"), /PrincipalType is USER: the person keeps it/],
    [
      [{ type: "aws:ssoadmin/accountAssignment:AccountAssignment", properties: { principalType: "USER" } }],
      /principalType is USER/,
    ],
  ],
  unknown: [to(unknown)],
});
