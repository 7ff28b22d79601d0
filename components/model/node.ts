import type { Value } from "./value";

/** A path by its last part, so that a step down copies nothing. The whole of a resource has no part. */
export interface Trail {
  readonly up: Trail | undefined;
  readonly part: string | number | undefined;
}

/** What a mapping makes in place of raw input, out of views `V`. */
export type Made<V> =
  | { readonly fields: { readonly [key: string]: V }; readonly items?: never }
  | { readonly items: () => Value<readonly V[]>; readonly fields?: never };
