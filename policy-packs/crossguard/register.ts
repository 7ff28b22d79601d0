import { createRequire } from "node:module";
import type { ExemptionsConfig } from "../core/pack-config";
import { emptyRegister, type Register } from "../core/register";
import type { RegisterFinding } from "../core/register-audit";
import type * as Load from "../register/load";

/** The name under which Pulumi knows what is asked of exemptions themselves, and configures where they stand. */
export const exemptionsPolicy = "exemptions";

/** The register that a configuration names. A reader of YAML is loaded only where there is one to read. */
export const registerOf = ({
  register: exemptions,
  approvers,
}: ExemptionsConfig): { readonly register: Register; readonly problems: readonly string[] } => {
  if (exemptions === undefined && approvers === undefined) return { register: emptyRegister, problems: [] };
  const { loadRegister } = createRequire(__filename)("../register/load") as typeof Load;
  const { register, problems } = loadRegister({ exemptions, approvers });
  return { register, problems: problems.map(({ message }) => message.replace(/\.$/, "")) };
};

/** What a person reads of it. */
export const registerMessage = ({ rule, message, place }: RegisterFinding): string =>
  `${place === undefined ? "" : `${place.file}:${String(place.line)}: `}${message} (${rule.id})\nFix: ${rule.fix.pulumi}`;

/** The settings of the policy, as a schema in JSON. */
export const exemptionsSchema: {
  readonly [setting: string]: { readonly type: "string"; readonly description: string };
} = {
  register: { type: "string", description: "The file with the register of exemptions." },
  approvers: { type: "string", description: "The file that says who may approve exemptions." },
};
