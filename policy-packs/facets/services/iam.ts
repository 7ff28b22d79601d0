import { ownership } from "../read";
import type { FacetsOf } from "../table";

export const iam: FacetsOf<
  | "AWS::IAM::AccessKey"
  | "AWS::IAM::InstanceProfile"
  | "AWS::IAM::Group"
  | "AWS::IAM::GroupPolicy"
  | "AWS::IAM::ManagedPolicy"
  | "AWS::IAM::OIDCProvider"
  | "AWS::IAM::Policy"
  | "AWS::IAM::Role"
  | "AWS::IAM::RolePolicy"
  | "AWS::IAM::User"
  | "AWS::IAM::UserPolicy"
  | "AWS::IAM::UserToGroupAddition"
  | "Custom::IamAccountPasswordPolicy"
  | "Custom::IamOrganizationsFeatures"
  | "Custom::IamPoliciesExclusive"
  | "Custom::IamPolicyAttachment"
> = {
  "AWS::IAM::AccessKey": {},
  "AWS::IAM::InstanceProfile": {},
  "AWS::IAM::Group": {},
  "AWS::IAM::GroupPolicy": {},
  "AWS::IAM::ManagedPolicy": {},
  "AWS::IAM::OIDCProvider": { ownership: (it) => ownership(it.get("Tags")) },
  "AWS::IAM::Policy": {},
  "AWS::IAM::Role": { ownership: (it) => ownership(it.get("Tags")) },
  "AWS::IAM::RolePolicy": {},
  "AWS::IAM::User": { ownership: (it) => ownership(it.get("Tags")) },
  "AWS::IAM::UserPolicy": {},
  "AWS::IAM::UserToGroupAddition": {},
  "Custom::IamAccountPasswordPolicy": {},
  "Custom::IamOrganizationsFeatures": {},
  "Custom::IamPoliciesExclusive": {},
  "Custom::IamPolicyAttachment": {},
};
