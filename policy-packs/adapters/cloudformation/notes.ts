import { isObject, type Raw } from "../../../components/model/raw";
import { own, sectionOf, type Template } from "./template";
import { isList } from "./values";

/** Transforms that change nothing that the reader would miss, or that it carries out itself. */
const harmless: ReadonlySet<string> = new Set([
  "AWS::LanguageExtensions",
  "AWS::SecretsManager-2020-07-23",
  "AWS::SecretsManager-2024-09-16",
  "AWS::Serverless-2016-10-31",
]);

/** What a template leaves to macros, so that it is said and not passed over. */
export const transformNotes = (template: Template): readonly string[] => {
  const places = [
    own(template, "Transform"),
    own(template, "Fn::Transform"),
    own(sectionOf(template, "Resources"), "Fn::Transform"),
  ];
  const names = [...new Set(places.flatMap(namesOf))];
  return names.filter((name) => !harmless.has(name)).map(noteOf);
};

const namesOf = (transform: Raw): readonly string[] => {
  if (typeof transform === "string") return [transform];
  if (isList(transform)) return transform.flatMap(namesOf);
  return isObject(transform) ? namesOf(own(transform, "Name")) : [];
};

const noteOf = (name: string): string => {
  if (name === "AWS::Include")
    return "AWS::Include brings in parts of a template that are not here; they are not judged.";
  return `The macro ${name} may change this template at deployment; it is judged as it is written.`;
};

/** One note on several resources, of which it names a few. */
export const noteOn = (what: string, ids: readonly string[]): readonly string[] => {
  if (ids.length === 0) return [];
  const more = ids.length > 5 ? ` and ${String(ids.length - 5)} more` : "";
  return [`${what}: ${ids.slice(0, 5).join(", ")}${more}.`];
};
