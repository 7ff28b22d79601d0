import rule from "../../../policy-packs/rules/authentication/opensearch-fine-grained-access";
import { testRule, unknown } from "../../rule-tester";

testRule(rule, {
  pass: [
    [{ type: "AWS::OpenSearchService::Domain", properties: { AdvancedSecurityOptions: { Enabled: true } } }],
    [{ type: "aws:elasticsearch/domain:Domain", properties: { advancedSecurityOptions: { enabled: true } } }],
  ],
  fail: [
    [[{ type: "AWS::Elasticsearch::Domain", properties: {} }], /AdvancedSecurityOptions\.Enabled is not set/],
    [
      [{ type: "aws:opensearch/domain:Domain", properties: { advancedSecurityOptions: { enabled: false } } }],
      /advancedSecurityOptions\.enabled is false/,
    ],
    [
      [
        {
          type: "AWS::OpenSearchService::Domain",
          properties: { AdvancedSecurityOptions: { Enabled: true, AnonymousAuthEnabled: true } },
        },
      ],
      /AnonymousAuthEnabled is true: requests without a name are let in/,
    ],
  ],
  unknown: [
    [{ type: "AWS::OpenSearchService::Domain", properties: { AdvancedSecurityOptions: { Enabled: unknown } } }],
  ],
});
