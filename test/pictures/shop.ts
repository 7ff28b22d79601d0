import { adaptTemplate, parseTemplate } from "../../policy-packs/adapters/cloudformation";
import type { Graph } from "../../components/model/graph";

const text = `Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  Gateway: { Type: AWS::EC2::InternetGateway }
  Attachment: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Vpc, InternetGatewayId: !Ref Gateway } }
  EdgeA: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24 } }
  EdgeB: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24 } }
  DataA: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.2.0/24 } }
  DataB: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.3.0/24 } }
  SpareA: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.4.0/24 } }
  Table: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Vpc } }
  Out:
    Type: AWS::EC2::Route
    Properties: { RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Gateway }
  AtEdgeA: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { RouteTableId: !Ref Table, SubnetId: !Ref EdgeA } }
  AtEdgeB: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { RouteTableId: !Ref Table, SubnetId: !Ref EdgeB } }
  WebGroup:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: web
      VpcId: !Ref Vpc
      SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }]
  DataGroup:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: data
      VpcId: !Ref Vpc
      SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 5432, ToPort: 5432, SourceSecurityGroupId: !Ref WebGroup }]
  TheWebServerOfTheShopWithAVeryLongNameThatNoBoxHolds:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-1
      NetworkInterfaces:
        - { DeviceIndex: "0", SubnetId: !Ref EdgeA, GroupSet: [!Ref WebGroup], AssociatePublicIpAddress: true }
  Balancer:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties: { Scheme: internet-facing, Subnets: [!Ref EdgeA, !Ref EdgeB], SecurityGroups: [!Ref WebGroup] }
  DataSubnets:
    Type: AWS::RDS::DBSubnetGroup
    Properties: { DBSubnetGroupDescription: data, SubnetIds: [!Ref DataA, !Ref DataB] }
  Orders:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      DBSubnetGroupName: !Ref DataSubnets
      VPCSecurityGroups: [!Ref DataGroup]
      PubliclyAccessible: false
`;

/** A shop with three zones, of which one is empty: a server that the Internet comes to, and a database that the server comes to. */
export const shop = (): Graph => {
  const { template, locate } = parseTemplate(text, "shop.yaml") as { template: never; locate: never };
  return adaptTemplate(template, { file: "shop.yaml", locate }).graph;
};

export const server = "TheWebServerOfTheShopWithAVeryLongNameThatNoBoxHolds";
export const shopText = text;
