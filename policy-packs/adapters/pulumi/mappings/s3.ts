import type * as aws from "@pulumi/aws";
import { View } from "../../../../components/model/view";
import { inEitherPlace, pascal, tags, word } from "../codecs";
import { assemble, fold, map } from "../mapping";

const groups = [
  ["global/AllUsers", "PublicRead"],
  ["global/AuthenticatedUsers", "AuthenticatedRead"],
  ["s3/LogDelivery", "LogDeliveryWrite"],
] as const;

/** Grants to AWS's predefined groups as the canned ACL that opens as much; CloudFormation knows canned ACLs alone. */
const cannedOf = (grants: View<readonly unknown[]>): View<string> =>
  (grants as View<unknown>).as<string>((raw) => {
    const text = JSON.stringify(raw);
    return groups.find(([group]) => text.includes(group))?.[1] ?? "Private";
  });

/** Properties that @pulumi/aws 5 and 6 wrote on the bucket and 7 moved to resources of their own. */
interface Earlier {
  readonly loggings?: readonly { readonly targetBucket: string; readonly targetPrefix?: string }[];
}

/** A rule of a lifecycle, so far as it is read. */
interface Ageing {
  readonly NoncurrentVersionExpiration: { readonly NoncurrentDays: number };
  readonly Status: string;
}

/** A rule of replication, so far as it is read. */
interface Copying {
  readonly Destination: {
    readonly Bucket: string;
    readonly EncryptionConfiguration: { readonly ReplicaKmsKeyID: string };
  };
  readonly Status: string;
}

const bucket = assemble<aws.s3.BucketArgs & Earlier, "AWS::S3::Bucket">("AWS::S3::Bucket", (it, satellites) => {
  const encryption = satellites.one<aws.s3.BucketServerSideEncryptionConfigurationArgs>(
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  );
  const block = satellites.one<aws.s3.BucketPublicAccessBlockArgs>(
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
  );
  const ownership = satellites.one<aws.s3.BucketOwnershipControlsArgs>(
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
  );
  const versioning = satellites.one<aws.s3.BucketVersioningArgs>("aws:s3/bucketVersioning:BucketVersioning");
  const logging = satellites.one<aws.s3.BucketLoggingArgs>("aws:s3/bucketLogging:BucketLogging");
  const lifecycle = satellites.one<aws.s3.BucketLifecycleConfigurationArgs>(
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  );
  const website = satellites.one<aws.s3.BucketWebsiteConfigurationArgs>(
    "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration",
  );
  const lock = satellites.one<aws.s3.BucketObjectLockConfigurationArgs>(
    "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
  );
  const acl = satellites.one<aws.s3.BucketAclArgs>("aws:s3/bucketAcl:BucketAcl");
  const notification = satellites.one<aws.s3.BucketNotificationArgs>("aws:s3/bucketNotification:BucketNotification");
  const replication = satellites.one<aws.s3.BucketReplicationConfigArgs>(
    "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
  );
  const retention = inEitherPlace(
    it.get("objectLockConfiguration").get("rule").get("defaultRetention"),
    lock.get("rule").get("defaultRetention"),
  );
  const inline = View.either(it.get("logging"), ...it.get("loggings").alternatives());
  return {
    BucketName: it.get("bucket"),
    ForceDestroy: it.get("forceDestroy"),
    AccessControl: inEitherPlace(
      View.either(cannedOf(it.get("grants")), pascal(it.get("acl"))),
      View.either(cannedOf(acl.get("accessControlPolicy").get("grants")), pascal(acl.get("acl"))),
    ),
    BucketEncryption: {
      ServerSideEncryptionConfiguration: inEitherPlace(
        it.get("serverSideEncryptionConfiguration").get("rule").list(),
        encryption.get("rules"),
      ).each((rule) => ({
        ServerSideEncryptionByDefault: {
          SSEAlgorithm: rule.get("applyServerSideEncryptionByDefault").get("sseAlgorithm"),
          KMSMasterKeyID: rule.get("applyServerSideEncryptionByDefault").get("kmsMasterKeyId"),
        },
      })),
    },
    LifecycleConfiguration: {
      Rules: inEitherPlace(
        it.get("lifecycleRules").each<Ageing>((rule) => ({
          NoncurrentVersionExpiration: { NoncurrentDays: rule.get("noncurrentVersionExpiration").get("days") },
          Status: word("Enabled", "Disabled")(rule.get("enabled")),
        })),
        lifecycle.get("rules").each<Ageing>((rule) => ({
          NoncurrentVersionExpiration: {
            NoncurrentDays: rule.get("noncurrentVersionExpiration").get("noncurrentDays"),
          },
          Status: rule.get("status"),
        })),
      ),
    },
    LoggingConfiguration: {
      DestinationBucketName: inEitherPlace(inline.get("targetBucket"), logging.get("targetBucket")),
      LogFilePrefix: inEitherPlace(inline.get("targetPrefix"), logging.get("targetPrefix")),
    },
    NotificationConfiguration: {
      EventBridgeConfiguration: { EventBridgeEnabled: notification.get("eventbridge") },
    },
    ObjectLockConfiguration: {
      Rule: {
        DefaultRetention: {
          Days: retention.get("days"),
          Mode: retention.get("mode"),
          Years: retention.get("years"),
        },
      },
    },
    ObjectLockEnabled: inEitherPlace(
      it.get("objectLockEnabled"),
      lock.get("objectLockEnabled").as<boolean>((raw) => raw === "Enabled"),
    ),
    OwnershipControls: {
      Rules: ownership
        .get("rule")
        .list()
        .each((rule) => ({ ObjectOwnership: rule.get("objectOwnership") })),
    },
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: block.get("blockPublicAcls"),
      BlockPublicPolicy: block.get("blockPublicPolicy"),
      IgnorePublicAcls: block.get("ignorePublicAcls"),
      RestrictPublicBuckets: block.get("restrictPublicBuckets"),
    },
    ReplicationConfiguration: {
      Rules: inEitherPlace(
        it
          .get("replicationConfiguration")
          .get("rules")
          .each<Copying>((rule) => ({
            Destination: {
              Bucket: rule.get("destination").get("bucket"),
              EncryptionConfiguration: { ReplicaKmsKeyID: rule.get("destination").get("replicaKmsKeyId") },
            },
            Status: rule.get("status"),
          })),
        replication.get("rules").each<Copying>((rule) => ({
          Destination: {
            Bucket: rule.get("destination").get("bucket"),
            EncryptionConfiguration: {
              ReplicaKmsKeyID: rule.get("destination").get("encryptionConfiguration").get("replicaKmsKeyId"),
            },
          },
          Status: rule.get("status"),
        })),
      ),
    },
    Tags: tags(it.get("tags")),
    VersioningConfiguration: {
      Status: inEitherPlace(
        word("Enabled", "Suspended")(it.get("versioning").get("enabled")),
        versioning.get("versioningConfiguration").get("status"),
      ),
    },
    WebsiteConfiguration: {
      IndexDocument: inEitherPlace(it.get("website").get("indexDocument"), website.get("indexDocument").get("suffix")),
    },
  };
});

