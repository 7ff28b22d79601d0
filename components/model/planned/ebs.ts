import type { Tags } from "./tags";

/** What plans write of an account's EBS in one region. */
export interface EbsResources<V> {
  /** CloudFormation has no type for it. The tags are for what makes it in CDK: the setting itself takes none. */
  "Custom::EbsEncryptionByDefault": {
    readonly Enabled: true;
    readonly KmsKeyId: V;
    /** Of the function that CDK needs for it. */
    readonly PermissionsBoundary?: V;
    readonly Tags: Tags;
  };
  "AWS::EC2::SnapshotBlockPublicAccess": { readonly State: "block-all-sharing" };
}
