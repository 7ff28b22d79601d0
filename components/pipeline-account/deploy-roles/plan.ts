import { nested } from "../../model/nested";
import { Input, planned, ref, type Planned, type Text } from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import type { PolicyStatement } from "../../model/planned/policy";
import { readIdentities } from "../../identity/reads";
import { planRole } from "../../identity/role/plan";
import type { Trust } from "../../identity/trust";
import { usualExemptions } from "../guardrails/exempt";
import { takeBootstrapRoles } from "./bootstrap";
import { createdBy, ownBoundary } from "./boundary";
import { catalogue, type Service } from "./catalogue";
import { deployments } from "./deployments";
import { repositoryOf, sessionTags, takeRole } from "./entry";
import { createIdentities, guards, linkRoles } from "./identities";
import { checkNetwork, onlyFrom } from "./network";
import type { DeployRolesPlan, DeployRolesSpec, Tier } from "./spec";

const tiers = ["plan", "apply"] as const;

/**
 * The roles that deploy, split in two: `plan` compares, `apply` changes. Each stands behind an entry that one repository's jobs come
 * in by, for one environment and workflow, and that may do nothing but take it and say of which run and commit it is. They work from
 * the pipeline's network alone. `apply` makes roles with the boundary and under a path only, hands them to named services only, and
 * never touches itself, what bounds it, who is let in, and what is written down. Nothing here reads data.
 * NIST SP 800-53 AC-5, AC-6 and CM-5, SLSA's build track, https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 *
 * `today` is the date, as `2027-03-31`. Throws a `PlanError` on what cannot be had.
 */
export const planDeployRoles = <R>(name: string, spec: DeployRolesSpec<R>, today: string): DeployRolesPlan => {
  const path = check(name, spec);
  const own = spec.boundary === undefined ? [ownBoundary(name, spec, chosenBy(spec), path)] : [];
  const bound = spec.boundary === undefined ? ref("boundary") : new Input(spec.boundary.arn);
  const parts = tiers.map((tier) => [tier, partOf(name, spec, tier, { path, bound, today })] as const);
  const { plan, apply } = Object.fromEntries(parts) as { readonly [T in Tier]: Part };
  const network = onlyFrom(spec.network, today);
  const roles = [plan, apply].flatMap((it) => it.roles);
  return {
    resources: [
      ...own,
      ...plan.resources,
      ...apply.resources,
      ...policy("network", "Only from the pipeline's network", path, network, roles),
      ...policy("apply-guards", "What apply never does", path, guardsOf(spec, path), [apply.role.name]),
    ],
    outputs: (show) => ({
      plan: { name: show(plan.role.name), arn: show(plan.role.arn), attachments: "shared" },
      apply: { name: show(apply.role.name), arn: show(apply.role.arn), attachments: "shared" },
      entries: { plan: { arn: show(plan.entry) }, apply: { arn: show(apply.entry) } },
      path,
    }),
  };
};

/** What one tier comes to. */
interface Part {
  readonly resources: readonly Planned[];
  readonly role: { readonly name: Text; readonly arn: Text };
  readonly entry: Text;
  /** The names of all its roles. */
  readonly roles: readonly Text[];
}

const whys = {
  plan: { role: "compares the program with what is there", entry: "jobs that compare come in here" },
  apply: { role: "deploys", entry: "jobs that deploy come in here" },
} as const;

/** By this and by their path guardrails know the pipeline's roles. */
const known = { [usualExemptions.tag]: "pipeline" };

interface Given {
  readonly path: string;
  readonly bound: Text;
  readonly today: string;
}

const partOf = <R>(name: string, spec: DeployRolesSpec<R>, tier: Tier, { path, bound, today }: Given): Part => {
  const { jobs, deploys, owner } = spec;
  const make = (id: string, why: string, trust: Trust<unknown>) => {
    const boundary = { arn: new Input(bound) };
    const made = planRole<unknown, never, "shared">(
      `${name}-${id}`,
      { owner, why: `${name}: ${why}`, trust, boundary, path, tags: known, attachments: "shared" },
      today,
    );
    const part = nested(id, made.resources);
    return { resources: part.resources, ...made.outputs(part.show) };
  };
  if (deploys.cdk !== undefined) {
    const role = make(tier, whys[tier].role, jobs[tier]);
    const take = takeBootstrapRoles(tier, deploys.cdk);
    const resources = [...role.resources, ...policy(`${tier}-cdk`, deploys.cdk.why, path, take, [role.name])];
    return { resources, role, entry: role.arn, roles: [role.name] };
  }
  const entry = make(`${tier}-entry`, whys[tier].entry, jobs[tier]);
  const role = make(tier, whys[tier].role, {
    roles: [entry.arn],
    why: "the entry, which says of which run and commit the session is",
    session: { sourceIdentity: "required", tags: sessionTags },
  });
  return {
    resources: [
      ...entry.resources,
      ...role.resources,
      ...policy(`${tier}-entry-policy`, `Taking ${tier}`, path, takeRole(role.arn, repositoryOf(jobs[tier])), [
        entry.name,
      ]),
      ...policiesOf(deploys, tier, path, role.name),
    ],
    role,
    entry: entry.arn,
    roles: [entry.name, role.name],
  };
};

