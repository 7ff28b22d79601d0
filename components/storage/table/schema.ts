import { PlanError } from "../../model/plan-error";
import type { KeySchema } from "../../model/planned/dynamodb";

/** An attribute of items that a key is made of: text (`S`), number (`N`) or bytes (`B`). */
export interface Attribute {
  readonly name: string;
  readonly type: "S" | "N" | "B";
}

/** How items are found: by the partition key, and within it by the sort key. */
export interface Index {
  readonly partitionKey: Attribute;
  readonly sortKey?: Attribute;
}

export const schemaOf = ({ partitionKey, sortKey }: Index): KeySchema => [
  { AttributeName: partitionKey.name, KeyType: "HASH" },
  ...(sortKey === undefined ? [] : [{ AttributeName: sortKey.name, KeyType: "RANGE" } as const]),
];

export const indexesOf = (indexes: { readonly [name: string]: Index }) => {
  const list = Object.entries(indexes).map(
    ([IndexName, index]) =>
      ({
        IndexName,
        KeySchema: schemaOf(index),
        Projection: { ProjectionType: "ALL" },
      }) as const,
  );
  return list.length === 0 ? {} : { GlobalSecondaryIndexes: list };
};

/** Every attribute once. Throws a `PlanError` where one has two types. */
export const attributesOf = (indexes: readonly Index[]) => {
  const types = new Map<string, Attribute["type"]>();
  for (const { name, type } of indexes.flatMap(({ partitionKey, sortKey }) => [
    partitionKey,
    ...(sortKey ? [sortKey] : []),
  ])) {
    const known = types.get(name) ?? type;
    if (known !== type)
      throw new PlanError(`Attribute ${name} is "${known}" in one key and "${type}" in another: it has one type.`);
    types.set(name, type);
  }
  return [...types].map(([AttributeName, AttributeType]) => ({ AttributeName, AttributeType }));
};
