import type { Kind, Properties } from "../../../components/model/graph";
import type { Unresolved } from "../../../components/model/raw";
import type { View, Mapped } from "../../../components/model/view";

/** An SDK's argument type without its inputs and outputs: what a resource looks like once written. */
export type Plain<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends PromiseLike<unknown> | { readonly apply: unknown }
    ? never
    : T extends readonly (infer E)[]
      ? readonly Plain<E>[]
      : T extends object
        ? { readonly [K in keyof T]: Plain<T[K]> }
        : never;

/** One resource of CloudFormation's as read from a Pulumi resource. */
export type Part = {
  [K in Kind]: {
    readonly kind: K;
    readonly fields: Mapped<Properties<K>>;
    /** Why nothing but this is seen of what it stands for, which is another resource. */
    readonly unseen?: Unresolved;
  };
}[Kind];

/** The satellites that Pulumi splits off a resource and CloudFormation does not: found by token, or an empty view that knows its type. */
export interface Satellites {
  one<A>(token: string): View<Plain<A>>;
  all<A>(token: string): readonly View<Plain<A>>[];
}

export interface Mapping {
  /** The kind whose links and identity the first part has. */
  readonly kind: Kind;
  /** True where {@link read} asks for satellites. */
  readonly assembled: boolean;
  /** For a satellite that is folded into its owner: the property that points to the owner, whose kind is `kind`. */
  readonly foldedBy?: string;
  readonly read: (source: View<never>, satellites: Satellites) => readonly Part[];
}

export interface Mappings {
  readonly [token: string]: Mapping;
}

const part = <K extends Kind>(kind: K, fields: Mapped<Properties<K>>, unseen?: Unresolved): Part =>
  ({ kind, fields, ...(unseen === undefined ? {} : { unseen }) }) as unknown as Part;

/** One Pulumi resource reads as one of CloudFormation's: total over what is read of the kind, so that a forgotten property does not compile. */
export const map = <A, K extends Kind>(kind: K, read: (source: View<Plain<A>>) => Mapped<Properties<K>>): Mapping => ({
  kind,
  assembled: false,
  read: (source) => [part(kind, read(source as unknown as View<Plain<A>>))],
});

/** As {@link map}, for a resource that Pulumi splits: its satellites are read as parts of it. */
export const assemble = <A, K extends Kind>(
  kind: K,
  read: (source: View<Plain<A>>, satellites: Satellites) => Mapped<Properties<K>>,
): Mapping => ({
  kind,
  assembled: true,
  read: (source, satellites) => [part(kind, read(source as unknown as View<Plain<A>>, satellites))],
});

/** One Pulumi resource reads as several: a rule with two CIDRs, a resource with inline policies. `kind` is that of the first. */
export const split = <A>(
  kind: Kind,
  read: (source: View<Plain<A>>, satellites: Satellites) => readonly Part[],
): Mapping => ({
  kind,
  assembled: true,
  read: (source, satellites) => read(source, satellites),
});

export { part };

/** A satellite that CloudFormation writes inside its owner. An orphan, whose owner is elsewhere, is judged as an owner of which nothing else is known. */
export const fold = (kind: Kind, property: string): Mapping => ({
  kind,
  assembled: true,
  foldedBy: property,
  read: () => [],
});
