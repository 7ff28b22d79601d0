import { version } from "../core/version";
import { summarise, type Report } from "./report";

/** `--format json`: an interface that does not break. `schemaVersion` changes only with a meaning. */
export const jsonReport = (report: Report): string =>
  JSON.stringify(
    {
      schemaVersion: 1,
      tool: { name: "sallyport", version },
      summary: summarise(report),
      findings: report.findings.map(
        ({ rule, aspect, verdict, resource, type, source, path, message, fix, exemption }) => ({
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
          evidence: path === "" ? [] : [{ resource, path, ...source }],
        }),
      ),
      problems: report.problems,
      notes: report.notes,
      unread: Object.fromEntries(report.unread),
    },
    undefined,
    2,
  );
