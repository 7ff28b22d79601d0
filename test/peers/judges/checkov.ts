import type { Finding } from "../finding";
import type { Synthesized } from "../templates";
import { read } from "./python";

interface Output {
  readonly results: { readonly failed_checks: readonly FailedCheck[] };
  readonly summary: { readonly passed: number; readonly skipped: number; readonly parsing_errors: number };
}

interface FailedCheck {
  readonly check_id: string;
  readonly check_name: string;
  readonly file_path: string;
  /** `AWS::S3::Bucket.Orders` */
  readonly resource: string;
}

/** What checkov says of the templates. A template that it cannot read, or that silences a check, is an error. */
export const judgeByCheckov = async ({ files, place }: Synthesized): Promise<readonly Finding[]> => {
  const { results, summary } = (await read("checkov", [
    ...["--framework", "cloudformation", "--skip-download", "--compact", "--quiet", "--output", "json"],
    ...[...files.values()].flatMap((it) => ["--file", it]),
  ])) as Output;
  if (summary.passed === 0 || summary.skipped > 0 || summary.parsing_errors > 0) {
    throw new Error(`checkov did not judge all templates: ${JSON.stringify(summary)}`);
  }
  return results.failed_checks.map(({ check_id, check_name, file_path, resource }) => ({
    rule: check_id,
    ...place(file_path, resource.slice(resource.lastIndexOf(".") + 1)),
    message: check_name,
  }));
};
