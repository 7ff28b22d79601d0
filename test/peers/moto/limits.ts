import { read } from "../judges/python";

/** Types of which moto's CloudFormation has no model. What their plans promise is tested without moto. */
export const notModelled: readonly string[] = [
  "AWS::Backup::BackupPlan",
  "AWS::Backup::BackupSelection",
  "AWS::Backup::BackupVault",
  "AWS::Backup::RestoreTestingPlan",
  "AWS::Backup::RestoreTestingSelection",
  "AWS::EC2::EgressOnlyInternetGateway",
  "AWS::EC2::NetworkAcl",
  "AWS::EC2::NetworkAclEntry",
  "AWS::EC2::SecurityGroupEgress",
  "AWS::EC2::SnapshotBlockPublicAccess",
  "AWS::EC2::SubnetNetworkAclAssociation",
  "AWS::EC2::TransitGatewayAttachment",
  "AWS::EC2::TransitGatewayRouteTableAssociation",
  "AWS::EC2::TransitGatewayRouteTablePropagation",
  "AWS::EC2::VPCBlockPublicAccessExclusion",
  "AWS::EC2::VPCBlockPublicAccessOptions",
  "AWS::EC2::VPCCidrBlock",
  "AWS::EC2::VPCEncryptionControl",
  // Told to the service itself, with every reference resolved: by PutBucketPolicy and SetQueueAttributes.
  "AWS::S3::BucketPolicy",
  "AWS::SQS::QueuePolicy",
  "AWS::SecretsManager::ResourcePolicy",
  "AWS::SecretsManager::RotationSchedule",
  "AWS::SecretsManager::Secret",
];

/** Types that moto has a model of and fails to create, with its fault. */
export const notWorking: { readonly [type: string]: string } = {
  "AWS::RDS::DBInstance": "it takes the reference to a parameter group for a text and finds an object",
};

/** Types for which moto would run a function in a container. */
export const notRun = /^(Custom::|AWS::CloudFormation::CustomResource$)/;

/** Properties that make moto fail, with its fault. */
export const notTaken: { readonly [type: string]: { readonly [property: string]: string } } = {
  "AWS::KMS::Key": { Tags: "it looks for `TagKey`, as KMS's API has it, where CloudFormation has `Key`" },
};

/** Attributes that moto's resources do not have: what asks for one is not deployed. */
export const notAnswered: readonly string[] = ["DefaultNetworkAcl"];

/** Stacks that are not deployed at all. */
export const notDeployed: { readonly [stack: string]: string } = {
  "a-dual-stack-network-of-bigger-zones-with-a-transit-gateway-that-enforces-encryption":
    "moto knows no VPC whose addresses come from a pool",
};

/** The types of which moto's CloudFormation has a model. */
export const modelled = async (): Promise<ReadonlySet<string>> => {
  const script = "import json, moto.cloudformation.parsing as it; print(json.dumps(list(it.get_model_map())))";
  return new Set((await read("python", ["-c", script])) as readonly string[]);
};
