import type { Bounds } from "../proofs/reachability/bounds";
import { shortName } from "../proofs/reachability/names";
import { overviewOf, type Overview } from "../proofs/reachability/overview";
import { networkOf } from "../proofs/reachability/project";
import { spellSet } from "../proofs/reachability/spell";
import type { Subject } from "../pictures/scene";
import type { Command } from "./arguments";
import type { Outcome } from "./check";
import { readProject } from "./configuration";
import { projectFolders, readEach } from "./inputs";
import { drawn } from "./pictures";
import type { LinesOf } from "./preview";
import type { Terminal } from "./terminal";

type Call = Extract<Command, { name: "explain" }>;

/** The question that asks for everything at once. */
export const isOverview = (question: string): boolean => question.trim() === "zones";

interface Told extends Omit<Outcome, "judged"> {
  readonly text: string;
}

interface Seen {
  readonly file: string;
  /** What the zones are told by. */
  readonly by: "declaration" | "routes";
  readonly overview: Overview;
}

const passing = ({ least, most }: Bounds): string => {
  const [sure, all] = [spellSet(least), spellSet(most)];
  if (sure === all) return sure;
  return least.length === 0 ? `perhaps ${all}` : `${sure}, perhaps ${all}`;
};

const few = (names: readonly string[]): string =>
  names.length > 6 ? `${names.slice(0, 5).join(", ")} and ${String(names.length - 5)} more` : names.join(", ");

const lines = ({ file, by, overview: { zones, flows, exposed, homeless, assumed } }: Seen): readonly string[] => [
  `${file}: ${zones.length === 1 ? "1 zone" : `${String(zones.length)} zones`} ${by === "routes" ? "by their routes" : "as they are declared"}`,
  ...zones.map(({ name, subnets }) => `  ${name}: ${few(subnets)}`),
  ...assumed.map((note) => `  note: ${note}`),
  "  what passes",
  ...flows.map(({ from, to, passes }) => `  ${from} -> ${to}: ${passing(passes)}`),
  `  the Internet comes to ${exposed.length === 0 ? "nothing" : String(exposed.length)}`,
  ...exposed.map(({ what, name, passes }) => `  ${what} ${name}: ${passing(passes)}`),
  ...(homeless.length === 0
    ? []
    : [`  nobody knows where these stand: ${few([...new Set(homeless.map(({ resource }) => shortName(resource)))])}`]),
];

/** The same as a picture, and for those who see none. */
const subjectOf = ({ file, by, overview }: Seen): Subject => {
  const { zones, flows, exposed, assumed } = overview;
  const told = [
    ...flows.map(({ from, to, passes }) => `${from} -> ${to}: ${passing(passes)}`),
    ...exposed.map(({ what, name, passes }) => `the Internet comes to ${what} ${name}: ${passing(passes)}`),
    ...assumed.map((note) => `note: ${note}`),
  ];
  const count = zones.length === 1 ? "1 zone" : `${String(zones.length)} zones`;
  const says = `${count} ${by === "routes" ? "by their routes" : "as they are declared"}. ${told.length === 0 ? "Nothing passes." : `${told.join(". ")}.`}`;
  return { title: file, says, network: undefined, zones: overview, ways: [] };
};

const row = ({ file, by, overview: { zones, flows, exposed, homeless, assumed } }: Seen) => ({
  file,
  by,
  zones,
  flows: flows.map(({ from, to, passes }) => ({
    from,
    to,
    best: spellSet(passes.least),
    worst: spellSet(passes.most),
  })),
  exposed: exposed.map(({ what, name, passes }) => ({
    what,
    name,
    best: spellSet(passes.least),
    worst: spellSet(passes.most),
  })),
  supposed: assumed,
  homeless: homeless.map(({ resource }) => resource),
});

/** The zones of each input, all that passes between them, and all that the Internet comes to. */
export const explainZones = async (
  call: Call,
  terminal: Terminal,
  linesOf: LinesOf,
): Promise<Told | { readonly mistake: string }> => {
  const read = readProject(call.common, projectFolders(call.paths));
  if ("complaints" in read) return { mistake: read.complaints.join("; ") };
  const { zones = {} } = read.configuration.project;
  const by: Seen["by"] = Object.keys(zones).length === 0 ? "routes" : "declaration";
  const { results, ...rest } = await readEach(call, terminal, linesOf, (file, graph) => ({
    file,
    by,
    overview: overviewOf(networkOf(graph), zones),
  }));
  const seen = results.filter(({ overview }) => overview.zones.length > 0);
  const { format } = call.common;
  if (format === "svg" || format === "html") {
    const picture = drawn(format, { title: call.question, subjects: seen.map(subjectOf) });
    return "mistake" in picture ? picture : { ...rest, ...picture };
  }
  const text =
    format === "json"
      ? `${JSON.stringify({ schemaVersion: 1, answers: seen.map(row) }, null, 2)}\n`
      : seen.map((it) => `${lines(it).join("\n")}\n`).join("\n");
  return { ...rest, text: text === "" ? "No subnet stands here, and so no zone does.\n" : text };
};
