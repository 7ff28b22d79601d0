import { covers, coversExactly } from "../../model/statement";
import { PlanError } from "../../model/plan-error";
import type { Text } from "../../model/plan";
import type { Denial } from "../../model/planned/organizations";
import { pack, type Compiled, type Listed, type Traced } from "./pack";
import type { PolicyType } from "./quotas";
import { spell } from "./spelling";

/**
 * As few and as short documents as mean the same: what another statement says already is left out, statements that differ in their
 * actions or their resources alone become one, and all are packed to the quotas. Throws a `PlanError` where they do not fit.
 */
export const compile = (type: PolicyType, statements: readonly Denial<Text>[], room?: number): readonly Compiled[] =>
  pack(type, merged(withoutImplied(statements.map((it) => ({ from: [it.Sid], statement: listed(it) })))), room);

const listOf = (list: string | readonly string[]): readonly string[] => (typeof list === "string" ? [list] : list);

type Covers = (pattern: string, text: string) => boolean;

/** Whether a pattern stands for all that another does. One character of anything is not all that a wildcard stands for. */
const sure =
  (test: Covers): Covers =>
  (pattern, other) =>
    pattern === other || (test(pattern, other) && !(pattern.includes("?") && other.includes("*")));

const byList = {
  Action: sure(covers),
  NotAction: sure(covers),
  Resource: sure(coversExactly),
  NotResource: sure(coversExactly),
};

/** Without what another entry of the same list covers, in one order. */
const least = (test: Covers, list: string | readonly string[]): readonly string[] => {
  const unique = [...new Set(listOf(list))].sort();
  return unique.filter(
    (it) => !unique.some((other) => other !== it && test(other, it) && !(test(it, other) && other > it)),
  );
};

const listed = (statement: Denial<Text>): Listed => {
  const { Action, NotAction, Resource, NotResource, ...rest } = statement;
  if (
    (Action === undefined) === (NotAction === undefined) ||
    (Resource === undefined) === (NotResource === undefined)
  ) {
    throw new PlanError(
      `Statement ${statement.Sid} needs one of Action and NotAction, and one of Resource and NotResource.`,
    );
  }
  return {
    ...rest,
    ...(Action === undefined ? {} : { Action: least(byList.Action, Action) }),
    ...(NotAction === undefined ? {} : { NotAction: least(byList.NotAction, NotAction) }),
    ...(Resource === undefined ? {} : { Resource: least(byList.Resource, Resource) }),
    ...(NotResource === undefined ? {} : { NotResource: least(byList.NotResource, NotResource) }),
  };
};

interface Lists {
  readonly only?: readonly string[] | undefined;
  readonly not?: readonly string[] | undefined;
}

/** Whether whatever `one` matches, `other` matches, too. Says no where it cannot tell. */
const within = (test: Covers, one: Lists, other: Lists): boolean => {
  const coversAll = (patterns: readonly string[], all: readonly string[]): boolean =>
    all.every((it) => patterns.some((pattern) => test(pattern, it)));
  if (other.only?.includes("*") === true) return true;
  if (other.only !== undefined) return one.only !== undefined && coversAll(other.only, one.only);
  return one.not !== undefined && other.not !== undefined && coversAll(one.not, other.not);
};

/** All that a condition asks, each on its own. */
const asks = ({ Condition = {} }: Listed): readonly string[] =>
  Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => spell([operator, key, values])),
  );

/** Whether whatever `one` denies, `other` denies, too: it asks for no more, and matches at least as much. */
const isImplied = (one: Listed, other: Listed): boolean => {
  const asked = new Set(asks(one));
  return (
    one.Principal === other.Principal &&
    asks(other).every((it) => asked.has(it)) &&
    within(byList.Action, { only: one.Action, not: one.NotAction }, { only: other.Action, not: other.NotAction }) &&
    within(
      byList.Resource,
      { only: one.Resource, not: one.NotResource },
      { only: other.Resource, not: other.NotResource },
    )
  );
};

const withoutImplied = (all: readonly Traced[]): readonly Traced[] =>
  all.reduce<readonly Traced[]>((kept, next) => {
    const by = kept.findIndex((it) => isImplied(next.statement, it.statement));
    if (by >= 0) return kept.map((it, index) => (index === by ? { ...it, from: [...it.from, ...next.from] } : it));
    const implied = kept.filter((it) => isImplied(it.statement, next.statement));
    const from = [...implied.flatMap((it) => it.from), ...next.from];
    return [...kept.filter((it) => !implied.includes(it)), { statement: next.statement, from }];
  }, []);

/** Two statements that differ in one list alone deny what the one with both lists does. */
const merged = (all: readonly Traced[]): readonly Traced[] => mergedBy("Resource", mergedBy("Action", all));

const mergedBy = (list: "Action" | "Resource", all: readonly Traced[]): readonly Traced[] => {
  const groups = new Map<string, Traced>();
  all.forEach((it, index) => {
    const { Sid, [list]: own, ...rest } = it.statement;
    const key = own === undefined ? `${Sid} ${String(index)}` : spell(rest);
    const group = groups.get(key);
    groups.set(key, group === undefined ? it : join(list, group, it));
  });
  return [...groups.values()];
};

const join = (list: "Action" | "Resource", one: Traced, other: Traced): Traced => ({
  from: [...one.from, ...other.from],
  statement: {
    ...one.statement,
    [list]: least(byList[list], [...(one.statement[list] ?? []), ...(other.statement[list] ?? [])]),
  },
});
