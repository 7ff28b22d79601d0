import type * as aws from "@pulumi/aws";
import { View } from "../../../../components/model/view";
import { tags } from "../codecs";
import { fold, map, part, split, type Part } from "../mapping";

const table = split<aws.dynamodb.TableArgs>("AWS::DynamoDB::Table", (it, satellites): readonly Part[] => {
  const policy = satellites.one<aws.dynamodb.ResourcePolicyArgs>("aws:dynamodb/resourcePolicy:ResourcePolicy");
  const own = part("AWS::DynamoDB::Table", {
    TableName: it.get("name"),
    DeletionProtectionEnabled: it.get("deletionProtectionEnabled"),
    PointInTimeRecoverySpecification: {
      PointInTimeRecoveryEnabled: it.get("pointInTimeRecovery").get("enabled"),
      RecoveryPeriodInDays: it.get("pointInTimeRecovery").get("recoveryPeriodInDays"),
    },
    ResourcePolicy: { PolicyDocument: policy.get("policy").json() },
    SSESpecification: {
      KMSMasterKeyId: it.get("serverSideEncryption").get("kmsKeyArn"),
      SSEEnabled: it.get("serverSideEncryption").get("enabled"),
      // The provider knows no other: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_SSESpecification.html
      SSEType: it
        .get("serverSideEncryption")
        .get("enabled")
        .as<string>(() => "KMS"),
    },
    Tags: tags(it.get("tags")),
  });
  const replicas = it.get("replicas");
  if (replicas.isAbsent()) return [own];
  // Replicas in other Regions are tables of their own, with backups of their own: CloudFormation's global table.
  const others = part("AWS::DynamoDB::GlobalTable", {
    TableName: View.absent(it.get("name")),
    Replicas: replicas.each((replica) => ({
      DeletionProtectionEnabled: replica.get("deletionProtectionEnabled"),
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: replica.get("pointInTimeRecovery") },
      Region: replica.get("regionName"),
      ResourcePolicy: { PolicyDocument: View.absent(replica) },
      SSESpecification: { KMSMasterKeyId: replica.get("kmsKeyArn") },
      Tags: tags(it.get("tags")),
    })),
    SSESpecification: {
      SSEEnabled: it.get("serverSideEncryption").get("enabled"),
      SSEType: View.absent(it.get("serverSideEncryption")),
    },
  });
  return [own, others];
});

export const dynamodb = {
  "aws:dynamodb/table:Table": table,
  "aws:dynamodb/resourcePolicy:ResourcePolicy": fold("AWS::DynamoDB::Table", "resourceArn"),
  "aws:dynamodb/tableReplica:TableReplica": map<aws.dynamodb.TableReplicaArgs, "AWS::DynamoDB::GlobalTable">(
    "AWS::DynamoDB::GlobalTable",
    (it) => ({
      TableName: View.absent(it),
      Replicas: it.list().each((replica) => ({
        DeletionProtectionEnabled: replica.get("deletionProtectionEnabled"),
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: replica.get("pointInTimeRecovery") },
        Region: replica.get("region"),
        ResourcePolicy: { PolicyDocument: View.absent(replica) },
        SSESpecification: { KMSMasterKeyId: replica.get("kmsKeyArn") },
        Tags: tags(replica.get("tags")),
      })),
      SSESpecification: {
        SSEEnabled: it.get("kmsKeyArn").as<boolean>((key) => key !== ""),
        SSEType: View.absent(it),
      },
    }),
  ),
};
