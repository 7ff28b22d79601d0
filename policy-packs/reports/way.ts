import type { Graph, Place } from "../../components/model/graph";
import type { Step } from "../../components/model/step";
import { spellPath } from "../../components/model/value";
import type { Paint } from "./paint";
import type { Waypoint } from "./report";
import { wrap } from "./wrap";

/** The way that proves a finding: a numbered step a line, with the file and line of what lets it. No source is shown. */
export const wayLines = (evidence: readonly Waypoint[], width: number, tint: Paint): readonly string[] => {
  const digits = String(evidence.length).length;
  return evidence.map(({ says, written }, index) => {
    const label = index === 0 ? tint.dim("way") : "   ";
    const text = wrap(says, 19 + digits, width);
    const place = written === undefined ? "" : `  ${tint.dim(spellPlace(written.source))}`;
    return `            ${label}  ${String(index + 1).padStart(digits)}. ${text}${place}`;
  });
};

/** Where a step is written; nothing where it is written nowhere, or nobody knows its line. */
export const placeOf = (graph: Graph, { at }: Pick<Step, "at">): Place | undefined =>
  at === undefined ? undefined : graph.locate(at.resource, at.path);

/** A way through an input, with where each step of it is written. */
export const waypointsOf = (steps: readonly Step[], graph: Graph, file: string): readonly Waypoint[] =>
  steps.map(({ says, at }) => ({
    says,
    written:
      at === undefined
        ? undefined
        : { resource: at.resource, path: spellPath(at.path), source: placeOf(graph, { at }) ?? { file } },
  }));

export const spellPlace = ({ file, line }: NonNullable<Waypoint["written"]>["source"]): string =>
  line === undefined ? file : `${file}:${String(line)}`;
