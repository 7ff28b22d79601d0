import type { Json } from "../../../components/model/schema";
import { findStatement, type Statement } from "../../../components/model/statement";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { principalOf } from "../../core/open-statement";
import { defineRule, type JsonObject } from "../../core/rule";
import { fail, pass, type Verdict } from "../../core/verdict";
import { unclear } from "../../facets/read";

const account = /^(?:arn:[^:]*:iam::)?(\d{12})(?::root)?$/;

/** The accounts that a statement lets in whole: as a number, or by their root. */
const lettingIn = ({ effect, conditions, principals }: Statement): readonly string[] =>
  effect === "Allow" && conditions.length === 0
    ? principals.flatMap(({ type, id }) => (type === "AWS" ? (account.exec(id)?.[1] ?? []) : []))
    : [];

/** The account that the topics are in, where their ARNs say so. */
const ownOf = ({ resources }: Statement): string | undefined =>
  resources.map((arn) => /^arn:[^:]*:sns:[^:]*:(\d{12}):/.exec(arn)?.[1]).find((it) => it !== undefined);

const judge = (document: View<Json>): Verdict => {
  const foreign = (it: Statement): boolean => {
    const own = ownOf(it);
    return own !== undefined && lettingIn(it).some((other) => other !== own);
  };
  const found = findStatement(document, foreign);
  return given(found, (statement) => {
    if (statement !== undefined)
      return fail(principalOf(statement), "whoever is in that account, its intruders among them, may use the topic");
    // Beside a topic whose account is known only after deployment a number may be that account's own.
    return given(
      findStatement(document, (it) => ownOf(it) === undefined && lettingIn(it).length > 0),
      (unsure) =>
        unsure === undefined
          ? pass
          : unclear(principalOf(unsure), "whether that is the topic's own account is not known"),
    );
  });
};

const policy = (who: string): JsonObject => ({
  Statement: [
    {
      Effect: "Allow",
      Principal: { AWS: who },
      Action: "sns:Publish",
      Resource: "arn:aws:sns:eu-west-1:111122223333:orders",
    },
  ],
});

export default defineRule({
  id: "topic-closed-to-other-accounts",
  title: "A topic lets in no whole account but its own",
  principle: "zoning",
  severity: "medium",
  why: "With a whole account come all its users and roles, those to come included: nobody here decides who sends or listens.",
  fix: {
    pulumi:
      "Name in `policy` the roles that publish or subscribe, or narrow the statement by a condition such as `aws:PrincipalOrgID` or `aws:SourceArn`.",
    cloudformation:
      "Name in `PolicyDocument` the roles that publish or subscribe, or narrow the statement by a condition such as `aws:PrincipalOrgID` or `aws:SourceArn`.",
  },
  links: ["https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html"],
  checks: {
    "AWS::SNS::TopicInlinePolicy": (it) => judge(it.get("PolicyDocument")),
    "AWS::SNS::TopicPolicy": (it) => judge(it.get("PolicyDocument")),
  },
  examples: {
    good: [
      {
        type: "AWS::SNS::TopicPolicy",
        properties: { Topics: ["orders"], PolicyDocument: policy("arn:aws:iam::444455556666:role/publisher") },
      },
    ],
    bad: [
      {
        type: "AWS::SNS::TopicPolicy",
        properties: { Topics: ["orders"], PolicyDocument: policy("arn:aws:iam::444455556666:root") },
      },
    ],
  },
  equivalents: [
    { id: "CKV_AWS_385", type: "AWS::SNS::TopicInlinePolicy" },
    { id: "CKV_AWS_385", type: "AWS::SNS::TopicPolicy" },
  ],
});
