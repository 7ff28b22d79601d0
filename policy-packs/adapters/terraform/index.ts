export { adaptPlan, type AdaptedPlan } from "./adapt";
export { isPlan } from "./plan";
