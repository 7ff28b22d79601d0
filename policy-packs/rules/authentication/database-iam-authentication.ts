import { given, type Value } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass, type Verdict } from "../../core/verdict";

const because = "people and programs log in with passwords that do not expire";

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.RDS_Fea_Regions_DB-eng.Feature.IamDatabaseAuthentication.html */
const instanceEngines = ["mariadb", "mysql", "postgres"];
const clusterEngines = ["aurora", "aurora-mysql", "aurora-postgresql"];

/** Engines that cannot do it are not judged; one that is not known is, where it would matter. */
const judge = (engine: Value<string>, able: readonly string[], iam: Value<boolean>): Verdict | readonly Verdict[] =>
  engine.known && !able.includes(engine.value)
    ? []
    : given(iam, (on) => (on ? pass : given(engine, () => fail(iam, because))));

export default defineRule({
  id: "database-iam-authentication",
  title: "Databases authenticate callers by IAM",
  principle: "authentication",
  severity: "low",
  why: "A password is copied, shared and forgotten in a file; IAM's tokens last a quarter of an hour, and CloudTrail says who asked.",
  fix: {
    pulumi: "Set `iamDatabaseAuthenticationEnabled: true` on the aws.rds.Instance or aws.rds.Cluster.",
    cloudformation: "Set `EnableIAMDatabaseAuthentication: true`.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-10"],
  checks: {
    "AWS::RDS::DBInstance": (it) =>
      judge(it.get("Engine").str(""), instanceEngines, it.get("EnableIAMDatabaseAuthentication").bool(false)),
    "AWS::RDS::DBCluster": (it) =>
      judge(it.get("Engine").str(""), clusterEngines, it.get("EnableIAMDatabaseAuthentication").bool(false)),
  },
  examples: {
    good: [{ type: "AWS::RDS::DBInstance", properties: { Engine: "postgres", EnableIAMDatabaseAuthentication: true } }],
    bad: [{ type: "AWS::RDS::DBInstance", properties: { Engine: "postgres" } }],
  },
  equivalents: [
    { id: "AwsSolutions-RDS6", type: "AWS::RDS::DBCluster" },
    { id: "CKV_AWS_162", type: "AWS::RDS::DBCluster" },
    { id: "CKV_AWS_161", type: "AWS::RDS::DBInstance" },
    { id: "AWS-0176", type: "AWS::RDS::DBInstance" },
  ],
});
