import {
  allows,
  covers,
  elementOf,
  findStatement,
  isEverything,
  type Statement,
} from "../../../components/model/statement";
import type { Json } from "../../../components/model/schema";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule, type Neighbours } from "../../core/rule";
import { fail, pass, type Verdict } from "../../core/verdict";
import { onlyBounds, permissions } from "../../facets/policies";

const asksForBoundary = ({ conditions }: Statement): boolean =>
  conditions.some(({ key }) => key === "iam:permissionsboundary");

/** All of IAM is the finding of no-admin-permissions. */
const isAdmin = ({ actions }: Statement): boolean => actions.some((it) => isEverything(it) || /^iam:\*+$/i.test(it));

const makesFree = (it: Statement): boolean => allows(it, "iam:CreateRole") && !isAdmin(it) && !asksForBoundary(it);

const deniesFree = (it: Statement): boolean =>
  it.effect === "Deny" && it.actions.some((pattern) => covers(pattern, "iam:CreateRole")) && asksForBoundary(it);

/** Where nobody has a boundary, it is not this policy that lacks one. */
const hasBounded = (near: Neighbours): boolean =>
  [...near.all("AWS::IAM::Role"), ...near.all("AWS::IAM::User")].some(
    ({ view }) => !(view as View<{ PermissionsBoundary?: string }>).get("PermissionsBoundary").isAbsent(),
  );

const judge = (document: View<Json>, near: Neighbours): Verdict =>
  given(findStatement(document, makesFree), (found) => {
    if (found === undefined || !hasBounded(near) || onlyBounds(document, near)) return pass;
    return given(findStatement(document, deniesFree), (denial) =>
      denial === undefined
        ? fail(elementOf(found, "Action"), "its holder makes roles without the boundary that others here have")
        : pass,
    );
  });

export default defineRule({
  id: "created-roles-bounded",
  title: "Where roles have a boundary, those that somebody creates have one, too",
  principle: "least-privilege",
  severity: "medium",
  why: "Whoever may create a role without the boundary gives it what the boundary forbids, and works through it.",
  fix: {
    pulumi: "Add to the statement in `policy` a condition on `iam:PermissionsBoundary` with the boundary's ARN.",
    cloudformation:
      "Add to the statement in `PolicyDocument` a condition on `iam:PermissionsBoundary` with the boundary's ARN.",
  },
  links: [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate",
  ],
  checks: permissions(judge),
  examples: {
    good: [
      { type: "AWS::IAM::Role", properties: { PermissionsBoundary: "arn:aws:iam::111122223333:policy/boundary" } },
      {
        type: "AWS::IAM::ManagedPolicy",
        properties: {
          PolicyDocument: {
            Statement: [
              {
                Effect: "Allow",
                Action: "iam:CreateRole",
                Resource: "arn:aws:iam::111122223333:role/app/*",
                Condition: { StringEquals: { "iam:PermissionsBoundary": "arn:aws:iam::111122223333:policy/boundary" } },
              },
            ],
          },
        },
      },
    ],
    bad: [
      { type: "AWS::IAM::Role", properties: { PermissionsBoundary: "arn:aws:iam::111122223333:policy/boundary" } },
      {
        type: "AWS::IAM::ManagedPolicy",
        properties: {
          PolicyDocument: {
            Statement: [
              { Effect: "Allow", Action: "iam:CreateRole", Resource: "arn:aws:iam::111122223333:role/app/*" },
            ],
          },
        },
      },
    ],
  },
  equivalents: [],
});
