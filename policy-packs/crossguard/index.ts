/** All that the index file of a policy pack needs. The build makes one file of it: many small ones would start slowly. */
export { serveOwnPack } from "./own";
