import type { Properties } from "../../../components/model/graph";
import type { Statement } from "../../../components/model/statement";
import { derive, given, together, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule, type Neighbours } from "../../core/rule";
import { aspect, every, fail, pass, type Verdict } from "../../core/verdict";
import { claims, type Claim } from "../../facets/guardrail-claims";
import { denies, findIn, tagOf } from "../../facets/guardrails";

type Policy = View<Properties<"AWS::Organizations::Policy">>;

type Way = "tag" | "path" | undefined;

const exempt: { readonly [way in "tag" | "path"]: (key: string) => boolean } = {
  tag: (key) => key.startsWith("aws:principaltag/"),
  path: (key) => key === "aws:principalarn",
};

/** Whether a statement asks for what the claim does, tells exempt roles in this way, and asks for nothing else. */
const asksFor = ({ keys = [], optional = [] }: Claim, way: Way) => {
  const isExemption = (key: string): boolean => way !== undefined && exempt[way](key);
  // A role without a tag is known by its whole name.
  const may = [...keys, ...optional, ...(way === "tag" ? ["aws:principalarn"] : [])];
  return ({ conditions }: Statement): boolean =>
    keys.every((it) => conditions.some(({ key }) => key === it)) &&
    (way === undefined || conditions.some(({ operator, key }) => operator.includes("not") && isExemption(key))) &&
    conditions.every(({ key }) => may.includes(key) || isExemption(key));
};

const isKept = (claim: Claim, policies: readonly Policy[], at: Policy): Verdict => {
  const documents = policies.map((it) => it.get("Content"));
  const ways: readonly Way[] = claim.exempts === true ? ["tag", "path"] : [undefined];
  return every(
    claim.actions.flatMap((action) =>
      ways.map((way) => {
        const asks = asksFor(claim, way);
        const found = findIn(documents, (it) => denies(it, action) && asks(it));
        const because = `no statement denies ${action === "*" ? "everything" : action}${wayOf(claim, way)}, as ${claim.intent} asks`;
        return found === undefined
          ? fail(at.get("Content"), because)
          : given(found, (one) => (one === undefined ? fail(at.get("Content"), because) : pass));
      }),
    ),
  );
};

const wayOf = ({ keys = [] }: Claim, way: Way): string => {
  const asked = [...keys, ...(way === undefined ? [] : [`the ${way} of exempt roles`])];
  return asked.length === 0 ? "" : ` by ${asked.join(" and ")}`;
};

const isAttached = (it: Policy): Verdict =>
  given(it.get("TargetIds").items(), (items) =>
    items.length > 0 ? pass : fail(it.get("TargetIds"), "it is attached to nothing, and holds for nobody"),
  );

/** Policies of one set say one thing together, where they are for the same targets. */
const familyOf = (it: Policy, set: string, near: Neighbours): Value<readonly Policy[]> => {
  const family = (policy: Policy): Value<string | undefined> =>
    derive(together(tagOf(policy, "Guardrails"), policy.get("Name").str()), ([tag, name]) =>
      tag === set ? (name ?? "").replace(/-\d+$/, "") : undefined,
    );
  return given(family(it), (own): Value<readonly Policy[]> => {
    const others = near.all("AWS::Organizations::Policy").map(({ view }) => view);
    const same = others.filter((other) => {
      const name = family(other);
      return name.known && name.value === own;
    });
    return derive(family(it), () => same);
  });
};

export default defineRule({
  id: "guardrails-kept",
  title: "Guardrails deny what their tag says",
  principle: "fail-safe-defaults",
  severity: "high",
  why: "A guardrail that lost one of its statements still looks like one: what it was for is open in every account below, and nobody is told.",
  fix: {
    pulumi:
      "Put the statement back into `content` of the aws.organizations.Policy and attach it, or name what is left out, with a reason, in the component's `without`: the tag `GuardrailsWithout`.",
    cloudformation:
      "Put the statement back into `Content` of the AWS::Organizations::Policy and attach it, or name what is left out, with a reason, in the component's `without`: the tag `GuardrailsWithout`.",
  },
  links: ["https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html"],
  checks: {
    "AWS::Organizations::Policy": (it, near) =>
      given(together(tagOf(it, "Guardrails"), tagOf(it, "GuardrailsWithout")), ([set, without]) => {
        const claimed = set === undefined ? undefined : claims[set];
        if (set === undefined || claimed === undefined) return [];
        const left = (without ?? "").split(" ");
        const all = familyOf(it, set, near);
        return [
          aspect("attached", isAttached(it)),
          ...intentsOf(claimed)
            .filter((intent) => !left.includes(intent))
            .map((intent) =>
              aspect(
                intent,
                given(all, (policies) =>
                  every(claimed.filter((one) => one.intent === intent).map((one) => isKept(one, policies, it))),
                ),
              ),
            ),
        ];
      }),
  },
  examples: {
    good: [
      {
        type: "AWS::Organizations::Policy",
        properties: {
          Name: "baseline",
          Type: "SERVICE_CONTROL_POLICY",
          TargetIds: ["ou-ab12-11111111"],
          Tags: [{ Key: "Guardrails", Value: "quarantine" }],
          Content: {
            Statement: [
              {
                Effect: "Deny",
                Action: "*",
                Resource: "*",
                Condition: { StringNotEquals: { "aws:PrincipalTag/GuardrailExemption": "pipeline" } },
              },
              {
                Effect: "Deny",
                Action: "*",
                Resource: "*",
                Condition: { ArnNotLike: { "aws:PrincipalArn": "arn:*:iam::*:role/pipeline/*" } },
              },
            ],
          },
        },
      },
    ],
    bad: [
      {
        type: "AWS::Organizations::Policy",
        properties: {
          Name: "baseline",
          Type: "SERVICE_CONTROL_POLICY",
          TargetIds: ["r-ab12"],
          Tags: [{ Key: "Guardrails", Value: "baseline" }],
          Content: { Statement: [{ Effect: "Deny", Action: "organizations:LeaveOrganization", Resource: "*" }] },
        },
      },
    ],
  },
  equivalents: [],
});

const intentsOf = (claimed: readonly Claim[]): readonly string[] => [...new Set(claimed.map(({ intent }) => intent))];
