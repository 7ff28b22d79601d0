import { PlanError } from "../../model/plan-error";
import type { Text } from "../../model/plan";
import type { Denial, DenialDocument } from "../../model/planned/organizations";
import { quotas, roomFor, type PolicyType } from "./quotas";
import { sizeOf } from "./spelling";

/** A statement with the lists that may be shortened as lists. */
export interface Listed extends Omit<Denial<Text>, "Action" | "NotAction" | "Resource" | "NotResource"> {
  readonly Action?: readonly string[];
  readonly NotAction?: readonly string[];
  readonly Resource?: readonly string[];
  readonly NotResource?: readonly string[];
}

/** A compiled statement is what several were: their names, in the order in which they were given. */
export interface Compiled {
  readonly document: DenialDocument<Text>;
  /** By the `Sid` of each statement, the names of the statements that it stands for. */
  readonly from: { readonly [sid: string]: readonly string[] };
}

/** A statement and the names of those that it stands for. */
export interface Traced {
  readonly from: readonly string[];
  readonly statement: Listed;
}

/** Characters around the statements: `{"Version":"2012-10-17","Statement":[]}`. */
const around = sizeOf({ Version: "2012-10-17", Statement: [] });

/**
 * Statements into documents, in their order as far as there is room, so that one more moves few of the others; by size where that
 * takes too many. Throws a `PlanError` where nothing helps.
 */
export const pack = (type: PolicyType, statements: readonly Traced[], room = roomFor(type)): readonly Compiled[] => {
  const pieces = told(statements.flatMap((it) => cut(type, it)));
  const inOrder = fill(type, pieces);
  const bySize = (): readonly (readonly Traced[])[] =>
    fill(
      type,
      [...pieces].sort((one, other) => sizeOf(small(other)) - sizeOf(small(one))),
    );
  const documents = inOrder.length > room ? bySize() : inOrder;
  if (documents.length > room) {
    throw new PlanError(
      `The guardrails need ${String(documents.length)} policies of type ${type}, and there is room for ${String(room)} at one target: attach some of them to another root or unit, or leave some out.`,
    );
  }
  return documents.map(documentOf);
};

const fill = (type: PolicyType, pieces: readonly Traced[]): readonly (readonly Traced[])[] => {
  const { characters } = quotas[type];
  const documents: { readonly pieces: Traced[]; size: number }[] = [];
  for (const piece of pieces) {
    // A comma before each but the first.
    const size = sizeOf(small(piece)) + 1;
    const document = documents.find((it) => it.size + size <= characters);
    if (document === undefined) documents.push({ pieces: [piece], size: around + size - 1 });
    else {
      document.pieces.push(piece);
      document.size += size;
    }
  }
  return documents.map((it) => it.pieces);
};

/** Each by a `Sid` of its own, which says how many it stands for. */
const told = (pieces: readonly Traced[]): readonly Traced[] => {
  const taken = new Map<string, number>();
  return pieces.map(({ from, statement }) => {
    const sid = from.length > 1 ? `${statement.Sid}And${String(from.length - 1)}More` : statement.Sid;
    const before = taken.get(sid) ?? 0;
    taken.set(sid, before + 1);
    return { from, statement: { ...statement, Sid: before === 0 ? sid : `${sid}X${String(before + 1)}` } };
  });
};

/** A statement that no document holds, as several: what each denies is a part of what it did. */
const cut = (type: PolicyType, piece: Traced): readonly Traced[] => {
  if (around + sizeOf(small(piece)) <= quotas[type].characters) return [piece];
  const { statement, from } = piece;
  const halved = (["Action", "Resource"] as const).find((it) => (statement[it] ?? []).length > 1);
  if (halved === undefined) {
    throw new PlanError(
      `The guardrail ${statement.Sid} alone is longer than the ${String(quotas[type].characters)} characters that a policy of type ${type} may have: make its lists shorter.`,
    );
  }
  const list = statement[halved] ?? [];
  const middle = Math.ceil(list.length / 2);
  return [list.slice(0, middle), list.slice(middle)].flatMap((half, index) =>
    cut(type, { from, statement: { ...statement, Sid: `${statement.Sid}Part${String(index + 1)}`, [halved]: half } }),
  );
};

/** The statement as it is written: a list of one as its one entry. */
const small = ({ statement }: Traced): Denial<Text> => ({
  ...statement,
  ...short("Action", statement.Action),
  ...short("NotAction", statement.NotAction),
  ...short("Resource", statement.Resource),
  ...short("NotResource", statement.NotResource),
  ...(statement.Condition === undefined ? {} : { Condition: shortened(statement.Condition) }),
});

const short = <K extends keyof Listed>(key: K, list: readonly string[] | undefined) =>
  list === undefined
    ? {}
    : ({ [key]: list.length === 1 ? list[0] : list } as { readonly [P in K]: string | readonly string[] });

type Condition = NonNullable<Denial<Text>["Condition"]>;

const shortened = (condition: Condition): Condition =>
  Object.fromEntries(
    Object.entries(condition).map(([operator, keys]) => [
      operator,
      Object.fromEntries(
        Object.entries(keys).map(([key, values]) => [
          key,
          Array.isArray(values) && values.length === 1 ? (values[0] as Text) : values,
        ]),
      ),
    ]),
  );

const documentOf = (pieces: readonly Traced[]): Compiled => ({
  document: { Version: "2012-10-17", Statement: pieces.map(small) },
  from: Object.fromEntries(pieces.map(({ statement, from }) => [statement.Sid, from])),
});
