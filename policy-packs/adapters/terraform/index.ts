export { adaptPlan } from "./adapt";
export { isPlan } from "./plan";
