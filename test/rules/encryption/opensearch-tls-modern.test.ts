import rule from "../../../policy-packs/rules/encryption/opensearch-tls-modern";
import { testRule, unknown } from "../../rule-tester";

const domain = (policy: string | typeof unknown) => ({
  type: "AWS::OpenSearchService::Domain",
  properties: { DomainEndpointOptions: { TLSSecurityPolicy: policy } },
});

testRule(rule, {
  pass: [
    [domain("Policy-Min-TLS-1-2-2019-07")],
    [domain("Policy-Min-TLS-1-2-PFS-2023-10")],
    [
      {
        type: "aws:opensearch/domain:Domain",
        properties: { domainEndpointOptions: { tlsSecurityPolicy: "Policy-Min-TLS-1-2-PFS-2023-10" } },
      },
    ],
  ],
  fail: [
    [[domain("Policy-Min-TLS-1-0-2019-07")], /TLSSecurityPolicy is Policy-Min-TLS-1-0-2019-07/],
    [[{ type: "AWS::Elasticsearch::Domain", properties: {} }], /TLSSecurityPolicy is not set/],
    [
      [{ type: "aws:elasticsearch/domain:Domain", properties: {} }],
      /domainEndpointOptions\.tlsSecurityPolicy is not set/,
    ],
  ],
  unknown: [[domain(unknown)]],
});
