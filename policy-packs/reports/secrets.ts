import type { Graph } from "../../components/model/graph";
import { evaluate } from "../core/evaluate";
import type { Rule } from "../core/rule";

/** The name of a line: what is not to be shown, whatever stands there. */
export const lineName = (file: string, line: number | undefined): string => `${file}:${String(line)}`;

/**
 * The lines of the sources that hold secrets. They are looked for apart from what is judged: a pack without those rules, an exemption
 * and a baseline must show none of them either, for what is printed ends up in logs.
 */
export const secretLines = (graphs: readonly Graph[], rules: readonly Rule[]): ReadonlySet<string> => {
  const sensitive = rules.filter((rule) => rule.sensitive === true);
  const places = graphs.flatMap((graph) => evaluate(graph, sensitive).findings.map(({ place }) => place));
  return new Set(places.flatMap((place) => (place === undefined ? [] : [lineName(place.file, place.line)])));
};
