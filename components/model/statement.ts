import { isObject, type Raw, type RawObject, Reference, Unresolved } from "./raw";
import type { Json } from "./schema";
import type { Unknown, Value } from "./value";
import type { View } from "./view";

/** Whom a statement names: `{ type: "AWS", id: "*" }`. */
export interface Principal {
  readonly type: "AWS" | "Service" | "Federated" | "CanonicalUser" | "*";
  readonly id: string;
}

/** One operator, key and its values: `stringequals aws:sourcearn [...]`. Operators and keys are in small letters. */
export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** One statement of a policy document. Texts keep references to other resources as `${Name.Attribute}`. */
export interface Statement {
  readonly view: View<Json>;
  readonly sid: string | undefined;
  readonly effect: "Allow" | "Deny";
  readonly principals: readonly Principal[];
  readonly notPrincipals: readonly Principal[];
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  readonly conditions: readonly Condition[];
}

/** The elements of a statement that say who may do what to what. */
export type Element = "Principal" | "NotPrincipal" | "Action" | "NotAction" | "Resource" | "NotResource" | "Condition";

type Elements = Readonly<Partial<Record<Element | "Effect" | "Sid", Json>>>;

/** A part of a statement as it is written, for findings that point to it. */
export const elementOf = (statement: Statement, name: Element): View<Json> =>
  (statement.view as unknown as View<Elements>).get(name);

/**
 * The first statement that `test` holds for, or nothing. What is unknown in a document matters only where it could make `test`
 * hold: it is read once as what it cannot match and once as `*`, and where that decides, the answer is unknown. Statements that are
 * `another` rule's are passed over; what is unknown makes none of them one.
 */
export const findStatement = (
  document: View<Json>,
  test: (it: Statement) => boolean,
  another: (it: Statement) => boolean = () => false,
): Value<Statement | undefined> => findAmong(listOf(document), test, another);

/** As {@link findStatement}, for a list of statements that stands outside a document. */
export const findAmong = (
  list: View<readonly Json[]>,
  test: (it: Statement) => boolean,
  another: (it: Statement) => boolean = () => false,
): Value<Statement | undefined> => {
  const listed = list.items();
  if (!listed.known) return listed;
  let missing: Unknown | undefined;
  for (const item of listed.value) {
    const { hole, answer } = answerOf(item, test, another);
    if (typeof answer === "object") {
      return { known: true, value: answer, at: item.origin, written: true, shown: item.shown };
    }
    if (answer === "maybe" && hole !== undefined) missing ??= unknownAt(item, hole);
  }
  return missing ?? { ...listed, value: undefined };
};

/** The statement where `test` certainly holds, else whether it could. */
const answerOf = (
  item: View<Json>,
  test: (it: Statement) => boolean,
  another: (it: Statement) => boolean,
): { readonly hole?: Hole | undefined; readonly answer: Statement | "maybe" | "no" } => {
  const { raw } = item;
  if (raw instanceof Unresolved) return { hole: { raw, path: item.path }, answer: "maybe" };
  const { certain, opaque, whole } = readingOf(raw);
  if (another({ ...certain, view: item })) return { answer: "no" };
  if (opaque === undefined) {
    const statement: Statement = { ...certain, view: item };
    if (test(statement)) return { answer: statement };
    if (whole) return { answer: "no" };
  }
  const hole = holeIn(item);
  if (shapeless(recordOf(raw)["Effect"]) !== undefined) return { hole, answer: "maybe" };
  // A condition that is not known may be the very one that a Deny needs, and may be none at all for an Allow.
  const unsure = opaque !== undefined || findHole(recordOf(raw)["Condition"], []) !== undefined;
  const { holds, minds } = asking(test, { ...read(raw, anything), view: item });
  return { hole, answer: holds || (minds && certain.effect === "Deny" && unsure) ? "maybe" : "no" };
};

/** Whether `test` holds, and whether it looked at the conditions for that: what asks for an Allow never does of a Deny. */
const asking = (test: (it: Statement) => boolean, { conditions, ...rest }: Statement) => {
  let minds = false;
  const watched = {
    ...rest,
    get conditions() {
      minds = true;
      return conditions;
    },
  };
  const holds = test(watched);
  return { holds, minds };
};

