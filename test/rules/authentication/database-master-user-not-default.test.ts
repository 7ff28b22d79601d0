import rule from "../../../policy-packs/rules/authentication/database-master-user-not-default";
import { testRule, unknown, type Given, type Stack } from "../../rule-tester";

/** As CDK writes a database whose password Secrets Manager makes up, with the name beside it. */
const withSecret = (properties: Given["properties"], field = "username"): Stack => [
  { type: "AWS::SecretsManager::Secret", properties },
  {
    type: "AWS::RDS::DBInstance",
    properties: {
      MasterUsername: {
        "Fn::Join": ["", ["{{resolve:secretsmanager:", { Ref: "Secret" }, `:SecretString:${field}::}}`]],
      },
    },
  },
];

const made = (template: string | typeof unknown) => ({ GenerateSecretString: { SecretStringTemplate: template } });

testRule(rule, {
  pass: [
    withSecret(made('{"username":"steward"}')),
    [{ type: "AWS::RDS::DBInstance", properties: { MasterUsername: "steward" } }],
    [{ type: "aws:rds/cluster:Cluster", properties: { masterUsername: "administration" } }],
  ],
  fail: [
    [[{ type: "AWS::Redshift::Cluster", properties: { MasterUsername: "awsuser" } }], /MasterUsername is awsuser/],
    [[{ type: "AWS::RDS::DBCluster", properties: { MasterUsername: "Admin" } }], /MasterUsername is Admin/],
    [[{ type: "aws:rds/instance:Instance", properties: { username: "postgres" } }], /username is postgres/],
    [withSecret(made('{"username":"postgres"}')), /SecretStringTemplate.username is postgres/],
  ],
  unknown: [
    withSecret(made(unknown)),
    withSecret({}),
    [{ type: "AWS::RDS::DBInstance", properties: { MasterUsername: unknown } }],
  ],
  silent: [[{ type: "AWS::RDS::DBInstance", properties: { DBSnapshotIdentifier: "orders-final" } }]],
});
