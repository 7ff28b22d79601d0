import { notPast } from "../../model/argument";
import { parseCidr } from "../../model/cidr";
import { att, Input, planned, text, type Text } from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import { compile } from "./compile";
import { checkExemptions, rolesUnder, unless, usualExemptions } from "./exempt";
import type { Given, Intent } from "./intents";
import type { PolicyType } from "./quotas";
import { sets } from "./sets";
import type { Guardrail } from "./simulate";
import type { GuardrailsPlan, GuardrailsSpec, LeftOut } from "./spec";

/**
 * One set of guardrails, attached. Each intent says why and by whose word; together they are compiled to as few policies as hold
 * them. `today` is the date, as `2027-03-31`. Throws a `PlanError`.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
 */
export const planGuardrails = <R>(name: string, spec: GuardrailsSpec<R>, today: string): GuardrailsPlan => {
  const guardrails = guardrailsOf(name, spec, today);
  const targets = Object.values(spec.targets).map((it) => new Input(it));
  if (targets.length === 0)
    throw new PlanError("targets is empty: name a root, a unit or an account to attach the guardrails to.");
  const left = Object.keys(spec.without ?? {});
  // Organizations makes one policy at a time.
  const resources = guardrails.map((it, index) =>
    planned(
      "AWS::Organizations::Policy",
      idOf(index),
      {
        Content: it.document,
        Description: descriptionOf(it),
        Name: it.name,
        Tags: [
          { Key: "Name", Value: it.name },
          { Key: "Owner", Value: spec.owner },
          // What rules, and whoever reads the console, hold the policy to.
          { Key: "Guardrails", Value: claimOf(spec) },
          ...(left.length === 0 ? [] : [{ Key: "GuardrailsWithout", Value: left.join(" ") }]),
        ],
        TargetIds: targets,
        Type: it.type,
      },
      index === 0 ? [] : [idOf(index - 1)],
    ),
  );
  return {
    resources,
    outputs: (show) => ({
      guardrails,
      policies: Object.fromEntries(
        guardrails.map((it, index) => [
          it.name,
          { id: show(att(idOf(index), "Id")), arn: show(att(idOf(index), "Arn")) },
        ]),
      ),
    }),
  };
};

/** In quarantine nothing is done; at the root that is said of new accounts alone. */
const claimOf = <R>(spec: GuardrailsSpec<R>): string =>
  spec.set === "quarantine" && spec.directlyUnder !== undefined ? "new-accounts" : spec.set;

const idOf = (index: number): string => `policy-${String(index + 1)}`;

/** At most 512 characters: https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreatePolicy.html */
const descriptionOf = ({ because }: Guardrail): string => {
  const intents = [...new Set(Object.values(because).flatMap((it) => Object.keys(it)))];
  return `Denies: ${intents.join(", ")}`.slice(0, 512);
};

/** What the set comes to, for {@link planGuardrails} and for `blocks` in a unit test. Throws a `PlanError`. */
export const guardrailsOf = <R>(name: string, spec: GuardrailsSpec<R>, today: string): readonly Guardrail[] => {
  const given = givenOf(spec, today);
  const left = new Map(Object.entries<LeftOut | undefined>(spec.without ?? {}));
  for (const [intent, why] of left) checkLeftOut(`without "${intent}"`, why, today);
  const intents = Object.entries<Intent>(sets[spec.set]).filter(([intent]) => left.get(intent) === undefined);
  const types = [...new Set(intents.map(([, { policy }]) => policy))];
  const guardrails = types.flatMap((type) => documentsOf(name, type, intents, given));
  if (guardrails.length === 0)
    throw new PlanError(`Nothing is left of the set "${spec.set}": leave the guardrails out as a whole.`);
  return guardrails;
};

const documentsOf = (
  name: string,
  type: PolicyType,
  intents: readonly (readonly [string, Intent])[],
  given: Given,
): readonly Guardrail[] => {
  const statements = intents
    .filter(([, { policy }]) => policy === type)
    .flatMap(([intent, { why, deny }]) => deny(given).map((statement) => ({ intent, why, statement })));
  const whyOf = new Map(statements.map(({ intent, why, statement }) => [statement.Sid, [intent, why] as const]));
  const documents = compile(
    type,
    statements.map(({ statement }) => statement),
  );
  return documents.map(({ document, from }, index) => ({
    name: documents.length === 1 ? name : `${name}-${String(index + 1)}`,
    type,
    document,
    because: Object.fromEntries(
      Object.entries(from).map(([sid, names]) => [
        sid,
        Object.fromEntries(names.flatMap((it) => [whyOf.get(it)].filter((one) => one !== undefined))),
      ]),
    ),
  }));
};

