/** What the plugins load when they are asked for a verdict, and not before; scripts/bundle.mjs makes one file of it. */
export { packs } from "../packs";
export { judge } from "./judge";
