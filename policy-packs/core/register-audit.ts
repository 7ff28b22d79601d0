import type { AnyResource } from "../../components/model/graph";
import type { Evaluation, Finding } from "./evaluate";
import { declaredOn, exemptionsFor, isAbout, namesOf, type Declaration, type Weighed } from "./exempting";
import type { Exemption } from "./exemption";
import { isBare, matches, stackOf } from "./exemption-pattern";
import type { Enforcement } from "./pack";
import { weaker, type ConfiguredPack } from "./pack-config";
import type { Register } from "./register";
import { exemptionIncomplete, exemptionTooBroad, exemptionUnused, type RegisterFinding } from "./register-rules";
import type { Rule } from "./rule";
import { isCalled } from "./rule-ids";
import { weighRun } from "./tolerating";

export interface Applied {
  /** For each evaluation, its findings in their order. */
  readonly weighed: readonly (readonly Weighed[])[];
  readonly register: readonly RegisterFinding[];
}

type Judged = Pick<Evaluation, "findings" | "graph" | "rules">;

/**
 * Applies a register to all that a run has found: every host ends with this. `knownRule` tells whether there is a rule of that id
 * in any pack, so that a misspelt one is told apart from one that was not asked.
 */
export const applyExemptions = (
  evaluations: readonly Judged[],
  register: Register,
  today: string,
  knownRule: (id: string) => boolean = () => true,
): Applied => {
  const { weighed, gone } = weighRun(evaluations, register, today);
  const ours = auditRegister(evaluations, register, knownRule);
  return { weighed, register: [...ours, ...auditCode(evaluations, register, knownRule), ...gone] };
};

/** What the exemptions of the register are used for, and what is wrong with them. */
const auditRegister = (
  evaluations: readonly Judged[],
  register: Register,
  knownRule: (id: string) => boolean,
): readonly RegisterFinding[] => {
  if (register.exemptions.length === 0) return [];
  const uses = new Map<Exemption, Finding[]>();
  for (const finding of evaluations.flatMap(({ findings }) => findings))
    for (const exemption of exemptionsFor(finding, register)) add(uses, exemption, finding);
  return register.exemptions.flatMap((exemption) => {
    const found = problemOf(exemption, uses.get(exemption) ?? [], evaluations, register, knownRule);
    if (found === undefined) return [];
    const [rule, message] = found;
    return [{ rule, message, resource: exemption.resource, place: exemption.place }];
  });
};

type Fault = readonly [rule: Rule, message: string];

const problemOf = (
  exemption: Exemption,
  covered: readonly Finding[],
  evaluations: readonly Judged[],
  { limits }: Register,
  knownRule: (id: string) => boolean,
): Fault | undefined => {
  const { rule, resource } = exemption;
  if (isBare(resource)) return [exemptionTooBroad, `The exemption from ${rule} is for ${resource}, whatever that is`];
  if (covered.length > 0) return tooBroad(exemption, covered, limits.widest);
  if (!knownRule(rule))
    return [exemptionUnused, `The exemption for ${resource} is from ${rule}, and there is no such rule`];
  const asked = evaluations.filter(({ rules }) => isAsked(exemption, rules));
  if (asked.length === 0) return undefined;
  return unused(
    exemption,
    asked.flatMap(({ graph }) => graph.resources),
  );
};

/** Whether a run has asked what the exemption is from. */
const isAsked = ({ rule }: Exemption, rules: readonly Rule[]): boolean => rules.some((it) => isCalled(it, rule));

const tooBroad = (
  { rule, aspect, resource }: Exemption,
  covered: readonly Finding[],
  widest: number,
): Fault | undefined => {
  const resources = new Set(covered.map((it) => it.resource.view.source.address));
  if (resources.size > widest) {
    const count = String(resources.size);
    const message = `The exemption from ${rule} for ${resource} covers ${count} resources, more than ${String(widest)}`;
    return [exemptionTooBroad, message];
  }
  const aspects = [...new Set(covered.map((it) => it.aspect ?? "the rest"))].sort();
  if (aspect !== undefined || aspects.length < 2) return undefined;
  const message = `The exemption from ${rule} for ${resource} names no aspect and covers ${aspects.join(", ")}: name one`;
  return [exemptionTooBroad, message];
};

