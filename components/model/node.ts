import type { Raw } from "./raw";
import type { Value } from "./value";
import type { View } from "./view";

/** A path by its last part, so that a step down copies nothing. */
export interface Trail {
  readonly up: Trail | undefined;
  readonly part: string | number;
}

/** What a view looks at: raw input, or what a mapping made of it. */
export type Node =
  | {
      readonly as: "raw";
      readonly raw: Raw;
      /** What was written, where a mapping spells it otherwise. */ readonly written?: Raw;
    }
  | { readonly as: "record"; readonly fields: { readonly [key: string]: View<unknown> } }
  | { readonly as: "list"; readonly items: () => Value<readonly View<unknown>[]> };

export const absent: Node = { as: "raw", raw: undefined };
