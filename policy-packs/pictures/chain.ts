import { spellPlace } from "../reports/way";
import { inLines, shorten, type Arrow, type Box, type Frame, type Scene, type Way } from "./scene";

const longest = 46;

/** Ways that lead over no network: each a chain of steps, from the first to the last. */
export const chainScene = (ways: readonly Way[]): Scene => ({
  direction: "TB",
  frames: ways.map((way, index): Frame => ({
    id: frameId(index),
    look: "chain",
    lines: inLines(way.title, longest).map((text) => ({ text, look: "name" })),
  })),
  boxes: ways.flatMap(({ steps }, index) =>
    steps.map(({ says, written }, at): Box => ({
      id: boxId(index, at),
      look: "step",
      inside: frameId(index),
      badge: String(at + 1),
      lit: at === 0 || at === steps.length - 1,
      lines: [
        ...inLines(says, longest).map((text) => ({ text, look: "name" as const })),
        ...(written === undefined
          ? []
          : [{ text: shorten(spellPlace(written.source).replace(/^.*\//, ""), longest), look: "detail" as const }]),
      ],
    })),
  ),
  arrows: ways.flatMap(({ steps }, index) =>
    steps.slice(1).map((_, at): Arrow => ({
      from: boxId(index, at),
      to: boxId(index, at + 1),
      label: "",
      look: "way",
    })),
  ),
});

const frameId = (way: number): string => `way ${String(way)}`;
const boxId = (way: number, step: number): string => `way ${String(way)} step ${String(step)}`;
