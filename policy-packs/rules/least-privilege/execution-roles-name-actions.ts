import type { Properties } from "../../../components/model/graph";
import type { Json } from "../../../components/model/schema";
import { elementOf, findStatement, isAllOfSome, type Statement } from "../../../components/model/statement";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule, type Example, type Neighbours } from "../../core/rule";
import { eachOf, fail, pass, type Verdict } from "../../core/verdict";
import { holds, isAllOf } from "../../facets/policies";

/** Services that run a team's own code or definitions under the role. */
const runners = /^(lambda|sagemaker|states)\.amazonaws\.com(\.cn)?$/;

const runsCode = ({ effect, principals }: Statement): boolean =>
  effect === "Allow" && principals.some(({ type, id }) => type === "Service" && runners.test(id));

const isExecutionRole = (role: View<Properties<"AWS::IAM::Role">>): boolean => {
  const found = findStatement(role.get("AssumeRolePolicyDocument"), runsCode);
  return found.known && found.value !== undefined;
};

const anyService = isAllOf("[\\w-]+");

/** With all of a service's resources it is the finding of no-service-wide-permissions. */
const isBroad = (it: Statement): boolean =>
  it.effect === "Allow" && it.conditions.length === 0 && anyService(it) && !it.resources.some(isAllOfSome);

const judge = (document: View<Json>): Verdict =>
  given(findStatement(document, isBroad), (found) =>
    found === undefined ? pass : fail(elementOf(found, "Action"), "the code may delete and open up what it only uses"),
  );

/** Silent where no role that runs code has the policy. */
const ofRoles = (roles: View<unknown>, document: View<Json>, near: Neighbours): Verdict | readonly Verdict[] =>
  near.targets(roles, "AWS::IAM::Role").some(({ view }) => isExecutionRole(view)) ? judge(document) : [];

const isAttached = (near: Neighbours): boolean =>
  near.all("AWS::IAM::Role").some(({ view }) => holds(view, near) && isExecutionRole(view));

const roleWith = (action: string): readonly Example[] => [
  {
    type: "AWS::IAM::Role",
    properties: {
      AssumeRolePolicyDocument: {
        Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
      },
      Policies: [
        {
          PolicyName: "orders",
          PolicyDocument: {
            Statement: [{ Effect: "Allow", Action: action, Resource: "arn:aws:s3:::orders/*" }],
          },
        },
      ],
    },
  },
];

export default defineRule({
  id: "execution-roles-name-actions",
  title: "The role of a function, state machine or notebook names its actions",
  principle: "least-privilege",
  severity: "medium",
  why: "Code that is broken into then deletes the table it only reads, or opens the bucket it only fills to everybody.",
  fix: {
    pulumi: 'List the actions in `policy`, such as `["s3:GetObject", "s3:PutObject"]`, in place of `s3:*`.',
    cloudformation:
      "List the actions in `PolicyDocument`, such as `s3:GetObject` and `s3:PutObject`, in place of `s3:*`.",
  },
  links: ["https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html"],
  checks: {
    "AWS::IAM::Role": (it) =>
      isExecutionRole(it) && !it.get("Policies").isAbsent()
        ? eachOf(it.get("Policies"), (policy) => judge(policy.get("PolicyDocument")))
        : [],
    "AWS::IAM::RolePolicy": (it, near) => ofRoles(it.get("RoleName"), it.get("PolicyDocument"), near),
    "AWS::IAM::Policy": (it, near) => ofRoles(it.get("Roles"), it.get("PolicyDocument"), near),
    "AWS::IAM::ManagedPolicy": (it, near) =>
      isAttached(near) ? judge(it.get("PolicyDocument")) : ofRoles(it.get("Roles"), it.get("PolicyDocument"), near),
  },
  examples: { good: roleWith("s3:GetObject"), bad: roleWith("s3:*") },
  equivalents: [
    { id: "AWS-0114", type: "AWS::IAM::Policy" },
    { id: "AWS-0114", type: "AWS::IAM::Role" },
    { id: "AWS-0120", type: "AWS::IAM::Role" },
    { id: "CKV2_AWS_68", type: "AWS::IAM::Role" },
    { id: "Serverless-LambdaStarPermissions", type: "AWS::IAM::Policy" },
    { id: "Serverless-LambdaStarPermissions", type: "AWS::IAM::Role" },
  ],
});
