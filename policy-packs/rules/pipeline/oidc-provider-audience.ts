import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { eachOf, fail, pass } from "../../core/verdict";

/** GitHub makes tokens out to the owner's page unless a job asks for something else. */
const byDefault = "https://github.com/";

export default defineRule({
  id: "oidc-provider-audience",
  title: "GitHub's tokens count only where they are made out to AWS",
  principle: "pipeline",
  severity: "low",
  why: "Tokens for the owner's page are what a job gives to any service that asks for none in particular: each of them could present it to AWS.",
  fix: {
    pulumi: 'Set `clientIdLists: ["sts.amazonaws.com"]`, which aws-actions/configure-aws-credentials asks for.',
    cloudformation: 'Set `ClientIdList: ["sts.amazonaws.com"]`, which aws-actions/configure-aws-credentials asks for.',
  },
  links: ["https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws"],
  checks: {
    "AWS::IAM::OIDCProvider": (it) =>
      given(it.get("Url").str(""), (url) =>
        !url.includes("token.actions.githubusercontent.com")
          ? []
          : eachOf(it.get("ClientIdList"), (audience) =>
              given(audience.text(), (text) =>
                (text ?? "").startsWith(byDefault)
                  ? fail(audience, "so are tokens that jobs give to other services")
                  : pass,
              ),
            ),
      ),
  },
  examples: {
    good: [
      {
        type: "AWS::IAM::OIDCProvider",
        properties: { Url: "https://token.actions.githubusercontent.com", ClientIdList: ["sts.amazonaws.com"] },
      },
    ],
    bad: [
      {
        type: "AWS::IAM::OIDCProvider",
        properties: { Url: "https://token.actions.githubusercontent.com", ClientIdList: ["https://github.com/acme"] },
      },
    ],
  },
  equivalents: [],
});
