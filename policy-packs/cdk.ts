export * from "../components/cdk";
export type { PackConfig } from "./core/pack-config";
export type { Enforcement, Pack } from "./core/pack";
export {
  DesignPrinciples,
  FivePrinciples,
  FrameworkPack,
  Pipeline,
  PolicyPack,
  type PolicyPackOptions,
} from "./cdk/plugin";
export type { FrameworkName } from "./frameworks/load";
