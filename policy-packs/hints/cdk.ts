/** Properties of CDK's own constructs (L2), by CloudFormation type and property; a property of `props`, as it is written. */
export const l2Properties: { readonly [typeAndProperty: string]: string } = {
  "AWS::CloudTrail::Trail EnableLogFileValidation": "enableFileValidation: true,",
  "AWS::CloudTrail::Trail IsMultiRegionTrail": "isMultiRegionTrail: true,",
  "AWS::DynamoDB::Table DeletionProtectionEnabled": "deletionProtection: true,",
  "AWS::DynamoDB::Table PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled":
    "pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },",
  "AWS::EC2::Volume Encrypted": "encrypted: true,",
  "AWS::ECR::Repository ImageScanningConfiguration.ScanOnPush": "imageScanOnPush: true,",
  "AWS::EFS::FileSystem Encrypted": "encrypted: true,",
  "AWS::KMS::Key EnableKeyRotation": "enableKeyRotation: true,",
  "AWS::OpenSearchService::Domain DomainEndpointOptions.EnforceHTTPS": "enforceHttps: true,",
  "AWS::OpenSearchService::Domain EncryptionAtRestOptions.Enabled": "encryptionAtRest: { enabled: true },",
  "AWS::OpenSearchService::Domain NodeToNodeEncryptionOptions.Enabled": "nodeToNodeEncryption: true,",
  "AWS::RDS::DBCluster DeletionProtection": "deletionProtection: true,",
  "AWS::RDS::DBCluster StorageEncrypted": "storageEncrypted: true,",
  "AWS::RDS::DBInstance DeletionProtection": "deletionProtection: true,",
  "AWS::RDS::DBInstance MultiAZ": "multiAz: true,",
  "AWS::RDS::DBInstance PubliclyAccessible": "publiclyAccessible: false,",
  "AWS::RDS::DBInstance StorageEncrypted": "storageEncrypted: true,",
  "AWS::S3::Bucket PublicAccessBlockConfiguration.BlockPublicAcls":
    "blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,",
  "AWS::S3::Bucket PublicAccessBlockConfiguration.BlockPublicPolicy":
    "blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,",
  "AWS::S3::Bucket PublicAccessBlockConfiguration.IgnorePublicAcls":
    "blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,",
  "AWS::S3::Bucket PublicAccessBlockConfiguration.RestrictPublicBuckets":
    "blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,",
  "AWS::S3::Bucket VersioningConfiguration.Status": "versioned: true,",
};
