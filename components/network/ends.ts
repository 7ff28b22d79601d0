import type { Text } from "../model/plan";
import type { Sensitivity } from "../model/sensitivity";
import { zoneSlots } from "./addresses";

/** What a flow starts or ends at: a zone, the Internet, or a network beyond the transit gateway. */
export interface End {
  readonly name: string;
  readonly sensitivity: Sensitivity | typeof internet;
  readonly blocks: readonly EndBlock[];
}

/** Addresses of one end, of either family or both. */
export interface EndBlock {
  /** Tells the blocks of one end apart in names of resources; empty for the first. */
  readonly key: string;
  /** Which of the equal ranges of ACL rule numbers its rules have. */
  readonly band: number;
  readonly ipv4?: Text;
  readonly ipv6?: Text;
}

export const internet = "internet";

export const families = ["ipv4", "ipv6"] as const;
export type Family = (typeof families)[number];

/** What the names of resources end in that an end's block has of this family. */
export const suffixOf = ({ key }: EndBlock, family: Family): string =>
  `${key === "" ? "" : `-${key}`}${family === "ipv6" ? "-ipv6" : ""}`;

/** A band each for the slots of zones and for the Internet, and some that the blocks of other networks share. */
const shared = 8;
export const bands = zoneSlots + 1 + shared;

/** The band of a block that has no slot, from what it is called. */
export const bandOf = (key: string): number =>
  zoneSlots + 1 + (Array.from(key).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 8191, 7) % shared);

/** Everybody, of each family that the network speaks. */
export const internetEnd = (dualstack: boolean): End => ({
  name: internet,
  sensitivity: internet,
  blocks: [{ key: "", band: zoneSlots, ipv4: "0.0.0.0/0", ...(dualstack ? { ipv6: "::/0" } : {}) }],
});
