import type { Step } from "../../components/model/step";

/** What somebody or something can do in one of two revisions of a stack, and not in the other. */
export interface Change {
  /** Who: `role/deploy`, `internet`. */
  readonly who: string;
  /** What: `s3:PutObject on bucket/orders`, `tcp 5432 to data`. */
  readonly what: string;
  /** False where one of the two revisions leaves it open. */
  readonly certain: boolean;
  /** The way that proves it, in the revision that has it. */
  readonly evidence: readonly Step[];
}

export interface Changes {
  readonly gained: readonly Change[];
  readonly lost: readonly Change[];
}
