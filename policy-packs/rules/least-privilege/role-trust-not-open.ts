import { closedToStrangers } from "../../core/open-statement";
import { defineRule } from "../../core/rule";

export default defineRule({
  id: "role-trust-not-open",
  title: "A role does not trust everybody",
  principle: "least-privilege",
  severity: "critical",
  why: "Anybody with an AWS account can take such a role and do whatever it may, from anywhere.",
  fix: {
    pulumi: "Name in `assumeRolePolicy` the service, roles or accounts that may take the role.",
    cloudformation: "Name in `AssumeRolePolicyDocument` the service, roles or accounts that may take the role.",
  },
  links: [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous",
  ],
  checks: {
    "AWS::IAM::Role": (it) =>
      closedToStrangers(it.get("AssumeRolePolicyDocument"), "anybody with an AWS account can take the role"),
  },
  examples: {
    good: [
      {
        type: "AWS::IAM::Role",
        properties: {
          AssumeRolePolicyDocument: {
            Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
          },
        },
      },
    ],
    bad: [
      {
        type: "AWS::IAM::Role",
        properties: {
          AssumeRolePolicyDocument: { Statement: [{ Effect: "Allow", Principal: "*", Action: "sts:AssumeRole" }] },
        },
      },
    ],
  },
  equivalents: [
    { id: "CKV_AWS_60", type: "AWS::IAM::Role" },
    { id: "IAM_ROLE_NO_ALLOW_PLUS_NOT_PRINCIPAL", type: "AWS::IAM::Role" },
    { id: "IAM_ROLE_NO_FULL_ACCESS_ON_TRUST_POLICY", type: "AWS::IAM::Role" },
  ],
});
