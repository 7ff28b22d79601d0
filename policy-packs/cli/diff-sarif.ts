import { codeFlows, fingerprintOf, locationOf, sarifLog } from "../reports/sarif";
import type { Waypoint } from "../reports/report";
import type { Compared, Difference } from "./diff";
import { wayOf } from "./diff-report";

const rules: { readonly [A in Difference["about"]]: { readonly id: string; readonly says: string } } = {
  reachability: { id: "reachability-gained", says: "Packets can go where they could not before" },
  permissions: { id: "permissions-gained", says: "Somebody may do what they might not before" },
};

/**
 * What NEW gains, as SARIF, each with its way at NEW's lines. What is lost stands in lines that are no more, and is no result. What one
 * of the two leaves open is "open", as what cannot be judged is.
 */
export const diffSarif = (compared: readonly Compared[]): string =>
  sarifLog({
    rules: Object.values(rules).map(({ id, says }) => ({
      id,
      shortDescription: { text: says },
      fullDescription: { text: `${says}: the way or the statement that lets it stands with the result.` },
      help: { text: "Close a step of the way, or accept the change in review." },
      defaultConfiguration: { level: "error" },
      properties: { tags: ["security"], "security-severity": "8.0" },
    })),
    results: compared.flatMap((one) => one.gained.map((change) => resultOf(change, one))),
    problems: [],
  });

const resultOf = (change: Difference, { now }: Compared): object => {
  const { about, who, what, certain } = change;
  const evidence = wayOf(change, now);
  const opening = openingOf(evidence);
  const at = { resource: opening?.resource ?? who, source: opening?.source ?? { file: now.file ?? "" } };
  return {
    ruleId: rules[about].id,
    ruleIndex: Object.keys(rules).indexOf(about),
    ...(certain ? { kind: "fail", level: "error" } : { kind: "open", level: "none" }),
    message: { text: `${who}: ${what}${certain ? "" : ", perhaps: one of the two leaves it open"}` },
    locations: [locationOf(at.resource, at.source)],
    ...codeFlows({ evidence, ...at }),
    baselineState: "new",
    partialFingerprints: { "sallyport/v1": fingerprintOf(rules[about].id, who, what) },
    properties: { who, what, certain },
  };
};

/** Where a person would close it: the rule of a group that lets packets in, before whatever else is written last. */
const openingOf = (way: readonly Waypoint[]): Waypoint["written"] => {
  const written = [...way].reverse().filter((it) => it.written !== undefined);
  return (written.find(({ says }) => /^security group .*, in: /.test(says)) ?? written[0])?.written;
};
