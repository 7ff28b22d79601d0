import type { PolicyDocument } from "./policy";
import type { Tags } from "./tags";

/** What plans write of AWS Signer, of Lambda's code signing and of ECR, in CloudFormation's names. */
export interface SigningResources<V> {
  "AWS::Signer::SigningProfile": {
    readonly PlatformId: "AWSLambda-SHA384-ECDSA";
    readonly SignatureValidityPeriod: { readonly Type: "MONTHS"; readonly Value: number };
    readonly Tags: Tags;
  };
  "AWS::Signer::ProfilePermission": {
    readonly Action: "signer:GetSigningProfile" | "signer:StartSigningJob";
    /** The ARN of a role. */
    readonly Principal: V;
    readonly ProfileName: V;
    readonly StatementId: string;
  };
  "AWS::Lambda::CodeSigningConfig": {
    readonly AllowedPublishers: { readonly SigningProfileVersionArns: readonly V[] };
    readonly CodeSigningPolicies: { readonly UntrustedArtifactOnDeployment: "Enforce" };
    readonly Description: string;
    readonly Tags: Tags;
  };
  "AWS::ECR::Repository": {
    readonly EncryptionConfiguration: { readonly EncryptionType: "KMS"; readonly KmsKey: V };
    readonly ImageScanningConfiguration: { readonly ScanOnPush: boolean };
    readonly ImageTagMutability: "IMMUTABLE";
    /** JSON. */
    readonly LifecyclePolicy: { readonly LifecyclePolicyText: string };
    readonly RepositoryName?: string;
    /** No statement of it names a resource: it is the repository. */
    readonly RepositoryPolicyText: PolicyDocument<V>;
    readonly Tags: Tags;
  };
}
