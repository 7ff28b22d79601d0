import { replaces, set, write, type FixesOf } from "./fix";

const endpoint = (note = "") => set("publiclyAccessible: false", "PubliclyAccessible: false", note);

const domain = set(
  "vpcOptions` with private `subnetIds` and `securityGroupIds",
  "VPCOptions` with private `SubnetIds` and `SecurityGroupIds",
  "A domain cannot be moved into a VPC: make a new one and restore a snapshot.",
);

/** How the way in from the Internet is closed, kind by kind. */
export const notOpenToInternet: FixesOf<"exposure"> = {
  "AWS::AmazonMQ::Broker": endpoint(replaces("broker")),
  "AWS::AutoScaling::LaunchConfiguration": set(
    "associatePublicIpAddress: false",
    "AssociatePublicIpAddress: false",
    replaces("launch configuration"),
  ),
  "AWS::CodeBuild::Project": set('projectVisibility: "PRIVATE"', "Visibility: PRIVATE"),
  "AWS::DMS::ReplicationInstance": endpoint(replaces("replication instance")),
  "AWS::EC2::Instance": write(
    "Set `associatePublicIpAddress: false`, or a private subnet as `subnetId`",
    "Set `AssociatePublicIpAddress: false` in `NetworkInterfaces`, or a private subnet as `SubnetId`",
    `${replaces("instance")} Administer it by AWS Systems Manager.`,
  ),
  "AWS::EC2::LaunchTemplate": set(
    'associatePublicIpAddress: "false"` in `networkInterfaces',
    "AssociatePublicIpAddress: false` in `LaunchTemplateData.NetworkInterfaces",
  ),
  "AWS::OpenSearchServerless::SecurityPolicy": write(
    'In `policy`, set `"AllowFromPublic": false` and name your VPC endpoints as `"SourceVPCEs"`',
    'In `Policy`, set `"AllowFromPublic": false` and name your VPC endpoints as `"SourceVPCEs"`',
  ),
  "AWS::ECR::Repository": write(
    "Name accounts, organisations or roles as `Principal` in the aws.ecr.RepositoryPolicy, in place of `*`",
    "Name accounts, organisations or roles as `Principal` in `RepositoryPolicyText`, in place of `*`",
  ),
  "AWS::ECS::Service": set(
    "assignPublicIp: false` in `networkConfiguration",
    "AssignPublicIp: DISABLED` in `NetworkConfiguration.AwsvpcConfiguration",
    "Give private subnets a way to the registry: a NAT gateway or VPC endpoints.",
  ),
  "AWS::EKS::Cluster": write(
    "In `vpcConfig`, set `endpointPublicAccess: false` and `endpointPrivateAccess: true`, or name your networks in `publicAccessCidrs`",
    "In `ResourcesVpcConfig`, set `EndpointPublicAccess: false` and `EndpointPrivateAccess: true`, or name your networks in `PublicAccessCidrs`",
  ),
  "AWS::EKS::Nodegroup": write(
    "Name groups in `remoteAccess.sourceSecurityGroupIds`, or leave `remoteAccess` out and use AWS Systems Manager",
    "Name groups in `RemoteAccess.SourceSecurityGroups`, or leave `RemoteAccess` out and use AWS Systems Manager",
    replaces("node group"),
  ),
  "AWS::Elasticsearch::Domain": domain,
  "AWS::MSK::Cluster": set(
    'publicAccess: { type: "DISABLED" }` in `brokerNodeGroupInfo.connectivityInfo',
    "PublicAccess: { Type: DISABLED }` in `BrokerNodeGroupInfo.ConnectivityInfo",
  ),
  "AWS::MWAA::Environment": set('webserverAccessMode: "PRIVATE_ONLY"', "WebserverAccessMode: PRIVATE_ONLY"),
  "AWS::Neptune::DBInstance": endpoint(),
  "AWS::OpenSearchService::Domain": domain,
  "AWS::RDS::DBCluster": write(
    "Let `dbSubnetGroupName` name a group of private subnets",
    "Set `PubliclyAccessible: false`, and let `DBSubnetGroupName` name a group of private subnets",
    replaces("cluster"),
  ),
  "AWS::RDS::DBInstance": endpoint(),
  "AWS::Redshift::Cluster": endpoint(),
  "AWS::RedshiftServerless::Workgroup": endpoint(),
  "AWS::Transfer::Server": write(
    'Set `endpointType: "VPC"`, with private `subnetIds` and no `addressAllocationIds` in `endpointDetails`',
    "Set `EndpointType: VPC`, with private `SubnetIds` and no `AddressAllocationIds` in `EndpointDetails`",
  ),
};
