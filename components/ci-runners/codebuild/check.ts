import { notPast } from "../../model/argument";
import { PlanError } from "../../model/plan-error";
import { tiers, type Tier } from "../tiers";
import type { Repository, TierSpec } from "./spec";

/** What no type says of a tier. Throws a `PlanError`. */
export const checkTier = (tier: Tier, spec: TierSpec<unknown>, today: string): void => {
  const what = `Tier ${tier}`;
  if (!tiers.includes(tier)) throw new PlanError(`${what} is none: there are ${tiers.join(", ")}.`);
  checkActors(what, tier, spec, today);
  within(`jobMinutes of tier ${tier}`, spec.jobMinutes, 5, 480);
  within(`queueMinutes of tier ${tier}`, spec.queueMinutes, 5, 480);
  within(`atOnce of tier ${tier}`, spec.atOnce, 1, 100);
  if (spec.image !== undefined && !/^sha256:[0-9a-f]{64}$/.test(spec.image.digest)) {
    throw new PlanError(`The image of tier ${tier} has digest ${spec.image.digest}: write sha256: and 64 digits.`);
  }
};

const checkActors = (what: string, tier: Tier, { actors, secrets }: TierSpec<unknown>, today: string): void => {
  if (tier === "pullRequest" && Object.keys(secrets ?? {}).length > 0) {
    throw new PlanError(`${what} has secrets, and runs what anybody sends: take them out.`);
  }
  for (const variable of Object.keys(secrets ?? {})) {
    if (!/^[A-Z][A-Z0-9_]*$/.test(variable) || /^(AWS|CODEBUILD)_/.test(variable)) {
      throw new PlanError(
        `${what} has a secret in ${variable}: use capitals, digits and underscores, and neither AWS_ nor CODEBUILD_.`,
      );
    }
  }
  if ("anybody" in actors) {
    if (tier === "protectedBranch" || tier === "deploy") {
      throw new PlanError(`${what} runs jobs of anybody: name its actors.`);
    }
    if (actors.anybody.why.trim() === "") throw new PlanError(`${what} runs jobs of anybody and must say why.`);
    if (actors.anybody.until !== undefined) notPast(`${what} for anybody`, actors.anybody.until, today);
    return;
  }
  if (actors.length === 0 || !actors.every((it) => Number.isSafeInteger(it) && it > 0)) {
    throw new PlanError(`${what} must name its actors by the numbers of their accounts, such as [583231].`);
  }
};

/** Throws a `PlanError` on what is no repository: the name becomes part of an address. */
export const checkRepository = (name: string, { github, gitlab, host }: Repository<unknown>): void => {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
    throw new PlanError(`A repository cannot be called ${name} here: use small letters, digits and single dashes.`);
  }
  const path = github ?? gitlab;
  const shape = github === undefined ? /^[\w.-]+(\/[\w.-]+)+$/ : /^[\w.-]+\/[\w.-]+$/;
  if (!shape.test(path) || path.includes("*")) {
    throw new PlanError(`Repository ${name} is ${path}: write one repository, as example/shop.`);
  }
  if (host !== undefined && !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host)) {
    throw new PlanError(`Repository ${name} is at ${host}: write the name of the host alone, as gitlab.example.com.`);
  }
};

export const checkName = (name: string): void => {
  if (!/^[A-Za-z0-9][A-Za-z0-9-]{0,59}$/.test(name)) {
    throw new PlanError(`Runners cannot be named "${name}": use at most 60 letters, digits and dashes.`);
  }
};

const within = (what: string, value: number | undefined, least: number, most: number): void => {
  if (value === undefined || (Number.isInteger(value) && value >= least && value <= most)) return;
  throw new PlanError(`${what} is ${String(value)}: it is a whole number from ${String(least)} to ${String(most)}.`);
};
