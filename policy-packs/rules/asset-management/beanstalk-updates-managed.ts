import { defineRule } from "../../core/rule";
import { isTrue } from "../../core/verdict";
import { environmentWith, switchedOn } from "../../facets/beanstalk";

export default defineRule({
  id: "beanstalk-updates-managed",
  title: "Elastic Beanstalk updates its platforms by itself",
  principle: "asset-management",
  severity: "medium",
  why: "Without managed updates the machines keep the flaws of the day on which they were made, until somebody thinks of them.",
  fix: {
    pulumi:
      'Add to `settings` `ManagedActionsEnabled` (namespace `aws:elasticbeanstalk:managedactions`) with `value: "true"`, `PreferredStartTime`, and `UpdateLevel` of `aws:elasticbeanstalk:managedactions:platformupdate`.',
    cloudformation:
      "Add to `OptionSettings` `ManagedActionsEnabled: true` (namespace `aws:elasticbeanstalk:managedactions`), `PreferredStartTime`, and `UpdateLevel` of `aws:elasticbeanstalk:managedactions:platformupdate`.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/elasticbeanstalk-controls.html#elasticbeanstalk-2"],
  checks: {
    "AWS::ElasticBeanstalk::Environment": (it, near) =>
      isTrue(
        switchedOn(it, near, "aws:elasticbeanstalk:managedactions", "ManagedActionsEnabled", "false"),
        "the machines keep the flaws of the day on which they were made",
      ),
  },
  examples: {
    good: environmentWith(["aws:elasticbeanstalk:managedactions", "ManagedActionsEnabled", "true"]),
    bad: environmentWith(),
  },
  equivalents: [
    "AwsSolutions-EB3",
    "CKV_AWS_340",
    "HIPAA.Security-ElasticBeanstalkManagedUpdatesEnabled",
    "NIST.800.53.R5-ElasticBeanstalkManagedUpdatesEnabled",
  ].map((id) => ({ id, type: "AWS::ElasticBeanstalk::Environment" })),
});
