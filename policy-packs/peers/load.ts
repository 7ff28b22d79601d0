import { createRequire } from "node:module";
import type { LeftOut, Requirement } from "./accounting";

/** What peers ask, and what we leave out; read when somebody asks. The path holds from here and from the bundles beside this folder. */
export const loadRequirements = (): { readonly requirements: readonly Requirement[]; readonly leftOut: LeftOut } => {
  const load = createRequire(__filename);
  return {
    requirements: load("../peers/requirements.json") as readonly Requirement[],
    leftOut: load("../peers/left-out.json") as LeftOut,
  };
};
