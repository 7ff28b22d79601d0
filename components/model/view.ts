import { asFlag, asJson, asNumber, asText } from "./leaf";
import type { Made, Trail } from "./node";
import { describe, isObject, Reference, spellOut, Unresolved, type Raw } from "./raw";
import type { Json } from "./schema";
import type { Source } from "./source";
import { spellPath, type Known, type Origin, type Unknown, type Value } from "./value";

type Path = Origin["path"];

export { asWritten, type Dialect, type Source } from "./source";

/** A record of views in place of raw input: what a mapping makes. */
export type Mapped<T> = T extends readonly unknown[]
  ? View<T>
  : T extends Json
    ? View<T>
    : T extends object
      ? View<T> | { readonly [K in keyof T]-?: Mapped<NonNullable<T[K]>> }
      : View<T>;

/**
 * A typed, located look into raw input. It speaks CloudFormation's names (or an SDK's, inside a mapping) and reports in the
 * input's own. Unknown and absent parts travel along; a leaf opens as a {@link Value}.
 */
export class View<T> {
  /** The view itself is a step of the trail of whatever is inside it: one object for a place, however many are looked at. */
  private constructor(
    readonly source: Source,
    /** What holds it; the whole of a resource has no holder. */
    readonly up: Trail | undefined,
    readonly part: string | number | undefined,
    /** The input as it stands, for readers of free-form JSON and for the graph. Undefined for a view made by a mapping. */
    readonly raw: Raw,
    private readonly made?: Made<View<unknown>>,
    /** What was written, where a mapping spells it otherwise. */
    private readonly original: Raw = raw,
    private readonly fallback?: string | number | boolean,
  ) {}

  static of<T>(source: Source, raw: Raw, path: Path = []): View<T> {
    const up = path.slice(0, -1).reduce<Trail | undefined>((holder, part) => ({ up: holder, part }), undefined);
    return new View<T>(source, up, path.at(-1), raw);
  }

  /** The same place with nothing written there. */
  static absent<T>(at: View<unknown>): View<T> {
    return new View<T>(at.source, at.up, at.part, undefined);
  }

  /** A view of CloudFormation's shape whose leaves are views of another format's. */
  static mapped<T>(origin: View<unknown>, fields: Mapped<T>): View<T> {
    if (fields instanceof View) return fields as View<T>;
    const children: Record<string, View<unknown>> = {};
    for (const [key, child] of Object.entries(fields as object)) {
      children[key] = View.mapped(origin, child as Mapped<unknown>);
    }
    return new View<T>(origin.source, origin.up, origin.part, undefined, { fields: children });
  }

  /** Several lists as one, and single blocks as lists of one: absent parts add nothing, an unknown part makes it unknown. */
  static concat<E>(first: View<readonly E[]>, ...rest: readonly View<readonly E[]>[]): View<readonly E[]> {
    const lists = [first, ...rest];
    const stated = lists.find((list) => !list.isAbsent()) ?? first;
    if (stated.isAbsent()) return first;
    const items = (): Value<readonly View<unknown>[]> => {
      const all: View<unknown>[] = [];
      for (const list of lists) {
        const opened = list.items();
        if (!opened.known) return opened;
        all.push(...opened.value);
      }
      return stated.knownAs(all, "a list");
    };
    return new View<readonly E[]>(stated.source, stated.up, stated.part, undefined, { items });
  }

  /**
   * The first of several places for one fact in which it is written. Where none is, the first that may hold it unseen, and at
   * last the last place, where one would write it.
   */
  static either<T>(first: View<T>, ...rest: readonly View<T>[]): View<T> {
    const all = [first, ...rest];
    const stated = all.filter((view) => !view.isAbsent());
    return (
      stated.find((view) => !(view.raw instanceof Unresolved && view.raw.elsewhere)) ?? stated[0] ?? all.at(-1) ?? first
    );
  }

  get path(): Path {
    const parts = this.part === undefined ? [] : [this.part];
    for (let at = this.up; at?.part !== undefined; at = at.up) parts.push(at.part);
    return parts.reverse();
  }

  /** The address of the resource that holds the value. */
  get resource(): string {
    return this.source.address;
  }

  /** Where the value is written: the view itself, so that nothing is copied for a place that nobody asks for. */
  get origin(): Origin {
    return this;
  }

  /** The property's path as the input spells it: `logging.targetBucket`, `Rules[0].Status`. */
  get spelled(): string {
    return spellPath(this.path);
  }

