import type { KeyOwner, Facets } from "../../components/model/facets";
import { isObject, Unresolved } from "../../components/model/raw";
import type { Tag } from "../../components/model/schema";
import { listedTags, mappedTags } from "../../components/model/tags";
import { derive, given, type Unknown, type Value } from "../../components/model/value";
import type { View } from "../../components/model/view";

/** Tags by key. */
export const ownership = (tags: View<readonly Tag[]>): Facets["ownership"] => ({ tags: listedTags(tags) });

/** Tags of the kinds for which CloudFormation, too, has a map. */
export const tagMap = (tags: View<{ readonly [key: string]: string }>): Facets["ownership"] => ({
  tags: mappedTags(tags),
});

/** Whether a part is not known yet, but is known to come from resources of this very input. */
export const comesFromHere = ({ raw }: View<unknown>): boolean => raw instanceof Unresolved && raw.from.length > 0;

/**
 * Whose key a key id names. Absent, it is the service's own default, which the caller knows. The aliases `alias/aws/...` are
 * AWS managed keys: https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#aws-managed-cmk
 */
export const keyOwner = (key: View<string>, byDefault: KeyOwner): Value<KeyOwner> => {
  // At a real preview the id of a key of this stack is unknown, but not where it comes from; nobody makes AWS's own keys.
  if (comesFromHere(key)) return derive(key.isSet(), () => "customer");
  return derive(key.text(), (id) =>
    id === undefined || id === "" ? byDefault : /(^|:)alias\/aws\//.test(id) ? "aws-managed" : "customer",
  );
};

/** A fact that rests on something the input does not say. The reason completes "X cannot be judged: ...". */
export const unclear = (at: View<unknown>, reason: string): Unknown => ({
  known: false,
  at: at.origin,
  reason,
  elsewhere: false,
});

/** True where all are; what is false outweighs what is unknown. `none` is for an empty list. */
export const allOf = (values: readonly Value<boolean>[], none: Value<boolean>): Value<boolean> =>
  values.find((it) => it.known && !it.value) ?? values.find((it) => !it.known) ?? values[0] ?? none;

/** True where one is; what is unknown outweighs what is false. `none` is for an empty list. */
export const anyOf = (values: readonly Value<boolean>[], none: Value<boolean>): Value<boolean> =>
  values.find((it) => it.known && it.value) ?? values.find((it) => !it.known) ?? values[0] ?? none;

/** Whether a text is written; the empty one says nothing, and a list or an object is none. */
export const isFilled = (view: View<string>): Value<boolean> =>
  derive(view.isSet(), (set) => set && view.raw !== "" && !Array.isArray(view.raw) && !isObject(view.raw));

/** Whether one of several properties is written. */
export const anySet = (first: View<unknown>, ...rest: readonly View<unknown>[]): Value<boolean> =>
  anyOf(
    [first, ...rest].map((view) => view.isSet()),
    first.isSet(),
  );

/** Whether a list of texts has one of these elements. */
export const includesAny = (list: View<readonly string[]>, wanted: readonly string[]): Value<boolean> =>
  given(list.items(), (items) =>
    anyOf(
      items.map((item) => derive(item.str(""), (text) => wanted.includes(text))),
      derive(list.items(), () => false),
    ),
  );

/** Whether a value is known to be true: what is unknown is not. */
export const certainly = (value: Value<boolean>): boolean => value.known && value.value;

/** A fact of its own that something else may settle: a member's cluster, a replica's source, a snapshot. */
export const unlessInherited = (own: Value<boolean>, inherited: Value<boolean>): Value<boolean> =>
  given(own, (it) => (it ? own : given(inherited, () => own)));

/** A fact of the service that no property changes, at the property where one would look for it. */
export const always = (at: View<unknown>): Value<boolean> => ({
  known: true,
  value: true,
  at: at.origin,
  written: false,
  shown: at.shown,
});

/** Clusters of databases keep backups for a day where nobody says otherwise, and are not protected from deletion. */
export const clusterRecovery = (
  it: View<{ readonly BackupRetentionPeriod?: number; readonly DeletionProtection?: boolean }>,
): Facets["recovery"] => ({
  backupDays: it.get("BackupRetentionPeriod").num(1),
  deletionProtection: it.get("DeletionProtection").bool(false),
});
