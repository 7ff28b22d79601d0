import * as ec2sdk from "aws-cdk-lib/aws-ec2";
import type { Ec2Resources } from "../../model/planned/ec2";
import { closedDefault } from "./default-rules";
import { one, type Makers } from "./make";

/** How CDK makes what plans write of EC2. */
export const ec2: Makers<keyof Ec2Resources<string>> = {
  "AWS::EC2::VPC": one(ec2sdk.CfnVPC),
  "AWS::EC2::Subnet": one(ec2sdk.CfnSubnet),
  "AWS::EC2::InternetGateway": one(ec2sdk.CfnInternetGateway),
  "AWS::EC2::VPCGatewayAttachment": one(ec2sdk.CfnVPCGatewayAttachment),
  "AWS::EC2::EIP": one(ec2sdk.CfnEIP),
  "AWS::EC2::NatGateway": one(ec2sdk.CfnNatGateway),
  "AWS::EC2::RouteTable": one(ec2sdk.CfnRouteTable),
  "AWS::EC2::SubnetRouteTableAssociation": one(ec2sdk.CfnSubnetRouteTableAssociation),
  "AWS::EC2::Route": one(ec2sdk.CfnRoute),
  "AWS::EC2::NetworkAcl": one(ec2sdk.CfnNetworkAcl),
  "AWS::EC2::NetworkAclEntry": one(ec2sdk.CfnNetworkAclEntry),
  "AWS::EC2::SubnetNetworkAclAssociation": one(ec2sdk.CfnSubnetNetworkAclAssociation),
  "AWS::EC2::SecurityGroup": one(ec2sdk.CfnSecurityGroup),
  "AWS::EC2::SecurityGroupIngress": one(ec2sdk.CfnSecurityGroupIngress),
  "AWS::EC2::SecurityGroupEgress": one(ec2sdk.CfnSecurityGroupEgress),
  "AWS::EC2::LaunchTemplate": one(ec2sdk.CfnLaunchTemplate),
  "AWS::EC2::FlowLog": one(ec2sdk.CfnFlowLog),
  "Custom::VpcRestrictDefaultSG": closedDefault("Custom::VpcRestrictDefaultSG"),
  "Custom::VpcRestrictDefaultNetworkAcl": closedDefault("Custom::VpcRestrictDefaultNetworkAcl"),
};
