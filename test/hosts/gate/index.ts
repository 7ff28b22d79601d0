import * as aws from "@pulumi/aws";
import { lambdasTrust, machinesTrust, updatesCode } from "./documents";

const vpc = new aws.ec2.Vpc("Vpc", { cidrBlock: "10.0.0.0/16" });
const gateway = new aws.ec2.InternetGateway("Gateway", { vpcId: vpc.id });
const subnet = new aws.ec2.Subnet("Edge", { vpcId: vpc.id, cidrBlock: "10.0.0.0/24" });
const table = new aws.ec2.RouteTable("Table", { vpcId: vpc.id });
new aws.ec2.Route("Out", { routeTableId: table.id, destinationCidrBlock: "0.0.0.0/0", gatewayId: gateway.id });
new aws.ec2.RouteTableAssociation("AtEdge", { routeTableId: table.id, subnetId: subnet.id });
const group = new aws.ec2.SecurityGroup("Group", {
  vpcId: vpc.id,
  description: "the gate",
  ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["0.0.0.0/0"] }],
  egress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.0.0.0/16"] }],
});

const admin = new aws.iam.Role("Admin", { assumeRolePolicy: JSON.stringify(lambdasTrust) });
new aws.iam.RolePolicyAttachment("AdminIsOne", {
  role: admin.name,
  policyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
});
const code = new aws.lambda.Function("Function", {
  name: "gate",
  role: admin.arn,
  runtime: "nodejs22.x",
  handler: "index.handler",
  s3Bucket: "code",
  s3Key: "gate.zip",
});
const role = new aws.iam.Role("Updater", { assumeRolePolicy: JSON.stringify(machinesTrust) });
new aws.iam.RolePolicy("UpdaterPolicy", {
  role: role.id,
  policy: code.arn.apply((arn) => JSON.stringify(updatesCode(arn))),
});

new aws.ec2.Instance("Machine", {
  ami: "ami-12345678",
  instanceType: "t3.micro",
  subnetId: subnet.id,
  vpcSecurityGroupIds: [group.id],
  associatePublicIpAddress: true,
  iamInstanceProfile: new aws.iam.InstanceProfile("Profile", { role: role.name }).name,
});
