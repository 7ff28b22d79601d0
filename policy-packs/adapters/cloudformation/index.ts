export { adaptTemplate, exportsOf, type Adapted } from "./adapt";
export { largest, parseTemplate } from "./text/parse";
export type { Problem } from "./text/parsed";
export type { Deployment } from "./resolver";
export { isTemplate } from "./template";
