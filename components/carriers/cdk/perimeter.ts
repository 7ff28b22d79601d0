import * as ec2 from "aws-cdk-lib/aws-ec2";
import type { PerimeterResources } from "../../model/planned/perimeter";
import { one, type Makers } from "./make";

/** How CDK makes what plans write of a VPC's second address family, its outer doors and the locks on them. */
export const perimeter: Makers<keyof PerimeterResources<string>> = {
  "AWS::EC2::VPCCidrBlock": one(ec2.CfnVPCCidrBlock),
  "AWS::EC2::EgressOnlyInternetGateway": one(ec2.CfnEgressOnlyInternetGateway),
  "AWS::EC2::VPCBlockPublicAccessOptions": one(ec2.CfnVPCBlockPublicAccessOptions),
  "AWS::EC2::VPCBlockPublicAccessExclusion": one(ec2.CfnVPCBlockPublicAccessExclusion),
  "AWS::EC2::VPCEncryptionControl": one(ec2.CfnVPCEncryptionControl),
  "AWS::EC2::TransitGatewayAttachment": (scope, id, { Options: options, ...rest }) => {
    const made = one(ec2.CfnTransitGatewayAttachment)(scope, id, rest);
    // CDK has no type for them, and takes them in CloudFormation's names.
    if (made instanceof ec2.CfnTransitGatewayAttachment) made.options = options;
    return made;
  },
  "AWS::EC2::TransitGatewayRouteTableAssociation": one(ec2.CfnTransitGatewayRouteTableAssociation),
  "AWS::EC2::TransitGatewayRouteTablePropagation": one(ec2.CfnTransitGatewayRouteTablePropagation),
};
