import { notPast } from "../../model/argument";
import type { Text } from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import type { PolicyStatement } from "../../model/planned/policy";

/** What every trust may say. */
export interface Term {
  /** The last day it holds (UTC), as `2027-03-31`: AWS itself refuses new sessions from the day after. */
  readonly until?: string;
}

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

/** The condition that ends a trust by itself. */
export const endOf = (what: string, { until }: Term, today: string): Conditions => {
  if (until === undefined) return {};
  const after = new Date(notPast(`The trust of ${what}`, until, today));
  after.setUTCDate(after.getUTCDate() + 1);
  return { DateLessThan: { "aws:CurrentTime": after.toISOString().replace(".000Z", "Z") } };
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
