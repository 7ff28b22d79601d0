import { stringify } from "yaml";
import type { Example, Fix, Rule, Told } from "../core/rule";
import { defaultsBehind, spellDefault } from "../core/aws-defaults";
import { defaultSettings, isOfProject, settingDescriptions } from "../core/settings";
import { exampleOf, ownSettings } from "../core/rule-config";
import type { Controls, Fact } from "../frameworks/framework";
import { paint, type Paint } from "../reports/paint";

/** `rules --format json`: an interface that does not break. */
export const rulesJson = (rules: readonly Rule[], controlsOf: ControlsOf): string =>
  JSON.stringify(
    rules.map((rule) => toRow(rule, controlsOf)),
    undefined,
    2,
  );

type ControlsOf = (fact: Fact) => readonly Controls[];

const toRow = (
  { id, principle, severity, title, checks, equivalents, aliases = [] }: Rule,
  controlsOf: ControlsOf,
) => ({
  id,
  principle,
  severity,
  title,
  on: Object.keys(checks).sort(),
  equivalents,
  controls: controlsOf({ rule: id }),
  aliases,
});

/** All rules, one a line, by principle. */
export const listRules = (rules: readonly Rule[], colour: boolean): string => {
  const tint = paint(colour);
  const width = Math.max(0, ...rules.map(({ id }) => id.length));
  const groups = [...new Set(rules.map(({ principle }) => principle))];
  const sections = groups.map((principle) => {
    const own = rules.filter((rule) => rule.principle === principle);
    const rows = own.map(
      ({ id, severity, title }) => `  ${id.padEnd(width)}  ${tint.severity(severity, severity.padEnd(8))}  ${title}`,
    );
    return [tint.bold(`${principle} (${String(own.length)})`), ...rows].join("\n");
  });
  return `${sections.join("\n\n")}\n\n${String(rules.length)} rules. \`sallyport rules ID\` explains one.\n`;
};

/** One rule: why, how to fix, a good and a bad example, and what peers call it. */
export const explainRule = (rule: Rule, controlsOf: ControlsOf, colour: boolean): string => {
  const tint = paint(colour);
  const controls = controlsOf({ rule: rule.id }).map(({ framework, ids }) => `${framework}: ${ids.join(", ")}`);
  const settings = (rule.settings ?? []).map(
    (setting) => `${setting}: ${settingDescriptions[setting]} Default: ${JSON.stringify(defaultSettings[setting])}.`,
  );
  const defaults = defaultsBehind(rule.id);
  const equivalents = [...new Set(rule.equivalents.map(({ id }) => id))];
  const parts = [
    `${tint.bold(rule.id)}  ${tint.severity(rule.severity, rule.severity)}  ${rule.principle}\n${rule.title}`,
    section("Why", rule.why, tint),
    section("Fix with @pulumi/aws", fixText(rule, "pulumi"), tint),
    section("Fix in CloudFormation", fixText(rule, "cloudformation"), tint),
    section("Judges", Object.keys(rule.checks).sort().join("\n"), tint),
    ...(settings.length === 0
      ? []
      : [section("Settings, in sallyport.yaml", [...settings, inFile(rule)].join("\n"), tint)]),
    ...(defaults.length === 0 ? [] : [section("What AWS does by itself", defaults.map(spellDefault).join("\n"), tint)]),
    section("Good", exampleText(rule.examples.good), tint),
    section("Bad", exampleText(rule.examples.bad), tint),
    section("More", rule.links.join("\n"), tint),
    ...(controls.length === 0 ? [] : [section("Stands behind", controls.join("\n"), tint)]),
    ...(equivalents.length === 0 ? [] : [section("Known elsewhere as", equivalents.join(", "), tint)]),
  ];
  return `${parts.join("\n\n")}\n`;
};

/** How a rule's settings are written: those of the whole project at the top of the file, the others under the rule. */
const inFile = (rule: Rule): string => {
  const spell = (settings: Rule["settings"] = []) =>
    settings.map((it) => `${it}: ${JSON.stringify(exampleOf(it))}`).join(", ");
  const own = ownSettings(rule);
  const project = (rule.settings ?? []).filter(isOfProject);
  return [
    ...(own.length === 0 ? [] : [`rules: { ${rule.id}: { ${spell(own)} } }`]),
    ...project.map((it) => spell([it])),
  ].join("\n");
};

/** What to do for all kinds, or for each; kinds with one answer stand together. */
const fixText = ({ fix, fixes }: Rule, language: keyof Fix): string => {
  const kinds = new Map<string, string[]>();
  for (const [kind, own] of Object.entries(fixes ?? {})) {
    kinds.set(own[language], [...(kinds.get(own[language]) ?? []), kind]);
  }
  const byKind = [...kinds].map(([text, names]) => `${names.sort().join("\n")}\n  ${text}`).sort();
  return [fix[language], ...byKind].join("\n");
};

const section = (title: string, text: string, tint: Paint): string =>
  `${tint.dim(title)}\n${text
    .trimEnd()
    .split("\n")
    .map((line) => `  ${line}`)
    .join("\n")}`;

const exampleText = (examples: readonly Example[]): string =>
  stringify(
    Object.fromEntries(
      examples.map(({ type, properties, options }) => [
        type.split("::").at(-1),
        { Type: type, ...attributesOf(options), Properties: properties },
      ]),
    ),
  );

/** CloudFormation's attributes; what only Pulumi has keeps its name. */
const attributesOf = ({ retainOnDelete, dependsOn, ...others }: Told = {}): object => ({
  ...(retainOnDelete === true ? { DeletionPolicy: "Retain", UpdateReplacePolicy: "Retain" } : {}),
  ...(dependsOn === undefined ? {} : { DependsOn: dependsOn }),
  ...others,
});
