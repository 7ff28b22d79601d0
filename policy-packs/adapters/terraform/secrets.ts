import { isObject, type Raw, type RawObject } from "../../../components/model/raw";
import { isRecord } from "../../../components/model/record";
import { expressionOf, type Unknowns } from "./plan";
import { partsOf, type Scope } from "./scope";

/** What holds a secret in plans of Terraform before 0.14, which do not say. */
const named = /(password|passwd|secret_string|secret_key|client_secret|_token|private_key|preshared_key)$/;

/**
 * Whether every secret that a plan shows of a resource stands in the configuration itself. One that was given at the prompt or drawn
 * by lot is shown just as well, and nobody wrote it down.
 */
export const secretsAreWritten = (
  values: RawObject,
  secret: Unknowns | undefined,
  expressions: unknown,
  scope: Scope,
): boolean =>
  Object.entries(values).every(([key, value]) => {
    const part = isRecord(secret) ? secret[key] : secret;
    const told = part === true || (typeof value === "string" && named.test(key));
    return holds(value, told ? true : part, expressionOf(expressions, key), scope);
  });

const holds = (value: Raw, secret: Unknowns | undefined, expression: unknown, scope: Scope): boolean => {
  if (Array.isArray(value)) {
    const parts = Array.isArray(secret) ? (secret as readonly Unknowns[]) : undefined;
    return (value as readonly Raw[]).every((it, index) => holds(it, parts ? parts[index] : secret, expression, scope));
  }
  if (isObject(value)) return secretsAreWritten(value, secret, expression, scope);
  return secret !== true || typeof value !== "string" || isWritten(value, expression, scope);
};

/** Whether the configuration has a value: a constant, or a variable's default that nobody overrode. */
const isWritten = (value: string, expression: unknown, scope: Scope): boolean => {
  if (Array.isArray(expression)) return expression.every((it) => isWritten(value, it, scope));
  if (!isRecord(expression)) return false;
  if ("constant_value" in expression) return true;
  const references = expression["references"];
  const [reference, another] = Array.isArray(references) ? (references as readonly unknown[]) : [];
  if (typeof reference !== "string" || another !== undefined) return false;
  const [first, name = "", rest] = partsOf(reference);
  if (first !== "var" || rest !== undefined) return false;
  const { call, configuration } = scope;
  const handed = call?.module.expressions?.[name];
  if (call !== undefined && handed !== undefined) return isWritten(value, handed, call.from);
  return configuration.variables?.[name]?.default === value;
};
