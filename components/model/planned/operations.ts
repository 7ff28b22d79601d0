import type { PolicyDocument } from "./policy";
import type { Tags } from "./tags";

/** What plans write of IAM and CloudWatch Logs, in CloudFormation's names. */
export interface OperationsResources<V> {
  "AWS::IAM::Role": {
    readonly AssumeRolePolicyDocument: PolicyDocument<V>;
    readonly Description: string;
    /** All managed policies there are, where none is attached from elsewhere: what anybody adds by hand is not among them. */
    readonly ManagedPolicyArns?: readonly V[];
    /** Seconds: 3,600 by default, which is the least. */
    readonly MaxSessionDuration?: number;
    /** Begins and ends with `/`. */
    readonly Path?: string;
    readonly PermissionsBoundary?: V;
    readonly RoleName?: V;
    readonly Tags: Tags;
  };
  "AWS::IAM::ManagedPolicy": {
    readonly Description: string;
    readonly ManagedPolicyName?: V;
    /** Begins and ends with `/`. */
    readonly Path?: string;
    readonly PolicyDocument: PolicyDocument<V>;
    /** Absent where the roles name the policy, or nobody does yet. */
    readonly Roles?: readonly V[];
  };
  "AWS::Logs::LogGroup": {
    /** Absent where what is logged holds no data of anybody's, such as flow logs. */
    readonly DataProtectionPolicy?: DataProtectionPolicy<V>;
    readonly DeletionProtectionEnabled: boolean;
    readonly KmsKeyId: V;
    /** Only the standard class masks. */
    readonly LogGroupClass?: "STANDARD";
    readonly LogGroupName?: string;
    /** Days: one of the 22 that CloudWatch Logs knows. */
    readonly RetentionInDays: number;
    readonly Tags: Tags;
  };
}

/** One statement that says where findings go, and one that masks: both about the same identifiers. */
export interface DataProtectionPolicy<V> {
  readonly Name: string;
  readonly Version: "2021-06-01";
  readonly Statement: readonly [
    {
      readonly Sid: string;
      readonly DataIdentifier: readonly V[];
      readonly Operation: { readonly Audit: { readonly FindingsDestination: FindingsDestination<V> } };
    },
    {
      readonly Sid: string;
      readonly DataIdentifier: readonly V[];
      readonly Operation: { readonly Deidentify: { readonly MaskConfig: Readonly<Record<string, never>> } };
    },
  ];
}

/** Empty, they are counted as the metric `LogEventsWithFindings` and written nowhere. */
export interface FindingsDestination<V> {
  readonly CloudWatchLogs?: { readonly LogGroup: V };
}