type ByServices = Extract<DeployRolesSpec<unknown>["deploys"], { readonly services: unknown }>;

const policiesOf = <R>(deploys: DeployRolesSpec<R>["deploys"], tier: Tier, path: string, role: Text) => {
  const { services, creates } = deploys as ByServices;
  const chosen = chosenBy({ deploys });
  const why = (bundle: string): string =>
    chosen
      .filter((it) => catalogue[it].bundle === bundle)
      .map((it) => `${it}: ${services[it] ?? ""}`)
      .join("; ");
  return [
    ...policy(
      `${tier}-identities`,
      "Roles and policies",
      path,
      [
        readIdentities,
        ...(tier === "plan" ? [] : linkRoles(chosen)),
        ...(tier === "plan" || creates === "no-roles"
          ? []
          : createIdentities(creates.path, new Input(creates.boundary.arn), chosen)),
      ],
      [role],
    ),
    ...[...deployments(chosen, tier)].flatMap(([bundle, statements]) =>
      policy(`${tier}-${bundle}`, why(bundle), path, statements, [role]),
    ),
  ];
};

/** In the catalogue's order, whatever the spec's. */
const chosenBy = <R>({ deploys }: Pick<DeployRolesSpec<R>, "deploys">): readonly Service[] =>
  (Object.keys(catalogue) as Service[]).filter((it) => deploys.services?.[it] !== undefined);

/** Its own boundary stands under its path. */
const guardsOf = <R>({ boundary, deploys }: DeployRolesSpec<R>, path: string): readonly PolicyStatement<Text>[] => {
  const created = createdBy(deploys);
  const boundaries = [...(boundary === undefined ? [] : [boundary.arn]), ...(created === undefined ? [] : [created])];
  return guards(path, [...new Set(boundaries)], created);
};

const policy = (
  id: string,
  Description: string,
  Path: string,
  Statement: readonly PolicyStatement<Text>[],
  Roles: readonly Text[],
): readonly Planned[] =>
  Statement.length === 0
    ? []
    : [
        planned("AWS::IAM::ManagedPolicy", id, {
          Description,
          Path,
          PolicyDocument: { Version: "2012-10-17", Statement },
          Roles,
        }),
      ];

const pathForm = /^\/[A-Za-z0-9_-]+(?:\/[A-Za-z0-9_-]+)*\/$/;

/** Answers with the path. */
const check = <R>(name: string, { path = "/pipeline/", deploys, network }: DeployRolesSpec<R>): string => {
  if (!/^[A-Za-z][A-Za-z0-9-]{0,40}$/.test(name)) {
    throw new PlanError(`Deploy roles cannot be named "${name}": use at most 41 letters, digits and dashes.`);
  }
  if (!pathForm.test(path)) throw new PlanError(`path is ${path}: begin and end it with a slash, as in /pipeline/.`);
  checkNetwork(network);
  if (deploys.cdk !== undefined) return path;
  const { services, creates } = deploys;
  for (const [service, why] of Object.entries(services)) {
    if (!Object.hasOwn(catalogue, service))
      throw new PlanError(`deploys.services has ${service}, which is none known.`);
    if (why.trim() === "") throw new PlanError(`deploys.services must say why it deploys ${service}.`);
  }
  if (Object.keys(services).length === 0) throw new PlanError("deploys.services is empty: name what is deployed.");
  if (creates === "no-roles") return path;
  if (!pathForm.test(creates.path)) {
    throw new PlanError(`creates.path is ${creates.path}: begin and end it with a slash, as in /app/.`);
  }
  if (creates.path.startsWith(path) || path.startsWith(creates.path)) {
    throw new PlanError(`creates.path is ${creates.path}, where the pipeline's own roles are: choose another.`);
  }
  return path;
};
