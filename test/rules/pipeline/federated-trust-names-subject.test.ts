import rule from "../../../policy-packs/rules/pipeline/federated-trust-names-subject";
import { testRule, unknown } from "../../rule-tester";

const github = "token.actions.githubusercontent.com";
const provider = (host: string) => `arn:aws:iam::123456789012:oidc-provider/${host}`;
const trust = (host: string, Condition: object = {}) =>
  ({
    Statement: [
      { Effect: "Allow", Principal: { Federated: host }, Action: "sts:AssumeRoleWithWebIdentity", Condition },
    ],
  }) as never;
const role = (host: string, condition?: object) => ({
  type: "AWS::IAM::Role",
  properties: { AssumeRolePolicyDocument: trust(host, condition) },
});
const pulumi = (host: string, condition?: object) => ({
  type: "aws:iam/role:Role",
  properties: { assumeRolePolicy: JSON.stringify(trust(host, condition)) },
});
const aud = { StringEquals: { [`${github}:aud`]: "sts.amazonaws.com" } };
const sub = (value: unknown) => ({ ...aud, StringLike: { [`${github}:sub`]: value } });

testRule(rule, {
  pass: [
    [role(provider(github), sub("repo:acme/shop:ref:refs/heads/main"))],
    [role(provider(github), sub(["repo:acme/*", "repo:acme/shop:*"]))],
    [role(provider(github), { StringEquals: { [`${github}:repository_id`]: "1296269" } })],
    [role(provider("gitlab.com"), { StringLike: { "gitlab.com:sub": "project_path:acme/*" } })],
    [
      role(provider("oidc.eks.eu-west-1.amazonaws.com/id/A1"), {
        StringEquals: { "oidc.eks.eu-west-1.amazonaws.com/id/A1:sub": "system:serviceaccount:shop:api" },
      }),
    ],
    [
      role("cognito-identity.amazonaws.com", {
        StringEquals: { "cognito-identity.amazonaws.com:aud": "eu-west-1:pool" },
      }),
    ],
    // Letter by letter nothing matches a star: that role is closed, if uselessly.
    [role(provider(github), { StringEquals: { [`${github}:sub`]: unknown } })],
    // A company's own provider of SAML.
    [role("arn:aws:iam::123456789012:saml-provider/company")],
    [pulumi(provider(github), sub("repo:acme/shop:*"))],
  ],
  fail: [
    [[role(provider(github))], /AssumeRolePolicyDocument\.Statement\[0\]\.Condition .*does not say which repository/],
    [[role(provider(github), aud)], /Condition/],
    [[role(provider(github), sub("repo:*"))], /Condition/],
    [[role(provider(github), sub("*"))], /Condition/],
    // Anybody can register an organization whose name begins so.
    [[role(provider(github), sub("repo:acme*"))], /Condition/],
    [[role(provider(github), sub(["repo:acme/shop:*", "repo:*/shop:*"]))], /Condition/],
    [[role(provider(github), { StringNotLike: { [`${github}:sub`]: "repo:evil/*" } })], /Condition/],
    [[role(provider("gitlab.com"), { StringEquals: { "gitlab.com:aud": "https://gitlab.com" } })], /Condition/],
    [[role("cognito-identity.amazonaws.com")], /Condition/],
    [[pulumi(provider(github), aud)], /assumeRolePolicy\.Statement\[0\]\.Condition/],
  ],
  unknown: [
    [role(provider(github), sub(unknown))],
    [{ type: "aws:iam/role:Role", properties: { assumeRolePolicy: unknown } }],
  ],
});
