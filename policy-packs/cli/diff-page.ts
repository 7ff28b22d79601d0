import { wholeOf } from "../core/evaluate";
import type { Subject } from "../pictures/scene";
import { networkOf } from "../proofs/reachability/project";
import type { Compared, Difference, Revision } from "./diff";
import { countChanges, wayOf } from "./diff-report";
import type { Page } from "./pictures";

/**
 * What two revisions differ in, drawn: NEW's network with the ways that are gained, and, where a page has room for both, OLD's with those
 * that are lost.
 */
export const diffPage = (
  format: "html" | "svg",
  compared: readonly Compared[],
  notes: readonly string[],
): Page & { readonly summary: string } => {
  const changed = compared.filter(({ gained, lost }) => gained.length + lost.length > 0);
  const { gained, perhapsGained, lost } = countChanges(compared);
  const told = format === "svg" && changed.length === 0 ? compared.slice(0, 1) : changed;
  return {
    title: "What is gained and lost",
    summary: `${String(gained)} gained, ${String(perhapsGained)} of them perhaps; ${String(lost)} lost.`,
    subjects: told.flatMap(({ old, now, gained: more, lost: less }) => [
      ...(format === "svg" || more.length > 0 ? [subjectOf("gained", now, old, more)] : []),
      ...(format === "html" && less.length > 0 ? [subjectOf("lost", old, now, less)] : []),
    ]),
    notes,
  };
};

const subjectOf = (
  what: "gained" | "lost",
  own: Revision,
  other: Revision,
  changes: readonly Difference[],
): Subject => {
  const [from, to] = what === "gained" ? [other, own] : [own, other];
  const ways = changes.map((change) => ({
    title: `${what}${change.certain ? "" : ", perhaps"}: ${change.who}: ${change.what}`,
    steps: wayOf(change, own),
  }));
  const network = wholeOf(own.graph, networkOf);
  return {
    title: `${from.file ?? "nothing"} -> ${to.file ?? "nothing"}`,
    says: ways.length === 0 ? `Nothing is ${what}.` : `${String(ways.length)} ${what}.`,
    network: network.subnets.size === 0 ? undefined : network,
    ways,
  };
};
