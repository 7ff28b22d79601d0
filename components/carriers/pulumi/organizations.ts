import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { OrganizationsResources } from "../../model/planned/organizations";
import { one, tags, type Make, type Makers } from "./make";

/** Services that look into all accounts to audit them, and that people come in by. CloudFormation cannot let them in. */
const trustedServices = [
  "access-analyzer.amazonaws.com",
  "cloudtrail.amazonaws.com",
  "config.amazonaws.com",
  "guardduty.amazonaws.com",
  "iam.amazonaws.com",
  "securityhub.amazonaws.com",
  "sso.amazonaws.com",
];

const organization: Make<"AWS::Organizations::Organization"> = (name, it, options, protection) => {
  const made = new aws.organizations.Organization(
    name,
    {
      awsServiceAccessPrincipals: trustedServices,
      // CloudFormation cannot: there each type is enabled by hand, once.
      enabledPolicyTypes: ["RESOURCE_CONTROL_POLICY", "SERVICE_CONTROL_POLICY"],
      featureSet: it.FeatureSet,
    },
    { ...options, ...protection },
  );
  const rootId = made.roots.apply((roots) => roots[0]?.id ?? "");
  return { resources: [made], attributes: { Ref: made.id, Id: made.id, Arn: made.arn, RootId: rootId } };
};

/** Attached one after the other: Organizations refuses two at once. */
const policy: Make<"AWS::Organizations::Policy"> = (name, it, options) => {
  const made = new aws.organizations.Policy(
    name,
    {
      content: pulumi.jsonStringify(it.Content),
      description: it.Description,
      name: it.Name,
      tags: tags(it.Tags),
      type: it.Type,
    },
    options,
  );
  const attachments = it.TargetIds.reduce<readonly aws.organizations.PolicyAttachment[]>((before, targetId, index) => {
    const after = before.at(-1);
    const attachment = new aws.organizations.PolicyAttachment(
      `${name}-${String(index)}`,
      { policyId: made.id, targetId },
      after === undefined ? options : { ...options, dependsOn: [after] },
    );
    return [...before, attachment];
  }, []);
  return { resources: [made, ...attachments], attributes: { Ref: made.id, Id: made.id, Arn: made.arn } };
};

/** How Pulumi makes what plans write of AWS Organizations. */
export const organizations: Makers<keyof OrganizationsResources<string>> = {
  "AWS::Organizations::Organization": organization,
  "AWS::Organizations::OrganizationalUnit": one(
    aws.organizations.OrganizationalUnit,
    (it) => ({ name: it.Name, parentId: it.ParentId, tags: tags(it.Tags) }),
    (unit) => ({ Id: unit.id, Arn: unit.arn }),
  ),
  "AWS::Organizations::Account": one(
    aws.organizations.Account,
    (it) => ({
      // As in CDK, which retains it: no program closes an account.
      closeOnDeletion: false,
      email: it.Email,
      // Whether users of the account see its bills, which CloudFormation cannot say.
      iamUserAccessToBilling: "DENY",
      name: it.AccountName,
      parentId: it.ParentIds[0],
      roleName: it.RoleName,
      tags: tags(it.Tags),
    }),
    (account) => ({ AccountId: account.id, Arn: account.arn }),
  ),
  "AWS::Organizations::Policy": policy,
};
