import type { Json } from "../../../components/model/schema";
import { covers, elementOf, findStatement, isAllOfIam, type Statement } from "../../../components/model/statement";
import type { Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { fail, pass, type Verdict } from "../../core/verdict";
import { onlyBounds } from "../../facets/policies";

/** Each of these on whatever there is, and the boundary is none, or the audit trail goes; and the condition that leaves it one. */
const escapes: readonly (readonly [action: string, limit: RegExp, then: string])[] = [
  ["iam:DeleteRolePermissionsBoundary", /./, "whoever it bounds takes it away"],
  ["iam:PutRolePermissionsBoundary", /^iam:permissionsboundary$/, "whoever it bounds takes a wider one"],
  ["iam:CreateRole", /^iam:permissionsboundary$/, "whoever it bounds makes a role without it"],
  ["iam:AttachRolePolicy", /^iam:(permissionsboundary|policyarn)$/, "whoever it bounds gives any role more rights"],
  ["iam:CreatePolicyVersion", /./, "whoever it bounds rewrites it"],
  ["iam:CreateAccessKey", /./, "whoever it bounds makes keys that it does not bound"],
  ["iam:CreateUser", /^iam:permissionsboundary$/, "whoever it bounds makes users that it does not bound"],
  ["iam:PassRole", /^iam:(passedtoservice|associatedresourcearn)$/, "any role can be handed to any service"],
  ["cloudtrail:StopLogging", /./, "the audit trail can be turned off"],
  ["config:StopConfigurationRecorder", /./, "the record of changes can be turned off"],
];

/** On all there is; of roles also on all under a path, where who makes and passes them is asked for a condition. */
const reaches = (action: string, resource: string): boolean =>
  isAllOfIam(resource) ||
  (/^iam:(AttachRolePolicy|CreateRole|PassRole|PutRolePermissionsBoundary)$/.test(action) &&
    /:role\/.*\*$/.test(resource));

const open =
  (action: string, limit: RegExp) =>
  ({ effect, actions, resources, conditions }: Statement): boolean =>
    effect === "Allow" &&
    actions.some((pattern) => covers(pattern, action)) &&
    resources.some((resource) => reaches(action, resource)) &&
    !conditions.some(({ key }) => limit.test(key));

const denied =
  (action: string) =>
  ({ effect, actions, notActions }: Statement): boolean =>
    effect === "Deny" &&
    (actions.some((pattern) => covers(pattern, action)) ||
      (notActions.length > 0 && !notActions.some((pattern) => covers(pattern, action))));

const judge = (document: View<Json>): Verdict => {
  for (const [action, limit, then] of escapes) {
    const found = findStatement(document, open(action, limit));
    if (!found.known) return found;
    if (found.value === undefined) continue;
    const guard: Value<Statement | undefined> = findStatement(document, denied(action));
    if (!guard.known) return guard;
    if (guard.value === undefined) return fail(elementOf(found.value, "Action"), `with ${action}, ${then}`);
  }
  return pass;
};

export default defineRule({
  id: "boundary-bounds",
  title: "A permissions boundary cannot be left by whom it bounds",
  principle: "least-privilege",
  severity: "high",
  why: "A boundary that allows its holders to take it off, to rewrite it or to make identities without it bounds nobody who knows.",
  fix: {
    pulumi:
      "Name in `policy` what may be done at most, deny that boundaries are removed and edited, and demand this one by a condition on `iam:PermissionsBoundary` for roles that are made.",
    cloudformation:
      "Name in `PolicyDocument` what may be done at most, deny that boundaries are removed and edited, and demand this one by a condition on `iam:PermissionsBoundary` for roles that are made.",
  },
  links: [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate",
  ],
  checks: {
    "AWS::IAM::ManagedPolicy": (it, near) => {
      const document = it.get("PolicyDocument");
      return onlyBounds(document, near) ? judge(document) : [];
    },
  },
  examples: {
    good: [
      {
        type: "AWS::IAM::ManagedPolicy",
        properties: {
          PolicyDocument: {
            Statement: [
              { Effect: "Allow", Action: ["s3:*", "sqs:*"], Resource: "*" },
              { Effect: "Deny", Action: "iam:DeleteRolePermissionsBoundary", Resource: "*" },
            ],
          },
        },
      },
    ],
    bad: [
      {
        type: "AWS::IAM::ManagedPolicy",
        properties: {
          PolicyDocument: {
            Statement: [
              { Effect: "Allow", Action: "*", Resource: "*" },
              { Effect: "Deny", Action: "iam:DeleteRolePermissionsBoundary", Resource: "*" },
            ],
          },
        },
      },
    ],
  },
  equivalents: [],
});
