import { PlanError } from "./plan-error";
import { isObject, type Raw } from "./raw";

/**
 * A hardening that somebody gives up on purpose: which, why and until when. `C` are the rules that a component can be told to
 * break. The finding is reported as exempt, with this reason, until that day; after it the component refuses to plan.
 */
export interface Unsafe<C extends string = string> {
  /** The id of the rule that will find it. */
  readonly control: C;
  readonly reason: string;
  /** The last day it holds, as `2027-03-31`. */
  readonly expires: string;
}

/** The controls that are given up. `today` is the date, as `2027-03-31`. Throws a `PlanError` on an argument that is no argument. */
export const givenUp = <C extends string>(unsafe: readonly Unsafe<C>[] | undefined, today: string): ReadonlySet<C> =>
  new Set(
    (unsafe ?? []).map(({ control, reason, expires }) => {
      if (reason.trim() === "") throw new PlanError(`unsafe "${control}" must say its reason.`);
      notPast(`unsafe "${control}"`, expires, today);
      return control;
    }),
  );

/** The arguments that a component left beside what it made; what is none is passed over, and exempts nothing. */
export const readUnsafe = (raw: Raw): readonly Unsafe[] =>
  (Array.isArray(raw) ? (raw as readonly Raw[]) : []).flatMap((entry) => {
    if (!isObject(entry)) return [];
    const { control, reason, expires } = entry;
    const complete = typeof control === "string" && typeof reason === "string" && typeof expires === "string";
    return complete && /^\d{4}-\d{2}-\d{2}$/.test(expires) ? [{ control, reason, expires }] : [];
  });

/** The day of a moment, as arguments write it: in UTC. */
export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

/** The day, if it is one and has not passed. `what` is what ends on it, for the sentence that says otherwise. */
export const notPast = (what: string, day: string, today: string): string => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day))) {
    throw new PlanError(`${what} ends on ${day}, which is no date: write it as 2027-03-31.`);
  }
  if (day < today) throw new PlanError(`${what} ended on ${day}: take it out, or argue it anew.`);
  return day;
};

/** Something optional beside a component: made with it, made by somebody else, or left out in words. */
export type Child<Create, Use> = { readonly create: Create } | { readonly use: Use } | "off";
