import { flowForm } from "../../components/model/flow";
import { files, usualTags } from "../core/configuration";
import { enforcements } from "../core/pack";
import { principles, type Rule } from "../core/rule";
import { idsOf } from "../core/rule-ids";
import { severities } from "../core/severity";
import { exampleOf, ownSettings } from "../core/rule-config";
import { defaultSettings, settingDescriptions, type projectKeys, type Settings } from "../core/settings";
import { known } from "./choose";

interface Schema {
  readonly [keyword: string]: unknown;
}

const text: Schema = { type: "string", pattern: "\\S" };
const listOf = (items: Schema): Schema => ({ type: "array", items, uniqueItems: true });
const object = (properties: { readonly [key: string]: Schema }, description: string): Schema => ({
  type: "object",
  description,
  properties,
  additionalProperties: false,
});

const settingSchema = (setting: keyof Settings): Schema => {
  const example = exampleOf(setting);
  const common = { description: settingDescriptions[setting], default: defaultSettings[setting] };
  if (setting === "approvedCidrs") return { ...common, ...listOf({ type: "string", pattern: "/[1-9][0-9]{0,2}$" }) };
  return typeof example === "number"
    ? { ...common, type: "number", minimum: 0 }
    : { ...common, ...listOf({ type: "string" }) };
};

/** `remediate`: Pulumi writes the one right answer where a rule has one; elsewhere it is as `mandatory`. */
const level: Schema = { enum: [...enforcements, "remediate"] };
const levelOr = (title: string, settings: { readonly [key: string]: Schema }): Schema => ({
  description: title,
  anyOf: [
    level,
    {
      type: "object",
      properties: { enforcementLevel: level, severity: { enum: severities }, ...settings },
      additionalProperties: false,
    },
  ],
});

const ruleSchema = (rule: Rule): Schema =>
  levelOr(rule.title, Object.fromEntries(ownSettings(rule).map((setting) => [setting, settingSchema(setting)])));

const rulesSchema = (): Schema => ({
  type: "object",
  properties: {
    all: levelOr("Every rule that is not named itself.", {}),
    undetermined: { ...level, description: "What cannot be judged before deployment; by default it is advisory." },
    ...Object.fromEntries(known.rules.flatMap((rule) => idsOf(rule).map((id) => [id, ruleSchema(rule)] as const))),
  },
  additionalProperties: false,
});

const circumstance = (key: keyof typeof usualTags, of: string): Schema =>
  object(
    {
      tags: { ...listOf(text), default: usualTags[key], description: `Tag keys of which one carries the ${of}.` },
      values: {
        type: "object",
        description: `What is demanded, by ${of}; letters' case does not matter.`,
        additionalProperties: { $ref: "#/$defs/rules" },
      },
      otherwise: { ...text, description: `The ${of} of what has no such tag.` },
    },
    `What is demanded more, or less, by a resource's ${of}.`,
  );

const projectSchemas: { readonly [K in (typeof projectKeys)[number]]: Schema } = {
  classes: circumstance("classes", "class of data"),
  zones: { description: settingDescriptions.zones, type: "object", additionalProperties: listOf(text) },
  flows: {
    description: settingDescriptions.flows,
    type: "object",
    propertyNames: { pattern: flowForm.source },
    additionalProperties: text,
  },
};

const ownPack = (): Schema =>
  object(
    {
      title: { ...text, description: "What listings call it." },
      description: { ...text, description: "What it is for." },
      principles: { ...listOf({ enum: principles }), description: "The rules of these principles." },
      severity: { enum: severities, description: "This severity and all that are worse." },
      frameworks: {
        ...listOf({ enum: known.frameworks }),
        description: "The rules behind these frameworks' controls.",
      },
      rules: { ...listOf({ enum: known.rules.map(({ id }) => id) }), description: "Rules to add, by id." },
      except: { ...listOf({ enum: known.rules.map(({ id }) => id) }), description: "Rules to leave out, by id." },
    },
    "A filter over rules: principles, severity and frameworks narrow each other.",
  );

const fileDescriptions: { readonly [F in (typeof files)[number]]: string } = {
  exemptions: "The register of accepted risks; a path from here.",
  approvers: "Who may approve which exemptions; a path from here.",
  baseline: "The findings that are tolerated and may only become fewer; a path from here.",
};

/** The JSON Schema of `sallyport.yaml`. */
export const configurationSchema = (): Schema => ({
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "sallyport.yaml",
  ...object(
    {
      $schema: { type: "string" },
      packs: { ...listOf({ anyOf: [{ enum: known.packs }, text] }), description: "The packs to judge by." },
      rules: { $ref: "#/$defs/rules" },
      ownPacks: { type: "object", description: "Packs of your own, by name.", additionalProperties: ownPack() },
      environments: circumstance("environments", "environment"),
      ...projectSchemas,
      ...Object.fromEntries(files.map((key) => [key, { ...text, description: fileDescriptions[key] }])),
    },
    "What a project wants of sallyport, in every host alike.",
  ),
  $defs: { rules: rulesSchema() },
});
