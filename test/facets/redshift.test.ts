import backups from "../../policy-packs/rules/asset-management/backups-kept";
import atRest from "../../policy-packs/rules/encryption/encrypted-at-rest";
import inTransit from "../../policy-packs/rules/encryption/encrypted-in-transit";
import logged from "../../policy-packs/rules/logging/use-is-logged";
import closed from "../../policy-packs/rules/zoning/not-open-to-internet";
import { testRule, unknown } from "../rule-tester";

const cluster = "AWS::Redshift::Cluster";
const inPulumi = "aws:redshift/cluster:Cluster";
const group = "AWS::Redshift::ClusterParameterGroup";

testRule(atRest, {
  // On by default since January 2025.
  pass: [[{ type: cluster, properties: {} }], [{ type: inPulumi, properties: { encrypted: "true" } }]],
  fail: [
    [[{ type: cluster, properties: { Encrypted: "false" } }], /Encrypted is false/],
    [[{ type: inPulumi, properties: { encrypted: "false" } }], /encrypted is false/],
  ],
  unknown: [[{ type: cluster, properties: { Encrypted: unknown } }]],
});

testRule(inTransit, {
  pass: [
    [{ type: group, properties: { Parameters: [{ ParameterName: "require_ssl", ParameterValue: "true" }] } }],
    [{ type: group, properties: { ParameterGroupFamily: "redshift-2.0" } }],
    [{ type: "aws:redshiftserverless/workgroup:Workgroup", properties: {} }],
    [
      {
        type: "aws:redshift/parameterGroup:ParameterGroup",
        properties: { family: "redshift-1.0", parameters: [{ name: "require_ssl", value: "true" }] },
      },
    ],
  ],
  fail: [
    [[{ type: group, properties: { ParameterGroupFamily: "redshift-1.0" } }], /\(clients\) Parameters is not set/],
    [
      [{ type: group, properties: { Parameters: [{ ParameterName: "require_ssl", ParameterValue: false }] } }],
      /Parameters\[0\]\.ParameterValue is false/,
    ],
    [
      [
        {
          type: "aws:redshiftserverless/workgroup:Workgroup",
          properties: { configParameters: [{ parameterKey: "require_ssl", parameterValue: "false" }] },
        },
      ],
      /configParameters\[0\]\.parameterValue is false/,
    ],
  ],
  unknown: [[{ type: group, properties: { Parameters: unknown } }]],
});

testRule(closed, {
  pass: [[{ type: cluster, properties: {} }], [{ type: inPulumi, properties: { publiclyAccessible: false } }]],
  fail: [
    [[{ type: cluster, properties: { PubliclyAccessible: true } }], /PubliclyAccessible is true/],
    [
      [{ type: "aws:redshiftserverless/workgroup:Workgroup", properties: { publiclyAccessible: true } }],
      /publiclyAccessible is true/,
    ],
  ],
  unknown: [[{ type: cluster, properties: { PubliclyAccessible: unknown } }]],
});

testRule(logged, {
  pass: [
    [{ type: cluster, properties: { LoggingProperties: { BucketName: "logs" } } }],
    [
      { type: inPulumi, properties: {} },
      {
        type: "aws:redshift/logging:Logging",
        properties: { clusterIdentifier: { Ref: "Cluster" }, logDestinationType: "cloudwatch" },
      },
    ],
    [{ type: inPulumi, properties: { logging: { enable: true, bucketName: "logs" } } }],
    [{ type: "AWS::RedshiftServerless::Namespace", properties: { LogExports: ["userlog"] } }],
  ],
  fail: [
    [[{ type: cluster, properties: {} }], /\(audit-logs\) LoggingProperties\.BucketName is not set/],
    [[{ type: inPulumi, properties: {} }], /Logging\.bucketName is not set/],
    [
      [{ type: inPulumi, properties: { logging: { enable: false, bucketName: "logs" } } }],
      /Logging\.bucketName is not set/,
    ],
    [[{ type: "aws:redshiftserverless/namespace:Namespace", properties: {} }], /logExports is not set/],
  ],
  unknown: [[{ type: cluster, properties: { LoggingProperties: unknown } }]],
});

testRule(backups, {
  pass: [[{ type: cluster, properties: { AutomatedSnapshotRetentionPeriod: 7 } }]],
  fail: [
    [[{ type: cluster, properties: {} }], /AutomatedSnapshotRetentionPeriod is not set \(1 by default\)/],
    [
      [{ type: inPulumi, properties: { automatedSnapshotRetentionPeriod: 0 } }],
      /automatedSnapshotRetentionPeriod is 0/,
    ],
  ],
  unknown: [[{ type: cluster, properties: { AutomatedSnapshotRetentionPeriod: unknown } }]],
});

const activity = (value?: string) => [
  {
    type: "AWS::Redshift::ClusterParameterGroup",
    properties: {
      ParameterGroupFamily: "redshift-2.0",
      Parameters: value === undefined ? [] : [{ ParameterName: "enable_user_activity_logging", ParameterValue: value }],
    },
  },
];

testRule(logged, {
  pass: [
    activity("true"),
    [
      {
        type: "aws:redshift/parameterGroup:ParameterGroup",
        properties: { family: "redshift-2.0", parameters: [{ name: "enable_user_activity_logging", value: "true" }] },
      },
    ],
  ],
  fail: [
    [activity(), /\(user-activity\) Parameters is/],
    [activity("false"), /\(user-activity\) Parameters\[0\]\.ParameterValue is false/],
  ],
  unknown: [[{ type: "AWS::Redshift::ClusterParameterGroup", properties: { Parameters: unknown } }]],
});
