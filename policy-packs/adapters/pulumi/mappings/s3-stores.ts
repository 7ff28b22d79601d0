import type * as aws from "@pulumi/aws";
import { Unresolved } from "../../../../components/model/raw";
import { View } from "../../../../components/model/view";
import { first, tags } from "../codecs";
import { map } from "../mapping";

/** A resource of its own says so, which the provider takes for either kind of bucket. */
const besides = new Unresolved("a BucketServerSideEncryptionConfiguration may say it", [], true);

export const s3Stores = {
  "aws:s3/directoryBucket:DirectoryBucket": map<aws.s3.DirectoryBucketArgs, "AWS::S3Express::DirectoryBucket">(
    "AWS::S3Express::DirectoryBucket",
    (it) => ({
      BucketName: it.get("bucket"),
      BucketEncryption: { ServerSideEncryptionConfiguration: View.of(it.source, besides) },
      ForceDestroy: it.get("forceDestroy"),
      Tags: tags(it.get("tags")),
    }),
  ),
  "aws:s3/vectorsIndex:VectorsIndex": map<aws.s3.VectorsIndexArgs, "AWS::S3Vectors::Index">(
    "AWS::S3Vectors::Index",
    (it) => ({
      IndexName: it.get("indexName"),
      Tags: tags(it.get("tags")),
      VectorBucketName: it.get("vectorBucketName"),
    }),
  ),
  "aws:s3/vectorsVectorBucket:VectorsVectorBucket": map<aws.s3.VectorsVectorBucketArgs, "AWS::S3Vectors::VectorBucket">(
    "AWS::S3Vectors::VectorBucket",
    (it) => ({
      VectorBucketName: it.get("vectorBucketName"),
      EncryptionConfiguration: {
        KmsKeyArn: first(it.get("encryptionConfigurations")).get("kmsKeyArn"),
        SseType: first(it.get("encryptionConfigurations")).get("sseType"),
      },
      ForceDestroy: it.get("forceDestroy"),
      Tags: tags(it.get("tags")),
    }),
  ),
  "aws:s3/vectorsVectorBucketPolicy:VectorsVectorBucketPolicy": map<
    aws.s3.VectorsVectorBucketPolicyArgs,
    "AWS::S3Vectors::VectorBucketPolicy"
  >("AWS::S3Vectors::VectorBucketPolicy", (it) => ({
    Policy: it.get("policy").json(),
    VectorBucketArn: it.get("vectorBucketArn"),
  })),
  "aws:s3tables/tableBucket:TableBucket": map<aws.s3tables.TableBucketArgs, "AWS::S3Tables::TableBucket">(
    "AWS::S3Tables::TableBucket",
    (it) => ({
      TableBucketName: it.get("name"),
      EncryptionConfiguration: {
        KMSKeyArn: it.get("encryptionConfiguration").get("kmsKeyArn"),
        SSEAlgorithm: it.get("encryptionConfiguration").get("sseAlgorithm"),
      },
      ForceDestroy: it.get("forceDestroy"),
      Tags: tags(it.get("tags")),
    }),
  ),
  "aws:s3tables/tableBucketPolicy:TableBucketPolicy": map<
    aws.s3tables.TableBucketPolicyArgs,
    "AWS::S3Tables::TableBucketPolicy"
  >("AWS::S3Tables::TableBucketPolicy", (it) => ({
    ResourcePolicy: it.get("resourcePolicy").json(),
    TableBucketARN: it.get("tableBucketArn"),
  })),
};
