import callers from "../../policy-packs/rules/authentication/callers-are-authenticated";
import atRest from "../../policy-packs/rules/encryption/encrypted-at-rest";
import inTransit from "../../policy-packs/rules/encryption/encrypted-in-transit";
import logged from "../../policy-packs/rules/logging/use-is-logged";
import closed from "../../policy-packs/rules/zoning/not-open-to-internet";
import { testRule, unknown } from "../rule-tester";

const domain = "AWS::OpenSearchService::Domain";
const earlier = "AWS::Elasticsearch::Domain";
const inPulumi = "aws:opensearch/domain:Domain";

testRule(atRest, {
  pass: [
    [{ type: domain, properties: { EncryptionAtRestOptions: { Enabled: true } } }],
    [{ type: "aws:elasticsearch/domain:Domain", properties: { encryptAtRest: { enabled: true } } }],
  ],
  fail: [
    [[{ type: earlier, properties: {} }], /EncryptionAtRestOptions\.Enabled is not set/],
    [[{ type: inPulumi, properties: {} }], /encryptAtRest\.enabled is not set/],
  ],
  unknown: [[{ type: domain, properties: { EncryptionAtRestOptions: unknown } }]],
});

const https = { DomainEndpointOptions: { EnforceHTTPS: true } };
const between = { NodeToNodeEncryptionOptions: { Enabled: true } };

testRule(inTransit, {
  pass: [
    [{ type: domain, properties: { ...https, ...between } }],
    [
      {
        type: inPulumi,
        properties: { domainEndpointOptions: { enforceHttps: true }, nodeToNodeEncryption: { enabled: true } },
      },
    ],
  ],
  fail: [
    [[{ type: domain, properties: https }], /\(node-to-node\) NodeToNodeEncryptionOptions\.Enabled is not set/],
    [[{ type: earlier, properties: between }], /\(https\) DomainEndpointOptions\.EnforceHTTPS is not set/],
    [
      [{ type: inPulumi, properties: { nodeToNodeEncryption: { enabled: true } } }],
      /domainEndpointOptions\.enforceHttps is not set/,
    ],
  ],
  unknown: [[{ type: domain, properties: { ...https, NodeToNodeEncryptionOptions: unknown } }]],
});

testRule(closed, {
  pass: [
    [{ type: domain, properties: { VPCOptions: { SubnetIds: ["subnet-1"] } } }],
    [{ type: inPulumi, properties: { vpcOptions: { subnetIds: ["subnet-1"] } } }],
  ],
  fail: [
    [[{ type: earlier, properties: {} }], /\(endpoint\) VPCOptions\.SubnetIds is not set/],
    [[{ type: inPulumi, properties: {} }], /vpcOptions\.subnetIds is not set/],
  ],
  unknown: [[{ type: domain, properties: { VPCOptions: unknown } }]],
});

const policy = (principal: string, condition = {}) => ({
  Statement: [{ Effect: "Allow", Principal: { AWS: principal }, Action: "es:*", Resource: "*", ...condition }],
});
const open = policy("*");

testRule(callers, {
  pass: [
    [{ type: domain, properties: {} }],
    [{ type: domain, properties: { AccessPolicies: policy("arn:aws:iam::111122223333:role/orders") } }],
    [
      {
        type: domain,
        properties: { AccessPolicies: policy("*", { Condition: { IpAddress: { "aws:SourceIp": "192.0.2.0/24" } } }) },
      },
    ],
    // With fine-grained access control each request needs a name all the same.
    [{ type: domain, properties: { AccessPolicies: open, AdvancedSecurityOptions: { Enabled: true } } }],
    [{ type: inPulumi, properties: { accessPolicies: JSON.stringify(policy("111122223333")) } }],
  ],
  fail: [
    [
      [{ type: earlier, properties: { AccessPolicies: open } }],
      /\(access-policy\) AccessPolicies\.Statement\[0\]\.Principal/,
    ],
    [
      [{ type: inPulumi, properties: { accessPolicies: JSON.stringify(open) } }],
      /accessPolicies\.Statement\[0\]\.Principal/,
    ],
    [
      [
        { type: inPulumi, properties: {} },
        {
          type: "aws:opensearch/domainPolicy:DomainPolicy",
          properties: { domainName: { Ref: "Domain" }, accessPolicies: JSON.stringify(open) },
        },
      ],
      /accessPolicies\.Statement\[0\]\.Principal/,
    ],
  ],
  unknown: [[{ type: domain, properties: { AccessPolicies: unknown } }]],
});

const arn = "arn:aws:logs:eu-west-1:111122223333:log-group:search";
const log = { Enabled: true, CloudWatchLogsLogGroupArn: arn };

testRule(logged, {
  pass: [
    [{ type: domain, properties: { LogPublishingOptions: { AUDIT_LOGS: log, ES_APPLICATION_LOGS: log } } }],
    // A log that Pulumi lists is on.
    [
      {
        type: inPulumi,
        properties: {
          logPublishingOptions: [
            { logType: "AUDIT_LOGS", cloudwatchLogGroupArn: arn },
            { logType: "ES_APPLICATION_LOGS", cloudwatchLogGroupArn: arn },
          ],
        },
      },
    ],
  ],
  fail: [
    [
      [{ type: earlier, properties: { LogPublishingOptions: { ES_APPLICATION_LOGS: log } } }],
      /\(audit-logs\) LogPublishingOptions\.AUDIT_LOGS\.Enabled is not set/,
    ],
    // A list is no log group.
    [
      [
        {
          type: domain,
          properties: {
            LogPublishingOptions: {
              AUDIT_LOGS: { Enabled: true, CloudWatchLogsLogGroupArn: [] },
              ES_APPLICATION_LOGS: log,
            },
          },
        },
      ],
      /\(audit-logs\) LogPublishingOptions\.AUDIT_LOGS\.CloudWatchLogsLogGroupArn is/,
    ],
    [
      [
        {
          type: domain,
          properties: { LogPublishingOptions: { AUDIT_LOGS: { Enabled: true }, ES_APPLICATION_LOGS: log } },
        },
      ],
      /AUDIT_LOGS\.CloudWatchLogsLogGroupArn is not set/,
    ],
    [
      [
        {
          type: inPulumi,
          properties: {
            logPublishingOptions: [
              { logType: "AUDIT_LOGS", cloudwatchLogGroupArn: arn, enabled: false },
              { logType: "ES_APPLICATION_LOGS", cloudwatchLogGroupArn: arn },
            ],
          },
        },
      ],
      /logPublishingOptions\[0\]\.enabled is false/,
    ],
  ],
  unknown: [
    [{ type: domain, properties: { LogPublishingOptions: unknown } }],
    [{ type: inPulumi, properties: { logPublishingOptions: unknown } }],
  ],
});
