import { contains, parseCidr } from "../../../components/model/cidr";
import { isOpaque, type Part, type Test } from "./document";
import { allOf, anyOf, not, unsure, type Match } from "./match";
import {
  filled,
  lettersOf,
  matchSymbols,
  shownText,
  unfillable,
  type Pattern,
  type Text,
  type Context,
} from "./pattern";

/** Whether one value of the request is one of the wanted. */
type Compare = (given: Text, wanted: Pattern, context: Context) => Match;

const isWhole = (text: Pattern): boolean => text.every((part) => typeof part === "string");

/** For values that have no unknown parts and no variables: AWS fills variables in only where texts and ARNs are compared. */
const whole =
  (test: (given: string, wanted: string) => Match): Compare =>
  (given, wanted) => {
    if (!isWhole(given) || !wanted.every((part) => typeof part !== "object" || !("hole" in part))) {
      return unsure("a value that is known only after deployment");
    }
    return test(lettersOf(given), lettersOf(wanted));
  };

const sameText: Compare = (given, wanted, context) => {
  const filling = filled(wanted, context);
  return filling === undefined ? false : matchSymbols(filling.symbols, given, filling.missing);
};

const lower = <T extends Pattern>(pattern: T): T =>
  pattern.map((part) => (typeof part === "string" ? part.toLowerCase() : part)) as unknown as T;

const sameTextOfAnyCase: Compare = (given, wanted, context) => {
  const filling = filled(wanted, context);
  return filling === undefined ? false : matchSymbols(lower(filling.symbols), lower(given), filling.missing);
};

/** With stars that reach over anything: a text is no ARN. */
const likeText: Compare = (given, wanted, context) =>
  sameText(
    given,
    wanted.map((part) => (typeof part === "object" && "wildcard" in part ? { ...part, crossing: true } : part)),
    context,
  );

/** The six parts of an ARN; undefined where it has fewer, and where a part that is not known hides how many it has. */
const partsOf = (text: Pattern): readonly Pattern[] => {
  const parts: Pattern[number][][] = [[]];
  for (const symbol of text) {
    if (symbol === ":" && parts.length < 6) parts.push([]);
    else parts.at(-1)?.push(symbol);
  }
  return parts;
};

/** Part by part. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN */
const sameArn: Compare = (given, wanted, context) => {
  const filling = filled(wanted, context);
  if (filling === undefined) return false;
  const [ours, theirs] = [partsOf(given), partsOf(filling.symbols)];
  if (theirs.length < 6) return unsure(...filling.missing, "how AWS compares what is no whole ARN");
  if (ours.length < 6) {
    const open = given.some((part) => typeof part === "object" && !part.made);
    return open ? unsure(`whether ${shownText(given)} is an ARN`) : false;
  }
  return allOf(
    theirs.map((part, at) =>
      matchSymbols(
        (part as typeof filling.symbols).map((it) =>
          typeof it === "object" && "wildcard" in it ? { ...it, crossing: true } : it,
        ),
        (ours[at] ?? []) as Text,
        filling.missing,
      ),
    ),
  );
};

const numbers = (test: (given: number, wanted: number) => boolean): Compare =>
  whole((given, wanted) => {
    const [one, other] = [Number(given), Number(wanted)];
    return given !== "" && wanted !== "" && !Number.isNaN(one) && !Number.isNaN(other) && test(one, other);
  });

/** A date of ISO 8601, or seconds since 1970. */
const momentOf = (text: string): number => (/^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text));

const moments = (test: (given: number, wanted: number) => boolean): Compare =>
  whole((given, wanted) => {
    const [one, other] = [momentOf(given), momentOf(wanted)];
    return !Number.isNaN(one) && !Number.isNaN(other) && test(one, other);
  });

const blockOf = (text: string) => parseCidr(text.includes("/") ? text : `${text}/${text.includes(":") ? "128" : "32"}`);

const inBlock: Compare = whole((given, wanted) => {
  const [address, block] = [blockOf(given), blockOf(wanted)];
  return address !== undefined && block !== undefined && contains(block, address);
});

const equal = (one: number, other: number): boolean => one === other;

/** Each operator without its `Not` and `IfExists`: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const comparisons: { readonly [operator: string]: Compare } = {
  stringequals: sameText,
  stringequalsignorecase: sameTextOfAnyCase,
  stringlike: likeText,
  arnequals: sameArn,
  arnlike: sameArn,
  bool: whole((given, wanted) => given.toLowerCase() === wanted.toLowerCase()),
  binaryequals: whole((given, wanted) => given === wanted),
  numericequals: numbers(equal),
  numericlessthan: numbers((given, wanted) => given < wanted),
  numericlessthanequals: numbers((given, wanted) => given <= wanted),
  numericgreaterthan: numbers((given, wanted) => given > wanted),
  numericgreaterthanequals: numbers((given, wanted) => given >= wanted),
  dateequals: moments(equal),
  datelessthan: moments((given, wanted) => given < wanted),
  datelessthanequals: moments((given, wanted) => given <= wanted),
  dategreaterthan: moments((given, wanted) => given > wanted),
  dategreaterthanequals: moments((given, wanted) => given >= wanted),
  ipaddress: inBlock,
};

const read = (operator: string) => {
  const [, set, name = ""] = /^(?:(forallvalues|foranyvalue):)?(.*)$/.exec(operator) ?? [];
  const bare = name.replace(/ifexists$/, "");
  const positive = bare.replace(/not/, "");
  return { set, name: bare, negated: positive !== bare, ifExists: bare !== name, compare: comparisons[positive] };
};

/** Whether one entry of a condition holds for a request. */
export const holds = ({ operator, key, values: wanted }: Test, context: Context): Match => {
  const { set, name, negated, ifExists, compare } = read(operator);
  const values = context.values(key);
  if (values === undefined) return unsure(`the value of ${key}`);
  if (name === "null") return isNull(values, wanted);
  if (compare === undefined) return unsure(`what the operator ${operator} asks`);
  if (values === null) return ifExists || (set === undefined ? negated : set === "forallvalues");
  const unfilled = wanted.flatMap((it) => (isOpaque(it) ? [] : unfillable(it, context)));
  const each = values.map((given) => {
    const found = anyOf(wanted.map((it) => (isOpaque(it) ? unsure(it.missing) : compare(given, it, context))));
    return negated ? not(anyOf([found, ...unfilled])) : found;
  });
  if (set === "forallvalues") return allOf(each);
  if (set === "foranyvalue") return anyOf(each);
  return ofOneValue(each, key);
};

/** AWS says of no operator without a set operator what it does with several values. */
const ofOneValue = (each: readonly Match[], key: string): Match => {
  const [all, any] = [allOf(each), anyOf(each)];
  return all === any ? all : each.length === 1 ? any : unsure(`how ${key}, which has several values, is compared`);
};

const isNull = (values: readonly Text[] | null, wanted: readonly Part[]): Match =>
  anyOf(
    wanted.map((it) =>
      isOpaque(it) ? unsure(it.missing) : (lettersOf(it).toLowerCase() === "true") === (values === null),
    ),
  );
