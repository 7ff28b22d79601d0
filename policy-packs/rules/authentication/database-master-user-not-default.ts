import { given, type Value } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass, type Verdict } from "../../core/verdict";

/** What the console proposes: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_GettingStarted.html */
const proposed = ["admin", "awsuser", "postgres"];

const judge = (user: Value<string | undefined>): Verdict | readonly Verdict[] =>
  given(user, (name) => {
    // A replica and what is restored have their source's.
    if (name === undefined) return [];
    return proposed.includes(name.toLowerCase()) ? fail(user, "half of the login is known to everybody") : pass;
  });

export default defineRule({
  id: "database-master-user-not-default",
  title: "A database's master user has a name of its own",
  principle: "authentication",
  severity: "low",
  why: "Who guesses passwords starts with the names that the console proposes; one of your own must be found out first.",
  fix: {
    pulumi:
      "Choose another `username` (`masterUsername` of a cluster). It cannot be changed later: the database is replaced.",
    cloudformation: "Choose another `MasterUsername`. It cannot be changed later: the database is replaced.",
  },
  links: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-24",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-25",
  ],
  checks: {
    "AWS::RDS::DBInstance": (it) => judge(it.get("MasterUsername").str()),
    "AWS::RDS::DBCluster": (it) => judge(it.get("MasterUsername").str()),
    "AWS::Redshift::Cluster": (it) => judge(it.get("MasterUsername").str()),
  },
  examples: {
    good: [{ type: "AWS::RDS::DBInstance", properties: { MasterUsername: "steward" } }],
    bad: [{ type: "AWS::RDS::DBInstance", properties: { MasterUsername: "postgres" } }],
  },
  equivalents: [{ id: "AwsSolutions-RS3", type: "AWS::Redshift::Cluster" }],
});
