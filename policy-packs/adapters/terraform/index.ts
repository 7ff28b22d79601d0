export { adaptPlan } from "./adapt";
export { isPlan } from "./plan";
export { adaptState, isState } from "./state";
