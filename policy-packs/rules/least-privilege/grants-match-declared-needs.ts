import type { View } from "../../../components/model/view";
import { defineRule, type Example, type Neighbours } from "../../core/rule";
import { pass, type Verdict } from "../../core/verdict";
import { unclear } from "../../facets/read";
import { needsIn } from "../../proofs/permissions/needs";
import { membersByAddress } from "../../proofs/permissions/roster";
import { difference } from "../../proofs/permissions/sets/region";
import { shownBox, spellingOf, stepsOf } from "../../proofs/permissions/shown";

const judge = (it: View<unknown>, near: Neighbours): Verdict | readonly Verdict[] => {
  const { declaredNeeds } = near.settings;
  if (declaredNeeds.length === 0) return [];
  const member = near.whole(membersByAddress).get(near.self.address);
  if (member === undefined) return [];
  const needs = near.whole(needsIn)(declaredNeeds, member);
  if (needs === undefined) return [];
  if ("flaw" in needs) return unclear(it, needs.flaw);
  const more = difference(member.access.most, needs);
  const certain = more.find(({ missing }) => missing === undefined);
  if (certain === undefined) {
    const [open] = more.flatMap(({ missing = [] }) => missing);
    return open === undefined ? pass : unclear(it, `${open} is not known`);
  }
  const at = certain.by.map((cited) => cited.at).find((place) => place !== undefined) ?? it.origin;
  const what = shownBox(certain, near.whole(spellingOf));
  return {
    verdict: "fail",
    at,
    message: `${member.name} may ${what}, which is more than the needs that are declared of it`,
    evidence: stepsOf(certain.by),
  };
};

const deploying = (action: string): readonly Example[] => [
  {
    type: "AWS::IAM::Role",
    properties: {
      RoleName: "deploy",
      Policies: [
        {
          PolicyName: "deploy",
          PolicyDocument: { Statement: [{ Effect: "Allow", Action: action, Resource: "arn:aws:s3:::site/*" }] },
        },
      ],
    },
  },
];

export default defineRule({
  id: "grants-match-declared-needs",
  title: "Roles and users may do what is declared that they need, and no more",
  principle: "least-privilege",
  severity: "medium",
  why: "What a role may do and does not need helps nobody but whoever gets hold of it; and nobody can see that it is too much unless it is written down what is needed.",
  fix: {
    pulumi:
      "Take the action or the resource out of the policy, or declare the need in `declaredNeeds` of sallyport.yaml, where somebody reviews it.",
    cloudformation:
      "Take the action or the resource out of the policy, or declare the need in `declaredNeeds` of sallyport.yaml, where somebody reviews it.",
  },
  links: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege"],
  checks: {
    "AWS::IAM::Role": (it, near) => judge(it, near),
    "AWS::IAM::User": (it, near) => judge(it, near),
  },
  settings: ["declaredNeeds"],
  examples: {
    settings: { declaredNeeds: ["role/Role s3:PutObject arn:aws:s3:::site/*"] },
    good: deploying("s3:PutObject"),
    bad: deploying("s3:*"),
  },
  equivalents: [],
});
