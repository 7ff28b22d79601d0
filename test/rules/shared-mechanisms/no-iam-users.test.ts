import rule from "../../../policy-packs/rules/shared-mechanisms/no-iam-users";
import { testRule } from "../../rule-tester";

testRule(rule, {
  pass: [[{ type: "AWS::IAM::Role", properties: {} }], [{ type: "aws:iam/role:Role", properties: {} }]],
  fail: [
    [[{ type: "AWS::IAM::User", properties: {} }], /a user has credentials that do not end/i],
    [[{ type: "aws:iam/user:User", properties: { name: "deployer" } }], /credentials that do not end/],
  ],
  unknown: [],
});
