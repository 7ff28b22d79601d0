import type { Properties } from "../../../components/model/graph";
import { given, type Unknown } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule, type Neighbours } from "../../core/rule";
import { aspect, fail, pass, type Verdict } from "../../core/verdict";
import { policiesOfType, tagOf } from "../../facets/guardrails";

type Policy = View<Properties<"AWS::Organizations::Policy">>;
type Unit = View<Properties<"AWS::Organizations::OrganizationalUnit">>;

/** The unit, its parents as far as the stack has them, and what holds the last of them. */
const above = (it: Unit, near: Neighbours, seen: readonly Unit[] = []): readonly View<unknown>[] => {
  const parent = it.get("ParentId");
  const next = near.targets(parent, "AWS::Organizations::OrganizationalUnit")[0]?.view;
  if (next === undefined || seen.includes(next)) return [parent];
  return [parent, ...above(next, near, [...seen, it])];
};

const sameText = (one: View<string>, other: View<unknown>): boolean => {
  const [a, b] = [one.text(), (other as View<string>).text()];
  return a.known && b.known && a.value !== undefined && a.value === b.value;
};

const sameTarget = (one: View<string>, other: View<unknown>, near: Neighbours): boolean =>
  (["AWS::Organizations::OrganizationalUnit", "AWS::Organizations::Organization"] as const).some((kind) => {
    const there = near.targets(other, kind);
    return near.targets(one, kind).some((it) => there.some((another) => another.address === it.address));
  });

const isAttached = (it: Unit, near: Neighbours, policies: readonly Policy[]): boolean | Unknown => {
  const places = above(it, near);
  let missing: Unknown | undefined;
  for (const policy of policies) {
    for (const target of policy.get("TargetIds").alternatives()) {
      const units = near.targets(target, "AWS::Organizations::OrganizationalUnit");
      if (units.some(({ address }) => address === near.self.address)) return true;
      if (places.some((place) => sameTarget(target, place, near) || sameText(target, place))) return true;
      const text = target.text();
      const isKnown = units.length > 0 || near.targets(target, "AWS::Organizations::Organization").length > 0;
      if (!text.known && !isKnown) missing ??= text;
    }
  }
  return missing ?? false;
};

const judged = (it: Unit, near: Neighbours, policies: readonly Policy[], because: string): Verdict => {
  const attached = isAttached(it, near, policies);
  if (typeof attached !== "boolean") return attached;
  return attached ? pass : fail(it.get("Name"), because);
};

/** A unit of the component Organization says which sets hold for it. */
const hasSet = (it: Unit, near: Neighbours, set: string): Verdict => {
  const policies = near.all("AWS::Organizations::Policy").map(({ view }) => view);
  const tagged = policies.filter((policy) => {
    const tag = tagOf(policy, "Guardrails");
    return tag.known && tag.value === set;
  });
  return judged(it, near, tagged, `no guardrail of the set ${set}, which its tag names, holds for it`);
};

export default defineRule({
  id: "units-guarded",
  title: "A unit has guardrails where others have",
  principle: "fail-safe-defaults",
  severity: "low",
  why: "In a unit that was forgotten, accounts may do whatever their administrators let them: leave, stop the audit, work anywhere.",
  fix: {
    pulumi:
      "Attach a service control policy to the unit, to one above it or to the root: aws.organizations.PolicyAttachment.",
    cloudformation: "Name the unit, one above it or the root in `TargetIds` of an AWS::Organizations::Policy.",
  },
  links: ["https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html"],
  checks: {
    // Only where the stack attaches any: other stacks may do so for the whole organization.
    "AWS::Organizations::OrganizationalUnit": (it, near): Verdict | readonly Verdict[] => {
      const policies = policiesOfType(near, "SERVICE_CONTROL_POLICY");
      if (policies.length === 0) return [];
      return given(tagOf(it, "Guardrails"), (claimed) => [
        judged(it, near, policies, "no guardrail of this stack holds for it"),
        ...(claimed ?? "")
          .split(" ")
          .filter((set) => set !== "")
          .map((set) => aspect(set, hasSet(it, near, set))),
      ]);
    },
  },
  examples: {
    good: [
      {
        type: "AWS::Organizations::OrganizationalUnit",
        properties: { Name: "production", ParentId: "r-ab12" },
      },
      {
        type: "AWS::Organizations::Policy",
        properties: { Type: "SERVICE_CONTROL_POLICY", TargetIds: ["r-ab12"], Content: { Statement: [] } },
      },
    ],
    bad: [
      {
        type: "AWS::Organizations::OrganizationalUnit",
        properties: { Name: "sandbox", ParentId: "r-ab12" },
      },
      {
        type: "AWS::Organizations::Policy",
        properties: { Type: "SERVICE_CONTROL_POLICY", TargetIds: ["ou-ab12-11111111"], Content: { Statement: [] } },
      },
    ],
  },
  equivalents: [],
});
