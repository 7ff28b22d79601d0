import { covers, isAnybody, type Statement } from "../../../components/model/statement";
import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass } from "../../core/verdict";
import { findIn, isOfType, policiesOfType } from "../../facets/guardrails";

const type = "RESOURCE_CONTROL_POLICY";

const aboutBuckets = ({ actions }: Statement): boolean => actions.some((it) => covers(it, "s3:GetObject"));

const deniesPlainHttp = (it: Statement): boolean =>
  it.effect === "Deny" &&
  it.principals.some(isAnybody) &&
  aboutBuckets(it) &&
  it.conditions.some(
    ({ operator, key, values }) =>
      /^bool(?:ifexists)?$/.test(operator) && key === "aws:securetransport" && values.includes("false"),
  );

export default defineRule({
  id: "perimeter-tls-only",
  title: "Resource control policies ask for TLS",
  principle: "encryption",
  severity: "medium",
  why: "One bucket whose policy forgets TLS answers over plain HTTP, and what goes over it is read on the way: the organization can refuse it for all.",
  fix: {
    pulumi:
      'Add to one of the stack\'s resource control policies a Deny of `s3:*` for everybody with `{ BoolIfExists: { "aws:SecureTransport": "false" } }`.',
    cloudformation:
      'Add to one of the stack\'s resource control policies a Deny of `s3:*` for everybody with `{ "BoolIfExists": { "aws:SecureTransport": "false" } }`.',
  },
  links: ["https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_examples.html"],
  checks: {
    // Only where the policy is about buckets at all: what the organization says of other services is about those.
    "AWS::Organizations::Policy": (it, near) =>
      given(isOfType(it, type), (is) => {
        if (!is) return [];
        const own = findIn([it.get("Content")], aboutBuckets);
        if (own === undefined) return [];
        return given(own, (about) => {
          if (about === undefined) return [];
          const all = policiesOfType(near, type).map((one) => one.get("Content"));
          const found = findIn([it.get("Content"), ...all], deniesPlainHttp);
          return found === undefined
            ? []
            : given(found, (tls) =>
                tls === undefined
                  ? fail(it.get("Content"), "buckets answer over plain HTTP where their own policies let them")
                  : pass,
              );
        });
      }),
  },
  examples: {
    good: [
      {
        type: "AWS::Organizations::Policy",
        properties: {
          Type: type,
          Content: {
            Statement: [
              {
                Effect: "Deny",
                Principal: "*",
                Action: "s3:*",
                Resource: "*",
                Condition: { BoolIfExists: { "aws:SecureTransport": "false" } },
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
          Type: type,
          Content: {
            Statement: [
              {
                Effect: "Deny",
                Principal: "*",
                Action: "s3:*",
                Resource: "*",
                Condition: { StringNotEqualsIfExists: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
              },
            ],
          },
        },
      },
    ],
  },
  equivalents: [],
});
