import { contains, parseCidr } from "../../model/cidr";
import { coversExactly } from "../../model/statement";

/** Keys of a request with their values; `null` where the request lacks the key. A key that is not here is not known. */
export interface Context {
  readonly [key: string]: string | boolean | number | readonly string[] | null;
}

export type Ternary = boolean | "unknown";

type Test = (value: string, wanted: string) => boolean;

const numbers =
  (test: (value: number, wanted: number) => boolean): Test =>
  (value, wanted) =>
    test(Number(value), Number(wanted));

const moments =
  (test: (value: number, wanted: number) => boolean): Test =>
  (value, wanted) =>
    test(Date.parse(value), Date.parse(wanted));

const same: Test = (value, wanted) => value === wanted;
const like: Test = (value, wanted) => coversExactly(wanted, value);
/** Part by part: no wildcard reaches over a colon before the last. */
const sameArn: Test = (value, wanted) => {
  const [one, other] = [value.split(":"), wanted.split(":")];
  const parts = (it: readonly string[]) => [...it.slice(0, 5), it.slice(5).join(":")];
  return other.length >= 6 && parts(other).every((part, index) => like(parts(one)[index] ?? "", part));
};

const inBlock: Test = (value, wanted) => {
  const whole = (text: string) => parseCidr(text.includes("/") ? text : `${text}/${text.includes(":") ? "128" : "32"}`);
  const [one, block] = [whole(value), whole(wanted)];
  return one !== undefined && block !== undefined && contains(block, one);
};

/** Each operator without its `Not` and `IfExists`: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const tests: { readonly [operator: string]: Test } = {
  stringequals: same,
  stringequalsignorecase: (value, wanted) => value.toLowerCase() === wanted.toLowerCase(),
  stringlike: like,
  arnequals: sameArn,
  arnlike: sameArn,
  bool: (value, wanted) => value.toLowerCase() === wanted.toLowerCase(),
  numericequals: numbers((value, wanted) => value === wanted),
  numericlessthan: numbers((value, wanted) => value < wanted),
  numericlessthanequals: numbers((value, wanted) => value <= wanted),
  numericgreaterthan: numbers((value, wanted) => value > wanted),
  numericgreaterthanequals: numbers((value, wanted) => value >= wanted),
  datelessthan: moments((value, wanted) => value < wanted),
  datelessthanequals: moments((value, wanted) => value <= wanted),
  dategreaterthan: moments((value, wanted) => value > wanted),
  dategreaterthanequals: moments((value, wanted) => value >= wanted),
  ipaddress: inBlock,
};

/** Whether one entry of a condition holds. `undefined` among the wanted is known only after deployment. */
export const askOf = (
  operator: string,
  key: string,
  wanted: readonly (string | undefined)[],
  context: Context,
): Ternary => {
  const { set, negated, ifExists, test } = read(operator);
  const value = lookUp(key, context);
  if (value === undefined) return "unknown";
  if (operator.toLowerCase() === "null")
    return wanted[0] === undefined ? "unknown" : (value === null) === (wanted[0] === "true");
  if (test === undefined) return "unknown";
  if (value === null) return ifExists || (set === undefined ? negated : set === "forallvalues");
  const values = (Array.isArray(value) ? (value as readonly string[]) : [value]).map(String);
  const each = values.map((it) =>
    flip(negated, any(wanted.map((one) => (one === undefined ? "unknown" : test(it, one))))),
  );
  return set === "forallvalues" ? all(each) : set === "foranyvalue" ? any(each) : negated ? all(each) : any(each);
};

const any = (answers: readonly Ternary[]): Ternary =>
  answers.includes(true) ? true : answers.includes("unknown") ? "unknown" : false;
const all = (answers: readonly Ternary[]): Ternary =>
  answers.includes(false) ? false : answers.includes("unknown") ? "unknown" : true;
const flip = (negated: boolean, answer: Ternary): Ternary => (answer === "unknown" || !negated ? answer : !answer);

const read = (operator: string) => {
  const [, set, name = ""] = /^(?:(forallvalues|foranyvalue):)?(.*)$/.exec(operator.toLowerCase()) ?? [];
  const bare = name.replace(/ifexists$/, "");
  const positive = bare.replace(/not/, "");
  return { set, negated: positive !== bare, ifExists: bare !== name, test: tests[positive] };
};

/** Keys mind no capitals. Of the tags of a caller all are known, or none. */
const lookUp = (key: string, context: Context): Context[string] | undefined => {
  const wanted = key.toLowerCase();
  const found = Object.entries(context).find(([name]) => name.toLowerCase() === wanted);
  if (found !== undefined) return found[1];
  return wanted.startsWith("aws:principaltag/") ? context["aws:PrincipalTag/*"] : undefined;
};
