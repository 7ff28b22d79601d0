import { accountId, partition, region, text, type Text } from "../model/plan";
import type { PolicyDocument, PolicyStatement } from "../model/planned/policy";
import type { EndpointService } from "./endpoint-services";

/** Whose principals an endpoint serves, and whose resources: one organization's, or one account's. */
export type Perimeter = { readonly organizationId: string } | "account";

/**
 * An endpoint answers only the network's own people, and leads only to their own resources: a key that an intruder brings along opens
 * nothing, and nothing is copied to an account of the intruder's. AWS's services themselves may pass, which some need to work.
 * https://docs.aws.amazon.com/whitepapers/latest/building-a-data-perimeter-on-aws/perimeter-implementation.html
 */
export const endpointPolicy = (
  service: EndpointService,
  perimeter: Perimeter,
  used: readonly EndpointService[],
): PolicyDocument<Text> => {
  const { principals, resources } = keysOf(perimeter);
  return {
    Version: "2012-10-17",
    Statement: [
      allow("OwnPrincipalsToOwnResources", "*", "*", { StringEquals: { ...principals, ...resources } }),
      allow("ServicesOfAws", "*", "*", { Bool: { "aws:PrincipalIsAWSService": true } }),
      ...(service === "s3" ? ownedByAws(used) : []),
      ...(service === "ssm" ? [publicParameters(principals)] : []),
      ...(service === "sts" ? [federated(resources)] : []),
    ],
  };
};

interface Equal {
  readonly [key: string]: Text;
}

const keysOf = (perimeter: Perimeter): { readonly principals: Equal; readonly resources: Equal } =>
  perimeter === "account"
    ? { principals: { "aws:PrincipalAccount": accountId }, resources: { "aws:ResourceAccount": accountId } }
    : {
        principals: { "aws:PrincipalOrgID": perimeter.organizationId },
        resources: { "aws:ResourceOrgID": perimeter.organizationId },
      };

const allow = (
  Sid: string,
  Action: string | readonly string[],
  Resource: Text | readonly Text[],
  Condition: PolicyStatement<Text>["Condition"] = {},
): PolicyStatement<Text> => ({
  Sid,
  Effect: "Allow",
  Principal: "*",
  Action,
  Resource,
  ...(Object.keys(Condition).length === 0 ? {} : { Condition }),
});

/**
 * Buckets of AWS's own that a service reads from, with the callers of AWS's or none: the layers of images
 * (https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html) and what SSM Agent patches by
 * (https://docs.aws.amazon.com/systems-manager/latest/userguide/ssm-agent-minimum-s3-permissions.html).
 */
const ownedByAws = (used: readonly EndpointService[]): readonly PolicyStatement<Text>[] => {
  const buckets = [
    ...(used.includes("ecr.dkr") ? [text`prod-${region}-starport-layer-bucket`] : []),
    ...(used.includes("ssm")
      ? [text`aws-ssm-${region}`, text`amazon-ssm-${region}`, text`patch-baseline-snapshot-${region}`]
      : []),
  ];
  if (buckets.length === 0) return [];
  const objects = buckets.map((bucket) => text`arn:${partition}:s3:::${bucket}/*`);
  return [allow("BucketsOfAws", "s3:GetObject", objects)];
};

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters.html */
const publicParameters = (principals: Equal): PolicyStatement<Text> =>
  allow(
    "OwnPrincipalsToAwsParameters",
    ["ssm:DescribeDocument", "ssm:GetDocument", "ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"],
    [text`arn:${partition}:ssm:${region}::document/*`, text`arn:${partition}:ssm:${region}::parameter/aws/*`],
    { StringEquals: principals },
  );

/** Who comes with a token has no account yet: what counts is whose role it is. */
const federated = (resources: Equal): PolicyStatement<Text> =>
  allow("FederatedToOwnRoles", ["sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity"], "*", {
    StringEquals: resources,
  });
