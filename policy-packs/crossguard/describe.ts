import { messageOf as said, type Weighed } from "../core/exempting";
import { fixFor, type Rule } from "../core/rule";
import { spellWay } from "../core/way";
import { ownSettings } from "../core/rule-config";
import { defaultSettings, settingDescriptions, type Settings } from "../core/settings";

/** What a person reads of a finding: what is wrong, and what to write instead, or who may leave it so until when. */
export const messageOf = (weighed: Weighed): string => {
  const { finding, verdict, exemption } = weighed;
  const { rule, resource, message } = finding;
  if (verdict === "exempt" && exemption !== undefined)
    return `exempt until ${exemption.expires} (${exemption.reason}): ${message}`;
  if (verdict === "tolerated") return `tolerated by the baseline: ${message}`;
  if (verdict !== "fail") return `undetermined: ${said(weighed)}`;
  const way = finding.evidence === undefined ? "" : `\nWay: ${spellWay(finding.evidence)}`;
  return `${said(weighed)}${way}\nFix: ${fixFor(rule, resource)}`;
};

/** The principle, and the ids under which other tools know the rule. */
export const tagsOf = ({ principle, equivalents }: Rule): string[] => [
  principle,
  ...new Set(equivalents.map(({ id }) => id)),
];

export interface JsonSchema {
  type: "array" | "boolean" | "number" | "string";
  items?: JsonSchema;
  minimum?: number;
  default?: Settings[keyof Settings];
  description?: string;
}

/** The settings that a rule reads, as a schema in JSON; undefined where it reads none. `chosen` are a pack's own defaults. */
export const schemaOf = (rule: Rule, chosen: Partial<Settings> = {}): { [setting: string]: JsonSchema } | undefined => {
  const settings = ownSettings(rule);
  if (settings.length === 0) return undefined;
  const defaults = { ...defaultSettings, ...chosen };
  return Object.fromEntries(
    settings.map((setting) => [
      setting,
      {
        ...typeOf(defaults[setting]),
        default: defaults[setting],
        description: settingDescriptions[setting],
      },
    ]),
  );
};

const typeOf = (example: unknown): JsonSchema => {
  if (Array.isArray(example)) return { type: "array", items: typeOf((example as readonly unknown[])[0]) };
  if (typeof example === "number") return { type: "number", minimum: 0 };
  return { type: typeof example === "boolean" ? "boolean" : "string" };
};
