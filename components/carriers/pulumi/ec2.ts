import * as aws from "@pulumi/aws";
import type { Ec2Resources } from "../../model/planned/ec2";
import { one, tags, type Makers } from "./make";

/** How Pulumi makes what plans write of EC2. */
export const ec2: Makers<keyof Ec2Resources<string>> = {
  "AWS::EC2::VPC": one(
    aws.ec2.Vpc,
    (it) => ({
      cidrBlock: it.CidrBlock,
      enableDnsHostnames: it.EnableDnsHostnames,
      enableDnsSupport: it.EnableDnsSupport,
      ipv4IpamPoolId: it.Ipv4IpamPoolId,
      ipv4NetmaskLength: it.Ipv4NetmaskLength,
      tags: tags(it.Tags),
    }),
    (vpc) => ({
      CidrBlock: vpc.cidrBlock,
      DefaultNetworkAcl: vpc.defaultNetworkAclId,
      DefaultSecurityGroup: vpc.defaultSecurityGroupId,
    }),
  ),
  "AWS::EC2::Subnet": one(aws.ec2.Subnet, (it) => ({
    vpcId: it.VpcId,
    availabilityZone: it.AvailabilityZone,
    assignIpv6AddressOnCreation: it.AssignIpv6AddressOnCreation,
    cidrBlock: it.CidrBlock,
    ipv6CidrBlock: it.Ipv6CidrBlock,
    mapPublicIpOnLaunch: it.MapPublicIpOnLaunch,
    tags: tags(it.Tags),
  })),
  "AWS::EC2::InternetGateway": one(aws.ec2.InternetGateway, (it) => ({ tags: tags(it.Tags) })),
  "AWS::EC2::VPCGatewayAttachment": one(aws.ec2.InternetGatewayAttachment, (it) => ({
    vpcId: it.VpcId,
    internetGatewayId: it.InternetGatewayId,
  })),
  "AWS::EC2::EIP": one(
    aws.ec2.Eip,
    (it) => ({ domain: it.Domain, tags: tags(it.Tags) }),
    (address) => ({ Ref: address.publicIp, AllocationId: address.allocationId }),
  ),
  "AWS::EC2::NatGateway": one(aws.ec2.NatGateway, (it) => ({
    allocationId: it.AllocationId,
    availabilityMode: it.AvailabilityMode,
    subnetId: it.SubnetId,
    tags: tags(it.Tags),
    vpcId: it.VpcId,
  })),
  "AWS::EC2::RouteTable": one(aws.ec2.RouteTable, (it) => ({ vpcId: it.VpcId, tags: tags(it.Tags) })),
  "AWS::EC2::SubnetRouteTableAssociation": one(aws.ec2.RouteTableAssociation, (it) => ({
    routeTableId: it.RouteTableId,
    subnetId: it.SubnetId,
  })),
  "AWS::EC2::Route": one(aws.ec2.Route, (it) => ({
    routeTableId: it.RouteTableId,
    destinationCidrBlock: it.DestinationCidrBlock,
    destinationIpv6CidrBlock: it.DestinationIpv6CidrBlock,
    egressOnlyGatewayId: it.EgressOnlyInternetGatewayId,
    gatewayId: it.GatewayId,
    natGatewayId: it.NatGatewayId,
    transitGatewayId: it.TransitGatewayId,
    vpcEndpointId: it.VpcEndpointId,
  })),
  "AWS::EC2::NetworkAcl": one(aws.ec2.NetworkAcl, (it) => ({ vpcId: it.VpcId, tags: tags(it.Tags) })),
  "AWS::EC2::NetworkAclEntry": one(aws.ec2.NetworkAclRule, (it) => ({
    networkAclId: it.NetworkAclId,
    cidrBlock: it.CidrBlock,
    ipv6CidrBlock: it.Ipv6CidrBlock,
    egress: it.Egress,
    fromPort: it.PortRange.From,
    toPort: it.PortRange.To,
    protocol: String(it.Protocol),
    ruleAction: it.RuleAction,
    ruleNumber: it.RuleNumber,
  })),
  "AWS::EC2::SubnetNetworkAclAssociation": one(aws.ec2.NetworkAclAssociation, (it) => ({
    networkAclId: it.NetworkAclId,
    subnetId: it.SubnetId,
  })),
  "AWS::EC2::SecurityGroup": one(
    aws.ec2.SecurityGroup,
    // The provider takes EC2's own egress rule away, so that what closes a group in CloudFormation has no part here; written
    // inline, it would also take away every rule that is a resource of its own.
    (it) => ({ vpcId: it.VpcId, description: it.GroupDescription, tags: tags(it.Tags) }),
    (group) => ({ GroupId: group.id }),
  ),
  "AWS::EC2::SecurityGroupIngress": one(aws.vpc.SecurityGroupIngressRule, (it) => ({
    securityGroupId: it.GroupId,
    cidrIpv4: it.CidrIp,
    cidrIpv6: it.CidrIpv6,
    description: it.Description,
    fromPort: it.FromPort,
    ipProtocol: it.IpProtocol,
    referencedSecurityGroupId: it.SourceSecurityGroupId,
    toPort: it.ToPort,
  })),
  "AWS::EC2::SecurityGroupEgress": one(aws.vpc.SecurityGroupEgressRule, (it) => ({
    securityGroupId: it.GroupId,
    cidrIpv4: it.CidrIp,
    cidrIpv6: it.CidrIpv6,
    description: it.Description,
    fromPort: it.FromPort,
    ipProtocol: it.IpProtocol,
    prefixListId: it.DestinationPrefixListId,
    referencedSecurityGroupId: it.DestinationSecurityGroupId,
    toPort: it.ToPort,
  })),
  "AWS::EC2::LaunchTemplate": one(
    aws.ec2.LaunchTemplate,
    ({ LaunchTemplateData: it, TagSpecifications: own }) => ({
      blockDeviceMappings: it.BlockDeviceMappings.map(({ DeviceName, Ebs }) => ({
        deviceName: DeviceName,
        ebs: {
          deleteOnTermination: String(Ebs.DeleteOnTermination),
          encrypted: String(Ebs.Encrypted),
          kmsKeyId: Ebs.KmsKeyId,
          volumeSize: Ebs.VolumeSize,
          volumeType: Ebs.VolumeType,
        },
      })),
      imageId: it.ImageId,
      instanceInitiatedShutdownBehavior: it.InstanceInitiatedShutdownBehavior,
      instanceType: it.InstanceType,
      metadataOptions: {
        httpEndpoint: it.MetadataOptions.HttpEndpoint,
        httpPutResponseHopLimit: it.MetadataOptions.HttpPutResponseHopLimit,
        httpTokens: it.MetadataOptions.HttpTokens,
        instanceMetadataTags: it.MetadataOptions.InstanceMetadataTags,
      },
      networkInterfaces: it.NetworkInterfaces.map((one) => ({
        associatePublicIpAddress: String(one.AssociatePublicIpAddress),
        deleteOnTermination: String(one.DeleteOnTermination),
        deviceIndex: one.DeviceIndex,
        securityGroups: [...one.Groups],
        subnetId: one.SubnetId,
      })),
      tagSpecifications: it.TagSpecifications.map((one) => ({
        resourceType: one.ResourceType,
        tags: tags(one.Tags),
      })),
      tags: tags(own.flatMap((one) => one.Tags)),
    }),
    (template) => ({ LatestVersionNumber: template.latestVersion.apply(String) }),
  ),
  "AWS::EC2::FlowLog": one(aws.ec2.FlowLog, (it) => ({
    vpcId: it.ResourceId,
    trafficType: it.TrafficType,
    logDestinationType: it.LogDestinationType,
    logDestination: it.LogDestination,
    iamRoleArn: it.DeliverLogsPermissionArn,
    maxAggregationInterval: it.MaxAggregationInterval,
    tags: tags(it.Tags),
  })),
  // Pulumi adopts the two defaults; an empty list takes every rule away.
  "Custom::VpcRestrictDefaultSG": one(aws.ec2.DefaultSecurityGroup, (it) => ({
    vpcId: it.VpcId,
    ingress: [],
    egress: [],
    tags: tags(it.Tags),
  })),
  "Custom::VpcRestrictDefaultNetworkAcl": one(aws.ec2.DefaultNetworkAcl, (it) => ({
    defaultNetworkAclId: it.DefaultNetworkAclId,
    ingress: [],
    egress: [],
    tags: tags(it.Tags),
  })),
};
