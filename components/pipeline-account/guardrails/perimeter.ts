import { refuse, type Intent } from "./intents";

const examples = "https://github.com/aws-samples/data-perimeter-policy-examples/tree/main/resource_control_policies";
const rcp = { policy: "RESOURCE_CONTROL_POLICY" } as const;

/**
 * The services whose resources such policies hold for since they came to be, all with policies of their own that may let strangers
 * in. Later ones are left to their rules: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
 */
const services = ["kms:*", "s3:*", "secretsmanager:*", "sqs:*"];

/** All of STS but what strangers are there for: they come with a token, and who they are the role's trust says. */
const sts = [
  "sts:AssumeRole",
  "sts:DecodeAuthorizationMessage",
  "sts:GetAccessKeyInfo",
  "sts:GetFederationToken",
  "sts:GetServiceBearerToken",
  "sts:GetSessionToken",
  "sts:SetContext",
];

/** Data stays inside: whoever asks is of the organization or a service of AWS's that acts for it, and asks over TLS. */
export const perimeter = {
  "own-principals": {
    ...rcp,
    why: "a policy of one bucket, key, queue, secret or role that lets strangers in is enough",
    source: `${examples} (identity_perimeter_rcp)`,
    deny: ({ organizationId, trustedAccounts }) => [
      refuse("OwnPrincipals", [...services, ...sts], {
        StringNotEqualsIfExists: {
          "aws:PrincipalOrgID": organizationId,
          ...(trustedAccounts.length === 0 ? {} : { "aws:PrincipalAccount": trustedAccounts }),
        },
        BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
      }),
    ],
  },
  "confused-deputy": {
    ...rcp,
    why: "a service acts for every account: somebody else's resource makes it use yours",
    source: `${examples}, https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html`,
    // Where a service says for whom it acts, and it is not one of ours; services that do not say so are let through.
    deny: ({ organizationId, trustedAccounts }) => [
      refuse("OwnDeputies", [...services, "sts:*"], {
        StringNotEqualsIfExists: {
          "aws:SourceOrgID": organizationId,
          ...(trustedAccounts.length === 0 ? {} : { "aws:SourceAccount": trustedAccounts }),
        },
        Null: { "aws:SourceAccount": "false" },
        Bool: { "aws:PrincipalIsAWSService": "true" },
      }),
    ],
  },
  "tls-only": {
    ...rcp,
    why: "what goes over plain HTTP is read on the way",
    source:
      "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_examples.html (FSBP S3.5)",
    deny: () => [refuse("TlsOnly", [...services, "sts:*"], { BoolIfExists: { "aws:SecureTransport": "false" } })],
  },
  "trusted-issuers": {
    ...rcp,
    why: "a role that trusts an issuer of tokens that anybody may run is open to anybody",
    source: `${examples} (EnforceTrustedOIDCProviders)`,
    deny: ({ issuers }) =>
      issuers.length === 0
        ? []
        : [
            refuse("TrustedIssuers", ["sts:AssumeRoleWithWebIdentity"], {
              Null: Object.fromEntries(issuers.map((it) => [`${it}:sub`, "true"])),
            }),
          ],
  },
  "session-tags": {
    ...rcp,
    why: "a session that brings the tag of an exempt role with it would be exempt",
    source: `${examples} (data_perimeter_governance_rcp)`,
    deny: ({ exemptions: { tag } }) => [
      refuse("ExemptionNotBrought", ["sts:TagSession"], { "ForAnyValue:StringEquals": { "aws:TagKeys": [tag] } }),
    ],
  },
} satisfies { readonly [name: string]: Intent };
