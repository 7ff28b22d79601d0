export * from "../components/cdk";
export type { PackConfig } from "./core/pack-config";
export type { Enforcement, Pack } from "./core/pack";
export { DesignPrinciples, FivePrinciples, Pipeline, PolicyPack, type PolicyPackOptions } from "./cdk/plugin";
