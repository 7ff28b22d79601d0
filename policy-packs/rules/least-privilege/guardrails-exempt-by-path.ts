import { elementOf, findStatement, type Condition, type Statement } from "../../../components/model/statement";
import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass } from "../../core/verdict";
import { isOfType } from "../../facets/guardrails";

/** Under these paths AWS alone makes roles: what a name begins with is AWS's to say. */
const reserved = /:role\/aws-(?:reserved|service-role)\//;

/** A name, or the beginning of one, with a wildcard after it; a path ends in a slash. */
const byName = (pattern: string): boolean =>
  !reserved.test(pattern) && /(?::|^)[^:]*(?:role|user)\/(?:[^:]*\/)?[^:/*?]+[*?]|\*[^:/*?]+$/.test(pattern);

const exempts = ({ operator, key, values }: Condition): boolean =>
  /^(?:for(?:any|all)values?:)?(?:arn|string)not/.test(operator) && key === "aws:principalarn" && values.some(byName);

const exemptsByName = ({ effect, conditions }: Statement): boolean => effect === "Deny" && conditions.some(exempts);

export default defineRule({
  id: "guardrails-exempt-by-path",
  title: "A guardrail tells whom it lets through by path, not by how a name begins",
  principle: "least-privilege",
  severity: "high",
  why: "Whoever may make a role gives it a name that begins as the exempt one does, and is under no guardrail any more.",
  fix: {
    pulumi:
      "In `content` of the aws.organizations.Policy, compare `aws:PrincipalArn` to a path (`arn:*:iam::*:role/pipeline/*`) and `aws:PrincipalTag/...` to a tag that only the pipeline sets, or name whole roles.",
    cloudformation:
      "In `Content` of the AWS::Organizations::Policy, compare `aws:PrincipalArn` to a path (`arn:*:iam::*:role/pipeline/*`) and `aws:PrincipalTag/...` to a tag that only the pipeline sets, or name whole roles.",
  },
  links: [
    "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-friendly-names",
  ],
  checks: {
    "AWS::Organizations::Policy": (it) =>
      given(isOfType(it, "SERVICE_CONTROL_POLICY"), (is) =>
        !is
          ? []
          : given(findStatement(it.get("Content"), exemptsByName), (found) =>
              found === undefined
                ? pass
                : fail(elementOf(found, "Condition"), "whoever gives a role such a name is let through"),
            ),
      ),
  },
  examples: {
    good: [
      {
        type: "AWS::Organizations::Policy",
        properties: {
          Type: "SERVICE_CONTROL_POLICY",
          Content: {
            Statement: [
              {
                Effect: "Deny",
                Action: "cloudtrail:StopLogging",
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
          Type: "SERVICE_CONTROL_POLICY",
          Content: {
            Statement: [
              {
                Effect: "Deny",
                Action: "cloudtrail:StopLogging",
                Resource: "*",
                Condition: { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/cdk-accel*" } },
              },
            ],
          },
        },
      },
    ],
  },
  equivalents: [],
});
