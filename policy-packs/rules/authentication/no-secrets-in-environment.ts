import { given, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { eachOf, every, pass } from "../../core/verdict";
import { plainSecret } from "../../facets/plain-secrets";
import { write } from "../../facets/fixes/fix";

const named = (name: string, view: View<string>): Value<string> => ({
  known: true,
  value: name,
  at: view.origin,
  written: true,
  shown: name,
});

export default defineRule({
  id: "no-secrets-in-environment",
  title: "Environment variables hold no secrets",
  principle: "authentication",
  severity: "critical",
  sensitive: true,
  why: "Environment variables are shown in consoles, API answers, logs and crash reports, and lie in the template and its history: a key in one is a key given away.",
  fix: {
    pulumi: "Keep the secret in an aws.secretsmanager.Secret, and replace it, for it is known.",
    cloudformation: "Keep the secret in an AWS::SecretsManager::Secret, and replace it, for it is known.",
  },
  fixes: {
    "AWS::CodeBuild::Project": write(
      'Keep the secret in an aws.secretsmanager.Secret, and name it as the `value` of a variable with `type: "SECRETS_MANAGER"`',
      "Keep the secret in an AWS::SecretsManager::Secret, and name it as the `Value` of a variable with `Type: SECRETS_MANAGER`",
      "Then replace the secret, for it is known.",
    ),
    "AWS::ECS::TaskDefinition": write(
      "Keep the secret in an aws.secretsmanager.Secret, and name it by `valueFrom` in `secrets` of the container",
      "Keep the secret in an AWS::SecretsManager::Secret, and name it by `ValueFrom` in `Secrets` of the container",
      "The execution role must be let read it. Then replace the secret, for it is known.",
    ),
    "AWS::Lambda::Function": write(
      "Keep the secret in an aws.secretsmanager.Secret, give the function its ARN, and let the code read it at run time",
      "Keep the secret in an AWS::SecretsManager::Secret, give the function its ARN, and let the code read it at run time",
      "Then replace the secret, for it is known.",
    ),
  },
  links: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-8",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/codebuild-controls.html#codebuild-2",
    "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-encryption",
  ],
  checks: {
    "AWS::CodeBuild::Project": (it) =>
      eachOf(it.get("Environment").get("EnvironmentVariables"), (variable) =>
        given(variable.get("Type").str("PLAINTEXT"), (type) =>
          type === "PLAINTEXT" ? plainSecret(variable.get("Name").str(""), variable.get("Value")) : pass,
        ),
      ),
    "AWS::ECS::TaskDefinition": (it) =>
      eachOf(it.get("ContainerDefinitions"), (container) =>
        eachOf(container.get("Environment"), (variable) =>
          plainSecret(variable.get("Name").str(""), variable.get("Value")),
        ),
      ),
    "AWS::Lambda::Function": (it) =>
      given(it.get("Environment").get("Variables").entries(), (variables) =>
        every(variables.map(([name, value]) => plainSecret(named(name, value), value))),
      ),
  },
  examples: {
    good: [
      {
        type: "AWS::Lambda::Function",
        properties: { Environment: { Variables: { DB_PASSWORD_ARN: { Ref: "DatabaseSecret" }, STAGE: "production" } } },
      },
    ],
    bad: [
      { type: "AWS::Lambda::Function", properties: { Environment: { Variables: { DB_PASSWORD: "correct horse" } } } },
    ],
  },
  equivalents: [
    { id: "CODEBUILD_PROJECT_ENVVAR_AWSCRED_CHECK", type: "AWS::CodeBuild::Project" },
    { id: "HIPAA.Security-CodeBuildProjectEnvVarAwsCred", type: "AWS::CodeBuild::Project" },
    { id: "NIST.800.53.R4-CodeBuildProjectEnvVarAwsCred", type: "AWS::CodeBuild::Project" },
    { id: "PCI.DSS.321-CodeBuildProjectEnvVarAwsCred", type: "AWS::CodeBuild::Project" },
    { id: "AWS-0036", type: "AWS::ECS::TaskDefinition" },
    { id: "CKV_AWS_45", type: "AWS::Lambda::Function" },
  ],
});
