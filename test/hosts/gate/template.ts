import { lambdasTrust, machinesTrust, updatesCode } from "./documents";

const ref = (id: string) => ({ Ref: id });
const arn = (id: string) => ({ "Fn::GetAtt": [id, "Arn"] });
const resource = (Type: string, Properties: object) => ({ Type, Properties });

/** The same as a CloudFormation template. */
export const template = {
  Resources: {
    Vpc: resource("AWS::EC2::VPC", { CidrBlock: "10.0.0.0/16" }),
    Gateway: resource("AWS::EC2::InternetGateway", {}),
    Attached: resource("AWS::EC2::VPCGatewayAttachment", { VpcId: ref("Vpc"), InternetGatewayId: ref("Gateway") }),
    Edge: resource("AWS::EC2::Subnet", { VpcId: ref("Vpc"), CidrBlock: "10.0.0.0/24" }),
    Table: resource("AWS::EC2::RouteTable", { VpcId: ref("Vpc") }),
    Out: resource("AWS::EC2::Route", {
      RouteTableId: ref("Table"),
      DestinationCidrBlock: "0.0.0.0/0",
      GatewayId: ref("Gateway"),
    }),
    AtEdge: resource("AWS::EC2::SubnetRouteTableAssociation", { RouteTableId: ref("Table"), SubnetId: ref("Edge") }),
    Group: resource("AWS::EC2::SecurityGroup", {
      VpcId: ref("Vpc"),
      GroupDescription: "the gate",
      SecurityGroupIngress: [{ IpProtocol: "tcp", FromPort: 22, ToPort: 22, CidrIp: "0.0.0.0/0" }],
      SecurityGroupEgress: [{ IpProtocol: "tcp", FromPort: 443, ToPort: 443, CidrIp: "10.0.0.0/16" }],
    }),
    Admin: resource("AWS::IAM::Role", {
      AssumeRolePolicyDocument: lambdasTrust,
      ManagedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"],
    }),
    Function: resource("AWS::Lambda::Function", {
      FunctionName: "gate",
      Role: arn("Admin"),
      Runtime: "nodejs22.x",
      Handler: "index.handler",
      Code: { S3Bucket: "code", S3Key: "gate.zip" },
    }),
    Updater: resource("AWS::IAM::Role", { AssumeRolePolicyDocument: machinesTrust }),
    UpdaterPolicy: resource("AWS::IAM::RolePolicy", {
      RoleName: ref("Updater"),
      PolicyName: "UpdaterPolicy",
      PolicyDocument: updatesCode(arn("Function")),
    }),
    Profile: resource("AWS::IAM::InstanceProfile", { Roles: [ref("Updater")] }),
    Machine: resource("AWS::EC2::Instance", {
      ImageId: "ami-12345678",
      InstanceType: "t3.micro",
      IamInstanceProfile: ref("Profile"),
      NetworkInterfaces: [
        { DeviceIndex: "0", SubnetId: ref("Edge"), GroupSet: [ref("Group")], AssociatePublicIpAddress: true },
      ],
    }),
  },
};
