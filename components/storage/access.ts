import { Input, text } from "../model/plan";
import { bucketRights } from "./bucket/grants";
import type { BucketRight } from "./bucket/spec";
import { connectRights } from "./database/connect";
import { mountRights } from "./file-system/policy";
import type { Allowance, Rights } from "./grants";
import { logGroupRights, type LogGroupRight } from "./log-group/rights";
import { queueRights } from "./queue/policy";
import { secretRights } from "./secret/policy";
import { tableRights } from "./table/plan";
import { topicRights } from "./topic/plan";

/** What says what it is, where it is and, where it has one of the account's own, under which key. */
interface Thing<K extends string, R> {
  readonly kind: K;
  readonly arn: R;
}
interface KeyedThing<K extends string, R> extends Thing<K, R> {
  readonly keyArn: R;
}

interface Login<R> {
  readonly resourceId: R;
}
interface User {
  /** The database user, as which the role logs in. */
  readonly user: string;
}

/** What only some things ask for. */
interface Details {
  readonly prefix?: never;
  readonly indexes?: never;
  readonly through?: never;
  readonly user?: never;
}

type To<T, C extends string, Own = unknown> = { readonly to: T; readonly can: readonly C[] } & Own &
  Omit<Details, keyof Own>;

/**
 * What a role may do with what storage made, as that itself shows it: what can be done with a queue does not compile for a bucket.
 * No key is among them: what services encrypt comes with the thing, and who uses a key itself is in the key's own `grants` alone.
 */
export type StorageAccess<R> =
  | To<KeyedThing<"bucket", R>, BucketRight, { /** Only what begins with it. */ readonly prefix?: string }>
  | To<Thing<"log-bucket", R>, "list" | "read", { readonly prefix?: string }>
  | To<
      KeyedThing<"table", R> & { readonly name: R },
      "read" | "write",
      { /** Which indexes are asked as well, by name; none by default. */ readonly indexes?: readonly string[] }
    >
  | To<KeyedThing<"queue", R>, "receive" | "send">
  | To<KeyedThing<"topic", R>, "publish">
  | To<KeyedThing<"secret", R>, "read" | "rotate">
  | To<
      Thing<"file-system", R> & {
        readonly accessPoints: { readonly [point: string]: { readonly arn: R; readonly uid: number } };
      },
      "read" | "root" | "write",
      { /** The access point. */ readonly through: string }
    >
  | To<Thing<"cluster", R> & Login<R>, "connect", User>
  | To<Thing<"database", R> & Login<R>, "connect", User>
  | To<Thing<"log-group", R>, LogGroupRight>;

type Kind = StorageAccess<unknown>["to"]["kind"];
type Of<K extends Kind> = Extract<StorageAccess<unknown>, { readonly to: { readonly kind: K } }>;

/** Nobody in particular: the role whose policy it is. */
const self = { to: { name: undefined, arn: undefined }, why: "" };

/** Both sides of a grant, for the role's side alone. */
const both = <G>({ onThing, onRole }: Rights<G>, access: Omit<G, "to" | "why">): readonly Allowance[] => {
  const grant = { ...access, ...self } as unknown as G;
  return [...onThing(grant), ...onRole(grant)];
};

const connect = (name: string, access: Of<"cluster"> | Of<"database">): readonly Allowance[] =>
  both(connectRights(name, new Input(access.to.resourceId)), access);

const allowances: { readonly [K in Kind]: (name: string, access: Of<K>) => readonly Allowance[] } = {
  bucket: (name, access) => both(bucketRights(name, new Input(access.to.arn), new Input(access.to.keyArn)), access),
  "log-bucket": (name, access) => both(bucketRights(name, new Input(access.to.arn), undefined), access),
  table: (name, { to, indexes = [], ...access }) => {
    const arn = new Input(to.arn);
    const all = indexes.length === 0 ? arn : [arn, ...indexes.map((index) => text`${arn}/index/${index}`)];
    return both(tableRights(name, new Input(to.keyArn), new Input(to.name), all), access);
  },
  queue: (name, access) => both(queueRights(name, new Input(access.to.arn), new Input(access.to.keyArn)), access),
  topic: (name, access) => both(topicRights(name, new Input(access.to.arn), new Input(access.to.keyArn)), access),
  secret: (name, access) => {
    const arn = new Input(access.to.arn);
    return both(secretRights(name, new Input(access.to.keyArn), arn, arn), access);
  },
  "file-system": (name, access) => {
    const points = Object.entries(access.to.accessPoints).map(
      ([point, { arn, uid }]) => [point, { uid, arn: new Input(arn) }] as const,
    );
    return both(mountRights(name, new Input(access.to.arn), Object.fromEntries(points)), access);
  },
  cluster: connect,
  database: connect,
  "log-group": (_, { to, can }) => logGroupRights(can, new Input(to.arn)),
};

/** What a grant writes on both sides, for the role's side alone. Throws a `PlanError`. */
export const allowancesOf = <R>(name: string, access: StorageAccess<R>): readonly Allowance[] => {
  const of = allowances[access.to.kind] as (name: string, access: StorageAccess<R>) => readonly Allowance[];
  return of(name, access);
};
