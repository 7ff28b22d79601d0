import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Finding } from "../finding";
import type { Synthesized } from "../templates";

interface Report {
  readonly pluginReports: readonly {
    readonly violations: readonly {
      readonly ruleName: string;
      readonly description: string;
      readonly violatingConstructs: readonly { readonly constructPath: string }[];
    }[];
  }[];
}

/** What aws-cdk-lib's own validation said when the templates were synthesized, its warnings included. */
export const judgeByCdk = ({ folder, placeOf }: Synthesized): readonly Finding[] => {
  const report = JSON.parse(readFileSync(join(folder, "validation-report.json"), "utf8")) as Report;
  return report.pluginReports.flatMap(({ violations }) =>
    violations.flatMap(({ ruleName, description, violatingConstructs }) =>
      violatingConstructs.map((it) => ({ rule: ruleName, ...placeOf(it.constructPath), message: description })),
    ),
  );
};