/** Where a statement is not known: the first part of it, or itself where not even its shape is. */
const holeIn = (item: View<Json>): Hole | undefined => {
  const { raw } = item;
  if (raw instanceof Unresolved) return { raw, path: item.path };
  const { opaque } = readingOf(raw);
  return opaque === undefined ? findHole(raw, item.path) : { raw: opaque, path: item.path };
};

type Elemental = Omit<Statement, "view">;

interface Reading {
  readonly certain: Elemental;
  /** A part of which not even the shape is known: the effect, the condition, one operator of it. */
  readonly opaque: Unresolved | undefined;
  /** True where nothing of it is unknown. */
  readonly whole: boolean;
}

/** Where the effect, or a map of conditions, is to be: what another resource will give in its place says nothing of itself. */
const shapeless = (raw: Raw): Unresolved | undefined => {
  if (raw instanceof Reference) return new Unresolved(`${raw.text} is known only after deployment`, raw.to);
  return raw instanceof Unresolved ? raw : undefined;
};

/** Every rule on policies reads the same statements: each is read once. */
const readings = new WeakMap<object, Reading>();

const readingOf = (raw: Raw): Reading => {
  const known = typeof raw === "object" && raw !== null ? readings.get(raw) : undefined;
  if (known !== undefined) return known;
  const { Effect: effect, Condition: condition } = recordOf(raw);
  const opaque = [effect, condition, ...Object.values(recordOf(condition))]
    .map(shapeless)
    .find((it) => it !== undefined);
  const whole = opaque === undefined && findHole(raw, []) === undefined;
  const reading: Reading = { certain: read(raw, nothing), opaque, whole };
  if (typeof raw === "object" && raw !== null) readings.set(raw, reading);
  return reading;
};

/** The statements of a policy document; unknown where any part of one is. Prefer {@link findStatement}, which knows what matters. */
export const statements = (document: View<Json>): Value<readonly Statement[]> => {
  const listed = listOf(document).items();
  if (!listed.known) return listed;
  for (const item of listed.value) {
    const hole = holeIn(item);
    if (hole !== undefined) return unknownAt(item, hole);
  }
  return { ...listed, value: listed.value.map((item) => ({ ...readingOf(item.raw).certain, view: item })) };
};

const listOf = (document: View<Json>): View<readonly Json[]> =>
  (document.json() as unknown as View<{ readonly Statement: readonly Json[] }>).get("Statement");

/** What stands in for an unknown text: something that no pattern names. */
const nothing = "${?}";
const anything = "*";

const unknownAt = (item: View<Json>, { raw, path }: Hole): Unknown => ({
  known: false,
  at: { resource: item.resource, path },
  reason: raw.reason,
  elsewhere: raw.elsewhere,
});

const read = (statement: Raw, unknown: string): Elemental => {
  const raw = recordOf(statement);
  return {
    sid: typeof raw["Sid"] === "string" ? raw["Sid"] : undefined,
    effect: raw["Effect"] === "Deny" ? "Deny" : "Allow",
    principals: principalsOf(raw["Principal"], unknown),
    notPrincipals: principalsOf(raw["NotPrincipal"], unknown),
    actions: texts(raw["Action"], unknown),
    notActions: texts(raw["NotAction"], unknown),
    resources: texts(raw["Resource"], unknown),
    notResources: texts(raw["NotResource"], unknown),
    conditions: conditionsOf(raw["Condition"], unknown),
  };
};

const recordOf = (raw: Raw): RawObject => (isObject(raw) ? raw : {});

interface Hole {
  readonly raw: Unresolved;
  readonly path: readonly (string | number)[];
}

const findHole = (raw: Raw, path: Hole["path"]): Hole | undefined => {
  // A part that is unknown but known to come from a resource here is certainly not a wildcard.
  if (raw instanceof Unresolved) return raw.from.length === 0 ? { raw, path } : undefined;
  if (Array.isArray(raw))
    return firstHole(
      (raw as readonly Raw[]).map((part, index) => [index, part] as const),
      path,
    );
  return isObject(raw) ? firstHole(Object.entries(raw), path) : undefined;
};

const firstHole = (parts: readonly (readonly [string | number, Raw])[], path: Hole["path"]): Hole | undefined => {
  for (const [key, part] of parts) {
    const hole = findHole(part, [...path, key]);
    if (hole !== undefined) return hole;
  }
  return undefined;
};

