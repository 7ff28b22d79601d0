import { defineRule } from "../../core/rule";
import { isTrue } from "../../core/verdict";

export default defineRule({
  id: "workgroup-settings-enforced",
  title: "Queries cannot override the settings of their workgroup",
  principle: "mediated-access",
  severity: "medium",
  why: "A client that may choose its own settings writes results to a bucket of its choice, with no encryption of yours.",
  fix: {
    pulumi: "Set `enforceWorkgroupConfiguration: true` in `configuration` of the aws.athena.Workgroup.",
    cloudformation: "Set `WorkGroupConfiguration.EnforceWorkGroupConfiguration` to true.",
  },
  links: ["https://docs.aws.amazon.com/athena/latest/ug/workgroups-settings-override.html"],
  checks: {
    // Enforced unless it says otherwise: https://docs.aws.amazon.com/athena/latest/APIReference/API_WorkGroupConfiguration.html
    "AWS::Athena::WorkGroup": (it) =>
      isTrue(
        it.get("WorkGroupConfiguration").get("EnforceWorkGroupConfiguration").bool(true),
        "a client may send results elsewhere, with settings of its own",
      ),
  },
  examples: {
    good: [
      {
        type: "AWS::Athena::WorkGroup",
        properties: { WorkGroupConfiguration: { EnforceWorkGroupConfiguration: true } },
      },
    ],
    bad: [
      {
        type: "AWS::Athena::WorkGroup",
        properties: { WorkGroupConfiguration: { EnforceWorkGroupConfiguration: false } },
      },
    ],
  },
  equivalents: [
    { id: "AWS-0007", type: "AWS::Athena::WorkGroup" },
    { id: "CKV_AWS_82", type: "AWS::Athena::WorkGroup" },
    { id: "aws-athena-workgroup-enforce-configuration", type: "AWS::Athena::WorkGroup" },
    { id: "awsnative-athena-workgroup-enforce-configuration", type: "AWS::Athena::WorkGroup" },
  ],
});