  get<K extends keyof T & string>(key: K): View<NonNullable<T[K]>> {
    type Child = NonNullable<T[K]>;
    const { made, source } = this;
    if (made?.fields !== undefined) {
      const child = made.fields[key];
      // A forgotten key must never read as "not set".
      return (
        (child as View<Child> | undefined) ??
        this.child<Child>(key, new Unresolved(`${key} is not read from ${source.type}`))
      );
    }
    if (made !== undefined) return this.child<Child>(key, new Unresolved("expected an object, found a list"));
    const raw = source.dialect.unwrap(this.raw);
    if (raw === undefined || raw === null) return this.child<Child>(source.dialect.spell(key, undefined), undefined);
    if (raw instanceof Unresolved) return this.child<Child>(source.dialect.spell(key, undefined), raw);
    if (isObject(raw)) {
      const spelled = source.dialect.spell(key, raw);
      return this.child<Child>(spelled, raw[spelled]);
    }
    return this.child<Child>(key, new Unresolved(`expected an object, found ${describe(raw)}`));
  }

  /** The elements of a list; empty where it is absent. Unknown where the list is: no reader drops what it cannot see. */
  items(): Value<readonly View<T extends readonly (infer E)[] ? NonNullable<E> : never>[]> {
    type Items = readonly View<T extends readonly (infer E)[] ? NonNullable<E> : never>[];
    const { made, raw } = this;
    if (made?.items !== undefined) return made.items();
    if (made !== undefined) return this.unknown("expected a list, found an object");
    if (raw === undefined || raw === null) return this.byDefault<Items>([], "not set");
    if (raw instanceof Unresolved) return this.unresolved(raw);
    if (raw instanceof Reference) return this.unknown(`${raw.text} is known only after deployment`);
    // One element where a list is allowed is CloudFormation's and IAM's usual shorthand.
    const views = Array.isArray(raw)
      ? (raw as readonly Raw[]).map((item, index) => this.child(index, item))
      : [new View(this.source, this.up, this.part, raw)];
    return this.knownAs(views, describe(raw));
  }

  /** A single block as a list of one, where CloudFormation has a list. */
  list(): View<readonly T[]> {
    return new View<readonly T[]>(this.source, this.up, this.part, this.raw, this.made, this.original);
  }

  /** The same list with every element in another shape. */
  each<U>(
    shape: (item: View<T extends readonly (infer E)[] ? NonNullable<E> : never>) => Mapped<U>,
  ): View<readonly U[]> {
    return this.spread<U>((item) => [shape(item)]);
  }

  /** The same list where one element stands for several, such as a rule with two CIDR blocks. */
  spread<U>(
    shape: (item: View<T extends readonly (infer E)[] ? NonNullable<E> : never>) => readonly Mapped<U>[],
  ): View<readonly U[]> {
    if (this.isAbsent()) return View.absent(this);
    const spreadOut = (): Value<readonly View<unknown>[]> => {
      const opened = this.items();
      if (!opened.known) return opened;
      return { ...opened, value: opened.value.flatMap((item) => shape(item).map((one) => View.mapped<U>(item, one))) };
    };
    // Many rules ask for the same list, and each element of it is made of several parts.
    let made: Value<readonly View<unknown>[]> | undefined;
    const items = (): Value<readonly View<unknown>[]> => (made ??= spreadOut());
    return new View<readonly U[]>(this.source, this.up, this.part, undefined, { items });
  }

  /** The elements one by one; where the list is unknown, itself as the one element of which nothing is known. */
  alternatives<E>(this: View<readonly E[]>): readonly View<E>[] {
    const opened = this.items();
    return opened.known ? opened.value : [this as unknown as View<E>];
  }

  /** The entries of a map with keys of the user's choice; empty where it is absent. */
  entries(): Value<readonly (readonly [string, View<T extends { readonly [key: string]: infer E } ? E : never>])[]> {
    type Entries = readonly (readonly [string, View<T extends { readonly [key: string]: infer E } ? E : never>])[];
    if (this.made !== undefined) return this.unknown("expected a map");
    const raw = this.source.dialect.unwrap(this.raw);
    if (raw === undefined || raw === null) return this.byDefault<Entries>([], "not set");
    if (raw instanceof Unresolved) return this.unresolved(raw);
    if (!isObject(raw)) return this.unknown(`expected a map, found ${describe(raw)}`);
    const list = Object.entries(raw).map(([key, item]) => [key, this.child(key, item)] as const);
    return this.knownAs(list, describe(raw));
  }

