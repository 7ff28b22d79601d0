import type { Text } from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import type { PolicyStatement } from "../../model/planned/policy";
import { spanOf, type AnyWindow, type Window } from "../../model/window";

/** When it holds: AWS itself refuses new sessions outside that time; one that began before its end lasts as long as it would. */
export type Term = Window;

export type Conditions = NonNullable<PolicyStatement<Text>["Condition"]>;

/** Conditions of several sources as one. Two that ask the same key in the same way are a defect of the caller's. */
export const allOf = (...parts: readonly Conditions[]): Conditions =>
  parts.reduce<Conditions>(
    (all, part) =>
      Object.entries(part).reduce(
        (sum, [operator, keys]) => ({ ...sum, [operator]: { ...sum[operator], ...keys } }),
        all,
      ),
    {},
  );

/** The conditions under which a trust holds. When the caller's own session began says nothing: a token of a forge has no such time. */
export const endOf = (what: string, window: AnyWindow, today: string): Conditions => {
  const { start, end } = spanOf(`The trust of ${what}`, window, today);
  return {
    ...(start === undefined ? {} : { DateGreaterThanEquals: { "aws:CurrentTime": start } }),
    ...(end === undefined ? {} : { DateLessThan: { "aws:CurrentTime": end } }),
  };
};

/** A name that is meant as it stands: no wildcard and no policy variable, in whatever operator it ends up. */
export const exact = (what: string, which: string, text: string, form: RegExp): string => {
  if (/[*?]|\$\{/.test(text)) {
    throw new PlanError(`${what} trusts the ${which} ${JSON.stringify(text)}, which is a pattern: name one.`);
  }
  if (!form.test(text)) throw new PlanError(`${what} trusts the ${which} ${JSON.stringify(text)}, which is none.`);
  return text;
};

/** An id that a forge gave once and never gives again. */
export const idOf = (what: string, which: string, id: number): string => {
  if (!Number.isSafeInteger(id) || id < 1) {
    throw new PlanError(`${what} trusts the ${which} with the id ${String(id)}, which is none: it is a number from 1.`);
  }
  return String(id);
};

/** Why something that could be narrower is not. */
export const argued = (what: string, which: string, why: string): void => {
  if (why.trim() === "") throw new PlanError(`${what} must say why it trusts ${which}.`);
};
