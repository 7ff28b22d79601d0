/**
 * Where a value was written. `path` is spelled in the input's own words: what a person would type to find it.
 */
export interface Origin {
  /** The address of the resource that holds the value: a URN or a logical id. */
  readonly resource: string;
  readonly path: readonly (string | number)[];
}

/** A path as a person writes it: `logging.targetBucket`, `Rules[0].Status`. */
export const spellPath = (path: Origin["path"]): string =>
  path.reduce<string>(
    (text, part) => (typeof part === "number" ? `${text}[${String(part)}]` : text === "" ? part : `${text}.${part}`),
    "",
  );

/** A value that the input states, or that a documented default supplies. */
export interface Known<T> {
  readonly known: true;
  readonly value: T;
  readonly at: Origin;
  /** False where nobody wrote it and a default supplies it. */
  readonly written: boolean;
  /** The value as the input spells it, for messages. */
  readonly shown: string;
}

/** The admission that something cannot be known before deployment, and why. Never a silent pass, never an exception. */
export interface Unknown {
  readonly known: false;
  readonly at: Origin;
  /** Completes "X cannot be judged: …", for example `parameter Stage has no default`. */
  readonly reason: string;
  /** True where the thing is defined outside this input, so that nobody here can be asked to make it known. */
  readonly elsewhere: boolean;
}

/** Either a `T` or the reason why there is none. It opens only by {@link given}. */
export type Value<T> = Known<T> | Unknown;

/**
 * The one door from `Value<T>` to `T`. What `decide` returns is returned; where the value is unknown, the unknown itself is,
 * so an answer that rests on an unknown is unknown.
 */
export const given = <T, R>(value: Value<T>, decide: (it: T) => R): R | Unknown =>
  value.known ? decide(value.value) : value;

/** Derives one value from another and keeps where it was written and how. */
export const derive = <T, R>(value: Value<T>, from: (it: T) => R): Value<R> =>
  value.known
    ? { known: true, value: from(value.value), at: value.at, written: value.written, shown: value.shown }
    : value;

/** Several values as one: unknown where any of them is. */
export const together = <T extends readonly Value<unknown>[]>(
  ...values: T
): Value<{ [I in keyof T]: T[I] extends Value<infer V> ? V : never }> => {
  const first = values[0];
  const missing = values.find((value): value is Unknown => !value.known);
  if (missing !== undefined) return missing;
  const opened = values.map((value) => (value as Known<unknown>).value);
  return { ...(first as Known<unknown>), value: opened as never };
};
