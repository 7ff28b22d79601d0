import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { OrganizationsResources } from "../../model/planned/organizations";
import { one, tags, type Make, type Makers } from "./make";

const organization: Make<"AWS::Organizations::Organization"> = (name, it, options, protection) => {
  const made = new aws.organizations.Organization(
    name,
    {
      awsServiceAccessPrincipals: [...it.TrustedServices],
      enabledPolicyTypes: [...it.EnabledPolicyTypes],
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
      closeOnDeletion: it.CloseOnDeletion,
      email: it.Email,
      iamUserAccessToBilling: it.IamUserAccessToBilling,
      name: it.AccountName,
      parentId: it.ParentIds[0],
      roleName: it.RoleName,
      tags: tags(it.Tags),
    }),
    (account) => ({ AccountId: account.id, Arn: account.arn }),
  ),
  "AWS::Organizations::Policy": policy,
};
