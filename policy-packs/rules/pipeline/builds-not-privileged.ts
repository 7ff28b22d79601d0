import { defineRule } from "../../core/rule";
import { isFalse } from "../../core/verdict";

export default defineRule({
  id: "builds-not-privileged",
  title: "Builds do not run privileged",
  principle: "pipeline",
  severity: "medium",
  why: "A build runs code of everybody whose package it uses; privileged, that code is root on the build machine.",
  fix: {
    pulumi:
      "Leave `privilegedMode` out of `environment`; build images without it by a rootless builder, or exempt the one project that must use Docker.",
    cloudformation:
      "Leave `PrivilegedMode` out of `Environment`; build images without it by a rootless builder, or exempt the one project that must use Docker.",
  },
  links: ["https://docs.aws.amazon.com/codebuild/latest/APIReference/API_ProjectEnvironment.html"],
  checks: {
    "AWS::CodeBuild::Project": (it) =>
      isFalse(it.get("Environment").get("PrivilegedMode").bool(false), "what the build runs is root on its machine"),
  },
  examples: {
    good: [{ type: "AWS::CodeBuild::Project", properties: { Environment: { PrivilegedMode: false } } }],
    bad: [{ type: "AWS::CodeBuild::Project", properties: { Environment: { PrivilegedMode: true } } }],
  },
  equivalents: [{ id: "CKV_AWS_316", type: "AWS::CodeBuild::Project" }],
});
