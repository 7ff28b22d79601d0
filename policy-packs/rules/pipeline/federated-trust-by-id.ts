import { elementOf, findStatement, type Statement } from "../../../components/model/statement";
import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass } from "../../core/verdict";
import { claims, hostedSubjects, isPattern, trustingGitHub } from "../../facets/forges";

/** GitHub's immutable subjects, GitLab's by project, and GitHub's customised ones. */
const hasId = /^repo:[^:/*?]+@\d+\/[^:*?]+@\d+:|^project_id:\d+:|(^|:)repository_id:\d+(:|$)/;

const byNameAlone = (statement: Statement): boolean =>
  hostedSubjects(statement).some(({ values }) => values.some((value) => !hasId.test(value))) &&
  !claims(statement, "repository_id", "project_id").some((it) => it.values.every((value) => !isPattern(it, value)));

export default defineRule({
  id: "federated-trust-by-id",
  title: "A role is bound to a repository's id, not to its name alone",
  principle: "pipeline",
  severity: "low",
  why: "Names of accounts and repositories that were deleted or renamed can be taken by others, who then take the role; ids are never given again.",
  fix: {
    pulumi:
      'Add to `assumeRolePolicy` `StringEquals: { "token.actions.githubusercontent.com:repository_id": "ID" }`, or write the subject as `repo:OWNER@ID/REPOSITORY@ID:...`.',
    cloudformation:
      'Add to `AssumeRolePolicyDocument` `StringEquals: { token.actions.githubusercontent.com:repository_id: "ID" }`, or write the subject as `repo:OWNER@ID/REPOSITORY@ID:...`.',
  },
  links: [
    "https://github.blog/changelog/2026-04-23-immutable-subject-claims-for-github-actions-oidc-tokens/",
    "https://docs.gitlab.com/ci/cloud_services/#use-the-project-id-as-the-subject",
  ],
  checks: {
    "AWS::IAM::Role": (it) =>
      given(
        findStatement(it.get("AssumeRolePolicyDocument"), (statement) => hostedSubjects(statement).length > 0),
        (any) =>
          any === undefined
            ? []
            : given(findStatement(it.get("AssumeRolePolicyDocument"), byNameAlone), (found) =>
                found === undefined
                  ? pass
                  : fail(
                      elementOf(found, "Condition"),
                      "whoever registers the name once it is given up can take the role",
                    ),
              ),
      ),
  },
  examples: {
    good: trustingGitHub({
      StringEquals: { "token.actions.githubusercontent.com:sub": "repo:acme@1/shop@2:environment:production" },
    }),
    bad: trustingGitHub({
      StringEquals: { "token.actions.githubusercontent.com:sub": "repo:acme/shop:environment:production" },
    }),
  },
  equivalents: [],
});
