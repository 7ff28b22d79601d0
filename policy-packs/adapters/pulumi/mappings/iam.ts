import type * as aws from "@pulumi/aws";
import { Reference, Unresolved } from "../../../../components/model/raw";
import type { Json } from "../../../../components/model/schema";
import { View } from "../../../../components/model/view";
import { tags } from "../codecs";
import { assemble, fold, map, part, split, type Part, type Plain, type Satellites } from "../mapping";
import { document } from "../policy-documents";

type Attachment = View<{ readonly policyArn?: string }>;

/** The policies that are named on the resource itself and those that are attached to it: one that is unknown hides no other. */
const attached = (
  own: View<readonly string[]>,
  attachments: readonly Attachment[],
  exclusive: readonly View<{ readonly policyArns?: readonly string[] }>[] = [],
): View<readonly string[]> => {
  const [first] = [...attachments, ...exclusive];
  if (first === undefined) return own;
  return (first as View<unknown>)
    .list()
    .spread<string>(() => [
      ...own.alternatives(),
      ...attachments.map((it) => it.get("policyArn")),
      ...exclusive.flatMap((it) => it.get("policyArns").alternatives()),
    ]);
};

const inlinePolicies = (it: View<Plain<aws.iam.RoleArgs>>) =>
  it.get("inlinePolicies").each<{ PolicyDocument: Json; PolicyName: string }>((policy) => ({
    PolicyDocument: document(policy.get("policy")),
    PolicyName: policy.get("name"),
  }));

/** What is attached to a role that lists its policies itself: the list takes every other one away at the next deployment. */
const attachedBeside = (it: View<Plain<aws.iam.RoleArgs>>, satellites: Satellites): View<readonly string[]> => {
  const [first, ...more] = it.get("managedPolicyArns").isAbsent()
    ? []
    : satellites.all<aws.iam.RolePolicyAttachmentArgs>("aws:iam/rolePolicyAttachment:RolePolicyAttachment");
  return first === undefined
    ? View.absent(it.get("managedPolicyArns"))
    : (first as View<unknown>).list().spread<string>(() => [first, ...more].map((one) => one.get("policyArn")));
};

const role = assemble<aws.iam.RoleArgs, "AWS::IAM::Role">("AWS::IAM::Role", (it, satellites) => ({
  RoleName: it.get("name"),
  AttachedBeside: attachedBeside(it, satellites),
  AssumeRolePolicyDocument: document(it.get("assumeRolePolicy")),
  ManagedPolicyArns: attached(
    it.get("managedPolicyArns"),
    satellites.all<aws.iam.RolePolicyAttachmentArgs>("aws:iam/rolePolicyAttachment:RolePolicyAttachment"),
    satellites.all<aws.iam.RolePolicyAttachmentsExclusiveArgs>(
      "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
    ),
  ),
  Path: it.get("path"),
  PermissionsBoundary: it.get("permissionsBoundary"),
  Policies: inlinePolicies(it),
  Tags: tags(it.get("tags")),
}));

const user = assemble<aws.iam.UserArgs, "AWS::IAM::User">("AWS::IAM::User", (it, satellites) => {
  const login = satellites.one<aws.iam.UserLoginProfileArgs>("aws:iam/userLoginProfile:UserLoginProfile");
  return {
    UserName: it.get("name"),
    Groups: View.absent(it),
    LoginProfile: {
      // IAM makes the password up: that there is one is all that is known of it.
      Password: login.get("user").as<string>(() => new Reference("a password that IAM makes up", [])),
      PasswordResetRequired: login.get("passwordResetRequired"),
    },
    ManagedPolicyArns: attached(
      View.absent(it),
      satellites.all<aws.iam.UserPolicyAttachmentArgs>("aws:iam/userPolicyAttachment:UserPolicyAttachment"),
      satellites.all<aws.iam.UserPolicyAttachmentsExclusiveArgs>(
        "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive",
      ),
    ),
    Path: it.get("path"),
    PermissionsBoundary: it.get("permissionsBoundary"),
    Policies: View.absent(it),
    Tags: tags(it.get("tags")),
  };
});

