import { givenUp, type Unsafe } from "../../model/argument";
import { accountId, att, Input, ref, retained, type Planned, type Show, type Text } from "../../model/plan";
import type { StreamView } from "../../model/planned/dynamodb";
import type { PolicyStatement } from "../../model/planned/policy";
import { policyOf, type DataClass } from "../data-class";
import { planGrants, useOfKey, type Grant, type Grants, type Rights } from "../grants";
import type { KeyFor } from "../key-for";
import { denyOtherAccounts, denyPlainHttp } from "../resource-policy";
import { tagsOf } from "../tags";
import { attributesOf, indexesOf, schemaOf, type Index } from "./schema";

export type TableGrant<R> = Grant<"read" | "write", R>;

/** `R` is a value that may be known only after deployment: an `Input` in Pulumi, a text in CDK. */
export interface TableSpec<C extends DataClass, R> extends Index {
  /** How bad it is when the wrong people read it: decides who is let in, and how far back the table can be restored. */
  readonly dataClass: C;
  /** Who answers for the data: a team, not a person. Becomes the tag `Owner`. */
  readonly owner: string;
  /** A key for data of the same class, with `dynamodb` among its services. */
  readonly key: KeyFor<NoInfer<C>, "dynamodb", R>;
  /** Other ways to find an item, by a name of your own. Each has all of every item. */
  readonly indexes?: { readonly [name: string]: Index };
  /** The attribute that says when an item may go, in seconds since 1970: data that nobody needs any more cannot leak. */
  readonly timeToLive?: string;
  /** What a stream tells of each change; no stream without it. It has the table's key, and forgets after 24 hours. */
  readonly stream?: StreamView;
  /** Roles that read or write items, by a name of your own. */
  readonly grants?: Grants<TableGrant<R>>;
  /** `deletion-protected` for a table that comes and goes, `point-in-time-recovery` for one that can be filled again. */
  readonly unsafe?: readonly Unsafe<TableControl>[];
}

type TableControl = "deletion-protected" | "point-in-time-recovery";

export interface TableOutputs<C extends DataClass, V> {
  readonly dataClass: C;
  /** What it is, for a role's `access` and for backups. */
  readonly kind: "table";
  /** The ARN of its key. */
  readonly keyArn: V;
  readonly name: V;
  readonly arn: V;
  /** The ARN of the stream, where there is one. */
  readonly stream: V | undefined;
}

export interface TablePlan<C extends DataClass> {
  readonly resources: readonly Planned[];
  readonly outputs: <V>(show: Show<V>) => TableOutputs<C, V>;
}

/**
 * A table with a key of one's own that can be set back to any second of the last days, is not deleted by a slip, and lets nobody of
 * another account in from `confidential` on. Capacity is on demand: nothing to scale, nothing to run out of. Sources: FSBP
 * DynamoDB.1, DynamoDB.2, DynamoDB.5 and DynamoDB.6, https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/best-practices-security-preventative.html
 *
 * `AWS::DynamoDB::Table`, not `GlobalTable`: the table is in one region, every peer judges this type and some this one alone, and it
 * is what Pulumi's own table reads as. `today` is the date, as `2027-03-31`. Throws a `PlanError`.
 */
export const planTable = <C extends DataClass, R>(name: string, spec: TableSpec<C, R>, today: string): TablePlan<C> => {
  const { dataClass, owner, key, indexes = {}, timeToLive, stream } = spec;
  const unsafe = givenUp(spec.unsafe, today);
  const granted = planGrants(spec.grants, tableRights(name, new Input(key.arn), ref("table"), thisTable), today);
  const table = retained("AWS::DynamoDB::Table", "table", {
    AttributeDefinitions: attributesOf([spec, ...Object.values(indexes)]),
    BillingMode: "PAY_PER_REQUEST",
    DeletionProtectionEnabled: !unsafe.has("deletion-protected"),
    ...indexesOf(indexes),
    KeySchema: schemaOf(spec),
    PointInTimeRecoverySpecification: unsafe.has("point-in-time-recovery")
      ? { PointInTimeRecoveryEnabled: false }
      : { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: policyOf(dataClass).backupDays },
    ResourcePolicy: {
      PolicyDocument: { Version: "2012-10-17", Statement: [...denials(dataClass), ...granted.statements] },
    },
    SSESpecification: { KMSMasterKeyId: new Input(key.arn), SSEEnabled: true, SSEType: "KMS" },
    ...(stream === undefined ? {} : { StreamSpecification: { StreamViewType: stream } }),
    Tags: tagsOf(name, owner, dataClass),
    ...(timeToLive === undefined ? {} : { TimeToLiveSpecification: { AttributeName: timeToLive, Enabled: true } }),
  });
  return {
    resources: [table, ...granted.resources],
    outputs: (show) => ({
      dataClass,
      kind: "table",
      keyArn: show(new Input(key.arn)),
      name: show(ref("table")),
      arn: show(att("table", "Arn")),
      stream: stream === undefined ? undefined : show(att("table", "StreamArn")),
    }),
  };
};

/** The table that the policy belongs to, and its indexes: its own ARN is not known while it is made. */
const thisTable = "*";

const denials = (dataClass: DataClass): readonly PolicyStatement<Text>[] => {
  const all = { Action: "dynamodb:*", Resource: thisTable };
  return [denyPlainHttp(all), ...(policyOf(dataClass).ownAccountOnly ? [denyOtherAccounts(all)] : [])];
};

const actions = {
  read: ["dynamodb:BatchGetItem", "dynamodb:ConditionCheckItem", "dynamodb:GetItem", "dynamodb:Query", "dynamodb:Scan"],
  write: ["dynamodb:BatchWriteItem", "dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:UpdateItem"],
} as const;

/**
 * Whoever reads or writes items has DynamoDB decrypt the table's one data key, and no more:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
 */
export const tableRights = <R>(
  name: string,
  key: Text,
  tableName: Text,
  Resource: Text | readonly Text[],
): Rights<TableGrant<R>> => ({
  of: `table ${name}`,
  onThing: ({ can }) => [
    {
      Sid: "UsesItems",
      Action: ["dynamodb:DescribeTable", ...[...new Set(can)].sort().flatMap((it) => actions[it])],
      Resource,
    },
  ],
  onRole: () =>
    useOfKey({
      key,
      service: "dynamodb",
      context: { "aws:dynamodb:subscriberId": accountId, "aws:dynamodb:tableName": tableName },
      actions: ["kms:Decrypt"],
    }),
});
