import type { CollectionTag, ScalarTag } from "yaml";
import type { Raw } from "../../../../components/model/raw";

const functions = [
  "And",
  "Base64",
  "Cidr",
  "Equals",
  "FindInMap",
  "ForEach",
  "GetAtt",
  "GetAZs",
  "If",
  "ImportValue",
  "Join",
  "Length",
  "Not",
  "Or",
  "Select",
  "Split",
  "Sub",
  "ToJsonString",
  "Transform",
  "Condition",
  "Ref",
];

/** Makes the short tags known to the YAML library, which would otherwise write a warning for each use. */
export const longForms: (ScalarTag | CollectionTag)[] = functions.flatMap((name): (ScalarTag | CollectionTag)[] => [
  { tag: `!${name}`, resolve: (text) => text },
  { tag: `!${name}`, collection: "map" },
  { tag: `!${name}`, collection: "seq" },
]);

/** The long form of a tagged value: `!GetAtt A.B` is `{ "Fn::GetAtt": ["A", "B"] }`. A tag that nobody knows becomes a function that nobody knows. */
export const longForm = (tag: string, value: Raw): Raw => {
  const name = tag.slice(1);
  if (name === "Ref" || name === "Condition") return { [name]: value };
  if (name !== "GetAtt" || typeof value !== "string") return { [`Fn::${name}`]: value };
  const dot = value.indexOf(".");
  return { "Fn::GetAtt": dot === -1 ? [value] : [value.slice(0, dot), value.slice(dot + 1)] };
};
