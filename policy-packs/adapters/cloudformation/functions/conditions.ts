import { isObject, Unresolved, type Raw } from "../../../../components/model/raw";
import type { Around, Decision } from "../around";
import { own } from "../template";
import { equal, isList, isMark, isScalar } from "../values";

/** Decides a condition in three-valued logic: what holds whatever an open part turns out to be is decided. */
const decide = (condition: Raw, around: Around): Decision => {
  if (typeof condition === "boolean") return condition;
  const entries = isObject(condition) ? Object.entries(condition) : [];
  const [name, argument] = entries[0] ?? [];
  if (entries.length !== 1 || name === undefined) return new Unresolved("it is no condition function");
  switch (name) {
    case "Condition":
      return typeof argument === "string"
        ? around.condition(argument)
        : new Unresolved("Condition takes a condition's name");
    case "Fn::Equals":
      return same(argument, around);
    case "Fn::And":
      return all(argument, true, name, around);
    case "Fn::Or":
      return all(argument, false, name, around);
    case "Fn::Not":
      return not(argument, around);
    default:
      return new Unresolved(`${name} is not understood in a condition`);
  }
};

const same = (argument: Raw, around: Around): Decision => {
  if (!isList(argument) || argument.length !== 2) return new Unresolved("Fn::Equals takes two values");
  const [first, second] = argument.map((it) => around.decide(it));
  for (const value of [first, second]) {
    if (value instanceof Unresolved) return value;
    if (isMark(value)) return new Unresolved(`${value.text} is known only after deployment`, value.to);
  }
  // CloudFormation compares texts: a parameter's "true" equals a template's true.
  return isScalar(first) && isScalar(second) ? String(first) === String(second) : equal(first, second);
};

/** Fn::And where `neutral` is true, Fn::Or where it is false: one part that is not neutral decides. */
const all = (argument: Raw, neutral: boolean, name: string, around: Around): Decision => {
  if (!isList(argument) || argument.length === 0) return new Unresolved(`${name} takes a list of conditions`);
  let open: Unresolved | undefined;
  for (const part of argument) {
    const decision = decide(part, around);
    if (decision === !neutral) return decision;
    if (decision instanceof Unresolved) open ??= decision;
  }
  return open ?? neutral;
};

const not = (argument: Raw, around: Around): Decision => {
  if (!isList(argument) || argument.length !== 1) return new Unresolved("Fn::Not takes a list of one condition");
  const decision = decide(argument[0], around);
  return typeof decision === "boolean" ? !decision : decision;
};

/** The conditions of a template by name, each decided once. */
export const decideByName = (
  conditions: Readonly<Record<string, Raw>>,
): ((name: string, around: Around) => Decision) => {
  const decided = new Map<string, Decision>();
  return (name, around) => {
    const before = decided.get(name);
    if (before !== undefined) return before;
    const written = own(conditions, name);
    if (written === undefined) return new Unresolved(`there is no condition ${name}`);
    decided.set(name, new Unresolved(`condition ${name} refers to itself`));
    const decision = decide(written, around);
    decided.set(name, decision);
    return decision;
  };
};
