import { isRecord } from "../../components/model/record";
import type { Baseline } from "./baseline";
import { readExemption, type Exemption } from "./exemption";
import { severities, type Severity } from "./severity";
import type { Fault, Written } from "./written";

/** How far exemptions may go. They stand with the approvers, so that nobody widens their own. */
export interface Limits {
  /** Severities that need an approver. */
  readonly approval: readonly Severity[];
  /** Days from today within which an exemption must end. */
  readonly longestDays: { readonly [S in Severity]: number };
  /** Resources that one exemption may cover. */
  readonly widest: number;
}

/**
 * `critical` opens data or control to anybody: a month is time to mend it. A quarter and half a year are the usual review cycles;
 * `low` is looked at once a year. Ten resources are what a reviewer still reads; more is a decision about the rule, which belongs
 * into the configuration.
 */
export const defaultLimits: Limits = {
  approval: ["critical"],
  longestDays: { critical: 30, high: 90, medium: 180, low: 365 },
  widest: 10,
};

/** The exemptions of a project, who may approve them, and what it tolerates for the time being. */
export interface Register {
  readonly exemptions: readonly Exemption[];
  readonly approvers: readonly string[];
  readonly limits: Limits;
  /** Old findings that are tolerated; they may only become fewer. */
  readonly baseline?: Baseline;
}

export const emptyRegister: Register = { exemptions: [], approvers: [], limits: defaultLimits };

/** Reads `exemptions: [...]`, or the list alone, and says in one sentence each what is wrong with the others. */
export const readExemptions = ({
  value,
  place,
}: Written): { readonly exemptions: readonly Exemption[]; readonly problems: readonly Fault[] } => {
  const list = Array.isArray(value) ? (value as readonly unknown[]) : listIn(value);
  if (list === undefined) return { exemptions: [], problems: [{ message: "expected a list of exemptions" }] };
  const path = Array.isArray(value) ? [] : ["exemptions"];
  const problems: Fault[] = [];
  const exemptions = list.flatMap((entry, index): readonly Exemption[] => {
    const at = place([...path, index]);
    const read = readExemption(entry, at);
    if (!("problem" in read)) return [read];
    const message = `exemption ${String(index + 1)} ${read.problem}`;
    problems.push({ message, ...(at === undefined ? {} : { place: at }) });
    return [];
  });
  return { exemptions, problems };
};

const listIn = (value: unknown): readonly unknown[] | undefined => {
  if (value === null || value === undefined) return [];
  if (!isRecord(value)) return undefined;
  const { exemptions, ...others } = value;
  if (Object.keys(others).some((key) => key !== "$schema")) return undefined;
  return Array.isArray(exemptions) ? (exemptions as readonly unknown[]) : exemptions === null ? [] : undefined;
};

/** Reads who may approve, and the limits: `{ approvers: [...], approval: [critical, high], longestDays: { low: 180 }, widest: 5 }`. */
export const readApprovers = (
  value: unknown,
): Pick<Register, "approvers" | "limits"> & { readonly problems: readonly string[] } => {
  const problems: string[] = [];
  const record = isRecord(value) ? value : { approvers: value };
  const { approvers, approval, longestDays, widest, ...others } = record;
  const expect = (good: boolean, sentence: string): boolean => {
    if (!good) problems.push(sentence);
    return good;
  };
  for (const key of Object.keys(others)) if (key !== "$schema") problems.push(`${key} means nothing here`);
  const names = approvers ?? [];
  const listed = expect(isTexts(names), "approvers is not a list of names") ? (names as readonly string[]) : [];
  const needing = approval ?? [];
  expect(
    isTexts(needing) && needing.every((it) => severities.some((severity) => severity === it)),
    `approval is not a list of severities: ${severities.join(", ")}`,
  );
  const days = Object.entries(isRecord(longestDays) ? longestDays : {});
  expect(longestDays === undefined || isRecord(longestDays), "longestDays has no severities");
  for (const [severity, number] of days) {
    expect(isCount(number), `longestDays: ${severity} is not a number of days`);
    expect(
      severities.some((it) => it === severity),
      `longestDays: there is no severity ${severity}`,
    );
  }
  expect(widest === undefined || isCount(widest), "widest is not a number of resources");
  const limits: Limits = {
    // Whatever a file says, nobody leaves data or control open to anybody on their own word.
    approval: severities.filter((it) => it === "critical" || (needing as readonly unknown[]).includes(it)),
    longestDays: { ...defaultLimits.longestDays, ...Object.fromEntries(days) },
    widest: widest === undefined ? defaultLimits.widest : Number(widest),
  };
  return problems.length > 0
    ? { approvers: [], limits: defaultLimits, problems }
    : { approvers: listed, limits, problems };
};

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((it) => typeof it === "string" && it.trim() !== "");

const isCount = (value: unknown): boolean => typeof value === "number" && Number.isInteger(value) && value > 0;
