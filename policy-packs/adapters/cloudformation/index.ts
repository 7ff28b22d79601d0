export { adaptTemplate, exportsOf, type Adapted, type AdaptOptions } from "./adapt";
export { largest, parseTemplate, type Parsed, type Problem } from "./text/parse";
export { standIns } from "./pseudo";
export type { Deployment } from "./resolver";
export { isTemplate, mayBeTemplate, type Locate, type Template } from "./template";
