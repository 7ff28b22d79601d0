export { adaptTemplate, exportsOf, type Adapted } from "./adapt";
export { largest, parseTemplate, type Problem } from "./text/parse";
export type { Deployment } from "./resolver";
export { isTemplate } from "./template";