const checkLeftOut = (what: string, left: LeftOut | undefined, today: string): void => {
  if (left === undefined) return;
  if (left.why.trim() === "") throw new PlanError(`${what} must say why.`);
  if (left.until !== undefined) notPast(what, left.until, today);
};

const givenOf = <R>(spec: GuardrailsSpec<R>, today: string): Given => {
  const exemptions = { ...usualExemptions, ...spec.exemptions };
  checkExemptions(exemptions);
  return {
    exemptions,
    unless: (who, denial) => unless(who, exemptions, denial),
    regions: spec.set === "baseline" ? regionsOf(spec.regions) : [],
    boundaries: spec.set === "baseline" ? spec.boundaries.map(boundaryOf) : [],
    network: networkOf(spec),
    people: spec.set === "no-hands" ? peopleOf(spec.people ?? []) : [],
    organizationId: spec.set === "perimeter" ? new Input(spec.organizationId) : "",
    trustedAccounts: spec.set === "perimeter" ? trustedOf(spec.trusted ?? {}, today) : [],
    issuers: spec.set === "perimeter" ? (spec.issuers ?? []) : [],
    orgPath: orgPathOf(spec),
  };
};

const regionsOf = (regions: readonly string[]): readonly string[] => {
  const wrong = regions.find((it) => !/^[a-z]{2,}(?:-[a-z]+)+-\d$/.test(it));
  if (wrong !== undefined) throw new PlanError(`"${wrong}" is no region: write it as eu-west-1.`);
  return regions;
};

const boundaryOf = (boundary: string): string => {
  if (!/^(?:\/(?:[\w+=,.@-]+\/)+|\/?(?:[\w+=,.@-]+\/)*[\w+=,.@-]+)$/.test(boundary)) {
    throw new PlanError(`"${boundary}" is no path or name of a policy: write it as /boundary/ or /boundary/workload.`);
  }
  return `arn:*:iam::*:policy/${boundary.replace(/^\//, "")}${boundary.endsWith("/") ? "*" : ""}`;
};

const networkOf = <R>(spec: GuardrailsSpec<R>): Given["network"] => {
  if (spec.set !== "no-hands") return { vpcs: [], addresses: [], subnets: [] };
  const { vpcs, addresses = [], subnets = [] } = spec.network;
  const wrong = [...addresses, ...subnets].find((it) => parseCidr(it) === undefined);
  if (wrong !== undefined) throw new PlanError(`"${wrong}" is no CIDR block: write it as 10.0.0.0/24.`);
  return { vpcs: vpcs.map((it): Text => new Input(it)), addresses, subnets };
};

/** People come as roles that IAM Identity Center makes, under this path, as IAM users, or as somebody says. */
const peopleOf = (paths: readonly string[]): readonly string[] => {
  const wrong = paths.find((it) => !/^\/(?:[\w+=,.@-]+\/)+$/.test(it));
  if (wrong !== undefined) throw new PlanError(`"${wrong}" is no path of people's roles: write it as /people/.`);
  return [rolesUnder("/aws-reserved/sso.amazonaws.com/"), ...paths.map(rolesUnder), "arn:*:iam::*:user/*"];
};

const trustedOf = (trusted: { readonly [account: string]: LeftOut }, today: string): readonly string[] =>
  Object.entries(trusted).map(([account, left]) => {
    if (!/^\d{12}$/.test(account)) throw new PlanError(`"${account}" is no account: it has twelve digits.`);
    checkLeftOut(`trusted "${account}"`, left, today);
    return account;
  });

const orgPathOf = <R>(spec: GuardrailsSpec<R>): Text | undefined => {
  if (spec.set !== "quarantine" || spec.directlyUnder === undefined) return undefined;
  const { organizationId, rootId } = spec.directlyUnder;
  return text`${new Input(organizationId)}/${new Input(rootId)}/`;
};
