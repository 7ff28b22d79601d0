import type { AnyResource, Declared } from "../../components/model/graph";
import { isRecord } from "../../components/model/record";
import type { Finding } from "./evaluate";
import { readExemption, type Exemption } from "./exemption";
import { isBare, matches } from "./exemption-pattern";
import type { Register } from "./register";
import { idsOf, isCalled } from "./rule-ids";
import type { Severity } from "./severity";

/** What becomes of a finding once exemptions are considered. */
export interface Weighed {
  readonly finding: Finding;
  readonly verdict: Finding["verdict"] | "exempt" | "tolerated";
  /** The exemption that covers it, whether it holds or not. */
  readonly exemption?: Exemption;
  /** Why that exemption does not hold: a clause for people. Without an exemption, what was said beside the resource is none. */
  readonly refused?: string;
}

/**
 * What becomes of a finding on a day (`2027-01-31`): the one place where exemptions are decided, for every host and every form in
 * which they come. An exemption of the register counts, or one that stands with the resource, or what the component that made the
 * resource was told as `unsafe`. What cannot be judged may be exempt too. One that does not hold exempts nothing, and the report
 * says why.
 */
export const weigh = (finding: Finding, register: Register, today: string): Weighed => {
  let refused: Weighed | undefined;
  for (const exemption of exemptionsFor(finding, register)) {
    const why = refusal(exemption, finding.rule.severity, register, today);
    if (why === undefined) return { finding, verdict: "exempt", exemption };
    refused ??= { finding, verdict: finding.verdict, exemption, refused: why };
  }
  if (refused !== undefined) return refused;
  const why = incompleteOn(finding);
  return { finding, verdict: finding.verdict, ...(why === undefined ? {} : { refused: why }) };
};

/** What a report says of a finding: with the exemption that has ended, or does not hold. */
export const messageOf = ({ finding, exemption, refused }: Weighed): string => {
  if (refused === undefined) return finding.message;
  const whose = exemption === undefined ? "" : ` by ${exemption.owner}`;
  return `${finding.message}. Its exemption${whose} ${refused}`;
};

/** Why what was said beside the resource exempts nothing, although it is about the finding. */
const incompleteOn = ({ rule, aspect, resource }: Finding): string | undefined => {
  if (resource.exempt === undefined) return undefined;
  const about = declaredOn(resource).find(({ problem, declared: { written } }) => {
    if (problem === undefined || !isRecord(written)) return false;
    const { rule: id, aspect: part } = written;
    return typeof id === "string" && isCalled(rule, id) && (part === undefined || part === aspect);
  });
  return about === undefined ? undefined : `does not hold: it ${about.problem ?? ""}`;
};

const none: readonly Exemption[] = [];

/** Every exemption that is about a finding, the register's first. */
export const exemptionsFor = (finding: Finding, register: Register): readonly Exemption[] => {
  const { rule, resource } = finding;
  if (register.exemptions.length === 0 && resource.exempt === undefined && resource.unsafe === undefined) return none;
  const index = byRule(register);
  const listed = idsOf(rule)
    .flatMap((id) => index.get(id) ?? [])
    .filter((it) => isAbout(it, finding) && matches(it.resource, namesOf(resource)));
  if (resource.exempt === undefined && resource.unsafe === undefined) return listed;
  const own = declaredOn(resource).flatMap(({ exemption }) =>
    exemption !== undefined && isAbout(exemption, finding) ? [exemption] : [],
  );
  const given = unsafeOn(resource).filter((it) => isAbout(it, finding));
  return [...listed, ...own, ...given];
};

const indexes = new WeakMap<Register, ReadonlyMap<string, readonly Exemption[]>>();

const byRule = (register: Register): ReadonlyMap<string, readonly Exemption[]> => {
  const known = indexes.get(register);
  if (known !== undefined) return known;
  const index = new Map<string, Exemption[]>();
  for (const exemption of register.exemptions)
    index.set(exemption.rule, [...(index.get(exemption.rule) ?? []), exemption]);
  indexes.set(register, index);
  return index;
};

/** Whether an exemption is for the rule and the aspect of a finding. */
export const isAbout = (exemption: Exemption, { rule, aspect }: Pick<Finding, "rule" | "aspect">): boolean =>
  isCalled(rule, exemption.rule) && (exemption.aspect === undefined || exemption.aspect === aspect);

const unsafeOwner = "unsafe in the program";

/** What the component that made a resource was told to leave open. */
export const unsafeOn = ({ unsafe = [], view }: AnyResource): readonly Exemption[] =>
  unsafe.map(({ control: rule, reason, expires }) => ({
    rule,
    resource: view.source.address,
    reason,
    owner: unsafeOwner,
    expires,
    inCode: true,
  }));

export const namesOf = ({ address, view, path }: AnyResource): readonly string[] => [
  view.source.address,
  ...(view.source.label === undefined ? [] : [view.source.label]),
  ...(view.source.address === address ? [] : [address]),
  ...(path === undefined ? [] : [path]),
];

/** An exemption as it was written in the code, and what is wrong with it where it is none. */
export interface Declaration {
  readonly declared: Declared;
  readonly exemption?: Exemption;
  readonly problem?: string;
}

/** The exemptions that stand with a resource. They are about it, whatever else they say. */
export const declaredOn = (resource: AnyResource): readonly Declaration[] =>
  (resource.exempt ?? []).map((declared) => {
    const { written } = declared;
    if (!isRecord(written)) return { declared, problem: "is not known before deployment, or is no object" };
    const read = readExemption({ ...written, resource: resource.view.source.address }, resource.locate([]));
    if (!("problem" in read)) return { declared, exemption: { ...read, inCode: true } };
    return { declared, problem: declared.hint === undefined ? read.problem : `${read.problem}: ${declared.hint}` };
  });

/** Why an exemption does not hold on a day, as a clause that goes on from "the exemption". */
export const refusal = (
  exemption: Exemption,
  severity: Severity,
  { approvers, limits }: Register,
  today: string,
): string | undefined => {
  const { expires, approver, owner, resource } = exemption;
  if (expires < today) return `ended on ${expires}`;
  if (isBare(resource)) return `does not hold: ${resource} says nothing about which resource it is for`;
  if (approver !== undefined && same(approver, owner)) return `does not hold: nobody approves their own`;
  if (limits.approval.includes(severity)) {
    if (approver === undefined) return `does not hold: what is ${severity} needs an approver`;
    if (!approvers.some((it) => same(it, approver)))
      return `does not hold: ${approver} is not in the file of approvers, and what is ${severity} needs one who is`;
  }
  const latest = addDays(today, limits.longestDays[severity]);
  if (expires > latest) return `does not hold: ${expires} is too far away, what is ${severity} ends by ${latest}`;
  return undefined;
};

const same = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
