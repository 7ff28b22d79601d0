import { isObject, Reference, Unresolved, type Raw, type RawObject } from "../../../components/model/raw";
import { patternOf, type Pattern } from "./pattern";

/** A part of a document of which nothing is known, and why. */
export interface Opaque {
  readonly missing: string;
}

export type Part = Pattern | Opaque;

export const isOpaque = (part: object): part is Opaque => "missing" in part;

/** Whom a statement names, by the type that stands before it. */
export interface Named {
  readonly type: string;
  readonly who: Part;
}

/** One operator and key, with the values that are wanted. */
export interface Test {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly Part[];
}

/** Where a statement stands. */
export interface Citation {
  readonly policy: string;
  /** The `Sid`, or the number of the statement counted from 1. */
  readonly statement: string;
  /** The address of the resource that holds the document, and the path to the statement in it. */
  readonly at?: { readonly resource: string; readonly path: readonly (string | number)[] };
}

export interface Statement {
  readonly cited: Citation;
  readonly effect: "Allow" | "Deny" | Opaque;
  readonly principals: readonly Named[] | Opaque | undefined;
  readonly notPrincipals: readonly Named[] | Opaque | undefined;
  readonly actions: readonly Part[] | undefined;
  /** Where there are actions beside them, of those all but these. */
  readonly notActions: readonly Part[] | undefined;
  readonly resources: readonly Part[] | undefined;
  readonly notResources: readonly Part[] | undefined;
  readonly tests: readonly Test[] | Opaque;
}

export interface Policy {
  readonly name: string;
  readonly statements: readonly Statement[];
  /** Where nothing, or not all, of it is known: what is missing. It may allow and deny anything. */
  readonly opaque?: string;
}

export interface Surroundings {
  readonly name: string;
  readonly at?: Citation["at"];
  /** A text with references to resources spelled out as their ARNs and names. */
  readonly spell?: (text: string) => string;
  readonly holeOf?: (name: string) => { readonly made: boolean } | undefined;
}

type Reader = (raw: Raw, wildcards: boolean) => Part;

/** Reads a policy document; parts that are not known stay unknown. */
export const policyOf = (raw: Raw, around: Surroundings): Policy => {
  const { name } = around;
  if (raw instanceof Unresolved) return { name, statements: [], opaque: `the document of ${name} (${raw.reason})` };
  if (!isObject(raw)) return { name, statements: [], opaque: `the document of ${name}, which cannot be read` };
  const listed = raw["Statement"];
  if (listed instanceof Unresolved) {
    return { name, statements: [], opaque: `the statements of ${name} (${listed.reason})` };
  }
  const list = listOf(listed);
  const read = reader(raw["Version"] === "2012-10-17", around);
  const statements = list.flatMap((item, index) =>
    isObject(item) ? [statementOf(item, citation(item, index, Array.isArray(listed), around), read)] : [],
  );
  const unread = list.find((item) => !isObject(item));
  return unread === undefined ? { name, statements } : { name, statements, opaque: `a statement of ${name}` };
};

const listOf = (raw: Raw): readonly Raw[] =>
  raw === undefined || raw === null ? [] : Array.isArray(raw) ? (raw as readonly Raw[]) : [raw];

const citation = (item: RawObject, index: number, listed: boolean, { name, at }: Surroundings): Citation => ({
  policy: name,
  statement: typeof item["Sid"] === "string" ? item["Sid"] : String(index + 1),
  ...(at === undefined
    ? {}
    : { at: { ...at, path: listed ? [...at.path, "Statement", index] : [...at.path, "Statement"] } }),
});

const reader =
  (variables: boolean, { spell = (text) => text, holeOf = () => undefined, name }: Surroundings): Reader =>
  (raw, wildcards) => {
    if (raw instanceof Unresolved) return { missing: `a part of ${name} (${raw.reason})` };
    if (raw instanceof Reference) return patternOf(spell(raw.text), { wildcards, variables, holeOf });
    if (typeof raw === "object") return { missing: `a part of ${name}, which cannot be read` };
    return patternOf(String(raw), { wildcards, variables, holeOf: () => undefined });
  };

const statementOf = (raw: RawObject, cited: Citation, read: Reader): Statement => {
  const parts = (key: string): readonly Part[] | undefined =>
    raw[key] === undefined ? undefined : listOf(raw[key]).map((it) => read(it, true));
  const effect = raw["Effect"];
  return {
    cited,
    effect:
      effect === "Allow" || effect === "Deny" ? effect : { missing: `the effect of a statement of ${cited.policy}` },
    principals: namedOf(raw["Principal"], cited, read),
    notPrincipals: namedOf(raw["NotPrincipal"], cited, read),
    actions: parts("Action"),
    notActions: parts("NotAction"),
    resources: parts("Resource"),
    notResources: parts("NotResource"),
    tests: testsOf(raw["Condition"], cited, read),
  };
};

const namedOf = (raw: Raw, { policy }: Citation, read: Reader): readonly Named[] | Opaque | undefined => {
  if (raw === undefined || raw === null) return undefined;
  if (raw instanceof Unresolved) return { missing: `whom a statement of ${policy} names (${raw.reason})` };
  if (!isObject(raw)) return listOf(raw).map((it) => ({ type: "*", who: read(it, true) }));
  return Object.entries(raw).flatMap(([type, ids]) =>
    ids instanceof Unresolved
      ? [{ type, who: { missing: `whom a statement of ${policy} names (${ids.reason})` } }]
      : listOf(ids).map((it) => ({ type, who: read(it, true) })),
  );
};

const likes = /like|arn/i;

const testsOf = (raw: Raw, { policy }: Citation, read: Reader): readonly Test[] | Opaque => {
  if (raw === undefined || raw === null) return [];
  const missing = { missing: `a condition of ${policy}` };
  if (!isObject(raw)) return missing;
  const tests: Test[] = [];
  for (const [operator, keys] of Object.entries(raw)) {
    if (!isObject(keys)) return missing;
    for (const [key, values] of Object.entries(keys)) {
      const parts = listOf(values).map((it) => read(it, likes.test(operator)));
      tests.push({ operator: operator.toLowerCase(), key, values: parts });
    }
  }
  return tests;
};
