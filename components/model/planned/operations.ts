import type { PolicyDocument } from "./policy";
import type { Tags } from "./tags";

/** What plans write of IAM and CloudWatch Logs, in CloudFormation's names. */
export interface OperationsResources<V> {
  "AWS::IAM::Role": {
    readonly AssumeRolePolicyDocument: PolicyDocument<V>;
    readonly Description: string;
    readonly Tags: Tags;
  };
  "AWS::IAM::ManagedPolicy": {
    readonly Description: string;
    readonly PolicyDocument: PolicyDocument<V>;
    readonly Roles: readonly V[];
  };
  "AWS::Logs::LogGroup": { readonly KmsKeyId: V; readonly RetentionInDays: number; readonly Tags: Tags };
}
