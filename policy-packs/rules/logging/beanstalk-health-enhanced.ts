import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass } from "../../core/verdict";
import { environmentWith, option } from "../../facets/beanstalk";

export default defineRule({
  id: "beanstalk-health-enhanced",
  title: "Elastic Beanstalk reports the health of each machine",
  principle: "logging",
  severity: "low",
  why: "Basic health says that a machine answers. Enhanced health shows the errors, load and deployments by which an attack or a failure is seen.",
  fix: {
    pulumi:
      'Add to `settings` `{ namespace: "aws:elasticbeanstalk:healthreporting:system", name: "SystemType", value: "enhanced" }`.',
    cloudformation:
      "Add to `OptionSettings` `{ Namespace: aws:elasticbeanstalk:healthreporting:system, OptionName: SystemType, Value: enhanced }`.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/elasticbeanstalk-controls.html#elasticbeanstalk-1"],
  checks: {
    "AWS::ElasticBeanstalk::Environment": (it, near) => {
      const type = option(it, near, "aws:elasticbeanstalk:healthreporting:system", "SystemType", "basic");
      return given(type, (name) =>
        name === "enhanced"
          ? pass
          : fail(type, "only whether a machine answers is seen, and not what goes wrong on it"),
      );
    },
  },
  examples: {
    good: environmentWith(["aws:elasticbeanstalk:healthreporting:system", "SystemType", "enhanced"]),
    bad: environmentWith(),
  },
  equivalents: [
    "CKV_AWS_312",
    "HIPAA.Security-ElasticBeanstalkEnhancedHealthReportingEnabled",
    "NIST.800.53.R5-ElasticBeanstalkEnhancedHealthReportingEnabled",
  ].map((id) => ({ id, type: "AWS::ElasticBeanstalk::Environment" })),
});