const accessPoint = assemble<aws.s3.AccessPointArgs, "AWS::S3::AccessPoint">(
  "AWS::S3::AccessPoint",
  (it, satellites) => {
    const policy = satellites.one<aws.s3control.AccessPointPolicyArgs>(
      "aws:s3control/accessPointPolicy:AccessPointPolicy",
    );
    const block = it.get("publicAccessBlockConfiguration");
    return {
      Name: it.get("name"),
      Bucket: it.get("bucket"),
      Policy: inEitherPlace(it.get("policy"), policy.get("policy")).json(),
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: block.get("blockPublicAcls"),
        BlockPublicPolicy: block.get("blockPublicPolicy"),
        IgnorePublicAcls: block.get("ignorePublicAcls"),
        RestrictPublicBuckets: block.get("restrictPublicBuckets"),
      },
      Tags: tags(it.get("tags")),
      VpcConfiguration: { VpcId: it.get("vpcConfiguration").get("vpcId") },
    };
  },
);

const folded = fold("AWS::S3::Bucket", "bucket");

export const s3 = {
  "aws:s3/accessPoint:AccessPoint": accessPoint,
  "aws:s3control/accessPointPolicy:AccessPointPolicy": fold("AWS::S3::AccessPoint", "accessPointArn"),
  "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": map<
    aws.s3.AccountPublicAccessBlockArgs,
    "AWS::S3::AccountPublicAccessBlock"
  >("AWS::S3::AccountPublicAccessBlock", (it) => ({
    BlockPublicAcls: it.get("blockPublicAcls"),
    BlockPublicPolicy: it.get("blockPublicPolicy"),
    IgnorePublicAcls: it.get("ignorePublicAcls"),
    RestrictPublicBuckets: it.get("restrictPublicBuckets"),
  })),
  "aws:s3/bucket:Bucket": bucket,
  "aws:s3/bucketV2:BucketV2": bucket,
  "aws:s3/bucketAcl:BucketAcl": folded,
  "aws:s3/bucketAclV2:BucketAclV2": folded,
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": folded,
  "aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2": folded,
  "aws:s3/bucketLogging:BucketLogging": folded,
  "aws:s3/bucketLoggingV2:BucketLoggingV2": folded,
  "aws:s3/bucketNotification:BucketNotification": folded,
  "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": folded,
  "aws:s3/bucketObjectLockConfigurationV2:BucketObjectLockConfigurationV2": folded,
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": folded,
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": folded,
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": folded,
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": folded,
  "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2": folded,
  "aws:s3/bucketVersioning:BucketVersioning": folded,
  "aws:s3/bucketVersioningV2:BucketVersioningV2": folded,
  "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration": folded,
  "aws:s3/bucketWebsiteConfigurationV2:BucketWebsiteConfigurationV2": folded,
  "aws:s3/bucketPolicy:BucketPolicy": map<aws.s3.BucketPolicyArgs, "AWS::S3::BucketPolicy">(
    "AWS::S3::BucketPolicy",
    (it) => ({
      Bucket: it.get("bucket"),
      PolicyDocument: it.get("policy").json(),
    }),
  ),
};
