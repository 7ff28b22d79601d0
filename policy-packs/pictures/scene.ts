import type { Overview } from "../proofs/reachability/overview";
import type { Network } from "../proofs/reachability/network";
import type { Waypoint } from "../reports/report";

/** A way to draw: what a packet or a person passes, from where it begins. */
export interface Way {
  readonly title: string;
  readonly steps: readonly Waypoint[];
  /** What stands where it ends, in place of the numbers of its steps. */
  readonly mark?: string;
}

/** What is drawn of one input. */
export interface Subject {
  readonly title: string;
  /** What the picture shows, in a sentence. */
  readonly says: string;
  readonly network: Network | undefined;
  /** What is drawn in place of the network and its ways. */
  readonly zones?: Pick<Overview, "flows" | "zones">;
  readonly ways: readonly Way[];
}

export interface Line {
  readonly text: string;
  readonly look: "name" | "detail";
}

/** Something that stands somewhere. */
export interface Box {
  readonly id: string;
  readonly lines: readonly Line[];
  readonly look: "outside" | "thing" | "empty" | "step";
  /** The frame around it. */
  readonly inside?: string;
  /** The numbers of the steps that a way takes here. */
  readonly badge?: string;
  readonly lit: boolean;
}

/** What has others in it: a VPC, a zone. */
export interface Frame {
  readonly id: string;
  readonly lines: readonly Line[];
  readonly look: "vpc" | "zone" | "chain";
  readonly inside?: string;
}

export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  /** Something passes; something may pass; a way goes here. */
  readonly look: "flow" | "perhaps" | "way";
}

export interface Scene {
  readonly direction: "LR" | "TB";
  readonly frames: readonly Frame[];
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
}

/** A text that is too long for a picture, without its middle. */
export const shorten = (text: string, most: number): string => {
  if (text.length <= most) return text;
  const head = Math.ceil((most - 1) / 2);
  return `${text.slice(0, head)}…${text.slice(text.length - (most - 1 - head))}`;
};

/** A text in lines of at most so many letters. */
export const inLines = (text: string, most: number): readonly string[] => {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").map((it) => shorten(it, most))) {
    if (line !== "" && line.length + 1 + word.length > most) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
};
