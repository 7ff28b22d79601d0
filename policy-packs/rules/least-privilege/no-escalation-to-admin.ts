import { isOpaque, type Part, type Statement } from "../../proofs/permissions/document";
import { pathsToAdmin } from "../../proofs/permissions/escalation/paths";
import type { Path } from "../../proofs/permissions/escalation/comers";
import { defineRule, type Example, type JsonObject, type Neighbours } from "../../core/rule";
import { pass, proved, type Verdict } from "../../core/verdict";
import { givesAdmin, ladderOf, passesAnyRole } from "../../facets/escalation";
import type { Origin } from "../../../components/model/value";
import type { View } from "../../../components/model/view";

const written = (part: Part): string =>
  isOpaque(part)
    ? "${?}"
    : part.map((it) => (typeof it === "string" ? it : "wildcard" in it ? it.wildcard : "${?}")).join("");

/** What a glance at one statement shows is the finding of the rules that glance: one fact is one finding. */
const isSeenAlone = ({ effect, actions = [], resources = [], tests }: Statement): boolean => {
  const said = {
    effect: effect === "Deny" ? ("Deny" as const) : ("Allow" as const),
    actions: actions.map(written),
    resources: resources.map(written),
    conditions: isOpaque(tests)
      ? []
      : tests.map(({ operator, key, values }) => ({ operator, key: key.toLowerCase(), values: values.map(written) })),
  };
  return givesAdmin(said) || ladderOf(said) !== undefined || passesAnyRole(said);
};

const verdictOn = ({ ways, says, steps, by, missing, actor }: Path, self: Origin): Verdict => {
  // Whoever has all rights by its own policies is the finding of no-admin-permissions and no-admin-policy-attached.
  if (ways.length === 0 || (by !== undefined && isSeenAlone(by))) return pass;
  const at = steps[0]?.at ?? self;
  if (missing.length === 0) {
    const message = `${actor.name} comes to all rights over the account: ${says.join(", ")}`;
    return proved({ verdict: "fail", at, message }, { evidence: steps });
  }
  const elsewhere = missing.every((it) => it.endsWith("which is not part of this input"));
  return { known: false, at, reason: `${says.join(", ")}, but this is not known: ${missing.join("; ")}`, elsewhere };
};

const judge = (it: View<unknown>, near: Neighbours): Verdict => {
  const path = near.whole(pathsToAdmin).get(near.self.address);
  return path === undefined ? pass : verdictOn(path, it.origin);
};

const allowed = (Action: string | readonly string[], Resource: string | JsonObject): JsonObject => ({
  Effect: "Allow",
  Action,
  Resource,
});

/** A user who may make functions that run as an administrator, and whom the administrator's role lets in. */
const shop = (service: string): readonly Example[] => [
  {
    type: "AWS::IAM::User",
    properties: {
      Policies: [
        {
          PolicyName: "deploy",
          PolicyDocument: {
            Version: "2012-10-17",
            Statement: [
              allowed("iam:PassRole", { "Fn::GetAtt": ["Role", "Arn"] }),
              allowed(["lambda:CreateFunction", "lambda:InvokeFunction"], "*"),
            ],
          },
        },
      ],
    },
  },
  {
    type: "AWS::IAM::Role",
    properties: {
      Policies: [{ PolicyName: "all", PolicyDocument: { Version: "2012-10-17", Statement: [allowed("*", "*")] } }],
      AssumeRolePolicyDocument: {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
      },
    },
  },
];

export default defineRule({
  id: "no-escalation-to-admin",
  title: "No role or user comes to administrator rights by a chain of permissions",
  principle: "least-privilege",
  severity: "high",
  why: "Each permission on the way looks harmless. Together they give whoever steals one key or one build the whole account.",
  fix: {
    pulumi:
      "Break the chain at the step that needs it least: name in `policy` what it may be done to, take the administrator's trust or rights away, or set `permissionsBoundary`.",
    cloudformation:
      "Break the chain at the step that needs it least: name in `PolicyDocument` what it may be done to, take the administrator's trust or rights away, or set `PermissionsBoundary`.",
  },
  links: [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
  ],
  checks: { "AWS::IAM::Role": judge, "AWS::IAM::User": judge },
  examples: { good: shop("ec2.amazonaws.com"), bad: shop("lambda.amazonaws.com") },
  equivalents: [],
});
