import { allows, elementOf, findStatement, type Statement } from "../../../components/model/statement";
import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass } from "../../core/verdict";

const namesUsers = (statement: Statement): boolean =>
  allows(statement, "sts:AssumeRole") &&
  statement.principals.some(({ type, id }) => type === "AWS" && /^arn:[^:]*:iam::[^:]*:user\//.test(id));

/** `BoolIfExists` would let in whoever has a key alone: without a second factor the key is not there. */
const asksForIt = ({ conditions }: Statement): boolean =>
  conditions.some(
    ({ operator, key, values }) =>
      (operator === "bool" && key === "aws:multifactorauthpresent" && values.includes("true")) ||
      (/^numericlessthan(equals)?$/.test(operator) && key === "aws:multifactorauthage"),
  );

export default defineRule({
  id: "users-show-second-factor",
  title: "Users who take a role show a second factor",
  principle: "authentication",
  severity: "medium",
  why: "An access key that leaked is enough to take the role: keys lie in files, in logs and in repositories for years.",
  fix: {
    pulumi:
      'Add to the statement in `assumeRolePolicy` the condition `Bool: { "aws:MultiFactorAuthPresent": "true" }`; give programs a role of their own instead of a user.',
    cloudformation:
      'Add to the statement in `AssumeRolePolicyDocument` the condition `Bool: { aws:MultiFactorAuthPresent: "true" }`; give programs a role of their own instead of a user.',
  },
  links: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html"],
  checks: {
    "AWS::IAM::Role": (it) =>
      given(findStatement(it.get("AssumeRolePolicyDocument"), namesUsers), (users) =>
        users === undefined
          ? []
          : given(
              findStatement(it.get("AssumeRolePolicyDocument"), (one) => namesUsers(one) && !asksForIt(one)),
              (found) =>
                found === undefined
                  ? pass
                  : fail(elementOf(found, "Condition"), "a user's access key alone is enough to take the role"),
            ),
      ),
  },
  examples: {
    good: [
      {
        type: "AWS::IAM::Role",
        properties: {
          AssumeRolePolicyDocument: {
            Statement: [
              {
                Effect: "Allow",
                Principal: { AWS: "arn:aws:iam::123456789012:user/ann" },
                Action: "sts:AssumeRole",
                Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
              },
            ],
          },
        },
      },
    ],
    bad: [
      {
        type: "AWS::IAM::Role",
        properties: {
          AssumeRolePolicyDocument: {
            Statement: [
              {
                Effect: "Allow",
                Principal: { AWS: "arn:aws:iam::123456789012:user/ann" },
                Action: "sts:AssumeRole",
              },
            ],
          },
        },
      },
    ],
  },
  equivalents: [],
});
