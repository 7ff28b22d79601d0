import type * as aws from "@pulumi/aws";
import { tags } from "../codecs";
import { View } from "../../../../components/model/view";
import { listOf } from "../lists";
import { assemble, fold, map, type Plain } from "../mapping";
import { document } from "../policy-documents";

type Attachment = View<Plain<aws.organizations.PolicyAttachmentArgs>>;

/** What a policy is attached to, which Pulumi says beside it. */
const targets = (it: View<unknown>, attachments: readonly Attachment[]): View<readonly string[]> =>
  attachments.length === 0
    ? View.absent(it)
    : listOf<string>(
        it,
        attachments.map((one) => one.get("targetId")),
      );

export const organizations = {
  "aws:organizations/organization:Organization": map<
    aws.organizations.OrganizationArgs,
    "AWS::Organizations::Organization"
  >("AWS::Organizations::Organization", (it) => ({
    FeatureSet: it.get("featureSet"),
  })),
  "aws:organizations/organizationalUnit:OrganizationalUnit": map<
    aws.organizations.OrganizationalUnitArgs,
    "AWS::Organizations::OrganizationalUnit"
  >("AWS::Organizations::OrganizationalUnit", (it) => ({
    Name: it.get("name"),
    ParentId: it.get("parentId"),
    Tags: tags(it.get("tags")),
  })),
  "aws:organizations/account:Account": map<aws.organizations.AccountArgs, "AWS::Organizations::Account">(
    "AWS::Organizations::Account",
    (it) => ({
      AccountName: it.get("name"),
      CloseOnDeletion: it.get("closeOnDeletion"),
      Email: it.get("email"),
      ParentIds: it.get("parentId").list(),
      RoleName: it.get("roleName"),
      Tags: tags(it.get("tags")),
    }),
  ),
  "aws:organizations/policy:Policy": assemble<aws.organizations.PolicyArgs, "AWS::Organizations::Policy">(
    "AWS::Organizations::Policy",
    (it, satellites) => {
      const attachments = satellites.all<aws.organizations.PolicyAttachmentArgs>(
        "aws:organizations/policyAttachment:PolicyAttachment",
      );
      return {
        Content: document(it.get("content")),
        Name: it.get("name"),
        Tags: tags(it.get("tags")),
        TargetIds: targets(it, attachments),
        Type: it.get("type").otherwise("SERVICE_CONTROL_POLICY"),
      };
    },
  ),
  "aws:organizations/policyAttachment:PolicyAttachment": fold("AWS::Organizations::Policy", "policyId"),
};
