import { notPast } from "./argument";
import { PlanError } from "./plan-error";

/** A length of time: `30m`, `8h`, `2d`. */
export type Duration = `${number}${"d" | "h" | "m"}`;

/**
 * When something holds; without it, for good. A day is `2027-03-31` (UTC, and its last moment counts), a moment
 * `2027-03-31T18:00:00Z`. `for` counts from `from` and never from now: two runs of one program come to the same policy.
 */
export type Window =
  | { readonly until?: string; readonly from?: never; readonly for?: never }
  | { readonly from: string; readonly until: string; readonly for?: never }
  | { readonly from: string; readonly for: Duration; readonly until?: never };

/** Why somebody is let in, and when. */
export type Because = Window & {
  /** For whoever reads it and asks whether it is still needed. */
  readonly why: string;
};

/** What a {@link Window} is once it is read; a program that no compiler saw may mix its parts. */
export interface AnyWindow {
  readonly until?: string;
  readonly from?: string;
  readonly for?: string;
}

/** From the first moment to the one at which it holds no more, as IAM writes them. */
export interface Span {
  readonly start?: string;
  readonly end?: string;
}

const day = /^\d{4}-\d{2}-\d{2}$/;
const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?Z$/;
const units = { d: 86_400_000, h: 3_600_000, m: 60_000 } as const;

/** `what` is what holds, for the sentence that says why it cannot; `today` the date, as `2027-03-31`. Throws a `PlanError`. */
export const spanOf = (what: string, { until, from, for: length }: AnyWindow, today: string): Span => {
  if (until === undefined && length === undefined) {
    if (from === undefined) return {};
    throw new PlanError(`${what} begins and never ends: add until, or for.`);
  }
  if (until !== undefined && length !== undefined) throw new PlanError(`${what} has both until and for: keep one.`);
  const start = from === undefined ? undefined : momentOf(what, "begins", from);
  const end = until === undefined ? after(what, start, length ?? "") : endOf(what, until);
  notPast(what, iso(end - 1).slice(0, 10), today);
  if (start !== undefined && start >= end) throw new PlanError(`${what} ends before it begins.`);
  return { ...(start === undefined ? {} : { start: iso(start) }), end: iso(end) };
};

const momentOf = (what: string, does: string, text: string): number => {
  const at = day.test(text) || moment.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(at)) return at;
  throw new PlanError(`${what} ${does} on ${text}, which is no date: write it as 2027-03-31 or 2027-03-31T18:00:00Z.`);
};

const endOf = (what: string, until: string): number => momentOf(what, "ends", until) + (day.test(until) ? units.d : 0);

const after = (what: string, start: number | undefined, length: string): number => {
  const [, count, unit] = /^([1-9]\d*)([dhm])$/.exec(length) ?? [];
  if (count === undefined || unit === undefined) {
    throw new PlanError(`${what} lasts ${length}, which is no length of time: write it as 30m, 8h or 2d.`);
  }
  if (start === undefined)
    throw new PlanError(`${what} lasts ${length}, but from when? Add from: a plan knows no now.`);
  return start + Number(count) * units[unit as keyof typeof units];
};

const iso = (at: number): string => new Date(at).toISOString().replace(/\.\d{3}Z$/, "Z");

/**
 * The conditions under which it holds: now is within the span, and the session began in it too, so that one that somebody has kept
 * since before has no part in it. It ends with no moving part: AWS asks at every request.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-tokenissuetime
 */
export const during = ({ start, end }: Span): { readonly [operator: string]: { readonly [key: string]: string } } => ({
  ...(start === undefined ? {} : { DateGreaterThanEquals: { "aws:CurrentTime": start, "aws:TokenIssueTime": start } }),
  ...(end === undefined ? {} : { DateLessThan: { "aws:CurrentTime": end } }),
});
