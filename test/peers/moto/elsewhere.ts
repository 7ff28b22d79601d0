import type { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import { create } from "./deploy";

const subnet = (letter: string, block: number) => ({
  Type: "AWS::EC2::Subnet",
  Properties: {
    VpcId: { Ref: "Network" },
    AvailabilityZone: `eu-west-1${letter}`,
    CidrBlock: `10.99.${String(block)}.0/24`,
  },
});

const role = (RoleName: string) => ({ Type: "AWS::IAM::Role", Properties: { RoleName, AssumeRolePolicyDocument: {} } });

/** What the templates' stacks take from others: a bootstrapped account and things of a kind that moto looks up. */
const elsewhere = {
  Resources: {
    Bootstrap: {
      Type: "AWS::SSM::Parameter",
      Properties: { Name: "/cdk-bootstrap/hnb659fds/version", Type: "String", Value: "30" },
    },
    Key: { Type: "AWS::KMS::Key", Properties: { KeyPolicy: {} } },
    Logs: { Type: "AWS::S3::Bucket" },
    Role: role("shop"),
    PlanRole: role("shop-plan"),
    ApplyRole: role("shop-apply"),
    BuildRole: role("shop-build"),
    TaskRole: role("shop-task"),
    AuditRole: role("audit"),
    Network: { Type: "AWS::EC2::VPC", Properties: { CidrBlock: "10.99.0.0/16" } },
    SubnetA: subnet("a", 1),
    SubnetB: subnet("b", 2),
    SubnetC: subnet("c", 3),
    Group: {
      Type: "AWS::EC2::SecurityGroup",
      Properties: { GroupDescription: "any", VpcId: { Ref: "Network" } },
    },
  },
};

/** What is exported under the names that the tests give to plans; any other name stands for itself. */
const exported: { readonly [name: string]: object } = {
  "the-key": { "Fn::GetAtt": ["Key", "Arn"] },
  "the-key-of-the-copy": { "Fn::GetAtt": ["Key", "Arn"] },
  "the-logs": { Ref: "Logs" },
  "the-logs-arn": { "Fn::GetAtt": ["Logs", "Arn"] },
  "sg-1": { "Fn::GetAtt": ["Group", "GroupId"] },
  "the-group": { "Fn::GetAtt": ["Group", "GroupId"] },
  "subnet-a": { Ref: "SubnetA" },
  "subnet-b": { Ref: "SubnetB" },
  "subnet-c": { Ref: "SubnetC" },
};

/** Deploys what the templates import. */
export const deployElsewhere = async (
  client: CloudFormationClient,
  imports: ReadonlyMap<string, string>,
): Promise<void> => {
  const outputs = [...imports].map(([Name, value]) => ({ Value: exported[Name] ?? value, Export: { Name } }));
  await create(client, "elsewhere", { ...elsewhere, Outputs: Object.fromEntries(outputs.entries()) });
};
