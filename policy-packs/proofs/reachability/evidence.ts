import type { Step } from "../../../components/model/step";
import type { Network } from "./network";
import { isNone, type Packets } from "./packets";
import type { End } from "./path";
import { reach, type Reached, type Witness } from "./reach";
import { spellPacket } from "./spell";

/** The way of a packet, as findings carry it: from where it starts, each thing that lets it through, to where it arrives. */
export const stepsOf = ({ packet, steps }: Witness): readonly Step[] => [
  ...steps.map(({ place, written }) =>
    written === undefined ? { says: place } : { says: `${place}: ${written.says}`, at: written.at },
  ),
  { says: `for example ${spellPacket(packet)}` },
];

export const stepsOfAnswer = (reached: Reached): readonly Step[] =>
  reached.verdict === "no" ? [] : stepsOf(reached.witness);

/** The way of one of these packets from one end to the other; none where none passes. */
export const evidenceOf = (network: Network, from: End, to: End, asked: Packets): readonly Step[] =>
  isNone(asked) ? [] : stepsOfAnswer(reach(network, from, to, asked));
