import { given, together } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass } from "../../core/verdict";
import { pointsElsewhere, speaksOfSecret } from "../../facets/plain-secrets";

export default defineRule({
  id: "secret-parameters-encrypted",
  title: "A parameter that holds a secret is encrypted",
  principle: "encryption",
  severity: "medium",
  why: "A plain parameter is read by whoever may read any: its value stands in the console, in histories and in logs of deployments.",
  fix: {
    pulumi: 'Set `type: "SecureString"` and `keyId: key.arn`, or keep the secret in an aws.secretsmanager.Secret.',
    cloudformation: "CloudFormation makes no `SecureString`: keep the secret in an AWS::SecretsManager::Secret.",
  },
  links: ["https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-securestring.html"],
  checks: {
    "AWS::SSM::Parameter": (it) =>
      given(together(it.get("Name").str(""), it.get("Type").str("String")), ([name, type]) => {
        if (type === "SecureString") return pass;
        // A value that is written here is the finding of no-plaintext-secrets; a name or an ARN is no secret.
        const written = it.get("Value").str();
        if (!speaksOfSecret(name) || (written.known && !(written.value ?? "").includes("{{resolve:"))) return [];
        return pointsElsewhere(it.get("Value")) && !written.known
          ? []
          : fail(it.get("Type"), "by its name it holds a secret, and keeps it in the clear");
      }),
  },
  examples: {
    good: [{ type: "AWS::SSM::Parameter", properties: { Name: "/orders/db-password", Type: "SecureString" } }],
    bad: [
      {
        type: "AWS::SSM::Parameter",
        properties: {
          Name: "/orders/db-password",
          Type: "String",
          Value: "{{resolve:secretsmanager:orders:SecretString:password}}",
        },
      },
    ],
  },
  equivalents: [{ id: "CKV2_AWS_34", type: "AWS::SSM::Parameter" }],
});
