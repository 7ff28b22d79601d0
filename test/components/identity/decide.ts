import { deployed } from "../network/given";
import type { Text } from "../../../components/model/plan";
import { Input, isText } from "../../../components/model/plan";
import type { PolicyStatement } from "../../../components/model/planned/policy";

export type Statement = PolicyStatement<Text>;

/** What is asked: an action on a resource, with what AWS knows of the request by the names of condition keys. */
export interface Request {
  readonly action: string;
  readonly resource: string;
  readonly context?: { readonly [key: string]: string };
}

export const listOf = <T>(one: T | readonly T[] | undefined): readonly T[] =>
  one === undefined ? [] : Array.isArray(one) ? (one as readonly T[]) : [one as T];

const text = (it: unknown): string =>
  it instanceof Input || isText(it) ? deployed(it) : typeof it === "boolean" ? String(it) : (it as string);

const matches = (pattern: string, given: string): boolean =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, "\\$&")
      .replaceAll("*", ".*")
      .replaceAll("?", ".")}$`,
    "s",
  ).test(given);

const operators: { readonly [name: string]: (wanted: string, given: string) => boolean } = {
  StringEquals: (wanted, given) => wanted === given,
  StringLike: matches,
  ArnEquals: matches,
  ArnLike: matches,
  Bool: (wanted, given) => wanted === given,
  // One address alone, which is what tests name.
  IpAddress: (wanted, given) => wanted === `${given}/32`,
  DateLessThan: (wanted, given) => Date.parse(given) < Date.parse(wanted),
  DateGreaterThanEquals: (wanted, given) => Date.parse(given) >= Date.parse(wanted),
};

/** As IAM evaluates conditions: all keys of all operators hold, each by one of its values; a key that is not there holds none but `Not`, `IfExists` and `Null`. */
const holds = (operator: string, wanted: readonly string[], given: string | undefined): boolean => {
  if (operator === "Null") return wanted.includes(String(given === undefined));
  const base = operator.replace(/IfExists$/, "");
  if (given === undefined) return base !== operator || base.includes("Not");
  const negated = /^(|String|Arn)Not(.*)$/.exec(base);
  const compare = operators[negated === null ? base : `${negated[1] ?? ""}${negated[2] ?? ""}`];
  if (compare === undefined) throw new Error(`The test knows no operator ${operator}.`);
  const some = wanted.some((it) => compare(it, given));
  return negated === null ? some : !some;
};

const applies = (
  statement: Statement & {
    readonly NotAction?: string | readonly string[];
    readonly NotResource?: Text | readonly Text[];
  },
  request: Request,
): boolean => {
  const { action, resource, context = {} } = request;
  const named = (patterns: unknown, given: string) =>
    listOf(patterns as string).some((it) => matches(text(it).toLowerCase(), given.toLowerCase()));
  const onAction =
    statement.NotAction === undefined ? named(statement.Action, action) : !named(statement.NotAction, action);
  const onResource =
    statement.NotResource === undefined
      ? listOf(statement.Resource).some((it) => matches(text(it), resource))
      : !listOf(statement.NotResource).some((it) => matches(text(it), resource));
  const known = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]));
  const conditions = Object.entries(statement.Condition ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, value]) =>
      holds(operator, listOf(value as unknown as string).map(text), known.get(key.toLowerCase())),
    ),
  );
  return onAction && onResource && conditions.every(Boolean);
};

/** What IAM decides by these statements alone. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html */
export const isAllowed = (statements: readonly Statement[], request: Request): boolean =>
  statements.some((it) => it.Effect === "Allow" && applies(it, request)) &&
  !statements.some((it) => it.Effect === "Deny" && applies(it, request));

/** Requests that a statement allows: the first value wherever a condition asks for one. */
export const requestsOf = ({ Action, Resource, Condition }: Statement): readonly Request[] => {
  const context = Object.fromEntries(
    Object.entries(Condition ?? {})
      .filter(([operator]) => !operator.includes("Not") && operator !== "Null")
      .flatMap(([, keys]) => Object.entries(keys).map(([key, value]) => [key, text(listOf<unknown>(value)[0])])),
  );
  return listOf<string>(Action).flatMap((action) =>
    listOf<unknown>(Resource).map((resource) => ({ action, resource: text(resource), context })),
  );
};
