/** What the protocol has numbers for. */
import type { Enforcement } from "../core/pack";
import type { Severity } from "../core/severity";

/** EnforcementLevel. */
export const levels: readonly (Enforcement | "remediate")[] = ["advisory", "mandatory", "disabled", "remediate"];

/** PolicySeverity. */
export const severityNumbers: { readonly [S in Severity]: number } = { low: 1, medium: 2, high: 3, critical: 4 };

/** PolicyType. */
export const policyTypes = { resource: 1, stack: 2 };
