import type { Origin } from "./value";

/** One step of a way through a stack: a packet's hop, or a permission that leads on. */
export interface Step {
  /** What happens here, in a few words. */
  readonly says: string;
  /** What is written that lets it; absent where nothing is. */
  readonly at?: Origin;
}
