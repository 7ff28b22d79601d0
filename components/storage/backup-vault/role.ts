import { boundedBy, type Bounded } from "../../model/bounded";
import { accountId, att, planned, ref, type Planned, type Text } from "../../model/plan";
import type { TagMap } from "../../model/planned/backup";
import type { PolicyStatement } from "../../model/planned/policy";
import { rightsOn, rightsOnKeys, rightsOnVaults } from "./rights";
import type { Protects } from "./spec";
import { targetsOf } from "./targets";

interface RoleSpec {
  readonly name: string;
  readonly tags: TagMap;
  readonly key: Text;
  readonly protects: Protects<unknown>;
  readonly copies: readonly Text[];
  readonly bounded: Bounded<unknown>;
}

/**
 * The role that makes the backups. AWS's own policy for it, AWSBackupServiceRolePolicyForBackup, lets it read the data of every
 * service that AWS Backup knows; this one takes of its statements what the kinds need that are protected, for what is protected.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSBackupServiceRolePolicyForBackup.html
 */
export const planRole = ({ name, tags, key, protects, copies, bounded }: RoleSpec): readonly Planned[] => {
  const targets = targetsOf(protects);
  const copied = copies.length > 0;
  const statements: readonly PolicyStatement<Text>[] = [
    ...rightsOnVaults(att("vault", "BackupVaultArn"), copies),
    ...targets.flatMap((target) => rightsOn(target, copied)),
    ...rightsOnKeys(key, targets, copied),
  ].map((it) => ({ ...it, Effect: "Allow" }));
  return [
    planned("AWS::IAM::Role", "role", {
      AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [trust] },
      Description: `Makes the backups of vault ${name}`,
      ...boundedBy(bounded.boundary),
      Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    }),
    planned("AWS::IAM::ManagedPolicy", "role-policy", {
      Description: `Backing up what vault ${name} protects`,
      PolicyDocument: { Version: "2012-10-17", Statement: statements },
      Roles: [ref("role")],
    }),
  ];
};

/** For this account's own plans: https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html */
const trust: PolicyStatement<Text> = {
  Sid: "BackupOfThisAccount",
  Effect: "Allow",
  Principal: { Service: "backup.amazonaws.com" },
  Action: "sts:AssumeRole",
  Condition: { StringEquals: { "aws:SourceAccount": accountId } },
};
