import type { Place } from "../place";
import type { WireObject } from "../../adapters/pulumi/sentinels";

export interface Question {
  readonly token: string;
  readonly args: WireObject;
  readonly place: Place;
}

/** A stand-in's fields; the arguments are echoed beneath them, as providers do. */
export type StandIn = (question: Question) => WireObject;
