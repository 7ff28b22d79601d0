import { knowsService } from "../../model/actions";
import { accountId, Input, partition, planned, ref, text, type Text } from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import type { PolicyStatement } from "../../model/planned/policy";
import { fits } from "../size";
import { denyAuditOff, denyBoundaryEdits, denyEscalation, denyUnboundedRoles, makeRoles } from "./guards";
import type { BoundaryPlan, BoundarySpec, Identity } from "./spec";

export type { BoundaryOutputs, BoundaryPlan, BoundarySpec } from "./spec";

/**
 * What the roles that have it may do at most, whatever their policies say or come to say: the services that are named, and of what
 * gives out rights nothing but what is named. Who is bounded cannot take the boundary away or change it, makes no role without it,
 * hands no role to a service that is not named, makes no users or keys, and leaves the audit trail on. Only who is not bounded by
 * it, such as the pipeline, can change it.
 *
 * It is named by the component, because it speaks of itself. Sources: NIST SP 800-53 AC-6(5), CIS AWS Foundations 1.15,
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate. Throws a
 * `PlanError`.
 */
export const planBoundary = <S extends string, R>(name: string, spec: BoundarySpec<S, R>): BoundaryPlan => {
  const { owner, why, makesRoles, path = "/boundary/" } = spec;
  check(name, spec);
  const self = text`arn:${partition}:iam::${accountId}:policy${path}${name}`;
  const within = makesRoles?.within === undefined ? self : new Input(makesRoles.within.arn);
  const document = {
    Version: "2012-10-17",
    Statement: [
      ...allowed(spec, within),
      denyEscalation,
      denyUnboundedRoles(within),
      denyBoundaryEdits(within === self ? [self] : [self, within]),
      denyAuditOff,
    ],
  } as const;
  const policy = planned("AWS::IAM::ManagedPolicy", "policy", {
    Description: `What they may do at most, for ${owner}: ${why}`,
    ManagedPolicyName: name,
    Path: path,
    PolicyDocument: fits(`Boundary ${name}`, document, "name fewer services, or split it in two"),
  });
  return { resources: [policy], outputs: (show) => ({ name: show(name), arn: show(ref("policy")) }) };
};

const rolesUnder = (path: string): Text => text`arn:${partition}:iam::${accountId}:role${path}*`;

const allowed = (
  { services, passRole, makesRoles, assumes }: BoundarySpec<string, unknown>,
  within: Text,
): readonly PolicyStatement<Text>[] => [
  {
    Sid: "AtMostTheseServices",
    Effect: "Allow",
    Action: [...new Set(services)].sort().map((service) => `${service}:*`),
    Resource: "*",
  },
  // Says who one is, and allows nothing: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
  { Sid: "WhoAmI", Effect: "Allow", Action: "sts:GetCallerIdentity", Resource: "*" },
  ...(passRole === undefined
    ? []
    : [
        {
          Sid: "HandRolesToServices",
          Effect: "Allow",
          Action: "iam:PassRole",
          Resource: rolesUnder(passRole.under),
          Condition: { StringEquals: { "iam:PassedToService": [...passRole.to] } },
        } as const,
      ]),
  ...(makesRoles === undefined ? [] : makeRoles(makesRoles.under, within)),
  ...(assumes === undefined
    ? []
    : [
        {
          Sid: "TakeRoles",
          Effect: "Allow",
          // With what a session says of itself, which the roles' own trust decides.
          Action: ["sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"],
          Resource: "under" in assumes ? rolesUnder(assumes.under) : assumes.map((it) => new Input(it)),
        } as const,
      ]),
];

const identity: { readonly [I in Identity]: true } = {
  account: true,
  iam: true,
  identitystore: true,
  organizations: true,
  rolesanywhere: true,
  sso: true,
  "sso-directory": true,
  sts: true,
};

const check = (name: string, spec: BoundarySpec<string, unknown>): void => {
  const { why, services, passRole, makesRoles, assumes, path = "/boundary/" } = spec;
  const taken = assumes === undefined || !("under" in assumes) ? undefined : assumes.under;
  if (!/^[\w+=,.@-]{1,128}$/.test(name)) {
    throw new PlanError(`${name} cannot name a boundary: use at most 128 letters, digits and any of _+=,.@-`);
  }
  if (why.trim() === "") throw new PlanError(`Boundary ${name} must say whose roles it bounds.`);
  if (services.length === 0) throw new PlanError(`Boundary ${name} allows nothing: name the services.`);
  for (const service of services) checkService(name, service);
  for (const at of [path, passRole?.under, makesRoles?.under, taken]) if (at !== undefined) checkPath(name, at);
  if (makesRoles !== undefined && path.startsWith(makesRoles.under)) {
    throw new PlanError(`Boundary ${name} would stand under ${makesRoles.under}, where its roles make policies.`);
  }
  if (Array.isArray(assumes) && assumes.length === 0) {
    throw new PlanError(`Boundary ${name} takes no roles: name them in assumes, or leave it out.`);
  }
  if (passRole?.to.length === 0) throw new PlanError(`Boundary ${name} hands roles to nobody: name services in to.`);
  for (const to of passRole?.to ?? []) {
    if (!/^[a-z0-9.-]+\.amazonaws\.com$/.test(to)) {
      throw new PlanError(`Boundary ${name} hands roles to ${to}, which is no service: lambda.amazonaws.com is one.`);
    }
  }
};

const checkService = (name: string, service: string): void => {
  if (service in identity) {
    throw new PlanError(
      `Boundary ${name} would allow all of ${service}, which gives out rights: use passRole, makesRoles or assumes.`,
    );
  }
  if (!knowsService(service)) {
    throw new PlanError(`Boundary ${name} names ${service}, which is no service: write it as its actions begin, s3.`);
  }
};

const checkPath = (name: string, path: string): void => {
  if (/^\/([\w+=,.@-]+\/)+$/.test(path)) return;
  throw new PlanError(`Boundary ${name} names the path ${path}: begin and end it with /, as in /app/.`);
};
