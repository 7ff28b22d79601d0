import type { Raw, RawObject } from "./raw";

/** How an input spells names. CloudFormation and Pulumi spell them as views do; Terraform and aws-native do not. */
export interface Dialect {
  /** The key of `object` that `name` means; where there is none, the key one would write. */
  spell(name: string, object: RawObject | undefined): string;
  /** Some formats wrap a single block in a list of one: what `get` steps into. */
  unwrap(raw: Raw): Raw;
  /** The input's own name of a type that the mappings know by another, for what would be written in a resource of that type. */
  typeName?(type: string): string | undefined;
}

export const asWritten: Dialect = { spell: (name) => name, unwrap: (raw) => raw };

/** What a view looks into: the resource that holds it and the way its format spells names. */
export interface Source {
  readonly address: string;
  /** What people call it, where several inputs are read together and two of them use the same name: then the address has more. */
  readonly label?: string;
  readonly type: string;
  readonly dialect: Dialect;
  /** True where no secret from elsewhere reaches the input as a text, so that a password that is one is the program's own. */
  readonly secretsWithheld?: boolean;
}
