import * as aws from "@pulumi/aws";
import type { PerimeterResources } from "../../model/planned/perimeter";
import { one, tags, type Makers } from "./make";

const { ec2, ec2transitgateway: transit } = aws;

/** How Pulumi makes what plans write of a VPC's second address family, its outer doors and the locks on them. */
export const perimeter: Makers<keyof PerimeterResources<string>> = {
  "AWS::EC2::VPCCidrBlock": (name, it, options) => {
    const made = new ec2.VpcIpv6CidrBlockAssociation(
      name,
      { vpcId: it.VpcId, assignGeneratedIpv6CidrBlock: it.AmazonProvidedIpv6CidrBlock },
      options,
    );
    return { resources: [made], attributes: { Ref: made.id }, ofVpc: { Ipv6CidrBlocks: made.ipv6CidrBlock } };
  },
  "AWS::EC2::EgressOnlyInternetGateway": one(ec2.EgressOnlyInternetGateway, (it) => ({
    vpcId: it.VpcId,
    tags: tags(it.Tags),
  })),
  "AWS::EC2::VPCBlockPublicAccessOptions": one(ec2.VpcBlockPublicAccessOptions, (it) => ({
    internetGatewayBlockMode: it.InternetGatewayBlockMode,
  })),
  "AWS::EC2::VPCBlockPublicAccessExclusion": one(ec2.VpcBlockPublicAccessExclusion, (it) => ({
    internetGatewayExclusionMode: it.InternetGatewayExclusionMode,
    subnetId: it.SubnetId,
    vpcId: it.VpcId,
    tags: tags(it.Tags),
  })),
  "AWS::EC2::VPCEncryptionControl": one(ec2.VpcEncryptionControl, (it) => ({
    vpcId: it.VpcId,
    mode: it.Mode,
    egressOnlyInternetGatewayExclusion: it.EgressOnlyInternetGatewayExclusionInput,
    elasticFileSystemExclusion: it.ElasticFileSystemExclusionInput,
    internetGatewayExclusion: it.InternetGatewayExclusionInput,
    lambdaExclusion: it.LambdaExclusionInput,
    natGatewayExclusion: it.NatGatewayExclusionInput,
    virtualPrivateGatewayExclusion: it.VirtualPrivateGatewayExclusionInput,
    vpcLatticeExclusion: it.VpcLatticeExclusionInput,
    vpcPeeringExclusion: it.VpcPeeringExclusionInput,
    tags: tags(it.Tags),
  })),
  "AWS::EC2::TransitGatewayAttachment": one(transit.VpcAttachment, (it) => ({
    transitGatewayId: it.TransitGatewayId,
    vpcId: it.VpcId,
    subnetIds: [...it.SubnetIds],
    applianceModeSupport: it.Options.ApplianceModeSupport,
    dnsSupport: it.Options.DnsSupport,
    ipv6Support: it.Options.Ipv6Support,
    securityGroupReferencingSupport: it.Options.SecurityGroupReferencingSupport,
    // Which routes it sees and who sees it is the plan's to say. CloudFormation has no such words: there, two tables are an error.
    transitGatewayDefaultRouteTableAssociation: false,
    transitGatewayDefaultRouteTablePropagation: false,
    tags: tags(it.Tags),
  })),
  "AWS::EC2::TransitGatewayRouteTableAssociation": one(transit.RouteTableAssociation, (it) => ({
    transitGatewayAttachmentId: it.TransitGatewayAttachmentId,
    transitGatewayRouteTableId: it.TransitGatewayRouteTableId,
  })),
  "AWS::EC2::TransitGatewayRouteTablePropagation": one(transit.RouteTablePropagation, (it) => ({
    transitGatewayAttachmentId: it.TransitGatewayAttachmentId,
    transitGatewayRouteTableId: it.TransitGatewayRouteTableId,
  })),
};
