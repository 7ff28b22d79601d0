/** Rules and packs of your own: write them, run them, serve them to Pulumi, or hand them to @pulumi/policy. */
export { defineRule, principles } from "./core/rule";
export { severities } from "./core/severity";
export type { Severity } from "./core/severity";
export type { Check, Checks, Equivalent, Example, JsonObject, Neighbours, Principle, Rule } from "./core/rule";
export {
  aspect,
  atLeast,
  eachOf,
  every,
  fail,
  isFalse,
  isSet,
  isTrue,
  oneOf,
  pass,
  proved,
  some,
} from "./core/verdict";
export type { Verdict } from "./core/verdict";
export type { Step } from "../components/model/step";
export { derive, given, together } from "../components/model/value";
export type { Known, Origin, Unknown, Value } from "../components/model/value";
export type { View } from "../components/model/view";
export { isAnybody, statements } from "../components/model/statement";
export type { Statement } from "../components/model/statement";
export type { AnyResource, Graph, Kind, Place, Properties, Resource } from "../components/model/graph";
export type { Facet, Facets } from "../components/model/facets";
export { facet } from "./facets/facet";
export { defaultSettings } from "./core/settings";
export type { Settings } from "./core/settings";
export { evaluate } from "./core/evaluate";
export type { Evaluation, Finding, Options, Stage, Tally } from "./core/evaluate";
export { definePack, rulesOf } from "./core/pack";
export type { Enforcement, Pack } from "./core/pack";
export type { PackConfig, RuleConfig } from "./core/pack-config";
export type { PackFilter } from "./core/pack-filter";
export { filterRules, frameworkPack } from "./configuration/choose";
export { frameworkNames, type FrameworkName } from "./frameworks/load";
export { designPrinciples, fivePrinciples, packs, pipeline } from "./packs";
export { rules } from "./rules";
export { adaptPulumi } from "./adapters/pulumi/adapt";
export type { PulumiResource } from "./adapters/pulumi/resource";
export { adaptTemplate } from "./adapters/cloudformation/adapt";
export { servePack } from "./crossguard/serve-pack";
export { toPulumiPolicies } from "./crossguard/policies";
export type { PulumiPolicy } from "./crossguard/policies";
