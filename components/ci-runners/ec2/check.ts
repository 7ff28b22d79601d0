import { notPast } from "../../model/argument";
import { PlanError } from "../../model/plan-error";
import { tiers, type Tier } from "../tiers";
import type { MachineTierSpec } from "./spec";

type TierEntry = readonly [Tier, MachineTierSpec<unknown>];

/** What no type says of a tier. Throws a `PlanError`. */
export const checkMachineTier = (tier: Tier, spec: MachineTierSpec<unknown>, today: string): void => {
  if (!tiers.includes(tier)) throw new PlanError(`Tier ${tier} is none: there are ${tiers.join(", ")}.`);
  if (!/^ami-[0-9a-f]{8,17}$/.test(spec.image.id)) {
    throw new PlanError(`The image of tier ${tier} is ${spec.image.id}: write its id, such as ami-0123456789abcdef0.`);
  }
  if (!/^[a-z0-9-]+\.[a-z0-9-]+$/.test(spec.instanceType)) {
    throw new PlanError(`The instanceType of tier ${tier} is ${spec.instanceType}: write one, such as m8g.large.`);
  }
  if (!Number.isSafeInteger(spec.group) || spec.group < 2) {
    throw new PlanError(
      `Tier ${tier} has runner group ${String(spec.group)}: make one for it alone, and write its number; 1 is every repository's.`,
    );
  }
  within(`diskSize of tier ${tier}`, spec.diskSize, 8, 1000);
  within(`jobMinutes of tier ${tier}`, spec.jobMinutes, 5, 480);
  within(`atOnce of tier ${tier}`, spec.atOnce, 1, 100);
  checkActors(tier, spec, today);
  checkPlaces(tier, spec);
};

const checkActors = (tier: Tier, { actors }: MachineTierSpec<unknown>, today: string): void => {
  if ("anybody" in actors) {
    if (tier === "protectedBranch" || tier === "deploy") {
      throw new PlanError(`Tier ${tier} runs jobs of anybody: name its actors.`);
    }
    if (actors.anybody.why.trim() === "") throw new PlanError(`Tier ${tier} runs jobs of anybody and must say why.`);
    if (actors.anybody.until !== undefined) notPast(`Tier ${tier} for anybody`, actors.anybody.until, today);
    return;
  }
  if (actors.length === 0 || !actors.every(isNumber)) {
    throw new PlanError(`Tier ${tier} must name its actors by the numbers of their accounts, such as [583231].`);
  }
};

const checkPlaces = (tier: Tier, { branches, workflows }: MachineTierSpec<unknown>): void => {
  const named = branches ?? [];
  if ((tier === "protectedBranch" || tier === "deploy") && named.length === 0) {
    throw new PlanError(`Tier ${tier} must name its branches, such as ["main"].`);
  }
  const wrong = named.find((it) => !/^[\w][\w./-]*$/.test(it) || it.includes("..") || it.startsWith("refs/"));
  if (wrong !== undefined) throw new PlanError(`Tier ${tier} has branch ${wrong}: write its whole name, as main.`);
  if (tier === "deploy" && (workflows ?? []).length === 0) {
    throw new PlanError(`Tier deploy must name its workflows, such as [".github/workflows/deploy.yml"].`);
  }
  const file = workflows?.find((it) => !/^\.github\/workflows\/[\w.-]+\.ya?ml$/.test(it));
  if (file !== undefined) {
    throw new PlanError(`Tier ${tier} has workflow ${file}: write its file, as .github/workflows/deploy.yml.`);
  }
};

/** No two tiers have one runner group: GitHub gives a group's runners to whichever of its jobs has the label. */
export const checkGroups = (entries: readonly TierEntry[]): void => {
  entries.forEach(([tier, { group }], index) => {
    const other = entries.slice(0, index).find(([, it]) => it.group === group);
    if (other !== undefined) {
      throw new PlanError(`Tiers ${other[0]} and ${tier} have one runner group: make one for each.`);
    }
  });
};

/** The organization that all of them are of. Throws a `PlanError`. */
export const organizationOf = (repositories: {
  readonly [name: string]: { readonly github: string; readonly id: number };
}): string => {
  const entries = Object.entries(repositories);
  for (const [name, { github, id }] of entries) {
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
      throw new PlanError(`A repository cannot be called ${name} here: use small letters, digits and single dashes.`);
    }
    if (!/^[A-Za-z0-9-]+\/[\w-][\w.-]*$/.test(github) || !isNumber(id)) {
      throw new PlanError(
        `Repository ${name} is ${github}, ${String(id)}: write one, as example/shop, and its number.`,
      );
    }
  }
  const [first, ...others] = [...new Set(entries.map(([, { github }]) => github.split("/")[0] ?? ""))];
  if (first === undefined) throw new PlanError("There is no repository: name those whose jobs may run.");
  if (others.length > 0) {
    throw new PlanError(
      `The repositories are of ${[first, ...others].join(" and ")}: make runners for each organization.`,
    );
  }
  return first;
};

/** The app's own numbers. Throws a `PlanError`. */
export const checkApp = ({ id, installation }: { readonly id: number; readonly installation: number }): void => {
  if (isNumber(id) && isNumber(installation)) return;
  throw new PlanError(`The app is ${String(id)}, installed as ${String(installation)}: write both numbers.`);
};

const isNumber = (it: number): boolean => Number.isSafeInteger(it) && it > 0;

const within = (what: string, value: number | undefined, least: number, most: number): void => {
  if (value === undefined || (Number.isInteger(value) && value >= least && value <= most)) return;
  throw new PlanError(`${what} is ${String(value)}: it is a whole number from ${String(least)} to ${String(most)}.`);
};
