import type { Locate } from "../template";

/** Why a file cannot be read: one sentence that names line and column. */
export interface Problem {
  readonly message: string;
  /** Counts from 1. */
  readonly line: number;
}

export type Parsed =
  { readonly template: unknown; readonly locate: Locate; readonly problem?: undefined } | { readonly problem: Problem };
