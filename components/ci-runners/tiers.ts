import type { Sensitivity } from "../model/sensitivity";
import { PlanError } from "../model/plan-error";
import type { Zone } from "../storage/zone";

/**
 * How far a job is trusted, by who wrote what it runs: anybody at all (a pull request of a fork), whoever may push a branch, whoever
 * got a change past a review, and whoever may deploy. https://owasp.org/www-project-top-10-ci-cd-security-risks/ (CICD-SEC-4)
 */
export const tiers = ["pullRequest", "branch", "protectedBranch", "deploy"] as const;
export type Tier = (typeof tiers)[number];

/** As names and tags spell a tier: `pull-request`. */
export const spellTier = (tier: Tier): string => tier.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** A zone of a network, such as `network.zones.forks`, that nothing but the runners of one tier stands in. */
export type RunnerZone<R> = Zone<Sensitivity, string, R>;

/**
 * Strangers' code stands neither where the Internet has a way in nor where data is; nobody calls it; and no two tiers share subnets
 * or a security group, so that no flow that is opened for one is open for the other. Throws a `PlanError`.
 */
export const checkZones = (zones: readonly (readonly [Tier | "controller", RunnerZone<unknown>])[]): void => {
  for (const [tier, { sensitivity, ports }] of zones) {
    if (sensitivity === "edge" || sensitivity === "data") {
      throw new PlanError(
        `${standing(tier)} stands in a zone for "${sensitivity}": give it a zone of its own for "app" or "management".`,
      );
    }
    if (ports.length > 0) {
      throw new PlanError(
        `${standing(tier)} stands in a zone to which flows lead (port ${ports.join(", ")}): nobody calls a runner, so give it a zone of its own.`,
      );
    }
  }
  zones.forEach(([tier, zone], index) => {
    const other = zones.slice(0, index).find(([, it]) => shares(it, zone));
    if (other !== undefined) {
      const both = tier === "controller" ? `Tier ${other[0]} and the controller` : `Tiers ${other[0]} and ${tier}`;
      throw new PlanError(`${both} stand in one zone: give each a zone of its own.`);
    }
  });
};

const standing = (who: Tier | "controller"): string => (who === "controller" ? "The controller" : `Tier ${who}`);

/** Values that are known only after deployment are the same where they are the same object. */
const shares = (one: RunnerZone<unknown>, other: RunnerZone<unknown>): boolean =>
  one.securityGroup === other.securityGroup ||
  Object.values(one.subnets).some((it) => Object.values(other.subnets).includes(it));
