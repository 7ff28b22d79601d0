import { accountId, Input, partition, region, text, type Text } from "../../model/plan";
import type { BackupKind, Protects } from "./spec";

/** What is backed up of one kind. */
export interface Target {
  readonly kind: BackupKind;
  readonly arns: readonly Text[];
  /** The keys of those that have another than the vault's. */
  readonly keyArns: readonly Text[];
}

/** In the order of the kinds' names. */
export const targetsOf = (protects: Protects<unknown>): readonly Target[] =>
  "tagged" in protects
    ? kindsOf(protects).map((kind) => ({ kind, arns: [everyOne[kind]], keyArns: [] }))
    : kindsOf(protects).map((kind) => {
        const own = Object.values(protects.resources).filter((it) => it.kind === kind);
        return {
          kind,
          arns: own.map(({ arn }) => new Input(arn)),
          keyArns: own.flatMap(({ keyArn }) => (keyArn === undefined ? [] : [new Input(keyArn)])),
        };
      });

/** Each once, in the order of their names. */
export const kindsOf = (protects: Protects<unknown>): readonly BackupKind[] => {
  const kinds = "tagged" in protects ? protects.tagged : Object.values(protects.resources).map(({ kind }) => kind);
  return [...new Set(kinds)].sort();
};

const here = (service: string, resource: string): Text =>
  text`arn:${partition}:${service}:${region}:${accountId}:${resource}`;

/** Which of them have the tag is not known beforehand, and not every service's actions ask for it: the selection does. */
const everyOne: { readonly [K in BackupKind]: Text } = {
  cluster: here("rds", "cluster:*"),
  database: here("rds", "db:*"),
  "file-system": here("elasticfilesystem", "file-system/*"),
  table: here("dynamodb", "table/*"),
  volume: here("ec2", "volume/*"),
};
