import { createRequire } from "node:module";
import { stringify } from "yaml";
import type * as Schemas from "../configuration/schema";
import type { Rule } from "../core/rule";
import {
  defaultSettings,
  isOfProject,
  projectExamples,
  settingDescriptions,
  type projectKeys,
  type Settings,
} from "../core/settings";

/** What somebody asks for who wants to know what may stand in the file. */
export const fileName = "sallyport.yaml";

interface Schema {
  readonly description?: string;
  readonly properties?: { readonly [key: string]: Schema };
  readonly additionalProperties?: Schema | boolean;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly $ref?: string;
}

/** Every key of the file, from its own schema, and every setting with the rules that read it. */
export const explainKeys = (rules: readonly Rule[]): string => {
  const { configurationSchema } = createRequire(__filename)("../configuration/schema") as typeof Schemas;
  const { properties = {} } = configurationSchema() as Schema;
  const settings = Object.keys(defaultSettings)
    .filter((it) => !isOfProject(it))
    .map((it) => explainSetting(it as keyof Settings, rules));
  const keys = Object.entries(properties).filter(([key]) => key !== "$schema");
  return [
    `${fileName}, in the program's folder or where the command is run, says for every host what is demanded.`,
    ...keys.map(([key, schema]) =>
      (isOfProject(key)
        ? [
            explainProjectKey(key, rules),
            ...Object.entries(schema.properties ?? {}).flatMap(([name, it]) => rowsOf(name, it, 1)),
          ]
        : rowsOf(key, schema, 0)
      ).join("\n"),
    ),
    `Settings, under a rule's id: \`rules: { required-tags: { requiredTags: [CostCenter] } }\`\n${settings.join("\n")}`,
  ].join("\n\n");
};

/** What is said of the whole project, with an example and the rules that read it. */
const explainProjectKey = (key: (typeof projectKeys)[number], rules: readonly Rule[]): string =>
  `${explainSetting(key, rules).trimStart()}\n    like ${stringify({ [key]: projectExamples[key] }, { collectionStyle: "flow" }).trimEnd()}`;

/** A setting, what it is by default, and the rules that read it. */
const explainSetting = (setting: keyof Settings, rules: readonly Rule[]): string => {
  const readers = rules.filter((rule) => rule.settings?.includes(setting) === true).map(({ id }) => id);
  return [
    `  ${setting}: ${settingDescriptions[setting]} Default: ${JSON.stringify(defaultSettings[setting])}.`,
    `    read by ${readers.join(", ")}`,
  ].join("\n");
};

/** What is known of a setting by its name; undefined where there is none. */
export const settingCalled = (name: string, rules: readonly Rule[]): string | undefined =>
  Object.hasOwn(defaultSettings, name) ? `${explainSetting(name as keyof Settings, rules).trimStart()}\n` : undefined;

const byRule =
  "By the id of a rule, or `all`, or `undetermined`: a level (advisory, mandatory, disabled, remediate), or `{ enforcementLevel, severity, and settings }`.";

const fewest = 12;

/** Nobody reads the ids of all rules in a line; `sallyport rules` lists them. */
const choice = (names: readonly string[]): string =>
  names.length > fewest
    ? `One of ${String(names.length)}: ${names.slice(0, 3).join(", ")}, ...`
    : `One of ${names.join(", ")}.`;

const rowsOf = (key: string, schema: Schema, depth: number): readonly string[] => {
  const {
    description,
    default: usual,
    items,
    enum: among = items?.enum,
    properties,
    additionalProperties,
    $ref,
  } = schema;
  const said = [
    ...(description === undefined ? [] : [description]),
    ...($ref === undefined ? [] : [byRule]),
    ...(among === undefined ? [] : [choice(among.map(String))]),
    ...(usual === undefined ? [] : [`Default: ${JSON.stringify(usual)}.`]),
  ];
  const inner = typeof additionalProperties === "object" ? { NAME: additionalProperties } : {};
  return [
    `${"  ".repeat(depth)}${key}:${said.length === 0 ? "" : ` ${said.join(" ")}`}`,
    ...Object.entries({ ...properties, ...inner }).flatMap(([name, it]) => rowsOf(name, it, depth + 1)),
  ];
};
