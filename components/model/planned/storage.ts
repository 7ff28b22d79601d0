import type { PolicyDocument } from "./policy";
import type { Tags } from "./tags";

/** What plans write of S3 and KMS, in CloudFormation's names. */
export interface StorageResources<V> {
  "AWS::KMS::Key": {
    readonly Description: string;
    readonly EnableKeyRotation: boolean;
    readonly KeyPolicy: PolicyDocument<V>;
    /** Days from the order to delete the key until it is gone: 7 to 30. */
    readonly PendingWindowInDays: number;
    /** Days from one rotation to the next: 90 to 2560. */
    readonly RotationPeriodInDays: number;
    readonly Tags: Tags;
  };
  "AWS::KMS::Alias": { readonly AliasName: string; readonly TargetKeyId: V };
  "AWS::S3::Bucket": {
    readonly BucketEncryption: { readonly ServerSideEncryptionConfiguration: readonly [BucketEncryptionRule<V>] };
    readonly LifecycleConfiguration: { readonly Rules: readonly LifecycleRule[] };
    readonly LoggingConfiguration?: { readonly DestinationBucketName: V; readonly LogFilePrefix: string };
    readonly ObjectLockEnabled: boolean;
    readonly ObjectLockConfiguration?: {
      readonly ObjectLockEnabled: "Enabled";
      readonly Rule: {
        readonly DefaultRetention: { readonly Mode: "GOVERNANCE" | "COMPLIANCE"; readonly Days: number };
      };
    };
    readonly OwnershipControls: { readonly Rules: readonly [{ readonly ObjectOwnership: "BucketOwnerEnforced" }] };
    readonly PublicAccessBlockConfiguration: {
      readonly BlockPublicAcls: boolean;
      readonly BlockPublicPolicy: boolean;
      readonly IgnorePublicAcls: boolean;
      readonly RestrictPublicBuckets: boolean;
    };
    readonly Tags: Tags;
    readonly VersioningConfiguration: { readonly Status: "Enabled" };
  };
  "AWS::S3::BucketPolicy": { readonly Bucket: V; readonly PolicyDocument: PolicyDocument<V> };
}

interface BucketEncryptionRule<V> {
  readonly BucketKeyEnabled: boolean;
  readonly ServerSideEncryptionByDefault:
    { readonly SSEAlgorithm: "aws:kms"; readonly KMSMasterKeyID: V } | { readonly SSEAlgorithm: "AES256" };
}

interface LifecycleRule {
  readonly Id: string;
  readonly Status: "Enabled";
  readonly AbortIncompleteMultipartUpload?: { readonly DaysAfterInitiation: number };
  readonly ExpirationInDays?: number;
  readonly NoncurrentVersionExpiration?: { readonly NoncurrentDays: number };
}
