/** Types of which moto's CloudFormation has no model, and what is done instead. One that moto creates after all fails the tests. */
export const notCreated: { readonly [type: string]: string } = {
  "AWS::EC2::NetworkAcl": "nothing: the laws of the plans test what it lets through",
  "AWS::EC2::NetworkAclEntry": "nothing, as above",
  "AWS::EC2::SecurityGroupEgress": "nothing, as above",
  "AWS::EC2::SubnetNetworkAclAssociation": "nothing, as above",
  "AWS::S3::BucketPolicy": "PutBucketPolicy, with every reference resolved",
  "AWS::SQS::QueuePolicy": "SetQueueAttributes, likewise",
};

/** Types for which moto would run a function in a container. */
export const notRun = /^(Custom::|AWS::CloudFormation::CustomResource$)/;

/** Properties that make moto fail, with its fault. */
export const notTaken: { readonly [type: string]: { readonly [property: string]: string } } = {
  "AWS::KMS::Key": { Tags: "it looks for `TagKey`, as KMS's API has it, where CloudFormation has `Key`" },
};

/** Attributes that moto's resources do not have: what asks for one is not deployed. */
export const notAnswered: readonly string[] = ["DefaultNetworkAcl"];
