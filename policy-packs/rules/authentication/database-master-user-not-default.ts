import { given, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule, type Neighbours } from "../../core/rule";
import { fail, pass, type Verdict } from "../../core/verdict";

/** What the console proposes: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_GettingStarted.html */
const proposed = ["admin", "awsuser", "postgres"];

const field = /^\{\{resolve:secretsmanager:.*:SecretString:([^:}]+)(:[^}]*)?\}\}$/;

/** The name, where a secret that is written here has it beside the password that is made up: so CDK writes it. */
const nameOf = (user: View<string>, near: Neighbours): Value<string | undefined> => {
  const [own, text] = [user.str(), user.text()];
  const [secret, ...others] = near.targets(user, "AWS::SecretsManager::Secret");
  const key = text.known ? field.exec(text.value ?? "")?.[1] : undefined;
  if (own.known || key === undefined || secret === undefined || others.length > 0) return own;
  const written = secret.view.get("GenerateSecretString").get("SecretStringTemplate");
  if (written.isAbsent()) return own;
  return (written.json() as unknown as View<{ readonly [key: string]: string }>).get(key).str();
};

const judge = (user: View<string>, near: Neighbours): Verdict | readonly Verdict[] => {
  const named = nameOf(user, near);
  return given(named, (name) => {
    // A replica and what is restored have their source's.
    if (name === undefined) return [];
    return proposed.includes(name.toLowerCase()) ? fail(named, "half of the login is known to everybody") : pass;
  });
};

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
    "AWS::RDS::DBInstance": (it, near) => judge(it.get("MasterUsername"), near),
    "AWS::RDS::DBCluster": (it, near) => judge(it.get("MasterUsername"), near),
    "AWS::Redshift::Cluster": (it, near) => judge(it.get("MasterUsername"), near),
  },
  examples: {
    good: [{ type: "AWS::RDS::DBInstance", properties: { MasterUsername: "steward" } }],
    bad: [{ type: "AWS::RDS::DBInstance", properties: { MasterUsername: "postgres" } }],
  },
  equivalents: [{ id: "AwsSolutions-RS3", type: "AWS::Redshift::Cluster" }],
});
