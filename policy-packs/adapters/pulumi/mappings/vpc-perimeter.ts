import type * as aws from "@pulumi/aws";
import { tags } from "../codecs";
import { map } from "../mapping";

export const vpcPerimeter = {
  "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway": map<
    aws.ec2.EgressOnlyInternetGatewayArgs,
    "AWS::EC2::EgressOnlyInternetGateway"
  >("AWS::EC2::EgressOnlyInternetGateway", (it) => ({ Tags: tags(it.get("tags")), VpcId: it.get("vpcId") })),
  "aws:ec2/vpcEncryptionControl:VpcEncryptionControl": map<
    aws.ec2.VpcEncryptionControlArgs,
    "AWS::EC2::VPCEncryptionControl"
  >("AWS::EC2::VPCEncryptionControl", (it) => ({ Tags: tags(it.get("tags")) })),
  "aws:ec2transitgateway/vpcAttachment:VpcAttachment": map<
    aws.ec2transitgateway.VpcAttachmentArgs,
    "AWS::EC2::TransitGatewayAttachment"
  >("AWS::EC2::TransitGatewayAttachment", (it) => ({
    SubnetIds: it.get("subnetIds"),
    Tags: tags(it.get("tags")),
    TransitGatewayId: it.get("transitGatewayId"),
    VpcId: it.get("vpcId"),
  })),
  "aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion": map<
    aws.ec2.VpcBlockPublicAccessExclusionArgs,
    "AWS::EC2::VPCBlockPublicAccessExclusion"
  >("AWS::EC2::VPCBlockPublicAccessExclusion", (it) => ({
    InternetGatewayExclusionMode: it.get("internetGatewayExclusionMode"),
    SubnetId: it.get("subnetId"),
    Tags: tags(it.get("tags")),
    VpcId: it.get("vpcId"),
  })),
  "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions": map<
    aws.ec2.VpcBlockPublicAccessOptionsArgs,
    "AWS::EC2::VPCBlockPublicAccessOptions"
  >("AWS::EC2::VPCBlockPublicAccessOptions", (it) => ({
    InternetGatewayBlockMode: it.get("internetGatewayBlockMode"),
  })),
};
