import { readWayQuestion } from "../proofs/permissions/escalation/ask";
import { readListQuestion } from "../proofs/permissions/lists";
import { explainAccess } from "./access";
import { accessJson, accessReport } from "./access-report";
import type { Command } from "./arguments";
import type { Outcome } from "./check";
import { explainWay, wayJson, wayReport } from "./escalation";
import { explainList, listJson, listReport } from "./lists";
import { explainZones, isOverview } from "./overview";
import type { LinesOf } from "./preview";
import { accessSubject, drawn, reachSubject, waySubject, type Page } from "./pictures";
import { explainReach } from "./reachability";
import { reachabilityJson, reachabilityReport } from "./reachability-report";
import type { Terminal } from "./terminal";

type Call = Extract<Command, { name: "explain" }>;

interface Told extends Omit<Outcome, "judged"> {
  readonly text: string;
}

/** The answer to a question: of packets where it has an arrow, of the whole network where it is `zones`, else of permissions. */
export const tell = async (
  call: Call,
  terminal: Terminal,
  linesOf: LinesOf,
): Promise<Told | { readonly mistake: string }> => {
  const { format } = call.common;
  const json = format === "json";
  const page = (subjects: Page["subjects"]) =>
    format === "svg" || format === "html" ? drawn(format, { title: call.question, subjects }) : undefined;
  const way = readWayQuestion(call.question);
  if (way !== undefined) {
    const explained = await explainWay(call, way, terminal, linesOf);
    if ("mistake" in explained) return explained;
    const { answered, ...rest } = explained;
    const picture = page(answered.map(waySubject));
    return { ...rest, ...(picture ?? { text: json ? `${wayJson(answered)}\n` : wayReport(answered) }) };
  }
  if (isOverview(call.question)) return await explainZones(call, terminal, linesOf);
  if (call.question.includes("->")) {
    const explained = await explainReach(call, terminal, linesOf);
    if ("mistake" in explained) return explained;
    const { answered, ...rest } = explained;
    const picture = page(answered.map(reachSubject));
    return {
      ...rest,
      ...(picture ?? { text: json ? `${reachabilityJson(answered)}\n` : reachabilityReport(answered) }),
    };
  }
  const listing = readListQuestion(call.question);
  if (listing !== undefined) {
    if (format === "svg" || format === "html")
      return { mistake: `lists are given as console or json, not as ${format}` };
    const explained = await explainList(call, listing, terminal, linesOf);
    if ("mistake" in explained) return explained;
    const { answered, ...rest } = explained;
    return { ...rest, text: json ? `${listJson(answered)}\n` : listReport(answered) };
  }
  const explained = await explainAccess(call, terminal, linesOf);
  if ("mistake" in explained) return explained;
  const { answered, ...rest } = explained;
  const picture = page(answered.map(accessSubject));
  return { ...rest, ...(picture ?? { text: json ? `${accessJson(answered)}\n` : accessReport(answered) }) };
};
