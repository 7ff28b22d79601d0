import type { Graph } from "../../../components/model/graph";
import { find } from "./find";
import { arnOf, holesOf } from "./names";
import { patternOf, type Symbol } from "./pattern";
import type { Member } from "./roster";
import { globOf } from "./sets/glob";
import { languageOf } from "./sets/language";
import type { Region } from "./sets/region";

/** What somebody needs, as it is declared: `role/deploy s3:PutObject bucket/site/*`. */
interface Need {
  readonly who: string;
  readonly actions: string;
  readonly resources: string;
}

/** A need that cannot be read, or that names what is not there: a clause. */
export interface Flawed {
  readonly flaw: string;
}

const readNeed = (line: string): Need | Flawed => {
  const [who, actions, resources, ...rest] = line.trim().split(/\s+/);
  return who === undefined || actions === undefined || resources === undefined || rest.length > 0
    ? { flaw: `the need "${line}" is not of the form "role/deploy s3:PutObject bucket/site/*"` }
    : { who, actions, resources };
};

const isAbout = ({ who }: Need, { name, arn }: Member): boolean =>
  who.toLowerCase() === name.toLowerCase() || who === arn;

/** Reads needs against an input: for `near.whole`. */
export const needsIn =
  (graph: Graph) =>
  (lines: readonly string[], member: Member): Region | Flawed | undefined => {
    const region: Region[number][] = [];
    for (const line of lines) {
      const need = readNeed(line);
      if ("flaw" in need) return need;
      if (!isAbout(need, member)) continue;
      const arn = arnsOf(graph, need.resources, need.actions.split(":")[0]);
      if (typeof arn !== "string") return arn;
      region.push({
        actions: languageOf(globOf(crossing(need.actions.toLowerCase()), false)),
        resources: languageOf(globOf(pattern(arn, graph), true)),
        by: [],
      });
    }
    return region.length === 0 ? undefined : region;
  };

/** `bucket/site/*` as `arn:aws:s3:::${Site}/*`. */
const arnsOf = (graph: Graph, text: string, service: string | undefined): string | Flawed => {
  if (text === "*" || text.startsWith("arn:")) return text;
  const found = find(graph, text, service);
  if ("mistake" in found) return { flaw: `of the need for ${text}: ${found.mistake}` };
  return `${arnOf(found.resource) ?? ""}${found.rest === "" ? "" : `/${found.rest}`}`;
};

const pattern = (text: string, graph: Graph): readonly Symbol[] =>
  patternOf(text, { wildcards: true, variables: false, holeOf: holesOf(graph) }) as readonly Symbol[];

const crossing = (text: string): readonly Symbol[] =>
  Array.from(text, (it) => (it === "*" || it === "?" ? { wildcard: it, crossing: true } : it));