const group = assemble<aws.iam.GroupArgs, "AWS::IAM::Group">("AWS::IAM::Group", (it, satellites) => ({
  GroupName: it.get("name"),
  ManagedPolicyArns: attached(
    View.absent(it),
    satellites.all<aws.iam.GroupPolicyAttachmentArgs>("aws:iam/groupPolicyAttachment:GroupPolicyAttachment"),
    satellites.all<aws.iam.GroupPolicyAttachmentsExclusiveArgs>(
      "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive",
    ),
  ),
  Policies: View.absent(it),
}));

const policy = map<aws.iam.PolicyArgs, "AWS::IAM::ManagedPolicy">("AWS::IAM::ManagedPolicy", (it) => ({
  ManagedPolicyName: it.get("name"),
  Groups: View.absent(it),
  PolicyDocument: document(it.get("policy")),
  Roles: View.absent(it),
  Users: View.absent(it),
}));

const elsewhere = new Unresolved("its owner is defined elsewhere", [], true);

/**
 * An attachment of one policy to many holders reads as those holders, of which nothing else is known here, for rules about what is
 * attached to a holder; and, for proofs, as what it says of whom.
 */
const policyAttachment = split<aws.iam.PolicyAttachmentArgs>("AWS::IAM::Policy", (it): readonly Part[] => {
  const unread = View.of<never>(it.source, elsewhere, it.path);
  const holder = {
    ManagedPolicyArns: it.get("policyArn").list(),
    Path: unread,
    PermissionsBoundary: unread,
    Policies: unread,
  };
  const parts: Part[] = [];
  if (!it.get("roles").isAbsent()) {
    const role = {
      ...holder,
      AttachedBeside: View.absent<readonly string[]>(it),
      RoleName: unread,
      AssumeRolePolicyDocument: unread,
      Tags: unread,
    };
    parts.push(part("AWS::IAM::Role", role, elsewhere));
  }
  if (!it.get("users").isAbsent()) {
    const user = { ...holder, UserName: unread, Groups: unread, LoginProfile: unread, Tags: unread };
    parts.push(part("AWS::IAM::User", user, elsewhere));
  }
  if (!it.get("groups").isAbsent()) {
    parts.push(part("AWS::IAM::Group", { ...holder, GroupName: unread }, elsewhere));
  }
  const said = {
    Groups: it.get("groups") as View<readonly string[]>,
    PolicyArn: it.get("policyArn"),
    Roles: it.get("roles") as View<readonly string[]>,
    Users: it.get("users") as View<readonly string[]>,
  };
  return [...parts, part("Custom::IamPolicyAttachment", said)];
});

/** A user's groups: one addition each, as CloudFormation has it. */
const userGroups = split<aws.iam.UserGroupMembershipArgs>("AWS::IAM::UserToGroupAddition", (it): readonly Part[] =>
  it
    .get("groups")
    .alternatives()
    .map((group) => part("AWS::IAM::UserToGroupAddition", { GroupName: group, Users: it.get("user").list() })),
);

type Exclusive = { readonly policyNames: readonly string[] } & {
  readonly [name in "groupName" | "roleName" | "userName"]?: string;
};

/** The inline policies that are to stay: those of them that are not in the input are somebody else's. */
const policiesExclusive = map<Exclusive, "Custom::IamPoliciesExclusive">("Custom::IamPoliciesExclusive", (it) => ({
  GroupName: it.get("groupName"),
  PolicyNames: it.get("policyNames"),
  RoleName: it.get("roleName"),
  UserName: it.get("userName"),
}));

