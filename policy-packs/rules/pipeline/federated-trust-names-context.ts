import { elementOf, findStatement, type Condition, type Statement } from "../../../components/model/statement";
import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass } from "../../core/verdict";
import { claims, isPattern, trustingGitHub, trustsForge } from "../../facets/forges";

/** A subject that goes on to what the job is for, at least in part: an environment, a branch or a tag by some of its name. */
const saysWhatFor =
  /^repo:[^:*?]+:(pull_request|environment:[^*?]|ref:refs\/(heads|tags)\/[^*?])|^project_(path|id):[^:*?]+:ref_type:(branch|tag):ref:[^*?]/;

/** Custom subjects have parts that nobody knows: they are taken at their word. */
const isWide = (condition: Condition, value: string): boolean =>
  isPattern(condition, value) && /^(repo|project_path|project_id):|^[*?]/.test(value) && !saysWhatFor.test(value);

const takesAnyJob = (statement: Statement): boolean =>
  trustsForge(statement) &&
  claims(statement, "sub").some((it) => it.values.some((value) => isWide(it, value))) &&
  !claims(statement, "environment", "ref", "job_workflow_ref", "workflow", "ref_protected").some((it) =>
    it.values.every((value) => !isPattern(it, value)),
  );

export default defineRule({
  id: "federated-trust-names-context",
  title: "A role that trusts a repository says for which branch, tag or environment",
  principle: "pipeline",
  severity: "medium",
  why: "With a wildcard in its place every branch will do, also one that nobody reviewed: who may push to the repository may take the role.",
  fix: {
    pulumi:
      'Write the subject in full in `assumeRolePolicy`: `StringEquals: { "token.actions.githubusercontent.com:sub": "repo:OWNER@ID/REPOSITORY@ID:environment:NAME" }`.',
    cloudformation:
      'Write the subject in full in `AssumeRolePolicyDocument`: `StringEquals: { token.actions.githubusercontent.com:sub: "repo:OWNER@ID/REPOSITORY@ID:environment:NAME" }`.',
  },
  links: [
    "https://docs.github.com/en/actions/reference/security/oidc#example-subject-claims",
    "https://docs.gitlab.com/ci/cloud_services/#configure-a-conditional-role-with-oidc-claims",
  ],
  checks: {
    "AWS::IAM::Role": (it) =>
      given(findStatement(it.get("AssumeRolePolicyDocument"), trustsForge), (forge) =>
        forge === undefined
          ? []
          : given(findStatement(it.get("AssumeRolePolicyDocument"), takesAnyJob), (found) =>
              found === undefined
                ? pass
                : fail(elementOf(found, "Condition"), "every branch, pull request and environment can take the role"),
            ),
      ),
  },
  examples: {
    good: trustingGitHub({
      StringEquals: { "token.actions.githubusercontent.com:sub": "repo:acme@1/shop@2:environment:production" },
    }),
    bad: trustingGitHub({ StringLike: { "token.actions.githubusercontent.com:sub": "repo:acme/shop:*" } }),
  },
  equivalents: [],
});
