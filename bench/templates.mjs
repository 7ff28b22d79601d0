// Templates like those that products have: twelve common types, half of the resources hardened, references between them.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const makers = [
  (n, safe) => ({
    Type: "AWS::S3::Bucket",
    Properties: {
      BucketName: `orders-${n}`,
      Tags: [{ Key: "Owner", Value: "orders" }],
      ...(safe && {
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms" } }],
        },
        VersioningConfiguration: { Status: "Enabled" },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
      }),
    },
  }),
  (n, safe) => ({
    Type: "AWS::S3::BucketPolicy",
    Properties: {
      Bucket: { Ref: `R${n - 1}` },
      PolicyDocument: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: safe ? "Deny" : "Allow",
            Principal: "*",
            Action: "s3:*",
            Resource: { "Fn::Sub": `arn:\${AWS::Partition}:s3:::\${R${n - 1}}/*` },
            ...(safe && { Condition: { Bool: { "aws:SecureTransport": "false" } } }),
          },
        ],
      },
    },
  }),
  (n, safe) => ({
    Type: "AWS::EC2::SecurityGroup",
    Properties: {
      GroupDescription: "web",
      SecurityGroupIngress: [
        { IpProtocol: "tcp", FromPort: 22, ToPort: 22, CidrIp: safe ? "10.0.0.0/8" : "0.0.0.0/0" },
      ],
    },
  }),
  (n, safe) => ({
    Type: "AWS::EC2::Instance",
    Properties: {
      ImageId: "ami-12345678",
      InstanceType: "t3.micro",
      SecurityGroupIds: [{ Ref: `R${n - 1}` }],
      Monitoring: safe,
    },
  }),
  (n, safe) => ({
    Type: "AWS::RDS::DBInstance",
    Properties: {
      Engine: "postgres",
      DBInstanceClass: "db.t3.micro",
      AllocatedStorage: "20",
      StorageEncrypted: safe,
      PubliclyAccessible: !safe,
      BackupRetentionPeriod: safe ? 14 : 0,
      DeletionProtection: safe,
    },
  }),
  (n, safe) => ({ Type: "AWS::SQS::Queue", Properties: safe ? { KmsMasterKeyId: "alias/orders" } : {} }),
  (n, safe) => ({ Type: "AWS::SNS::Topic", Properties: safe ? { KmsMasterKeyId: "alias/orders" } : {} }),
  (n, safe) => ({
    Type: "AWS::Lambda::Function",
    Properties: {
      Runtime: safe ? "nodejs22.x" : "nodejs12.x",
      Handler: "index.handler",
      Role: { "Fn::GetAtt": [`R${n + 1}`, "Arn"] },
      Code: { S3Bucket: "code", S3Key: "code.zip" },
      Environment: { Variables: { STAGE: { Ref: "Stage" }, TABLE: "orders" } },
    },
  }),
  (n, safe) => ({
    Type: "AWS::IAM::Role",
    Properties: {
      AssumeRolePolicyDocument: {
        Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
      },
      Policies: [
        {
          PolicyName: "p",
          PolicyDocument: {
            Statement: [
              {
                Effect: "Allow",
                Action: safe ? ["sqs:SendMessage"] : "*",
                Resource: safe ? "arn:aws:sqs:*:*:orders" : "*",
              },
            ],
          },
        },
      ],
    },
  }),
  (n, safe) => ({
    Type: "AWS::DynamoDB::Table",
    Properties: {
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
      AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: safe },
    },
  }),
  (n, safe) => ({
    Type: "AWS::Logs::LogGroup",
    Properties: safe ? { RetentionInDays: 365, KmsKeyId: "arn:aws:kms:eu-west-1:1:key/k" } : {},
  }),
  (n, safe) => ({ Type: "AWS::KMS::Key", Properties: { EnableKeyRotation: safe, KeyPolicy: { Statement: [] } } }),
];

/** Types that take a list of tags; products tag what they have. */
const tagged = /Bucket$|SecurityGroup|Instance|Queue|Topic|Function|Role|Table|LogGroup|Key$/;

const tags = (n) =>
  Object.entries({
    Name: `orders-${n}`,
    Owner: "orders-team@example.com",
    Environment: "production",
    CostCenter: "4711-retail-emea",
    DataClass: "confidential",
    Repository: "https://example.com/retail/orders",
  }).map(([Key, Value]) => ({ Key, Value }));

/** Two resources of three are tagged. */
const dress = (n, resource) =>
  tagged.test(resource.Type) && n % 3 !== 0
    ? { ...resource, Properties: { ...resource.Properties, Tags: tags(n) } }
    : resource;

export const template = (resources) => ({
  AWSTemplateFormatVersion: "2010-09-09",
  Parameters: { Stage: { Type: "String" } },
  Resources: Object.fromEntries(
    Array.from({ length: resources }, (_, n) => [
      `R${n}`,
      dress(n, makers[n % makers.length](n, Math.floor(n / makers.length) % 2 === 0)),
    ]),
  ),
});

/** Writes `files` templates of `each` resources and gives the folder. */
export const writeTemplates = (folder, files, each) => {
  mkdirSync(folder, { recursive: true });
  for (let n = 0; n < files; n++)
    writeFileSync(join(folder, `t${n}.json`), JSON.stringify(template(each), undefined, 2));
  return folder;
};
