import type { AnyResource } from "../../components/model/graph";
import type { Exemption } from "../core/exemption";
import { declaredOn, refusal, unsafeOn } from "../core/exempting";
import type { Register } from "../core/register";
import type { Rule } from "../core/rule";
import { isCalled } from "../core/rule-ids";
import { paint } from "../reports/paint";

/** An exemption with the days that it still holds. */
export interface Standing extends Exemption {
  /** Negative where it has ended. */
  readonly daysLeft: number;
  /** Why it does not hold; undefined where it does. */
  readonly refused: string | undefined;
}

/** All exemptions, of the register and of what stands in the code: what ends first comes first. */
export const standingOf = (
  register: Register,
  resources: readonly AnyResource[],
  rules: readonly Rule[],
  today: string,
): readonly Standing[] => {
  const inCode = resources.flatMap((resource) => [
    ...declaredOn(resource).flatMap(({ exemption }) => (exemption === undefined ? [] : [exemption])),
    ...unsafeOn(resource),
  ]);
  const all = [...register.exemptions, ...inCode].map((exemption) => {
    const rule = rules.find((it) => isCalled(it, exemption.rule));
    return {
      ...exemption,
      daysLeft: Math.round((Date.parse(exemption.expires) - Date.parse(today)) / day),
      refused:
        rule === undefined
          ? "does not hold: there is no such rule"
          : refusal(exemption, rule.severity, register, today),
    };
  });
  return all.sort((one, other) => one.daysLeft - other.daysLeft || compare(nameOf(one), nameOf(other)));
};

/** Milliseconds. */
const day = 24 * 60 * 60 * 1000;

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const nameOf = ({ rule, aspect, resource }: Exemption): string =>
  `${rule}${aspect === undefined ? "" : `/${aspect}`} ${resource}`;

/** `exemptions --format json`: an interface that does not break. */
export const exemptionsJson = (standing: readonly Standing[]): string =>
  JSON.stringify({ schemaVersion: 1, exemptions: standing }, undefined, 2);

/** One exemption a line, with who answers for it and why. */
export const exemptionsReport = (standing: readonly Standing[], soon: number, colour: boolean): string => {
  if (standing.length === 0) return "There are no exemptions.\n";
  const tint = paint(colour);
  const rows = standing.map((it) => {
    const { expires, daysLeft, refused, owner, reason, approver, ticket, place } = it;
    const left = daysLeft < 0 ? `${String(-daysLeft)} days ago` : `${String(daysLeft)} days`;
    const column = `${expires}  ${left.padStart(13)}`;
    const who = [
      owner,
      ...(approver === undefined ? [] : [`approved by ${approver}`]),
      ...((ticket ?? "") ? [ticket] : []),
    ];
    const where = place === undefined ? "" : tint.dim(`  ${place.file}:${String(place.line)}`);
    const wrong = refused === undefined ? "" : `\n    ${tint.red(refused)}`;
    const head = daysLeft <= soon || refused !== undefined ? tint.red(column) : column;
    return `${head}  ${nameOf(it)}${where}\n    ${reason} (${who.join(", ")})${wrong}`;
  });
  const held = standing.filter(({ refused }) => refused === undefined);
  const ending = held.filter(({ daysLeft }) => daysLeft <= soon).length;
  const conclusion = `${String(held.length)} of ${String(standing.length)} exemptions hold; ${String(ending)} of them end within ${String(soon)} days.`;
  return `${rows.join("\n")}\n\n${conclusion}\n`;
};