export const iam = {
  "aws:iam/rolePoliciesExclusive:RolePoliciesExclusive": policiesExclusive,
  "aws:iam/userPoliciesExclusive:UserPoliciesExclusive": policiesExclusive,
  "aws:iam/groupPoliciesExclusive:GroupPoliciesExclusive": policiesExclusive,
  "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive": fold("AWS::IAM::User", "userName"),
  "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive": fold("AWS::IAM::Group", "groupName"),
  "aws:iam/userGroupMembership:UserGroupMembership": userGroups,
  "aws:iam/groupMembership:GroupMembership": map<aws.iam.GroupMembershipArgs, "AWS::IAM::UserToGroupAddition">(
    "AWS::IAM::UserToGroupAddition",
    (it) => ({ GroupName: it.get("group"), Users: it.get("users") }),
  ),
  "aws:iam/role:Role": role,
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": fold("AWS::IAM::Role", "role"),
  "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive": fold("AWS::IAM::Role", "roleName"),
  "aws:iam/rolePolicy:RolePolicy": map<aws.iam.RolePolicyArgs, "AWS::IAM::RolePolicy">(
    "AWS::IAM::RolePolicy",
    (it) => ({ RoleName: it.get("role"), PolicyName: it.get("name"), PolicyDocument: document(it.get("policy")) }),
  ),
  "aws:iam/policy:Policy": policy,
  "aws:iam/policyAttachment:PolicyAttachment": policyAttachment,
  "aws:iam/user:User": user,
  "aws:iam/userLoginProfile:UserLoginProfile": fold("AWS::IAM::User", "user"),
  "aws:iam/userPolicyAttachment:UserPolicyAttachment": fold("AWS::IAM::User", "user"),
  "aws:iam/userPolicy:UserPolicy": map<aws.iam.UserPolicyArgs, "AWS::IAM::UserPolicy">(
    "AWS::IAM::UserPolicy",
    (it) => ({ UserName: it.get("user"), PolicyName: it.get("name"), PolicyDocument: document(it.get("policy")) }),
  ),
  "aws:iam/group:Group": group,
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment": fold("AWS::IAM::Group", "group"),
  "aws:iam/groupPolicy:GroupPolicy": map<aws.iam.GroupPolicyArgs, "AWS::IAM::GroupPolicy">(
    "AWS::IAM::GroupPolicy",
    (it) => ({ GroupName: it.get("group"), PolicyName: it.get("name"), PolicyDocument: document(it.get("policy")) }),
  ),
  "aws:iam/accessKey:AccessKey": map<aws.iam.AccessKeyArgs, "AWS::IAM::AccessKey">("AWS::IAM::AccessKey", (it) => ({
    Status: it.get("status"),
    UserName: it.get("user"),
  })),
  "aws:iam/instanceProfile:InstanceProfile": map<aws.iam.InstanceProfileArgs, "AWS::IAM::InstanceProfile">(
    "AWS::IAM::InstanceProfile",
    (it) => ({ InstanceProfileName: it.get("name"), Roles: it.get("role").list() }),
  ),
  "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": map<
    aws.iam.AccountPasswordPolicyArgs,
    "Custom::IamAccountPasswordPolicy"
  >("Custom::IamAccountPasswordPolicy", (it) => ({
    HardExpiry: it.get("hardExpiry"),
    MaxPasswordAge: it.get("maxPasswordAge"),
    MinimumPasswordLength: it.get("minimumPasswordLength"),
    PasswordReusePrevention: it.get("passwordReusePrevention"),
    RequireLowercaseCharacters: it.get("requireLowercaseCharacters"),
    RequireNumbers: it.get("requireNumbers"),
    RequireSymbols: it.get("requireSymbols"),
    RequireUppercaseCharacters: it.get("requireUppercaseCharacters"),
  })),
  "aws:iam/organizationsFeatures:OrganizationsFeatures": map<
    aws.iam.OrganizationsFeaturesArgs,
    "Custom::IamOrganizationsFeatures"
  >("Custom::IamOrganizationsFeatures", (it) => ({ EnabledFeatures: it.get("enabledFeatures") })),
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": map<
    aws.iam.OpenIdConnectProviderArgs,
    "AWS::IAM::OIDCProvider"
  >("AWS::IAM::OIDCProvider", (it) => ({
    ClientIdList: it.get("clientIdLists"),
    Tags: tags(it.get("tags")),
    Url: it.get("url"),
  })),
};