const unused = (exemption: Exemption, seen: readonly AnyResource[]): Fault | undefined => {
  const { rule, aspect, resource } = exemption;
  const what = `${rule}${aspect === undefined ? "" : `/${aspect}`}`;
  if (seen.some((it) => matches(resource, namesOf(it))))
    return [exemptionUnused, `${resource} is exempt from ${what}, and nothing is wrong with it there`];
  if (!mayBeHere(resource, seen)) return undefined;
  return [exemptionUnused, `${resource} is exempt from ${what}, and there is no such resource here`];
};

/** One register serves many stacks and both engines: what is for another stack, or another engine, is not missed here. */
const mayBeHere = (pattern: string, seen: readonly AnyResource[]): boolean => {
  const stack = stackOf(pattern);
  const urns = seen.filter((it) => it.address.startsWith("urn:"));
  if (stack !== undefined) return urns.some((it) => it.address.startsWith(stack));
  if (pattern.startsWith("urn:")) return urns.length > 0;
  return pattern.startsWith("*") ? seen.length > 0 : urns.length < seen.length;
};

/** One exemption in the code, of all the resources that it was said of. */
interface Said {
  readonly declaration: Declaration;
  readonly holder: AnyResource;
  readonly covered: Finding[];
}

/** Exemptions in the code. One of a component counts once for all that it made. */
const auditCode = (
  evaluations: readonly Judged[],
  { limits }: Register,
  knownRule: (id: string) => boolean,
): readonly RegisterFinding[] =>
  evaluations.flatMap(({ graph, findings, rules }) => {
    const said = new Map<string, Said>();
    const own = new Map<string, Finding[]>();
    for (const it of findings) if (it.resource.exempt !== undefined) add(own, it.resource.address, it);
    for (const holder of graph.resources.filter((it) => it.exempt !== undefined)) {
      for (const declaration of declaredOn(holder)) {
        const key = JSON.stringify(declaration.declared);
        const before = said.get(key) ?? { declaration, holder, covered: [] };
        said.set(key, before);
        const { exemption } = declaration;
        if (exemption === undefined) continue;
        before.covered.push(...(own.get(holder.address) ?? []).filter((it) => isAbout(exemption, it)));
      }
    }
    return [...said.values()].flatMap((it) => problemSaid(it, rules, limits.widest, knownRule));
  });

const problemSaid = (
  { declaration: { declared, exemption, problem = "" }, holder, covered }: Said,
  rules: readonly Rule[],
  widest: number,
  knownRule: (id: string) => boolean,
): readonly RegisterFinding[] => {
  const name = declared.by.split("::").at(-1) ?? declared.by;
  const tell = ([rule, message]: Fault): readonly RegisterFinding[] => [
    { rule, message, resource: declared.by, place: holder.locate([]) },
  ];
  if (exemption === undefined) return tell([exemptionIncomplete, `An exemption of ${name} ${problem}`]);
  const { rule } = exemption;
  if (!knownRule(rule)) return tell([exemptionUnused, `${name} is exempt from ${rule}, and there is no such rule`]);
  if (covered.length === 0)
    return isAsked(exemption, rules)
      ? tell([exemptionUnused, `${name} is exempt from ${rule}, and nothing is wrong with it there`])
      : [];
  const broad = tooBroad({ ...exemption, resource: name }, covered, widest);
  return broad === undefined ? [] : tell(broad);
};

const add = <A, B>(map: Map<A, B[]>, key: A, item: B): void => {
  const list = map.get(key);
  if (list === undefined) map.set(key, [item]);
  else list.push(item);
};

/** What a fault of an exemption does to a deployment: what its severity says, or less where the user wants less. */
export const enforcementOfRegister = (
  { pack, exemptions }: Pick<ConfiguredPack, "pack" | "exemptions">,
  { rule }: RegisterFinding,
): Enforcement => weaker(pack.enforcement[rule.severity], exemptions.enforcementLevel ?? "mandatory");
