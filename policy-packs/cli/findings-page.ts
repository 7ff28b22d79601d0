import { wholeOf } from "../core/evaluate";
import { networkOf } from "../proofs/reachability/project";
import type { More, Row } from "../pictures/picture";
import type { Subject } from "../pictures/scene";
import { summarise, type Judged, type Report, type Reported } from "../reports/report";
import { spellPlace } from "../reports/way";
import type { Page } from "./pictures";

/** What fails, as a page: each input's network with the ways that prove findings, and all findings beneath. */
export const findingsPage = (report: Report, judged: readonly Judged[]): Page & More => {
  const failures = report.findings.filter(({ verdict }) => verdict === "fail");
  const { fail, undetermined, exempt, resources } = summarise(report);
  const [only, another] = judged;
  return {
    title: `sallyport: ${only !== undefined && another === undefined ? only.file : `${String(judged.length)} inputs`}`,
    summary: `${String(fail)} findings in ${String(resources)} resources; ${String(undetermined)} cannot be judged before deployment, ${String(exempt)} are exempt.`,
    subjects: judged.map((one) => subjectOf(one, failures)),
    rows: failures.map(rowOf),
    notes: [...report.notes, ...report.problems.map(({ message }) => message)],
  };
};

const subjectOf = ({ file, evaluation: { graph } }: Judged, failures: readonly Reported[]): Subject => {
  const own = failures.filter(({ input }) => input === file);
  const ways = own
    .filter(({ evidence }) => evidence.length > 0)
    .map(({ rule, message, evidence }) => ({ title: `${rule.severity}: ${message} (${rule.id})`, steps: evidence }));
  const network = wholeOf(graph, networkOf);
  const says = `${String(own.length)} findings, ${String(ways.length)} of them proved by a way.`;
  return { title: file, says, network: network.subnets.size === 0 ? undefined : network, ways };
};

const rowOf = ({ rule, aspect, source, resource, message, fix }: Reported): Row => ({
  severity: rule.severity,
  place: spellPlace(source),
  resource: resource.split("::").at(-1) ?? resource,
  message,
  fix,
  rule: aspect === undefined ? rule.id : `${rule.id}/${aspect}`,
});
