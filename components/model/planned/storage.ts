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
    readonly BucketName?: V;
    readonly BucketEncryption: { readonly ServerSideEncryptionConfiguration: readonly [BucketEncryptionRule<V>] };
    readonly LifecycleConfiguration: { readonly Rules: readonly LifecycleRule[] };
    readonly LoggingConfiguration?: { readonly DestinationBucketName: V; readonly LogFilePrefix: string };
    readonly NotificationConfiguration?: {
      readonly EventBridgeConfiguration: { readonly EventBridgeEnabled: boolean };
    };
    readonly ObjectLockEnabled: boolean;
    readonly ObjectLockConfiguration?: ObjectLock;
    readonly OwnershipControls: { readonly Rules: readonly [{ readonly ObjectOwnership: "BucketOwnerEnforced" }] };
    readonly PublicAccessBlockConfiguration: {
      readonly BlockPublicAcls: boolean;
      readonly BlockPublicPolicy: boolean;
      readonly IgnorePublicAcls: boolean;
      readonly RestrictPublicBuckets: boolean;
    };
    readonly ReplicationConfiguration?: { readonly Role: V; readonly Rules: readonly [ReplicationRule<V>] };
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

/** Without a rule each object is locked by whoever writes it; with one, every object is, for so long. */
interface ObjectLock {
  readonly ObjectLockEnabled: "Enabled";
  readonly Rule?: { readonly DefaultRetention: { readonly Mode: "COMPLIANCE" | "GOVERNANCE"; readonly Days: number } };
}

interface LifecycleRule {
  readonly Id: string;
  readonly Status: "Enabled";
  readonly AbortIncompleteMultipartUpload?: { readonly DaysAfterInitiation: number };
  readonly ExpirationInDays?: number;
  readonly NoncurrentVersionExpiration?: { readonly NoncurrentDays: number };
  readonly Transitions?: readonly [{ readonly StorageClass: "INTELLIGENT_TIERING"; readonly TransitionInDays: number }];
}

interface ReplicationRule<V> {
  readonly Id: string;
  readonly Status: "Enabled";
  readonly Priority: number;
  readonly Filter: { readonly Prefix: string };
  readonly DeleteMarkerReplication: { readonly Status: "Disabled" };
  readonly SourceSelectionCriteria: { readonly SseKmsEncryptedObjects: { readonly Status: "Enabled" } };
  readonly Destination: {
    readonly Bucket: V;
    readonly Account?: V;
    readonly AccessControlTranslation?: { readonly Owner: "Destination" };
    readonly EncryptionConfiguration: { readonly ReplicaKmsKeyID: V };
  };
}
