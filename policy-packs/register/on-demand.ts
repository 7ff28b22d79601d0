import { createRequire } from "node:module";
import type { ExemptionsConfig } from "../core/pack-config";
import { emptyRegister, type Register } from "../core/register";
import type * as Load from "./load";

/** The register that a configuration names. A reader of YAML is loaded only where there is one to read. */
export const registerOf = ({
  register: exemptions,
  approvers,
  baseline,
}: ExemptionsConfig): { readonly register: Register; readonly problems: readonly string[] } => {
  if (exemptions === undefined && approvers === undefined && baseline === undefined)
    return { register: emptyRegister, problems: [] };
  const { loadRegister } = createRequire(__filename)("../register/load") as typeof Load;
  const { register, problems } = loadRegister({ exemptions, approvers, baseline });
  return { register, problems: problems.map(({ message }) => message.replace(/\.$/, "")) };
};
