import { applies } from "./applies";
import { isOpaque, type Citation, type Policy, type Statement } from "./document";
import { allOf, unsure, type Match } from "./match";
import { grantsTo, type Level } from "./principals";
import type { Request } from "./request";

/** One level of an organization, from the root down: each has to allow. */
type OrganizationLevel = readonly Policy[];

/** All that has a say in a request. */
export interface Policies {
  /** What is attached to whoever asks, in all ways. */
  readonly identity: readonly Policy[];
  readonly boundary?: Policy | undefined;
  readonly session?: Policy | undefined;
  readonly resource?: Policy | undefined;
  /**
   * True where nothing is allowed but by the resource's policy, even within the account: KMS keys and roles' trust.
   * https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
   */
  readonly resourceRules?: boolean;
  /** Service control policies over the account of whoever asks; none where the account is in no organization. */
  readonly serviceControl?: readonly OrganizationLevel[];
  /** Resource control policies over the account of the resource, besides the one that allows all. */
  readonly resourceControl?: readonly OrganizationLevel[];
}

/** What stops a request: a statement that denies it, or that nothing of a sort allows it. */
export type Stop =
  | { readonly by: "deny"; readonly statement: Citation }
  | { readonly by: "no-allow"; readonly in: Side; readonly policies: readonly string[] };

export type Side = "identity" | "boundary" | "session" | "resource" | "service control" | "resource control";

export type Answer =
  | { readonly answer: "yes"; readonly by: readonly Citation[] }
  | { readonly answer: "no"; readonly stop: Stop }
  | {
      readonly answer: "unknown";
      /** Each completes "cannot tell without …". */
      readonly missing: readonly string[];
      /** What allows it at best. */
      readonly best: readonly Citation[];
      /** What stops it at worst. */
      readonly worst: Stop;
    };

interface Weighed {
  readonly cited: Citation;
  readonly effect: Statement["effect"];
  readonly match: Match;
  readonly level: Level;
}

interface Weighing {
  readonly caller: Request["caller"]["kind"];
  readonly exempt: boolean;
  /** Undefined where it is not known whether resource and caller are of one account. */
  readonly sameAccount: boolean | undefined;
  readonly resourceRules: boolean;
  readonly sides: ReadonlyMap<Side, readonly (readonly Weighed[])[]>;
}

/**
 * Whether a request is allowed, as AWS decides it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export const decide = (request: Request, policies: Policies): Answer => {
  const weighing = weigh(request, policies);
  const best = settle(weighing, "best");
  if (best.stop !== undefined) return { answer: "no", stop: best.stop };
  const worst = settle(weighing, "worst");
  if (worst.stop === undefined) return { answer: "yes", by: worst.by };
  return { answer: "unknown", missing: missingOf(weighing), best: best.by, worst: worst.stop };
};

const weigh = (request: Request, policies: Policies): Weighing => {
  const { caller } = request;
  const of = (list: readonly (Policy | undefined)[], named: boolean): readonly Weighed[] =>
    list.flatMap((policy) => (policy === undefined ? [] : weighPolicy(policy, request, named)));
  const sides = new Map<Side, readonly (readonly Weighed[])[]>();
  const add = (
    side: Side,
    wanted: boolean,
    levels: readonly (readonly (Policy | undefined)[])[],
    named = false,
  ): void => {
    if (wanted)
      sides.set(
        side,
        levels.map((level) => of(level, named)),
      );
  };
  const isIdentity = caller.kind === "user" || caller.kind === "role";
  add("identity", isIdentity, [policies.identity]);
  add("boundary", isIdentity && policies.boundary !== undefined, [[policies.boundary]]);
  add("session", isIdentity && policies.session !== undefined, [[policies.session]]);
  add("resource", true, [[policies.resource]], true);
  const exempt = caller.kind === "role" && caller.serviceLinked === true;
  add("service control", "account" in caller && !exempt, policies.serviceControl ?? []);
  add("resource control", !exempt, policies.resourceControl ?? []);
  const account = "account" in caller ? caller.account : undefined;
  const known = account !== undefined && request.account !== undefined;
  return {
    caller: caller.kind,
    exempt,
    sameAccount: "account" in caller ? (known ? account === request.account : undefined) : false,
    resourceRules: policies.resourceRules === true,
    sides,
  };
};

const weighPolicy = (policy: Policy, request: Request, named: boolean): readonly Weighed[] => {
  const known = policy.statements.flatMap((statement) => weighStatement(statement, request, named));
  if (policy.opaque === undefined) return known;
  const cited: Citation = { policy: policy.name, statement: "?" };
  const match = unsure(policy.opaque);
  return [
    ...known,
    { cited, effect: "Allow", match, level: "itself" },
    { cited, effect: "Deny", match, level: "itself" },
  ];
};

const weighStatement = (statement: Statement, request: Request, named: boolean): readonly Weighed[] => {
  const { cited, effect } = statement;
  const match = applies(statement, request);
  if (match === false) return [];
  const who = named ? grantsTo(statement, request.caller) : [{ level: "itself" as const, match: true as Match }];
  return who.map((grant) => ({ cited, effect, level: grant.level, match: allOf([match, grant.match]) }));
};

type Case = "best" | "worst";

/** Whether a statement that nobody can be sure of has its effect, in the best or the worst case for whoever asks. */
const has = (effect: "Allow" | "Deny", it: Weighed, case_: Case): boolean => {
  const wished = case_ === "best" ? effect === "Allow" : effect === "Deny";
  if (it.match === false) return false;
  if (typeof it.effect === "object") return wished;
  return it.effect === effect && (it.match === true || wished);
};

