import { elementOf, findStatement, type Statement } from "../../../components/model/statement";
import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass } from "../../core/verdict";
import { claims, isPattern, trustingGitHub, trustsForge } from "../../facets/forges";

const takesAnyAudience = (statement: Statement): boolean =>
  trustsForge(statement) && !claims(statement, "aud").some((it) => it.values.every((value) => !isPattern(it, value)));

const sub = { "token.actions.githubusercontent.com:sub": "repo:acme@1/shop@2:environment:production" };

export default defineRule({
  id: "federated-trust-names-audience",
  title: "A role that trusts GitHub or GitLab takes only tokens that are made out to AWS",
  principle: "pipeline",
  severity: "low",
  why: "A job gives tokens to other services as well: whoever gets one there can present it to AWS as soon as the provider takes its audience, too.",
  fix: {
    pulumi:
      'Add to `assumeRolePolicy` the condition `StringEquals: { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" }`.',
    cloudformation:
      'Add to `AssumeRolePolicyDocument` the condition `StringEquals: { token.actions.githubusercontent.com:aud: "sts.amazonaws.com" }`.',
  },
  links: ["https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws"],
  checks: {
    "AWS::IAM::Role": (it) =>
      given(findStatement(it.get("AssumeRolePolicyDocument"), trustsForge), (forge) =>
        forge === undefined
          ? []
          : given(findStatement(it.get("AssumeRolePolicyDocument"), takesAnyAudience), (found) =>
              found === undefined
                ? pass
                : fail(elementOf(found, "Condition"), "it does not say for whom a token must be made out"),
            ),
      ),
  },
  examples: {
    good: trustingGitHub({ StringEquals: { ...sub, "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" } }),
    bad: trustingGitHub({ StringEquals: sub }),
  },
  equivalents: [],
});
