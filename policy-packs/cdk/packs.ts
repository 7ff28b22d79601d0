/** What the plugins load when they are asked for a verdict, and not before; scripts/bundle.mjs makes one file of it. */
export { choosePack } from "../configuration/choose";
export { judge } from "./judge";
