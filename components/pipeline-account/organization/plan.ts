import { notPast } from "../../model/argument";
import { att, Input, planned, retained, type Planned, type Text } from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import { usualExemptions } from "../guardrails/exempt";
import { accountId, entriesOf, planAccounts, type Entry } from "./accounts";
import { guard, type Guarded } from "./guard";
import type { Accounts, OrganizationOutputs, OrganizationPlan, OrganizationSpec } from "./spec";
import { unitNames, units } from "./units";

/**
 * Units, accounts and the guardrails over them. An account is in quarantine until somebody says that it is ready, and one that
 * nobody put anywhere, directly under the root, as well. Sources:
 * https://docs.aws.amazon.com/whitepapers/latest/organizing-your-aws-environment/recommended-ous-and-accounts.html and
 * https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_securely_operate_multi_accounts.html (SEC01-BP01)
 *
 * `today` is the date, as `2027-03-31`. Throws a `PlanError`.
 */
export const planOrganization = <A extends Accounts, R>(
  name: string,
  spec: OrganizationSpec<A, R>,
  today: string,
): OrganizationPlan<A> => {
  const { owner, organization = { create: {} }, guardrails } = spec;
  const { canary } = guardrails;
  if (canary !== undefined) {
    if (canary.why.trim() === "") throw new PlanError("canary must say why the guardrails hold in the sandbox alone.");
    notPast("canary", canary.until, today);
  }
  const top = topOf(organization);
  const entries = entriesOf(spec.accounts, today);
  const guarded = guard(name, owner, guardrails, top, today);
  const { firstRole } = { ...usualExemptions, ...guardrails.exemptions };
  return {
    resources: [
      ...top.resources,
      ...planUnits(owner, top.rootId, guarded),
      ...planAccounts(entries, owner, firstRole),
      ...guarded.resources,
    ],
    outputs: (show) => ({
      id: show(top.id),
      rootId: show(top.rootId),
      units: unitsOf(entries, guarded, show) as OrganizationOutputs<A, ReturnType<typeof show>>["units"],
    }),
  };
};

/** The organization and its root. */
interface Top {
  readonly resources: readonly Planned[];
  readonly id: Text;
  readonly rootId: Text;
}

const topOf = <R>(organization: NonNullable<OrganizationSpec<Accounts, R>["organization"]>): Top => {
  if ("use" in organization) {
    return { resources: [], id: new Input(organization.use.id), rootId: new Input(organization.use.rootId) };
  }
  const made = retained("AWS::Organizations::Organization", "organization", { FeatureSet: "ALL" });
  return { resources: [made], id: att("organization", "Id"), rootId: att("organization", "RootId") };
};

/** One after the other, as Organizations makes them. */
const planUnits = (owner: string, rootId: Text, guarded: Guarded): readonly Planned[] =>
  unitNames.map((unit, index) => {
    const before = unitNames[index - 1];
    return planned(
      "AWS::Organizations::OrganizationalUnit",
      `unit-${unit}`,
      {
        Name: units[unit].name,
        ParentId: rootId,
        Tags: [
          { Key: "Name", Value: units[unit].name },
          { Key: "Owner", Value: owner },
          // What rules, and whoever reads the console, hold the unit to.
          { Key: "Guardrails", Value: guarded.sets(unit).join(" ") },
        ],
      },
      before === undefined ? [] : [`unit-${before}`],
    );
  });

const unitsOf = <V>(entries: readonly Entry[], guarded: Guarded, show: (text: Text) => V) =>
  Object.fromEntries(
    unitNames.map((unit) => [
      unit,
      {
        id: show(att(`unit-${unit}`, "Id")),
        accounts: Object.fromEntries(
          entries
            .filter((it) => it.unit === unit)
            .map((it) => [
              it.name,
              { id: show(att(accountId(it), "AccountId")), arn: show(att(accountId(it), "Arn")) },
            ]),
        ),
        guardrails: guarded.on(unit),
      },
    ]),
  );
