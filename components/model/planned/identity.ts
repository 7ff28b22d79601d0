import type { PolicyDocument } from "./policy";
import type { Tags } from "./tags";

/** A policy of the account that a permission set is assigned in, where it must be there. */
interface PolicyReference {
  readonly Name: string;
  /** Begins and ends with `/`. */
  readonly Path: string;
}

/** What plans write of identity providers, IAM Identity Center and Access Analyzer, and of an account's own settings. */
export interface IdentityResources<V> {
  "AWS::AccessAnalyzer::Analyzer": {
    readonly AnalyzerConfiguration?: {
      readonly UnusedAccessConfiguration: {
        /** Days: 1 to 365. */
        readonly UnusedAccessAge: number;
      };
    };
    readonly AnalyzerName: string;
    readonly Tags: Tags;
    readonly Type: "ACCOUNT" | "ACCOUNT_UNUSED_ACCESS" | "ORGANIZATION" | "ORGANIZATION_UNUSED_ACCESS";
  };
  "AWS::IAM::OIDCProvider": {
    readonly ClientIdList: readonly [string, ...string[]];
    readonly Tags: Tags;
    /** Absent, AWS checks the certificate itself. */
    readonly ThumbprintList?: readonly string[];
    readonly Url: string;
  };
  "AWS::SSO::Assignment": {
    readonly InstanceArn: V;
    readonly PermissionSetArn: V;
    readonly PrincipalId: V;
    readonly PrincipalType: "GROUP";
    readonly TargetId: V;
    readonly TargetType: "AWS_ACCOUNT";
  };
  "AWS::SSO::PermissionSet": {
    /** Written also where there are none, so that those added by hand are taken away. */
    readonly CustomerManagedPolicyReferences: readonly PolicyReference[];
    readonly Description: string;
    readonly InlinePolicy?: PolicyDocument<V>;
    readonly InstanceArn: V;
    readonly ManagedPolicies: readonly V[];
    readonly Name: string;
    readonly PermissionsBoundary?: { readonly CustomerManagedPolicyReference: PolicyReference };
    /** ISO 8601: `PT1H` to `PT12H`. */
    readonly SessionDuration: string;
    readonly Tags: Tags;
  };
  /** CloudFormation has no type for it. The tags are for what sets it in CDK: the setting itself takes none. */
  "Custom::IamAccountPasswordPolicy": {
    readonly AllowUsersToChangePassword: boolean;
    /** Whether an expired password locks its user out until an administrator helps. */
    readonly HardExpiry: boolean;
    /** Days. */
    readonly MaxPasswordAge: number;
    readonly MinimumPasswordLength: number;
    /** How many former passwords are refused. */
    readonly PasswordReusePrevention: number;
    readonly RequireLowercaseCharacters: boolean;
    readonly RequireNumbers: boolean;
    readonly RequireSymbols: boolean;
    readonly RequireUppercaseCharacters: boolean;
    /** Of the function that CDK needs for it. */
    readonly PermissionsBoundary?: V;
    readonly Tags: Tags;
  };
  /** As above, of the organization's management account. */
  "Custom::IamOrganizationsFeatures": {
    readonly EnabledFeatures: readonly ["RootCredentialsManagement", "RootSessions"];
    /** Of the function that CDK needs for it. */
    readonly PermissionsBoundary?: V;
    readonly Tags: Tags;
  };
  /** As above. */
  "Custom::S3AccountPublicAccessBlock": {
    readonly AccountId: V;
    readonly BlockPublicAcls: boolean;
    readonly BlockPublicPolicy: boolean;
    readonly IgnorePublicAcls: boolean;
    readonly RestrictPublicBuckets: boolean;
    /** Of the function that CDK needs for it. */
    readonly PermissionsBoundary?: V;
    readonly Tags: Tags;
  };
}
