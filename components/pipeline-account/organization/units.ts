/** What each unit is for, by the key under which programs know it. */
export const units = {
  pipeline: { name: "pipeline", hands: "off" },
  production: { name: "production", hands: "off" },
  nonProduction: { name: "non-production", hands: "off" },
  // Where people try things out: no data of anybody's, and no way to what has.
  sandbox: { name: "sandbox", hands: "on" },
  security: { name: "security", hands: "off" },
  logArchive: { name: "log-archive", hands: "off" },
  quarantine: { name: "quarantine", hands: "off" },
} as const;

export type UnitName = keyof typeof units;
export const unitNames = Object.keys(units) as readonly UnitName[];

/** Units in which nothing changes but through the pipeline. In quarantine nothing changes at all. */
export const handsOff: readonly UnitName[] = unitNames.filter((it) => units[it].hands === "off" && it !== "quarantine");
