import rule from "../../../policy-packs/rules/authentication/database-master-user-not-default";
import { testRule, unknown } from "../../rule-tester";

testRule(rule, {
  pass: [
    [{ type: "AWS::RDS::DBInstance", properties: { MasterUsername: "steward" } }],
    [{ type: "aws:rds/cluster:Cluster", properties: { masterUsername: "administration" } }],
  ],
  fail: [
    [[{ type: "AWS::Redshift::Cluster", properties: { MasterUsername: "awsuser" } }], /MasterUsername is awsuser/],
    [[{ type: "AWS::RDS::DBCluster", properties: { MasterUsername: "Admin" } }], /MasterUsername is Admin/],
    [[{ type: "aws:rds/instance:Instance", properties: { username: "postgres" } }], /username is postgres/],
  ],
  unknown: [[{ type: "AWS::RDS::DBInstance", properties: { MasterUsername: unknown } }]],
  silent: [[{ type: "AWS::RDS::DBInstance", properties: { DBSnapshotIdentifier: "orders-final" } }]],
});
