export { adaptTemplate, type Adapted } from "./adapt";
export { assetFiles, deployedStacks, nestedFiles } from "./assembly";
export type { Part } from "./part";
export { adaptTogether } from "./together";
export { largest, parseTemplate } from "./text/parse";
export type { Problem } from "./text/parsed";
export type { Deployment } from "./resolver";
export { sharedNames } from "./shared-names";
export { isTemplate } from "./template";
