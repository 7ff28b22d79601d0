import type { Properties } from "../../../components/model/graph";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { fail, isTrue, type Verdict } from "../../core/verdict";
import { write } from "../../facets/fixes/fix";

type Security = View<NonNullable<Properties<"AWS::OpenSearchService::Domain">["AdvancedSecurityOptions"]>>;

const judge = (security: Security): Verdict =>
  given(security.get("AnonymousAuthEnabled").bool(false), (anonymous) =>
    anonymous
      ? fail(security.get("AnonymousAuthEnabled"), "requests without a name are let in")
      : isTrue(security.get("Enabled").bool(false), "whoever may call the domain may read every index"),
  );

export default defineRule({
  id: "opensearch-fine-grained-access",
  title: "A search domain uses fine-grained access control",
  principle: "authentication",
  severity: "high",
  why: "The access policy decides at the door alone; without fine-grained access control every caller inside is the same, reads every index, and audit logs cannot say who.",
  fix: {
    pulumi:
      "Set `advancedSecurityOptions: { enabled: true, masterUserOptions: { masterUserArn: ... } }`; it also needs encryption at rest, node-to-node encryption and HTTPS.",
    cloudformation:
      "Set `AdvancedSecurityOptions.Enabled: true` with a master user; it also needs encryption at rest, node-to-node encryption and HTTPS.",
  },
  fixes: {
    "AWS::Elasticsearch::Domain": write(
      "Set `advancedSecurityOptions: { enabled: true }` with a master user",
      "Set `AdvancedSecurityOptions.Enabled: true` with a master user",
      "It also needs encryption at rest, node-to-node encryption and HTTPS. CloudFormation replaces the domain: restore its data from a snapshot.",
    ),
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-7"],
  checks: {
    "AWS::OpenSearchService::Domain": (it) => judge(it.get("AdvancedSecurityOptions")),
    "AWS::Elasticsearch::Domain": (it) => judge(it.get("AdvancedSecurityOptions")),
  },
  examples: {
    good: [{ type: "AWS::OpenSearchService::Domain", properties: { AdvancedSecurityOptions: { Enabled: true } } }],
    bad: [{ type: "AWS::OpenSearchService::Domain", properties: { DomainName: "orders" } }],
  },
  equivalents: [
    { id: "CKV2_AWS_52", type: "AWS::Elasticsearch::Domain" },
    { id: "CKV2_AWS_52", type: "AWS::OpenSearchService::Domain" },
    { id: "OPENSEARCH_ACCESS_CONTROL_ENABLED", type: "AWS::OpenSearchService::Domain" },
  ],
});
