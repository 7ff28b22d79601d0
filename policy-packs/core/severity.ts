/** From worst to least: `critical` opens data or control to anybody; `low` is hygiene. */
export const severities = ["critical", "high", "medium", "low"] as const;
export type Severity = (typeof severities)[number];
