import { defineRule } from "../../core/rule";
import { attachedPolicies } from "../../facets/policies";

/** IAMFullAccess and AdministratorAccess are the finding of no-admin-policy-attached. */
const isWide = /:iam::aws:policy\/([\w-]+\/)?(PowerUserAccess|(?!IAMFullAccess$)\w+FullAccess(_v\d+|V\d+)?)$/;

export default defineRule({
  id: "no-full-access-policy-attached",
  title: "No full-access policy of AWS's is attached",
  principle: "least-privilege",
  severity: "high",
  why: "PowerUserAccess and the FullAccess policies reach every resource of the account, not just the ones of this program.",
  fix: {
    pulumi: "Attach a policy of your own (aws.iam.RolePolicy) that names the actions and ARNs that are needed.",
    cloudformation: "Attach a policy of your own (`Policies`) that names the actions and ARNs that are needed.",
  },
  links: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege"],
  checks: attachedPolicies(isWide, "it allows everything the service can do, to everything it holds"),
  examples: {
    good: [
      {
        type: "AWS::IAM::Role",
        properties: {
          ManagedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"],
        },
      },
    ],
    bad: [
      { type: "AWS::IAM::Role", properties: { ManagedPolicyArns: ["arn:aws:iam::aws:policy/AmazonS3FullAccess"] } },
    ],
  },
  equivalents: [{ id: "IAM_ROLE_ELEVATED_MANAGED_POLICY_RULE", type: "AWS::IAM::Role" }],
});
