import { isEverything, findStatement, type Statement } from "../../../components/model/statement";
import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass } from "../../core/verdict";
import { isOfType } from "../../facets/guardrails";

/** Prefixes of services that AWS has renamed: a policy that names one is about nothing. */
const gone = /^(?:macie|aws-portal):/i;

const isAbout = ({ actions, notActions }: Statement): boolean =>
  notActions.length > 0 || actions.some((it) => !gone.test(it));

const allowsAll = ({ effect, actions, conditions }: Statement): boolean =>
  effect === "Allow" && conditions.length === 0 && actions.some((it) => it === "*" || isEverything(it));

const limits = (it: Statement): boolean => it.effect === "Deny" && isAbout(it);

export default defineRule({
  id: "guardrail-denies",
  title: "A service control policy denies something",
  principle: "fail-safe-defaults",
  severity: "medium",
  why: "A policy that allows everything, or that denies actions which no service has any more, looks like a guardrail and is none.",
  fix: {
    pulumi:
      "Write `Deny` statements with actions that AWS has (`macie2:`, not `macie:`), or an `Allow` of the services in use, into `content` of the aws.organizations.Policy.",
    cloudformation:
      "Write `Deny` statements with actions that AWS has (`macie2:`, not `macie:`), or an `Allow` of the services in use, into `Content` of the AWS::Organizations::Policy.",
  },
  links: [
    "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_strategies.html",
    "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
  ],
  checks: {
    "AWS::Organizations::Policy": (it) =>
      given(isOfType(it, "SERVICE_CONTROL_POLICY"), (is) => {
        if (!is) return [];
        const document = it.get("Content");
        return given(findStatement(document, limits), (limit) => {
          if (limit !== undefined) return pass;
          const because = "it denies nothing";
          // A list of what is allowed denies the rest.
          return given(
            findStatement(document, (one) => one.effect === "Allow"),
            (allow) =>
              allow === undefined
                ? fail(document, because)
                : given(findStatement(document, allowsAll), (all) =>
                    all === undefined ? pass : fail(document, because),
                  ),
          );
        });
      }),
  },
  examples: {
    good: [
      {
        type: "AWS::Organizations::Policy",
        properties: {
          Type: "SERVICE_CONTROL_POLICY",
          Content: { Statement: [{ Effect: "Deny", Action: "organizations:LeaveOrganization", Resource: "*" }] },
        },
      },
    ],
    bad: [
      {
        type: "AWS::Organizations::Policy",
        properties: {
          Type: "SERVICE_CONTROL_POLICY",
          Content: { Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] },
        },
      },
    ],
  },
  equivalents: [],
});
