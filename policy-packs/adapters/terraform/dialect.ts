import { isObject, type Raw, type RawObject } from "../../../components/model/raw";
import type { Dialect } from "../../../components/model/view";
import { terraformType } from "./types";

/** Names that Pulumi's AWS provider gives to arguments of Terraform's otherwise than by rule. */
const renamed: ReadonlyMap<string, string> = new Map([
  ["code", "filename"],
  ["function", "function_name"],
  ["name", "function_name"],
  ["restApi", "rest_api_id"],
  ["topic", "topic_arn"],
]);

/** Repeated blocks by the SDK's names for them: where none is written, this is what one would write. */
const blocks: ReadonlySet<string> = new Set(
  (
    "defaultActions ebsBlockDevices encryptionConfigurations environmentVariables filterGroups inlinePolicies lifecycleRules " +
    "listeners loggings logDestinationConfigs orderedCacheBehaviors origins parameters " +
    "permittedPublicSecurityGroupRuleRanges recordingStrategies replicas routes rules settings subnetMappings"
  ).split(" "),
);

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The singulars that a plural may come from: Pulumi calls repeated `rule` blocks `rules`. */
const singulars = (plural: string): readonly string[] => {
  if (plural.endsWith("ies")) return [`${plural.slice(0, -3)}y`, plural.slice(0, -1)];
  if (plural.endsWith("es")) return [plural.slice(0, -1), plural.slice(0, -2)];
  return plural.endsWith("s") ? [plural.slice(0, -1)] : [];
};

/** Terraform spells arguments in snake case, repeated blocks in the singular, and makes a list of one of a single block. */
export const terraform: Dialect = {
  spell: (name: string, object: RawObject | undefined): string => {
    // Names inside a JSON document are its own.
    if (/^[A-Z]/.test(name) || (object !== undefined && Object.hasOwn(object, name))) return name;
    const plain = snake(name);
    const single = singulars(plain);
    const unwritten = (blocks.has(name) ? single[0] : undefined) ?? plain;
    if (object === undefined) return unwritten;
    const candidates = [plain, ...single, renamed.get(name) ?? plain];
    return candidates.find((it) => Object.hasOwn(object, it)) ?? unwritten;
  },
  unwrap: (raw: Raw): Raw => {
    if (!Array.isArray(raw) || raw.length > 1) return raw;
    const [only] = raw as readonly Raw[];
    return only === undefined || isObject(only) ? only : raw;
  },
  typeName: terraformType,
};