  bool(this: View<boolean>): Value<boolean | undefined>;
  bool(this: View<boolean>, byDefault: boolean): Value<boolean>;
  bool(byDefault?: boolean): Value<boolean | undefined> {
    return this.leaf(byDefault, "true or false", asFlag);
  }

  num(this: View<number>): Value<number | undefined>;
  num(this: View<number>, byDefault: number): Value<number>;
  num(byDefault?: number): Value<number | undefined> {
    return this.leaf(byDefault, "a number", asNumber);
  }

  str(this: View<string>): Value<string | undefined>;
  str(this: View<string>, byDefault: string): Value<string>;
  str(byDefault?: string): Value<string | undefined> {
    return this.leaf(byDefault, "a text", asText);
  }

  /** A text in which references to other resources stay as `${Name.Attribute}`: for ARNs and principals, not for comparing. */
  text(this: View<string>): Value<string | undefined> {
    const { raw } = this;
    return raw instanceof Reference ? this.knownAs(raw.text, raw.text) : this.str();
  }

  /** Whether anything is written here. A reference to a resource is known to be set though its text is not. */
  isSet(): Value<boolean> {
    const { raw } = this;
    if (raw instanceof Unresolved) return raw.from.length > 0 ? this.knownAs(true, raw.reason) : this.unresolved(raw);
    if (this.isAbsent()) return this.byDefault(this.fallback !== undefined, "not set");
    return this.knownAs(true, isObject(raw) || Array.isArray(raw) ? "set" : this.shown);
  }

  /** The format's own default, stated in its mapping with its source; a service's default belongs to the reader of the leaf. */
  otherwise(fallback: T & (string | number | boolean)): View<T> {
    return new View<T>(this.source, this.up, this.part, this.raw, this.made, this.original, fallback);
  }

  /** The same place with its value spelled as CloudFormation spells it. Absent and unknown stay what they are. */
  as<U>(decode: (raw: Raw) => Raw): View<U> {
    const { raw } = this;
    const opaque = raw === undefined || raw === null || raw instanceof Unresolved || raw instanceof Reference;
    const decoded = opaque ? raw : decode(raw);
    return new View<U>(this.source, this.up, this.part, decoded, this.made, this.original, this.fallback);
  }

  /** Opens a JSON text, as Pulumi and Terraform write policy documents, so that paths go on inside it. */
  json(this: View<string> | View<Json>): View<Json> {
    return (this as View<unknown>).as<Json>(asJson);
  }

  isAbsent(): boolean {
    const { made, raw } = this;
    if (made === undefined) return raw === undefined || raw === null;
    return made.fields !== undefined && Object.values(made.fields).every((field) => field.isAbsent());
  }

  /** The value as the input spells it, for messages. */
  get shown(): string {
    if (this.isAbsent()) return "not set";
    return this.made === undefined ? spellOut(this.original) : "set";
  }

  private child<C>(part: string | number, raw: Raw): View<C> {
    return new View<C>(this.source, this, part, raw);
  }

  private leaf<V extends string | number | boolean>(
    byDefault: V | undefined,
    expected: string,
    read: (raw: Raw) => V | undefined,
  ): Value<V | undefined> {
    const { raw } = this;
    if (this.made !== undefined) return this.unknown(`expected ${expected}, found an object`);
    if (raw === undefined || raw === null) {
      const value = (this.fallback as V | undefined) ?? byDefault;
      return this.byDefault(
        value,
        value === undefined || value === "" ? "not set" : `not set (${String(value)} by default)`,
      );
    }
    if (raw instanceof Unresolved) return this.unresolved(raw);
    if (raw instanceof Reference) return this.unknown(`${raw.text} is known only after deployment`);
    const value = read(raw);
    return value === undefined
      ? this.unknown(`expected ${expected}, found ${describe(raw)}`)
      : this.knownAs(value, spellOut(this.original));
  }

  private knownAs<V>(value: V, shown: string): Known<V> {
    return { known: true, value, at: this.origin, written: true, shown };
  }

  private byDefault<V>(value: V, shown: string): Known<V> {
    return { known: true, value, at: this.origin, written: false, shown };
  }

  private unresolved(raw: Unresolved): Unknown {
    return { known: false, at: this.origin, reason: raw.reason, elsewhere: raw.elsewhere };
  }

  private unknown(reason: string): Unknown {
    return { known: false, at: this.origin, reason, elsewhere: false };
  }
}
