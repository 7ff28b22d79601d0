import type { Graph } from "../../components/model/graph";
import { adaptPulumi } from "./pulumi/adapt";
import { readPreview, readState } from "./pulumi/state";
import { adaptPlan, adaptState, isPlan, isState } from "./terraform";

/** Reads what an engine writes of a stack: `pulumi stack export`, `pulumi preview --json`, `terraform show -json`. Undefined for others. */
export const adaptDocument = (
  value: unknown,
): { readonly graph: Graph; readonly notes: readonly string[] } | undefined => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  if (Object.hasOwn(value, "deployment") || Object.hasOwn(value, "checkpoint"))
    return { graph: adaptPulumi(readState(value)), notes: [] };
  if (Object.hasOwn(value, "steps")) return { graph: adaptPulumi(readPreview(value)), notes: [] };
  if (isState(value)) return { graph: adaptState(value), notes: [] };
  return isPlan(value) ? adaptPlan(value) : undefined;
};
