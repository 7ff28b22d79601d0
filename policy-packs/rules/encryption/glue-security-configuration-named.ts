import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { isSet, type Verdict } from "../../core/verdict";
import { write } from "../../facets/fixes/fix";

const named = (at: View<unknown>): Verdict => isSet(at, "what it writes and logs is not encrypted as you decided");

export default defineRule({
  id: "glue-security-configuration-named",
  title: "Glue's jobs and crawlers name how they encrypt",
  principle: "encryption",
  severity: "medium",
  why: "Without a security configuration bookmarks lie in the clear, and results and logs under keys that you cannot take away.",
  fix: {
    pulumi: "Set `securityConfiguration` to the name of an aws.glue.SecurityConfiguration.",
    cloudformation: "Set `SecurityConfiguration` to the name of an AWS::Glue::SecurityConfiguration.",
  },
  fixes: {
    "AWS::Glue::Crawler": write(
      "Set `securityConfiguration` to the name of an aws.glue.SecurityConfiguration",
      "Set `CrawlerSecurityConfiguration` to the name of an AWS::Glue::SecurityConfiguration",
    ),
  },
  links: ["https://docs.aws.amazon.com/glue/latest/dg/encryption-security-configuration.html"],
  checks: {
    "AWS::Glue::Crawler": (it) => named(it.get("CrawlerSecurityConfiguration")),
    "AWS::Glue::DevEndpoint": (it) => named(it.get("SecurityConfiguration")),
    "AWS::Glue::Job": (it) => named(it.get("SecurityConfiguration")),
  },
  examples: {
    good: [{ type: "AWS::Glue::Job", properties: { SecurityConfiguration: "orders" } }],
    bad: [{ type: "AWS::Glue::Crawler", properties: { Name: "orders" } }],
  },
  equivalents: [
    { id: "CKV_AWS_195", type: "AWS::Glue::Crawler" },
    { id: "CKV_AWS_195", type: "AWS::Glue::DevEndpoint" },
    { id: "CKV_AWS_195", type: "AWS::Glue::Job" },
  ],
});
