import { SECRET, SIGNATURE, type Wire } from "../../adapters/pulumi/sentinels";
import { textOf } from "../place";
import { sealed } from "../secrets";
import type { Conceived, Pattern } from "./template";

const iam = (kind: string): Pattern => ({
  named: "name",
  arn: `iam::{account}:${kind}/{name}`,
  outputs: { arn: (it) => withPath(it, kind), uniqueId: "AROA{letters:17}" },
});

/** The path stands between kind and name, with a slash at both ends. */
function withPath(it: Conceived, kind: string): string {
  const path = it.input("path");
  return typeof path === "string" && path.startsWith("/") ? it.arn.replace(`:${kind}/`, `:${kind}${path}`) : it.arn;
}

const secret = (it: Conceived): Wire => ({ [SIGNATURE]: SECRET, value: sealed(it.urn) });

export const IDENTITY: { readonly [type: string]: Pattern } = {
  "iam/role": iam("role"),
  "iam/user": iam("user"),
  "iam/group": iam("group"),
  "iam/instanceProfile": iam("instance-profile"),
  "iam/policy": {
    named: "name",
    id: "{arn}",
    arn: "iam::{account}:policy/{name}",
    outputs: { arn: (it) => withPath(it, "policy"), policyId: "ANPA{letters:17}" },
  },
  "iam/rolePolicy": { named: "name", id: "{role}:{name}" },
  "iam/userPolicy": { named: "name", id: "{user}:{name}" },
  "iam/groupPolicy": { named: "name", id: "{group}:{name}" },
  "iam/rolePolicyAttachment": { id: "{role}-{hex:26}" },
  "iam/userPolicyAttachment": { id: "{user}-{hex:26}" },
  "iam/groupPolicyAttachment": { id: "{group}-{hex:26}" },
  "iam/policyAttachment": { named: "name" },
  "iam/accessKey": { id: "AKIAIOSFODNN7EXAMPLE", outputs: { secret, sesSmtpPasswordV4: secret, status: "Active" } },
  "iam/openIdConnectProvider": { id: "{arn}", arn: "iam::{account}:oidc-provider/{url:host}" },
  "iam/samlProvider": { named: "name", id: "{arn}", arn: "iam::{account}:saml-provider/{name}" },
  "iam/serviceLinkedRole": { id: "{arn}", arn: "iam::{account}:role/aws-service-role/{awsServiceName}/{name}" },
  "iam/userLoginProfile": { id: "{user}", outputs: { password: secret } },
  "kms/key": { id: "{uuid}", arn: "kms:{region}:{account}:key/{id}", outputs: { keyId: "{id}" } },
  "kms/replicaKey": { id: "mrk-{hex:32}", arn: "kms:{region}:{account}:key/{id}", outputs: { keyId: "{id}" } },
  "kms/externalKey": { id: "{uuid}", arn: "kms:{region}:{account}:key/{id}" },
  "kms/alias": {
    named: "name",
    id: "{name}",
    arn: "kms:{region}:{account}:{name}",
    outputs: {
      name: (it) => (it.physicalName.startsWith("alias/") ? it.physicalName : `alias/${it.physicalName}`),
      targetKeyArn: (it) =>
        textOf(it.input("targetKeyId"))?.startsWith("arn:") === true
          ? it.fill("{targetKeyId}")
          : it.fill("arn:{partition}:kms:{region}:{account}:key/{targetKeyId}"),
    },
  },
  "secretsmanager/secret": {
    named: "name",
    id: "{arn}",
    arn: "secretsmanager:{region}:{account}:secret:{name}-AbCdEf",
  },
  "secretsmanager/secretVersion": {
    id: "{secretId}|{uuid}",
    arn: "secretsmanager:{region}:{account}:secret:{name}-AbCdEf",
    outputs: { arn: "{secretId}", versionId: "{uuid}" },
  },
  "ssm/parameter": {
    named: "name",
    arn: "ssm:{region}:{account}:parameter/{name}",
    outputs: { arn: (it) => it.arn.replace("parameter//", "parameter/"), version: () => 1 },
  },
  "acm/certificate": {
    id: "{arn}",
    arn: "acm:{region}:{account}:certificate/{uuid}",
    outputs: { domainValidationOptions: validations, status: "PENDING_VALIDATION", validationEmails: () => [] },
  },
  "acm/certificateValidation": { id: "2024-01-01 00:00:00 +0000 UTC" },
  "acmpca/certificateAuthority": { id: "{arn}", arn: "acm-pca:{region}:{account}:certificate-authority/{uuid}" },
  "cognito/userPool": {
    id: "{region}_{letters:9}",
    arn: "cognito-idp:{region}:{account}:userpool/{id}",
    outputs: { endpoint: "cognito-idp.{region}.amazonaws.com/{id}" },
  },
  "cognito/userPoolClient": { id: "{lower:26}", outputs: { clientSecret: secret } },
  "cognito/userPoolDomain": {
    id: "{domain}",
    outputs: {
      cloudfrontDistribution: "d{lower:13}.cloudfront.net",
      cloudfrontDistributionArn: "d{lower:13}.cloudfront.net",
      cloudfrontDistributionZoneId: "Z2FDTNDATAQYW2",
    },
  },
  "cognito/identityPool": { id: "{region}:{uuid}", arn: "cognito-identity:{region}:{account}:identitypool/{id}" },
  "wafv2/webAcl": { named: "name", id: "{uuid}", arn: "wafv2:{region}:{account}:regional/webacl/{name}/{id}" },
  "wafv2/ipSet": { named: "name", id: "{uuid}", arn: "wafv2:{region}:{account}:regional/ipset/{name}/{id}" },
  "wafv2/ruleGroup": { named: "name", id: "{uuid}", arn: "wafv2:{region}:{account}:regional/rulegroup/{name}/{id}" },
  "guardduty/detector": {
    id: "{hex:32}",
    arn: "guardduty:{region}:{account}:detector/{id}",
    outputs: { accountId: "{account}" },
  },
  "securityhub/account": { id: "{account}", arn: "securityhub:{region}:{account}:hub/default" },
  "ssoadmin/permissionSet": { id: "{arn}", arn: "sso:::permissionSet/ssoins-{hex:16}/ps-{hex:16}" },
  "accessanalyzer/analyzer": { named: "analyzerName", arn: "access-analyzer:{region}:{account}:analyzer/{name}" },
  "organizations/account": { id: "{digits:12}", arn: "organizations::{account}:account/o-{lower:10}/{id}" },
  "organizations/organization": {
    id: "o-{lower:10}",
    arn: "organizations::{account}:organization/{id}",
    outputs: { masterAccountId: "{account}", roots: (it) => [{ id: it.fill("r-{lower:4}"), name: "Root" }] },
  },
  "organizations/organizationalUnit": {
    id: "ou-{lower:4}-{lower:8}",
    arn: "organizations::{account}:ou/o-{lower:10}/{id}",
  },
  "organizations/policy": {
    id: "p-{lower:8}",
    arn: "organizations::{account}:policy/o-{lower:10}/service_control_policy/{id}",
  },
};

/** One DNS record for each name of the certificate. */
function validations(it: Conceived): Wire {
  const others = it.input("subjectAlternativeNames");
  const names = [it.input("domainName"), ...(Array.isArray(others) ? (others as readonly Wire[]) : [])];
  return names.map((name) => ({
    domainName: name ?? null,
    resourceRecordName: it.fill(`_{hex:32}.${(textOf(name) ?? "").replace(/^\*\./, "")}.`),
    resourceRecordType: "CNAME",
    resourceRecordValue: it.fill("_{hex:32}.acm-validations.aws."),
  }));
}
