import type * as aws from "@pulumi/aws";
import { View } from "../../../../components/model/view";
import { tags } from "../codecs";
import { assemble, fold, map } from "../mapping";
import { document } from "../policy-documents";

const endpoint = assemble<aws.ec2.VpcEndpointArgs, "AWS::EC2::VPCEndpoint">(
  "AWS::EC2::VPCEndpoint",
  (it, satellites) => ({
    PolicyDocument: View.either(
      document(
        satellites.one<aws.ec2.VpcEndpointPolicyArgs>("aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy").get("policy"),
      ),
      document(it.get("policy")),
    ),
    RouteTableIds: View.concat(
      it.get("routeTableIds"),
      ...satellites
        .all<aws.ec2.VpcEndpointRouteTableAssociationArgs>(
          "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation",
        )
        .map((one) => one.get("routeTableId").list()),
    ),
    SecurityGroupIds: View.concat(
      it.get("securityGroupIds"),
      ...satellites
        .all<aws.ec2.SecurityGroupAssociationArgs>("aws:ec2/securityGroupAssociation:SecurityGroupAssociation")
        .map((one) => one.get("securityGroupId").list()),
    ),
    ServiceName: it.get("serviceName"),
    SubnetIds: View.concat(
      it.get("subnetIds"),
      it.get("subnetConfigurations").each<string>((one) => one.get("subnetId")),
      ...satellites
        .all<aws.ec2.VpcEndpointSubnetAssociationArgs>(
          "aws:ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation",
        )
        .map((one) => one.get("subnetId").list()),
    ),
    Tags: tags(it.get("tags")),
    VpcEndpointType: it.get("vpcEndpointType"),
    VpcId: it.get("vpcId"),
  }),
);

const folded = fold("AWS::EC2::VPCEndpoint", "vpcEndpointId");

export const vpcEndpoint = {
  "aws:ec2/vpcEndpoint:VpcEndpoint": endpoint,
  "aws:ec2/securityGroupAssociation:SecurityGroupAssociation": folded,
  "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy": folded,
  "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation": folded,
  "aws:ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation": folded,
  "aws:ec2/vpcEndpointService:VpcEndpointService": map<aws.ec2.VpcEndpointServiceArgs, "AWS::EC2::VPCEndpointService">(
    "AWS::EC2::VPCEndpointService",
    (it) => ({ AcceptanceRequired: it.get("acceptanceRequired") }),
  ),
};
