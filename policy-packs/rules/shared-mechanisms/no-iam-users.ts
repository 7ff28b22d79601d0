import { defineRule } from "../../core/rule";
import { fail, pass } from "../../core/verdict";

export default defineRule({
  id: "no-iam-users",
  title: "People and programs come by roles, not by users of IAM",
  principle: "shared-mechanisms",
  severity: "medium",
  why: "A user's password and keys work from anywhere until somebody takes them away, and are handed round; a role's are gone in hours.",
  fix: {
    pulumi:
      "Use IAM Identity Center for people, and an aws.iam.Role for programs: of other clouds and forges by an aws.iam.OpenIdConnectProvider.",
    cloudformation:
      "Use IAM Identity Center for people, and an AWS::IAM::Role for programs: of other clouds and forges by an AWS::IAM::OIDCProvider.",
  },
  links: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-users-federation-idp"],
  checks: {
    // The way that is meant.
    "AWS::IAM::Role": () => pass,
    "AWS::IAM::User": (it) => fail(it, "a user has credentials that do not end"),
  },
  examples: {
    good: [{ type: "AWS::IAM::Role", properties: { RoleName: "deployer" } }],
    bad: [{ type: "AWS::IAM::User", properties: { UserName: "deployer" } }],
  },
  equivalents: [{ id: "CKV_AWS_273", type: "AWS::IAM::User" }],
});
