import type { Tags } from "./tags";

/** What plans write of AWS Organizations, in CloudFormation's names. */
export interface OrganizationsResources<V> {
  "AWS::Organizations::Organization": {
    readonly FeatureSet: "ALL";
  };
  "AWS::Organizations::OrganizationalUnit": {
    readonly Name: string;
    readonly ParentId: V;
    readonly Tags: Tags;
  };
  "AWS::Organizations::Account": {
    readonly AccountName: string;
    readonly Email: string;
    readonly ParentIds: readonly [V];
    readonly RoleName: string;
    readonly Tags: Tags;
  };
  "AWS::Organizations::Policy": {
    readonly Content: DenialDocument<V>;
    readonly Description: string;
    readonly Name: string;
    readonly Tags: Tags;
    readonly TargetIds: readonly V[];
    readonly Type: "SERVICE_CONTROL_POLICY" | "RESOURCE_CONTROL_POLICY";
  };
}

/** A service or resource control policy that a plan writes: it only ever denies. */
export interface DenialDocument<V> {
  readonly Version: "2012-10-17";
  readonly Statement: readonly Denial<V>[];
}

/** Exactly one of `Action` and `NotAction`, and one of `Resource` and `NotResource`. */
export interface Denial<V> {
  readonly Sid: string;
  readonly Effect: "Deny";
  /** Of resource control policies: whoever it is. */
  readonly Principal?: "*";
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Condition?: { readonly [operator: string]: { readonly [key: string]: V | readonly V[] } };
}
