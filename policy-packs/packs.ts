import { definePack, rulesOf, type Pack } from "./core/pack";
import { rules } from "./rules";

/** Who can read it, who can use it, who did, what is lost, who can reach it. */
export const fivePrinciples = definePack({
  name: "five-principles",
  title: "The five principles",
  description: "Encryption, authentication, logging, asset management and zoning of what AWS resources hold and offer.",
  rules: rulesOf(rules, ["encryption", "authentication", "logging", "asset-management", "zoning"]),
});

/** Every pack there is: what `--pack` chooses from. */
export const packs: readonly Pack[] = [fivePrinciples];
