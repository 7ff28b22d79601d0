import type { Json } from "../../../components/model/schema";
import { findStatement, statements, type Statement } from "../../../components/model/statement";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule, type Example, type Neighbours } from "../../core/rule";
import { fail, pass, some, type Verdict } from "../../core/verdict";
import { unclear } from "../../facets/read";

type Group = "AWS::IAM::Group";

/** A Deny without the factor, or an Allow with it: `aws:MultiFactorAuthPresent` in whatever test. */
const asks = ({ conditions }: Statement): boolean =>
  conditions.some(({ key }) => key.startsWith("aws:multifactorauth"));

const judgeDocument = (document: View<Json>, missed: Verdict): Verdict =>
  given(findStatement(document, asks), (found) =>
    // A condition that is not known may be the very one.
    found === undefined ? given(statements(document), () => missed) : pass,
  );

/** AWS's own policies ask for no factor; of others elsewhere nothing is known here. */
const judgeArn = (arn: View<string>, near: Neighbours<Group>, missed: Verdict): Verdict => {
  const [here] = near.targets(arn, "AWS::IAM::ManagedPolicy");
  if (here !== undefined) return judgeDocument(here.view.get("PolicyDocument"), missed);
  return given(arn.text(), (text) =>
    /^arn:[^:]*:iam::aws:/.test(text ?? "") ? missed : unclear(arn, "the policy is defined elsewhere"),
  );
};

const group = (condition: object): readonly Example[] => [
  {
    type: "AWS::IAM::Group",
    properties: {
      Policies: [
        {
          PolicyName: "operators",
          PolicyDocument: { Statement: [{ Effect: "Allow", Action: "ec2:*", Resource: "*", ...condition }] },
        },
      ],
    },
  },
];

const isSelf =
  (near: Neighbours<Group>) =>
  ({ address }: { readonly address: string }): boolean =>
    address === near.self.address;

export default defineRule({
  id: "groups-ask-second-factor",
  title: "What a group of users may do, they may with a second factor alone",
  principle: "authentication",
  severity: "medium",
  why: "A guessed password or a leaked access key of one member is then enough for all that the group may do.",
  fix: {
    pulumi:
      'Add to the group a policy that denies all but setting up a factor with `BoolIfExists: { "aws:MultiFactorAuthPresent": "false" }`, or let people sign in through IAM Identity Center.',
    cloudformation:
      'Add to the group a policy that denies all but setting up a factor with `BoolIfExists: { aws:MultiFactorAuthPresent: "false" }`, or let people sign in through IAM Identity Center.',
  },
  links: [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html",
  ],
  checks: {
    "AWS::IAM::Group": (it, near) => {
      const missed = fail(it, "None of its policies asks for a second factor");
      const verdicts = [
        ...it
          .get("Policies")
          .alternatives()
          .map((policy) => judgeDocument(policy.get("PolicyDocument"), missed)),
        ...near
          .satellites("AWS::IAM::GroupPolicy")
          .map(({ view }) => judgeDocument(view.get("PolicyDocument"), missed)),
        ...near
          .all("AWS::IAM::Policy")
          .filter(({ view }) => near.targets(view.get("Groups"), "AWS::IAM::Group").some(isSelf(near)))
          .map(({ view }) => judgeDocument(view.get("PolicyDocument"), missed)),
        ...near
          .all("AWS::IAM::ManagedPolicy")
          .filter(({ view }) => near.targets(view.get("Groups"), "AWS::IAM::Group").some(isSelf(near)))
          .map(({ view }) => judgeDocument(view.get("PolicyDocument"), missed)),
        ...it
          .get("ManagedPolicyArns")
          .alternatives()
          .map((arn) => judgeArn(arn, near, missed)),
      ];
      // A group that may nothing gives nobody anything.
      return verdicts.length === 0 ? [] : some(verdicts, missed);
    },
  },
  examples: { good: group({ Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } }), bad: group({}) },
  equivalents: [{ id: "AWS-0123", type: "AWS::IAM::Group" }],
});
