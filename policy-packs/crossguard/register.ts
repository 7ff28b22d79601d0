import type { RegisterFinding } from "../core/register-rules";

/** The name under which Pulumi knows what is asked of exemptions themselves, and configures where they stand. */
export const exemptionsPolicy = "exemptions";

/** What a person reads of it. */
export const registerMessage = ({ rule, message, place }: RegisterFinding): string =>
  `${place === undefined ? "" : `${place.file}:${String(place.line)}: `}${message} (${rule.id})\nFix: ${rule.fix.pulumi}`;

/** The settings of the policy, as a schema in JSON. */
export const exemptionsSchema: {
  readonly [setting: string]: { readonly type: "string"; readonly description: string };
} = {
  register: { type: "string", description: "The file with the register of exemptions." },
  baseline: { type: "string", description: "The file with old findings, which are tolerated." },
  approvers: { type: "string", description: "The file that says who may approve exemptions." },
};
