import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass } from "../../core/verdict";

export default defineRule({
  id: "no-long-lived-keys",
  title: "No long-lived access keys are made",
  principle: "authentication",
  severity: "medium",
  why: "An access key works for whoever has it, from anywhere and for years, and this one lies in the state or in the stack's outputs.",
  fix: {
    pulumi:
      "Remove the aws.iam.AccessKey; let workloads take an aws.iam.Role and people sign in through IAM Identity Center.",
    cloudformation:
      "Remove the AWS::IAM::AccessKey; let workloads take an AWS::IAM::Role and people sign in through IAM Identity Center.",
  },
  links: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-workloads-use-roles"],
  checks: {
    "AWS::IAM::AccessKey": (it) =>
      given(it.get("Status").str("Active"), (status) =>
        status === "Inactive"
          ? pass
          : fail(it.get("UserName"), "an access key of this user works until somebody deletes it"),
      ),
  },
  examples: {
    good: [{ type: "AWS::IAM::AccessKey", properties: { UserName: "mailer", Status: "Inactive" } }],
    bad: [{ type: "AWS::IAM::AccessKey", properties: { UserName: "mailer" } }],
  },
  equivalents: [
    { id: "AWS-0141", type: "AWS::IAM::AccessKey" },
    { id: "AWS-0146", type: "AWS::IAM::AccessKey" },
    { id: "CKV_AWS_348", type: "AWS::IAM::AccessKey" },
    { id: "access-keys-rotated", type: "AWS::IAM::AccessKey" },
    { id: "AWS-0167", type: "AWS::IAM::AccessKey" },
  ],
});
