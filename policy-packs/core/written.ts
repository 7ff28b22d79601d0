import type { Place } from "../../components/model/graph";

/** A value of a file, and where each part of it is written. */
export interface Written {
  readonly value: unknown;
  readonly place: (path: readonly (string | number)[]) => Place | undefined;
}

/** What is wrong with such a value, in one sentence. */
export interface Fault {
  readonly message: string;
  readonly place?: Place;
}
