import type { Properties } from "../../../components/model/graph";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { fail, pass, type Verdict } from "../../core/verdict";

type Endpoint = View<NonNullable<Properties<"AWS::OpenSearchService::Domain">["DomainEndpointOptions"]>>;

// The default and the first of the policies still speak TLS 1.0:
// https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_DomainEndpointOptions.html
const judge = (endpoint: Endpoint): Verdict => {
  const policy = endpoint.get("TLSSecurityPolicy").str("Policy-Min-TLS-1-0-2019-07");
  return given(policy, (name) =>
    /^Policy-Min-TLS-1-[2-9]-/.test(name) ? pass : fail(policy, "clients may still speak TLS 1.0, which is broken"),
  );
};

export default defineRule({
  id: "opensearch-tls-modern",
  title: "A search domain speaks TLS 1.2 or later",
  principle: "encryption",
  severity: "high",
  why: "TLS 1.0 and 1.1 have known attacks; a client that may fall back to them can be made to.",
  fix: {
    pulumi: 'Set `domainEndpointOptions: { enforceHttps: true, tlsSecurityPolicy: "Policy-Min-TLS-1-2-PFS-2023-10" }`.',
    cloudformation: "Set `DomainEndpointOptions.TLSSecurityPolicy` to `Policy-Min-TLS-1-2-PFS-2023-10`.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-8"],
  checks: {
    "AWS::OpenSearchService::Domain": (it) => judge(it.get("DomainEndpointOptions")),
    "AWS::Elasticsearch::Domain": (it) => judge(it.get("DomainEndpointOptions")),
  },
  remediate: { "AWS::OpenSearchService::Domain": { set: "Policy-Min-TLS-1-2-PFS-2023-10" } },
  examples: {
    good: [
      {
        type: "AWS::OpenSearchService::Domain",
        properties: { DomainEndpointOptions: { TLSSecurityPolicy: "Policy-Min-TLS-1-2-PFS-2023-10" } },
      },
    ],
    bad: [{ type: "AWS::OpenSearchService::Domain", properties: { DomainName: "orders" } }],
  },
  equivalents: [
    { id: "CKV_AWS_228", type: "AWS::Elasticsearch::Domain" },
    { id: "AWS-0126", type: "AWS::Elasticsearch::Domain" },
    { id: "ELASTICSEARCH_HTTPS_REQUIRED", type: "AWS::Elasticsearch::Domain" },
    { id: "CKV_AWS_228", type: "AWS::OpenSearchService::Domain" },
    { id: "AWS-0126", type: "AWS::OpenSearchService::Domain" },
    { id: "OPENSEARCH_HTTPS_REQUIRED", type: "AWS::OpenSearchService::Domain" },
  ],
});
