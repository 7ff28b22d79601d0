import { shortName } from "../proofs/reachability/names";
import type { End } from "../proofs/reachability/path";
import type { Way } from "./scene";

/** What packets come from or go to: as a picture shows it. */
export interface Stand {
  readonly id: string;
  readonly resources: readonly string[];
  readonly ends: readonly End[];
}

export interface Stop {
  readonly stand: string;
  /** The step with which the way arrives there. */
  readonly step: number;
}

/** Where a way stops on a map, in its order. What it passes between two stops are rules, not places. */
export const stopsOf = ({ steps }: Way, stands: readonly Stand[]): readonly Stop[] => {
  const stops: Stop[] = [];
  steps.forEach((step, index) => {
    const stand = standOf(step, stands);
    if (stand === undefined) return;
    const stop = { stand: stand.id, step: index };
    // What is asked of a thing before a packet is there, and when it has arrived: the last of it.
    if (stops.at(-1)?.stand === stand.id && !isSent(step)) stops.pop();
    if (stops.at(-1)?.stand !== stand.id) stops.push(stop);
  });
  return stops;
};

/** A load balancer sends on: it has arrived before. */
const isSent = ({ says }: Way["steps"][number]): boolean => /^\S+, forwards\b/.test(says);

const standOf = ({ says, written }: Way["steps"][number], stands: readonly Stand[]): Stand | undefined => {
  if (/^(the )?internet$/i.test(says)) return stands.find(({ id }) => id === "internet");
  const named = stands.find(({ resources }) => resources.some((it) => says.split(", forwards")[0] === shortName(it)));
  return named ?? stands.find(({ resources }) => written !== undefined && resources.includes(written.resource));
};
