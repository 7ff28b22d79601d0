import { version } from "../core/version";
import { summarise, type Report, type Reported } from "./report";

/** `--format json`: an interface that does not break. `schemaVersion` changes only with a meaning. One finding a line. */
export const jsonReport = (report: Report): string => {
  const { findings, problems, notes, unread } = report;
  const head = JSON.stringify({ schemaVersion: 1, tool: { name: "sallyport", version }, summary: summarise(report) });
  const tail = JSON.stringify({ problems, notes, unread: Object.fromEntries(unread) });
  const rows = findings.map((finding) => `\n${JSON.stringify(toRow(finding))}`).join(",");
  return `${head.slice(0, -1)},"findings":[${rows}${rows === "" ? "" : "\n"}],${tail.slice(1)}`;
};

const toRow = ({ rule, aspect, verdict, resource, type, source, path, message, fix, exemption, holder }: Reported) => ({
  rule: rule.id,
  aspect,
  principle: rule.principle,
  severity: rule.severity,
  verdict,
  resource,
  type,
  source,
  path,
  message,
  fix,
  exemption,
  evidence: holder === resource ? [] : [{ resource: holder, path, source }],
});
