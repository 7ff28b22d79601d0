import { definePack, rulesOf, type Pack } from "./core/pack";
import { rules } from "./rules";

/** Who can read it, who can use it, who did, what is lost, who can reach it. */
export const fivePrinciples = definePack({
  name: "five-principles",
  title: "The five principles",
  description: "Encryption, authentication, logging, asset management and zoning of what AWS resources hold and offer.",
  rules: rulesOf(rules, ["encryption", "authentication", "logging", "asset-management", "zoning"]),
});

/** How much one mistake can do: the principles of secure design, applied to who may do what. */
export const designPrinciples = definePack({
  name: "design-principles",
  title: "The principles of secure design",
  description:
    "Least privilege, simple mechanisms, mediated access, unshared mechanisms and fail-safe defaults on AWS.",
  rules: rulesOf(rules, [
    "least-privilege",
    "simple-mechanisms",
    "mediated-access",
    "shared-mechanisms",
    "fail-safe-defaults",
  ]),
});

/** Who can change what is deployed. */
export const pipeline = definePack({
  name: "pipeline",
  title: "The delivery pipeline",
  description: "Builds, images and the trust that lets a pipeline deploy to AWS.",
  rules: rulesOf(rules, ["pipeline"]),
});

/** Every pack there is: what `--pack` chooses from. */
export const packs: readonly Pack[] = [fivePrinciples, designPrinciples, pipeline];
