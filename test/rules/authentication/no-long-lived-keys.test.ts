import rule from "../../../policy-packs/rules/authentication/no-long-lived-keys";
import { testRule, unknown } from "../../rule-tester";

testRule(rule, {
  pass: [
    [{ type: "AWS::IAM::AccessKey", properties: { UserName: "mailer", Status: "Inactive" } }],
    [{ type: "aws:iam/accessKey:AccessKey", properties: { user: "mailer", status: "Inactive" } }],
  ],
  fail: [
    [[{ type: "AWS::IAM::AccessKey", properties: { UserName: "mailer" } }], /UserName is mailer: .*works until/],
    [[{ type: "AWS::IAM::AccessKey", properties: { UserName: "mailer", Status: "Active" } }], /UserName/],
    [[{ type: "aws:iam/accessKey:AccessKey", properties: { user: "root" } }], /user is root/],
  ],
  unknown: [[{ type: "AWS::IAM::AccessKey", properties: { UserName: "mailer", Status: unknown } }]],
});
