import type { Tags } from "./tags";

/** What plans write of EC2, in CloudFormation's names. */
export interface Ec2Resources<V> {
  "AWS::EC2::VPC": {
    readonly CidrBlock?: string;
    readonly EnableDnsHostnames: boolean;
    readonly EnableDnsSupport: boolean;
    readonly Ipv4IpamPoolId?: V;
    readonly Ipv4NetmaskLength?: number;
    readonly Tags: Tags;
  };
  "AWS::EC2::Subnet": {
    readonly VpcId: V;
    readonly AvailabilityZone: V;
    readonly AssignIpv6AddressOnCreation?: boolean;
    readonly CidrBlock: V;
    readonly Ipv6CidrBlock?: V;
    readonly MapPublicIpOnLaunch: boolean;
    readonly Tags: Tags;
  };
  "AWS::EC2::InternetGateway": { readonly Tags: Tags };
  "AWS::EC2::VPCGatewayAttachment": { readonly VpcId: V; readonly InternetGatewayId: V };
  "AWS::EC2::EIP": { readonly Domain: "vpc"; readonly Tags: Tags };
  /** In a subnet, with an address of its own; or regional, in a VPC, where AWS sees to both. */
  "AWS::EC2::NatGateway": {
    readonly AllocationId?: V;
    readonly AvailabilityMode?: "regional";
    readonly SubnetId?: V;
    readonly Tags: Tags;
    readonly VpcId?: V;
  };
  "AWS::EC2::RouteTable": { readonly VpcId: V; readonly Tags: Tags };
  "AWS::EC2::SubnetRouteTableAssociation": { readonly RouteTableId: V; readonly SubnetId: V };
  "AWS::EC2::Route": {
    readonly RouteTableId: V;
    readonly DestinationCidrBlock?: V;
    readonly DestinationIpv6CidrBlock?: string;
    readonly EgressOnlyInternetGatewayId?: V;
    readonly GatewayId?: V;
    readonly NatGatewayId?: V;
    readonly TransitGatewayId?: V;
    readonly VpcEndpointId?: V;
  };
  "AWS::EC2::NetworkAcl": { readonly VpcId: V; readonly Tags: Tags };
  "AWS::EC2::NetworkAclEntry": {
    readonly NetworkAclId: V;
    readonly CidrBlock?: V;
    readonly Ipv6CidrBlock?: V;
    readonly Egress: boolean;
    readonly PortRange: { readonly From: number; readonly To: number };
    /** The protocol's number: 6 is TCP, 17 is UDP. */
    readonly Protocol: number;
    readonly RuleAction: "allow" | "deny";
    readonly RuleNumber: number;
  };
  "AWS::EC2::SubnetNetworkAclAssociation": { readonly NetworkAclId: V; readonly SubnetId: V };
  "AWS::EC2::SecurityGroup": {
    readonly VpcId: V;
    readonly GroupDescription: string;
    readonly SecurityGroupEgress: readonly ClosedEgress[];
    readonly Tags: Tags;
  };
  "AWS::EC2::SecurityGroupIngress": SecurityGroupRule & {
    readonly GroupId: V;
    readonly CidrIp?: string;
    readonly CidrIpv6?: string;
    readonly SourceSecurityGroupId?: V;
  };
  "AWS::EC2::SecurityGroupEgress": SecurityGroupRule & {
    readonly GroupId: V;
    readonly CidrIp?: string;
    readonly CidrIpv6?: string;
    readonly DestinationPrefixListId?: V;
    readonly DestinationSecurityGroupId?: V;
  };
  "AWS::EC2::LaunchTemplate": {
    readonly LaunchTemplateData: {
      readonly BlockDeviceMappings: readonly {
        readonly DeviceName: string;
        readonly Ebs: {
          readonly DeleteOnTermination: boolean;
          readonly Encrypted: boolean;
          readonly KmsKeyId: V;
          /** GiB. */
          readonly VolumeSize: number;
          readonly VolumeType: "gp3";
        };
      }[];
      readonly ImageId: string;
      readonly InstanceInitiatedShutdownBehavior: "terminate";
      readonly InstanceType: string;
      readonly MetadataOptions: {
        readonly HttpEndpoint: "enabled";
        readonly HttpPutResponseHopLimit: 1;
        readonly HttpTokens: "required";
        readonly InstanceMetadataTags: "disabled";
      };
      readonly NetworkInterfaces: readonly {
        readonly AssociatePublicIpAddress: boolean;
        readonly DeleteOnTermination: boolean;
        readonly DeviceIndex: number;
        readonly Groups: readonly V[];
        readonly SubnetId: V;
      }[];
      readonly TagSpecifications: readonly {
        readonly ResourceType: "instance" | "network-interface" | "volume";
        readonly Tags: Tags;
      }[];
    };
    readonly TagSpecifications: readonly { readonly ResourceType: "launch-template"; readonly Tags: Tags }[];
  };
  "AWS::EC2::FlowLog": {
    readonly ResourceId: V;
    readonly ResourceType: "VPC";
    readonly TrafficType: "ALL";
    readonly LogDestinationType: "cloud-watch-logs" | "s3";
    readonly LogDestination: V;
    readonly DeliverLogsPermissionArn?: V;
    /** Seconds over which packets are added up: 60 or 600. */
    readonly MaxAggregationInterval: 60 | 600;
    readonly Tags: Tags;
  };
  /** The custom resource that CDK uses to take the rules out of a VPC's default security group. CloudFormation has none of its own. */
  "Custom::VpcRestrictDefaultSG": {
    readonly VpcId: V;
    readonly DefaultSecurityGroupId: V;
    readonly Account: V;
    /** Of the function that CDK needs for it. */
    readonly PermissionsBoundary?: V;
    readonly Tags: Tags;
  };
  /** As above, for the default network ACL, which otherwise lets everything through. */
  "Custom::VpcRestrictDefaultNetworkAcl": {
    readonly VpcId: V;
    readonly DefaultNetworkAclId: V;
    /** Of the function that CDK needs for it. */
    readonly PermissionsBoundary?: V;
    readonly Tags: Tags;
  };
}

/** A rule that reaches nobody. A group without any egress rule of its own gets one from EC2 that reaches everybody. */
interface ClosedEgress {
  readonly CidrIp: "127.0.0.1/32";
  readonly Description: string;
  readonly IpProtocol: "-1";
}

interface SecurityGroupRule {
  readonly Description: string;
  readonly FromPort: number;
  readonly IpProtocol: "tcp" | "udp";
  readonly ToPort: number;
}
