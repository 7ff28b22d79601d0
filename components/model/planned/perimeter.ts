import type { Tags } from "./tags";

/** What plans write of a VPC's second address family, its outer doors and the locks on them, in CloudFormation's names. */
export interface PerimeterResources<V> {
  "AWS::EC2::VPCCidrBlock": { readonly VpcId: V; readonly AmazonProvidedIpv6CidrBlock: true };
  "AWS::EC2::EgressOnlyInternetGateway": { readonly VpcId: V; readonly Tags: Tags };
  "AWS::EC2::VPCBlockPublicAccessOptions": {
    readonly InternetGatewayBlockMode: "block-bidirectional" | "block-ingress";
  };
  /** Of one VPC or of one subnet. */
  "AWS::EC2::VPCBlockPublicAccessExclusion": {
    readonly InternetGatewayExclusionMode: "allow-bidirectional" | "allow-egress";
    readonly SubnetId?: V;
    readonly VpcId?: V;
    readonly Tags: Tags;
  };
  "AWS::EC2::VPCEncryptionControl": {
    readonly VpcId: V;
    readonly Mode: "monitor" | "enforce";
    readonly Tags: Tags;
  } & { readonly [P in EncryptionExclusion]?: "enable" | "disable" };
  "AWS::EC2::TransitGatewayAttachment": {
    readonly TransitGatewayId: V;
    readonly VpcId: V;
    readonly SubnetIds: readonly V[];
    readonly Options: {
      readonly ApplianceModeSupport: "enable" | "disable";
      readonly DnsSupport: "enable" | "disable";
      readonly Ipv6Support: "enable" | "disable";
      readonly SecurityGroupReferencingSupport: "enable" | "disable";
    };
    readonly Tags: Tags;
  };
  "AWS::EC2::TransitGatewayRouteTableAssociation": {
    readonly TransitGatewayAttachmentId: V;
    readonly TransitGatewayRouteTableId: V;
  };
  "AWS::EC2::TransitGatewayRouteTablePropagation": {
    readonly TransitGatewayAttachmentId: V;
    readonly TransitGatewayRouteTableId: V;
  };
}

/** What need not be encrypted where a VPC enforces encryption. */
export type EncryptionExclusion =
  | "EgressOnlyInternetGatewayExclusionInput"
  | "ElasticFileSystemExclusionInput"
  | "InternetGatewayExclusionInput"
  | "LambdaExclusionInput"
  | "NatGatewayExclusionInput"
  | "VirtualPrivateGatewayExclusionInput"
  | "VpcLatticeExclusionInput"
  | "VpcPeeringExclusionInput";
