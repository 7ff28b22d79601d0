import * as aws from "@pulumi/aws";
import { anybodySends, everything, lambdasTrust, tlsOnly } from "./documents";

/** The shop: some of it as it should be, some of it not. */
export const shop = (): void => {
  const key = new aws.kms.Key("Key", { description: "shop", enableKeyRotation: true, deletionWindowInDays: 30 });
  const archive = new aws.s3.Bucket("Archive", { bucket: "shop-archive", tags: { Owner: "shop" } });
  new aws.s3.BucketVersioning("ArchiveVersioning", {
    bucket: archive.id,
    versioningConfiguration: { status: "Enabled" },
  });
  new aws.s3.BucketPublicAccessBlock("ArchiveBlock", {
    bucket: archive.id,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
  new aws.s3.BucketServerSideEncryptionConfiguration("ArchiveEncryption", {
    bucket: archive.id,
    rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key.arn } }],
  });
  new aws.s3.BucketPolicy("ArchivePolicy", { bucket: archive.id, policy: JSON.stringify(tlsOnly) });

  const uploads = new aws.s3.Bucket("Uploads", { bucket: "shop-uploads" });
  new aws.s3.BucketVersioning("UploadsVersioning", {
    bucket: uploads.id,
    versioningConfiguration: { status: "Suspended" },
  });

  const orders = new aws.sqs.Queue("Orders", { name: "shop-orders", sqsManagedSseEnabled: false });
  new aws.sqs.QueuePolicy("OrdersPolicy", { queueUrl: orders.id, policy: JSON.stringify(anybodySends) });
  new aws.sqs.Queue("Events", { name: "shop-events", kmsMasterKeyId: key.arn, tags: { Owner: "shop" } });

  const role = new aws.iam.Role("Worker", { assumeRolePolicy: JSON.stringify(lambdasTrust) });
  new aws.iam.RolePolicy("WorkerPolicy", { role: role.id, policy: JSON.stringify(everything) });

  const open = new aws.ec2.SecurityGroup("Database", {
    description: "the database",
    vpcId: "vpc-12345678",
    ingress: [{ protocol: "tcp", fromPort: 5432, toPort: 5432, cidrBlocks: ["0.0.0.0/0"], description: "all" }],
    egress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.0.0.0/16"], description: "inside" }],
  });
  new aws.rds.Instance("Store", {
    engine: "postgres",
    instanceClass: "db.t4g.micro",
    allocatedStorage: 20,
    username: "shop",
    manageMasterUserPassword: true,
    publiclyAccessible: true,
    storageEncrypted: false,
    backupRetentionPeriod: 1,
    multiAz: false,
    deletionProtection: false,
    vpcSecurityGroupIds: [open.id],
    skipFinalSnapshot: true,
  });
  new aws.cloudwatch.LogGroup("Logs", { name: "shop", retentionInDays: 7 });
  new aws.sns.Topic("News", { name: "shop-news" });
};
