import { Input, region, text, urlSuffix, type Text } from "../model/plan";
import type { PolicyStatement } from "../model/planned/policy";

/** Each secret by its ARN, and its key for that secret alone. */
export const secretsOf = (secrets: {
  readonly [variable: string]: { readonly arn: unknown; readonly keyArn: unknown };
}): readonly Omit<PolicyStatement<Text>, "Effect">[] =>
  Object.entries(secrets).flatMap(([variable, { arn, keyArn }]) => [
    {
      Sid: `Read${wordsOf(variable)}`,
      Action: "secretsmanager:GetSecretValue",
      Resource: new Input(arn),
    },
    {
      Sid: `Open${wordsOf(variable)}`,
      Action: "kms:Decrypt",
      Resource: new Input(keyArn),
      Condition: {
        StringEquals: {
          "kms:EncryptionContext:SecretARN": new Input(arn),
          "kms:ViaService": text`secretsmanager.${region}.${urlSuffix}`,
        },
      },
    },
  ]);

/** `NPM_TOKEN` as `NpmToken`: a `Sid` has letters and digits alone. */
const wordsOf = (variable: string): string =>
  variable
    .split("_")
    .map((word) => `${word.charAt(0)}${word.slice(1).toLowerCase()}`)
    .join("");
