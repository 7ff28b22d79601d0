import type { Value } from "./value";
import type { View } from "./view";

/** A path by its last part, so that a step down copies nothing. The whole of a resource has no part. */
export interface Trail {
  readonly up: Trail | undefined;
  readonly part: string | number | undefined;
}

/** What a mapping makes in place of raw input. */
export type Made =
  | { readonly fields: { readonly [key: string]: View<unknown> }; readonly items?: never }
  | { readonly items: () => Value<readonly View<unknown>[]>; readonly fields?: never };
