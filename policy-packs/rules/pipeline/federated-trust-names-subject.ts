import { allows, elementOf, findStatement, type Condition, type Statement } from "../../../components/model/statement";
import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass } from "../../core/verdict";
import { trustingGitHub } from "../../facets/forges";

/** Providers of consumers' identities: whom they vouch for is told by the application, not by a subject. */
const byAudience = /^(cognito-identity\.amazonaws\.com|accounts\.google\.com|graph\.facebook\.com|www\.amazon\.com)$/;
const audience = /:(aud|app_id|amr)$/;

/** Claims of a token that say which repository, project or account asks. */
const subject =
  /:(sub|repository(_id|_owner|_owner_id)?|job_workflow_ref|environment|project_(path|id)|namespace_(path|id))$/;

const matches = /^(foranyvalue:|forallvalues:)?string(equals|equalsignorecase|like)$/;

/** `repo:acme/*` names an owner; `repo:*` and `repo:acme*` match owners that anybody can register. */
const namesOwner = (value: string): boolean => {
  const fixed = value.replace(/[*?].*$/s, "");
  if (fixed === value) return true;
  const path = /^(repo|project_path):(.*)$/s.exec(fixed);
  return path === null
    ? fixed.replace(/^(organization|org|system:serviceaccount):/, "") !== ""
    : /\w\//.test(path[2] ?? "");
};

const names = (claim: RegExp, { operator, key, values }: Condition): boolean =>
  matches.test(operator) &&
  claim.test(key) &&
  values.length > 0 &&
  (!operator.endsWith("like") || values.every(namesOwner));

const trustsAnySubject = (statement: Statement): boolean =>
  allows(statement, "sts:AssumeRoleWithWebIdentity") &&
  statement.principals.some(({ type, id }) => {
    if (type !== "Federated" || id.includes(":saml-provider/")) return false;
    return !statement.conditions.some((it) => names(byAudience.test(id) ? audience : subject, it));
  });

export default defineRule({
  id: "federated-trust-names-subject",
  title: "A role that trusts an identity provider says for whom",
  principle: "pipeline",
  severity: "critical",
  why: "GitHub, GitLab and their like sign tokens for everybody: without a condition on the subject any repository in the world can take the role.",
  fix: {
    pulumi:
      'Add to `assumeRolePolicy` a condition such as `StringEquals: { "token.actions.githubusercontent.com:sub": "repo:OWNER@ID/REPOSITORY@ID:environment:NAME" }`.',
    cloudformation:
      'Add to `AssumeRolePolicyDocument` a condition such as `StringEquals: { token.actions.githubusercontent.com:sub: "repo:OWNER@ID/REPOSITORY@ID:environment:NAME" }`.',
  },
  links: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html#idp_oidc_Create_GitHub"],
  checks: {
    "AWS::IAM::Role": (it) =>
      given(findStatement(it.get("AssumeRolePolicyDocument"), trustsAnySubject), (found) =>
        found === undefined
          ? pass
          : fail(
              elementOf(found, "Condition"),
              "it does not say which repository, project or account may take the role",
            ),
      ),
  },
  examples: {
    good: trustingGitHub({ StringLike: { "token.actions.githubusercontent.com:sub": "repo:acme/shop:*" } }),
    bad: trustingGitHub({ StringEquals: { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" } }),
  },
  equivalents: [
    { id: "CKV_AWS_358", type: "AWS::IAM::Role" },
    { id: "CKV_AWS_393", type: "AWS::IAM::Role" },
  ],
});
