import { given, together } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { aspect, eachOf, fail, isTrue, pass } from "../../core/verdict";

export default defineRule({
  id: "emr-public-access-blocked",
  title: "EMR starts no cluster that the Internet reaches",
  principle: "zoning",
  severity: "high",
  why: "With the block one wrong rule in a security group keeps a cluster from starting; without it the same rule hands every notebook and job to anybody.",
  fix: {
    pulumi: "Set `blockPublicSecurityGroupRules: true`, and permit no port besides 22.",
    cloudformation:
      "CloudFormation cannot set it: `aws emr put-block-public-access-configuration`, once in each region.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/emr-controls.html#emr-2"],
  checks: {
    "AWS::EMR::BlockPublicAccessConfiguration": (it) => [
      aspect("block", isTrue(it.get("BlockPublicSecurityGroupRules").bool(), "clusters may be open to the Internet")),
      // Port 22 is what AWS permits at first; whether anybody opens it is the finding of admin-ports-not-open.
      aspect(
        "ports",
        eachOf(it.get("PermittedPublicSecurityGroupRuleRanges"), (range) => {
          const first = range.get("MinRange").num(0);
          return given(together(first, range.get("MaxRange").num(65535)), ([from, to]) =>
            from === 22 && to === 22
              ? pass
              : fail(first, `clusters may be open on ports ${String(from)} to ${String(to)}`),
          );
        }),
      ),
    ],
  },
  examples: {
    good: [{ type: "AWS::EMR::BlockPublicAccessConfiguration", properties: { BlockPublicSecurityGroupRules: true } }],
    bad: [{ type: "AWS::EMR::BlockPublicAccessConfiguration", properties: { BlockPublicSecurityGroupRules: false } }],
  },
  equivalents: [{ id: "CKV_AWS_390", type: "AWS::EMR::BlockPublicAccessConfiguration", aspect: "block" }],
});
