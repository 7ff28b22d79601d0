import { unknownPart } from "../../components/model/raw";
import type { Step } from "../../components/model/step";
import { given, spellPath, type Origin, type Unknown, type Value } from "../../components/model/value";
import { View } from "../../components/model/view";
import type { Severity } from "./severity";

export interface Pass {
  readonly verdict: "pass";
}

export interface Fail {
  readonly verdict: "fail";
  /** Where the fault is written, or would be. */
  readonly at: Origin;
  /** One sentence that starts with what is wrong. */
  readonly message: string;
  /** The way that proves it, step by step from where it begins. */
  readonly evidence?: readonly Step[];
  /** Where this fault is less than the rule's others: what it is instead. */
  readonly severity?: Severity;
}

/** Three-valued: an {@link Unknown} value is itself the verdict "undetermined", with its reason. */
export type Verdict = (Pass | Fail | Unknown) & {
  /** Which part of a broad rule this is: `node-to-node`. */
  readonly aspect?: string;
};

export const pass: Verdict = { verdict: "pass" };

/** `path is value: because`. `because` goes on from the value and says what follows from it; the fix is the rule's. */
export const fail = (at: Value<unknown> | View<unknown>, because: string): Verdict => {
  const { origin, shown } = locate(at);
  const path = spellPath(origin.path);
  const told = tells(shown) ? `${path} is ${shown}` : path;
  return { verdict: "fail", at: origin, message: path === "" ? sentence(because) : `${told}: ${because}` };
};

/** The same with the way that proves it, and with a lesser severity where it is less than the rule's others. */
export const proved = (verdict: Verdict, { evidence, severity }: Pick<Fail, "evidence" | "severity">): Verdict =>
  isFail(verdict) ? { ...verdict, ...(evidence && { evidence }), ...(severity && { severity }) } : verdict;

/** A list or an object of which only its beginning or nothing fits into a sentence says nothing of what is wrong, nor does what is unknown. */
const tells = (shown: string): boolean => shown !== unknownPart && !/^(a list|an object|[[{].*\.\.\.)$/.test(shown);

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** The verdict on one named part of a broad rule. */
export const aspect = (name: string, verdict: Verdict): Verdict => {
  if (isPass(verdict)) return { verdict: "pass", aspect: name };
  if (isFail(verdict)) {
    const { at, message, evidence, severity } = verdict;
    return { verdict: "fail", at, message, aspect: name, ...(evidence && { evidence }), ...(severity && { severity }) };
  }
  const { at, reason, elsewhere } = verdict;
  return { known: false, at, reason, elsewhere, aspect: name };
};

export const isTrue = (value: Value<boolean | undefined>, because: string): Verdict =>
  given(value, (it) => (it === true ? pass : fail(value, because)));

export const isFalse = (value: Value<boolean | undefined>, because: string): Verdict =>
  given(value, (it) => (it === true ? fail(value, because) : pass));

export const isSet = (view: View<unknown>, because: string): Verdict => isTrue(view.isSet(), because);

export const atLeast = (value: Value<number | undefined>, least: number, because: string): Verdict =>
  given(value, (it) => (it !== undefined && it >= least ? pass : fail(value, because)));

export const oneOf = (value: Value<string | undefined>, allowed: readonly string[], because: string): Verdict =>
  given(value, (it) => (it !== undefined && allowed.includes(it) ? pass : fail(value, because)));

/** Passes where every verdict passes; a failure outweighs what is undetermined. */
export const every = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.find(isFail) ?? verdicts.find(isUndetermined) ?? pass;

/** Passes where one verdict passes; what is undetermined outweighs a failure. With none to choose from, `otherwise`. */
export const some = (verdicts: readonly Verdict[], otherwise: Verdict): Verdict =>
  verdicts.find(isPass) ?? verdicts.find(isUndetermined) ?? verdicts[0] ?? otherwise;

/** Judges each element of a list and every one must pass. */
export const eachOf = <E>(list: View<readonly E[]>, judge: (item: View<NonNullable<E>>) => Verdict): Verdict =>
  given(list.items(), (items) => every(items.map((item) => judge(item))));

export const isPass = (verdict: Verdict): verdict is Pass => "verdict" in verdict && verdict.verdict === "pass";
export const isFail = (verdict: Verdict): verdict is Fail => "verdict" in verdict && verdict.verdict === "fail";
export const isUndetermined = (verdict: Verdict): verdict is Unknown => "known" in verdict;

const locate = (at: Value<unknown> | View<unknown>): { readonly origin: Origin; readonly shown: string } => {
  if ("known" in at) return { origin: at.at, shown: at.known ? orEmpty(at.shown, at.at) : "unknown" };
  return { origin: at.origin, shown: orEmpty(at.shown, at.origin) };
};

const orEmpty = (shown: string, at: Origin): string => {
  const raw = shown === "a list" && at instanceof View ? at.raw : undefined;
  return shown === "[]" || (Array.isArray(raw) && raw.length === 0) ? "empty" : shown;
};
