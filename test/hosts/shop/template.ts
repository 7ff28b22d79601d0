import { anybodySends, everything, lambdasTrust, tlsOnly } from "./documents";

const ref = (id: string) => ({ Ref: id });
const arn = (id: string) => ({ "Fn::GetAtt": [id, "Arn"] });
const owned = [{ Key: "Owner", Value: "shop" }];

const resource = (Type: string, Properties: object, rest: object = {}) => ({ Type, Properties, ...rest });

/** The same shop as a CloudFormation template. */
export const template = {
  Resources: {
    Key: resource("AWS::KMS::Key", {
      Description: "shop",
      EnableKeyRotation: true,
      PendingWindowInDays: 30,
      KeyPolicy: {
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Principal: { AWS: "arn:aws:iam::123456789012:root" }, Action: "kms:*", Resource: "*" },
        ],
      },
    }),
    Archive: resource("AWS::S3::Bucket", {
      BucketName: "shop-archive",
      Tags: owned,
      VersioningConfiguration: { Status: "Enabled" },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          { ServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID: arn("Key") } },
        ],
      },
    }),
    ArchivePolicy: resource("AWS::S3::BucketPolicy", { Bucket: ref("Archive"), PolicyDocument: tlsOnly }),
    Uploads: resource("AWS::S3::Bucket", {
      BucketName: "shop-uploads",
      VersioningConfiguration: { Status: "Suspended" },
    }),
    Orders: resource("AWS::SQS::Queue", { QueueName: "shop-orders", SqsManagedSseEnabled: false }),
    OrdersPolicy: resource("AWS::SQS::QueuePolicy", { Queues: [ref("Orders")], PolicyDocument: anybodySends }),
    Events: resource("AWS::SQS::Queue", { QueueName: "shop-events", KmsMasterKeyId: arn("Key"), Tags: owned }),
    Worker: resource("AWS::IAM::Role", { AssumeRolePolicyDocument: lambdasTrust }),
    WorkerPolicy: resource("AWS::IAM::RolePolicy", {
      RoleName: ref("Worker"),
      PolicyName: "WorkerPolicy",
      PolicyDocument: everything,
    }),
    Database: resource("AWS::EC2::SecurityGroup", {
      GroupDescription: "the database",
      VpcId: "vpc-12345678",
      SecurityGroupIngress: [
        { IpProtocol: "tcp", FromPort: 5432, ToPort: 5432, CidrIp: "0.0.0.0/0", Description: "all" },
      ],
      SecurityGroupEgress: [
        { IpProtocol: "tcp", FromPort: 443, ToPort: 443, CidrIp: "10.0.0.0/16", Description: "inside" },
      ],
    }),
    Store: resource(
      "AWS::RDS::DBInstance",
      {
        Engine: "postgres",
        DBInstanceClass: "db.t4g.micro",
        AllocatedStorage: "20",
        MasterUsername: "shop",
        ManageMasterUserPassword: true,
        PubliclyAccessible: true,
        StorageEncrypted: false,
        BackupRetentionPeriod: 1,
        MultiAZ: false,
        DeletionProtection: false,
        VPCSecurityGroups: [{ "Fn::GetAtt": ["Database", "GroupId"] }],
      },
      { DeletionPolicy: "Delete" },
    ),
    Logs: resource("AWS::Logs::LogGroup", { LogGroupName: "shop", RetentionInDays: 7 }),
    News: resource("AWS::SNS::Topic", { TopicName: "shop-news" }),
  },
};