interface Settled {
  readonly by: readonly Citation[];
  readonly stop?: Stop;
}

const settle = (weighing: Weighing, case_: Case): Settled => {
  const denied = [...weighing.sides.values()].flat(2).find((it) => has("Deny", it, case_));
  if (denied !== undefined) return stopped({ by: "deny", statement: denied.cited });
  for (const side of ["resource control", "service control"] as const) {
    const level = weighing.sides.get(side)?.find((it) => !it.some((one) => has("Allow", one, case_)));
    if (level !== undefined) return stopped(noAllow(side, level));
  }
  return granted(weighing, case_);
};

const stopped = (stop: Stop): Settled => ({ by: [], stop });

const noAllow = (side: Side, looked: readonly Weighed[] = []): Stop => ({
  by: "no-allow",
  in: side,
  policies: [...new Set(looked.map(({ cited }) => cited.policy))],
});

const granted = (weighing: Weighing, case_: Case): Settled => {
  const { sides, caller } = weighing;
  const allows = (side: Side, ...levels: readonly Level[]): readonly Citation[] =>
    (sides.get(side)?.flat() ?? [])
      .filter((it) => has("Allow", it, case_) && (levels.length === 0 || levels.includes(it.level)))
      .map(({ cited }) => cited);
  const resource = allows("resource");
  if (caller === "service" || caller === "federated" || caller === "anonymous") {
    return resource.length > 0 ? { by: resource } : stopped(noAllow("resource", sides.get("resource")?.flat()));
  }
  const limits = (["boundary", "session"] as const).filter((side) => sides.has(side));
  const limit = limits.find((side) => allows(side).length === 0);
  const own = caller === "root" ? [] : allows("identity");
  const has_ = caller === "root" || own.length > 0;
  const same = weighing.sameAccount ?? case_ === "best";
  if (same) {
    const itself = allows("resource", "itself");
    if (itself.length > 0) return { by: itself };
    const role = allows("resource", "role");
    if (role.length > 0 && limit === undefined) return { by: [...role, ...limits.flatMap((it) => allows(it))] };
    if (role.length > 0 && limit !== undefined) return stopped(noAllow(limit, sides.get(limit)?.flat()));
  }
  if (!has_) return stopped(noAllow("identity", sides.get("identity")?.flat()));
  if (limit !== undefined) return stopped(noAllow(limit, sides.get(limit)?.flat()));
  const needed = !same || weighing.resourceRules;
  if (needed && resource.length === 0) return stopped(noAllow("resource", sides.get("resource")?.flat()));
  return { by: [...own, ...limits.flatMap((it) => allows(it)), ...(needed ? resource : [])] };
};

const missingOf = ({ sides, sameAccount, caller }: Weighing): readonly string[] => {
  const accounts =
    sameAccount === undefined && caller !== "service"
      ? ["whether whoever asks and the resource are of one account"]
      : [];
  const open = [...sides].flatMap(([side, levels]) => levels.flatMap((level) => mattering(side, level)));
  const statements = open.flatMap(({ match, effect }) => [
    ...(typeof match === "object" ? match.missing : []),
    ...(typeof effect === "object" && match !== false && isOpaque(effect) ? [effect.missing] : []),
  ]);
  return [...new Set([...accounts, ...statements])].sort();
};

/** Where something certainly allows on a side, what else may allow there decides nothing. */
const mattering = (side: Side, level: readonly Weighed[]): readonly Weighed[] =>
  side !== "resource" && level.some(({ effect, match }) => effect === "Allow" && match === true)
    ? level.filter(({ effect }) => effect !== "Allow")
    : level;
