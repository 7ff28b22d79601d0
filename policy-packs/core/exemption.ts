import type { Finding } from "./evaluate";

/** A risk that somebody accepted: which, why, who and until when. Keyed by rule, aspect and resource, never by the rule alone. */
export interface Exemption {
  readonly rule: string;
  /** Only this part of a broad rule; every part where absent. */
  readonly aspect?: string;
  /** The URN or logical id; `*` stands for any run of letters. */
  readonly resource: string;
  readonly reason: string;
  readonly owner: string;
  /** The last day it holds, as `2027-01-31`. An exemption that has ended exempts nothing. */
  readonly expires: string;
}

const fields = ["rule", "resource", "reason", "owner", "expires"] as const;

/** Reads a list of exemptions and says in one sentence each what is wrong with the others. */
export const readExemptions = (
  input: unknown,
): { readonly exemptions: readonly Exemption[]; readonly problems: readonly string[] } => {
  if (!Array.isArray(input)) return { exemptions: [], problems: ["expected a list of exemptions"] };
  const problems: string[] = [];
  const exemptions: Exemption[] = [];
  (input as readonly unknown[]).forEach((entry, index) => {
    const at = `exemption ${String(index + 1)}`;
    const record = (typeof entry === "object" && entry !== null ? entry : {}) as Record<string, unknown>;
    const missing = fields.filter((field) => typeof record[field] !== "string" || record[field].trim() === "");
    const expires = String(record["expires"]);
    if (missing.length > 0) problems.push(`${at} lacks ${missing.join(", ")}`);
    else if (!/^\d{4}-\d{2}-\d{2}$/.test(expires) || Number.isNaN(Date.parse(expires)))
      problems.push(`${at}: expires is ${expires}, not a day such as 2027-01-31`);
    else exemptions.push(record as unknown as Exemption);
  });
  return { exemptions, problems };
};

/**
 * The exemption that covers a finding on a day (`2027-01-31`): one of the list, or what the program itself argued as `unsafe` of
 * the component that made the resource. What cannot be judged may be exempt too.
 */
export const exemptionOf = (
  finding: Finding,
  exemptions: readonly Exemption[],
  today: string,
): Exemption | undefined => {
  const ids = [finding.rule.id, ...(finding.rule.aliases ?? [])];
  const { address } = finding.resource.view.source;
  const listed = exemptions.find(
    (it) =>
      ids.includes(it.rule) &&
      (it.aspect === undefined || it.aspect === finding.aspect) &&
      it.expires >= today &&
      matches(it.resource, address),
  );
  const declared = finding.resource.unsafe?.find((it) => ids.includes(it.control) && it.expires >= today);
  if (listed !== undefined || declared === undefined) return listed;
  const { control, reason, expires } = declared;
  return { rule: control, resource: address, reason, owner: "unsafe in the program", expires };
};

const matches = (pattern: string, address: string): boolean =>
  new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replace(/\*/g, ".*")}$`).test(address);
