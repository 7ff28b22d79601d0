import { Input, text, type Text } from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import type { Resources } from "../../model/planned";

/**
 * What AWS's rotation functions and drivers look for beside a password. There is no field for one: what is written here can be
 * read by whoever reads the program. https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_secret_json_structure.html
 */
export interface SecretFields<R> {
  readonly engine?: string;
  readonly username?: string;
  readonly host?: R;
  readonly port?: number;
  readonly dbname?: string;
}

interface ValueSpec<R> {
  readonly length?: number;
  readonly excludeCharacters?: string;
  readonly fields?: SecretFields<R>;
}

type Generated = Resources<Text>["AWS::SecretsManager::Secret"]["GenerateSecretString"];

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetRandomPassword.html, whose default is 32 as well. */
export const generated = <R>({ length = 32, excludeCharacters, fields }: ValueSpec<R>): Generated => {
  if (!Number.isInteger(length) || length < 16 || length > 128) {
    throw new PlanError(`value.length is ${String(length)}: choose 16 to 128.`);
  }
  return {
    PasswordLength: length,
    RequireEachIncludedType: true,
    ...(excludeCharacters === undefined ? {} : { ExcludeCharacters: excludeCharacters }),
    ...(fields === undefined || Object.keys(fields).length === 0
      ? {}
      : { SecretStringTemplate: templateOf(fields), GenerateStringKey: "password" }),
  };
};

/** A JSON object as a text, for the host may be known only after deployment. It holds no quotes: it is a name or an address. */
const templateOf = <R>({ host, ...rest }: SecretFields<R>): Text => {
  const known = JSON.stringify(rest);
  if (host === undefined) return known;
  const before = known === "{}" ? "" : `${known.slice(1, -1)},`;
  return text`{${before}"host":"${new Input(host)}"}`;
};
