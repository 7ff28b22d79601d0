import { isNone } from "../proofs/reachability/packets";
import type { Overview } from "../proofs/reachability/overview";
import { spellSet } from "../proofs/reachability/spell";
import { inLines, shorten, type Arrow, type Box, type Line, type Scene } from "./scene";

const longest = 34;
/** More subnets of a zone than these are told as a number. */
const mostSubnets = 4;

type Flow = Overview["flows"][number];

const spell = ({ passes: { least, most } }: Flow): string =>
  isNone(least) ? `perhaps ${spellSet(most)}` : spellSet(least);

const detail = (text: string): Line => ({ text: shorten(text, longest), look: "detail" });

/** Zones as boxes, with their subnets and what passes within them; what passes between them as arrows. */
export const zonesScene = ({ zones, flows }: Pick<Overview, "flows" | "zones">): Scene => {
  const inside = new Set(zones.map(({ name }) => name));
  const outside = [...new Set(flows.flatMap(({ from, to }) => [from, to]))].filter((it) => !inside.has(it));
  return {
    direction: "LR",
    frames: [],
    boxes: [
      ...outside.map((id): Box => ({
        id,
        look: "outside",
        lines: [{ text: id === "internet" ? "Internet" : shorten(id, longest), look: "name" }],
        lit: false,
      })),
      ...zones.map(({ name, subnets }): Box => ({
        id: name,
        look: "thing",
        lit: false,
        lines: [
          { text: shorten(name, longest), look: "name" },
          ...subnets.slice(0, mostSubnets).map(detail),
          ...(subnets.length > mostSubnets ? [detail(`and ${String(subnets.length - mostSubnets)} more subnets`)] : []),
          ...flows
            .filter(({ from, to }) => from === name && to === name)
            .flatMap((flow) =>
              inLines(`within: ${spell(flow)}`, longest)
                .slice(0, 2)
                .map(detail),
            ),
        ],
      })),
    ],
    arrows: flows
      .filter(({ from, to }) => from !== to)
      .map((flow): Arrow => ({
        from: flow.from,
        to: flow.to,
        label: shorten(spell(flow), 30),
        look: isNone(flow.passes.least) ? "perhaps" : "flow",
      })),
  };
};
