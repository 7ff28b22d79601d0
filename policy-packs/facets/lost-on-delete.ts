import type { Kind, Properties } from "../../components/model/graph";
import { derive, type Value } from "../../components/model/value";
import type { View } from "../../components/model/view";
import type { Neighbours } from "../core/rule";
import { always } from "./read";

/** Whether deleting a store takes its data with it. */
type Lost = { readonly [K in Kind]?: (it: View<Properties<K>>, near: Neighbours<K>) => Value<boolean> };

const not = (value: Value<boolean>): Value<boolean> => derive(value, (it) => !it);

/** CDK's `autoDeleteObjects` is a custom resource that empties the bucket before CloudFormation deletes it. */
const emptied = (it: View<Properties<"AWS::S3::Bucket">>, near: Neighbours): Value<boolean> => {
  const [helper] = near.satellites("Custom::S3AutoDeleteObjects");
  return helper === undefined ? it.get("ForceDestroy").bool(false) : always(helper.view.get("BucketName"));
};

/**
 * Stores that no deletion protection of their own covers. AWS itself refuses to delete a bucket with objects, a repository with
 * images and a vault with backups, so these lose something only where the program has them emptied. Keys wait for weeks before
 * they are deleted, and log groups have a protection of their own: other rules see to both.
 */
export const lostOnDelete = {
  "AWS::Backup::BackupVault": (it) => it.get("ForceDestroy").bool(false),
  "AWS::EC2::Volume": (it) => not(it.get("FinalSnapshot").bool(false)),
  "AWS::ECR::Repository": (it) => it.get("EmptyOnDelete").bool(false),
  "AWS::EFS::FileSystem": (it) => always(it.get("Encrypted")),
  "AWS::Elasticsearch::Domain": (it) => always(it.get("DomainName")),
  "AWS::MemoryDB::Cluster": (it) => not(it.get("FinalSnapshotName").isSet()),
  "AWS::OpenSearchService::Domain": (it) => always(it.get("DomainName")),
  "AWS::OpenSearchServerless::Collection": (it) =>
    derive(it.get("DeletionProtection").str("DISABLED"), (text) => text !== "ENABLED"),
  // The provider asks for the name of a last snapshot, or to be told to take none; CloudFormation has its policy for it.
  "AWS::Redshift::Cluster": (it, { self }) => it.get("SkipFinalSnapshot").bool(self.type.startsWith("AWS::")),
  "AWS::RedshiftServerless::Namespace": (it) => not(it.get("FinalSnapshotName").isSet()),
  "AWS::S3::Bucket": emptied,
  "AWS::S3Express::DirectoryBucket": (it) => it.get("ForceDestroy").bool(false),
  "AWS::S3Tables::TableBucket": (it) => it.get("ForceDestroy").bool(false),
  "AWS::S3Vectors::Index": (it) => always(it.get("IndexName")),
  "AWS::S3Vectors::VectorBucket": (it) => it.get("ForceDestroy").bool(false),
} satisfies Lost;

/** Kinds of which CloudFormation's `DeletionPolicy: Snapshot` keeps a copy. */
export const takesSnapshots: ReadonlySet<Kind> = new Set<Kind>(["AWS::EC2::Volume", "AWS::Redshift::Cluster"]);