const texts = (raw: Raw, unknown: string): readonly string[] => {
  if (raw === undefined || raw === null) return [];
  if (Array.isArray(raw)) return (raw as readonly Raw[]).flatMap((part) => texts(part, unknown));
  if (raw instanceof Reference) return [raw.text];
  if (raw instanceof Unresolved) return [raw.from.length === 0 ? unknown : `\${${raw.from.join(",")}}`];
  return typeof raw === "object" ? [] : [String(raw)];
};

const principalTypes = ["AWS", "Service", "Federated", "CanonicalUser"] as const;

const principalsOf = (raw: Raw, unknown: string): readonly Principal[] => {
  if (!isObject(raw)) return texts(raw, unknown).map((id) => ({ type: "*", id }));
  return principalTypes.flatMap((type) => names(raw[type], unknown).map((id) => ({ type, id })));
};

/** A principal takes no pattern in its middle, so an account that is not known is one account, and not any. */
const names = (raw: Raw, unknown: string): readonly string[] => {
  if (Array.isArray(raw)) return (raw as readonly Raw[]).flatMap((part) => names(part, unknown));
  const known = unknown === anything && raw instanceof Unresolved ? raw.text : undefined;
  return known === undefined || !/^arn:[^:]*:(iam|sts)::\$\{\?\}:[^*]+$/.test(known) ? texts(raw, unknown) : [known];
};

const conditionsOf = (raw: Raw, unknown: string): readonly Condition[] =>
  Object.entries(recordOf(raw)).flatMap(([operator, keys]) =>
    Object.entries(recordOf(keys)).map(([key, values]) => ({
      operator: operator.toLowerCase(),
      key: key.toLowerCase(),
      values: texts(values, unknown),
    })),
  );

/** Whether a principal is anybody at all: `*`, in any of its spellings, or an ARN of any account. */
export const isAnybody = ({ type, id }: Principal): boolean =>
  type !== "Service" && type !== "CanonicalUser" && (/^\*+$/.test(id) || /^arn:[^:]*:(iam|sts)::\*/.test(id));

/**
 * Whether a pattern of actions or resources, such as `s3:Get*`, covers a text, or all that a second pattern stands for. Matched
 * by hand: a template may come from a stranger, and a hostile pattern would keep a regular expression busy for ever.
 */
export const covers = (pattern: string, text: string): boolean =>
  coversExactly(pattern.toLowerCase(), text.toLowerCase());

/** As {@link covers}, for what minds capitals: resources, and texts in conditions. */
export const coversExactly = (wanted: string, given: string): boolean => {
  let [at, seen, star, resume] = [0, 0, -1, 0];
  while (seen < given.length) {
    if (wanted[at] === "*") [star, resume, at] = [at, seen, at + 1];
    else if (wanted[at] === given[seen] || wanted[at] === "?") [at, seen] = [at + 1, seen + 1];
    else if (star >= 0) [at, seen, resume] = [star + 1, resume + 1, resume + 1];
    else return false;
  }
  return /^\**$/.test(wanted.slice(at));
};

/** Whether a pattern covers all there is: `*`, or an ARN with nothing in it but wildcards. */
export const isEverything = (pattern: string): boolean => /^(arn:)?[*?:]+$/.test(pattern) && pattern.includes("*");

/**
 * Whether a resource pattern covers everything of a service, or of one type of its resources: `arn:aws:iam::1:role/*`. What
 * stands before `/*` is a type only where an account does before it: in S3 it is a bucket, and in API Gateway one API.
 */
export const isAllOfSome = (resource: string): boolean =>
  isEverything(resource) ||
  /^arn:[^:]*:(?!execute-api:)[^:]*:[^:]*:([^:]*:[*/]+|[^:]+:[\w-]+[/:][*/]+)$/.test(
    resource.replace(/\$\{[^${}]*\}/g, "x"),
  );

/** Whether a resource pattern covers all users or all roles of an account. */
export const isAllOfIam = (resource: string): boolean =>
  isEverything(resource) || (/^arn:[^:]*:(iam|\*):/.test(resource) && isAllOfSome(resource));

/** Whether a statement allows an action, by its name or by a pattern. */
export const allows = (statement: Pick<Statement, "effect" | "actions">, action: string): boolean =>
  statement.effect === "Allow" && statement.actions.some((pattern) => covers(pattern, action));
