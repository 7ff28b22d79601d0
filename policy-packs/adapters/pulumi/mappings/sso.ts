import type * as aws from "@pulumi/aws";
import { View } from "../../../../components/model/view";
import { tags } from "../codecs";
import { assemble, fold, map, type Plain } from "../mapping";
import { document } from "../policy-documents";

/** AWS's own policies of a permission set, each attached by itself or all of them in one list. */
const managed = (
  it: View<Plain<aws.ssoadmin.PermissionSetArgs>>,
  each: readonly View<Plain<aws.ssoadmin.ManagedPolicyAttachmentArgs>>[],
  exclusive: readonly View<Plain<aws.ssoadmin.ManagedPolicyAttachmentsExclusiveArgs>>[],
): View<readonly string[]> => {
  const [first] = [...each, ...exclusive] as readonly View<unknown>[];
  if (first === undefined) return View.absent(it);
  return first
    .list()
    .spread<string>(() => [
      ...each.map((one) => one.get("managedPolicyArn")),
      ...exclusive.flatMap((list) => list.get("managedPolicyArns").alternatives()),
    ]);
};

const permissionSet = assemble<aws.ssoadmin.PermissionSetArgs, "AWS::SSO::PermissionSet">(
  "AWS::SSO::PermissionSet",
  (it, satellites) => {
    const boundary = satellites
      .one<aws.ssoadmin.PermissionsBoundaryAttachmentArgs>(
        "aws:ssoadmin/permissionsBoundaryAttachment:PermissionsBoundaryAttachment",
      )
      .get("permissionsBoundary");
    const own = boundary.get("customerManagedPolicyReference");
    const inline = satellites.one<aws.ssoadmin.PermissionSetInlinePolicyArgs>(
      "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy",
    );
    return {
      Name: it.get("name"),
      InlinePolicy: document(inline.get("inlinePolicy")),
      ManagedPolicies: managed(
        it,
        satellites.all<aws.ssoadmin.ManagedPolicyAttachmentArgs>(
          "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment",
        ),
        satellites.all<aws.ssoadmin.ManagedPolicyAttachmentsExclusiveArgs>(
          "aws:ssoadmin/managedPolicyAttachmentsExclusive:ManagedPolicyAttachmentsExclusive",
        ),
      ),
      PermissionsBoundary: {
        CustomerManagedPolicyReference: { Name: own.get("name"), Path: own.get("path") },
        ManagedPolicyArn: boundary.get("managedPolicyArn"),
      },
      SessionDuration: it.get("sessionDuration"),
      Tags: tags(it.get("tags")),
    };
  },
);

const ofSet = fold("AWS::SSO::PermissionSet", "permissionSetArn");

export const sso = {
  "aws:ssoadmin/accountAssignment:AccountAssignment": map<aws.ssoadmin.AccountAssignmentArgs, "AWS::SSO::Assignment">(
    "AWS::SSO::Assignment",
    (it) => ({
      PermissionSetArn: it.get("permissionSetArn"),
      PrincipalId: it.get("principalId"),
      PrincipalType: it.get("principalType"),
    }),
  ),
  "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment": ofSet,
  "aws:ssoadmin/managedPolicyAttachmentsExclusive:ManagedPolicyAttachmentsExclusive": ofSet,
  "aws:ssoadmin/permissionSet:PermissionSet": permissionSet,
  "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy": ofSet,
  "aws:ssoadmin/permissionsBoundaryAttachment:PermissionsBoundaryAttachment": ofSet,
};
