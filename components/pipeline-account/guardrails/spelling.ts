import { Input, type Text } from "../../model/plan";

/** Characters of the longest id of AWS's that a guardrail waits for: an organization's, a root's. */
const longestId = 34;

const holeOf = (text: Exclude<Text, string>): number => {
  if (text instanceof Input)
    return typeof text.value === "string" && !text.value.includes("${Token[") ? text.value.length : longestId;
  if ("Fn::Join" in text)
    return text["Fn::Join"][1].reduce((sum, part) => sum + (typeof part === "string" ? part.length : holeOf(part)), 0);
  return longestId;
};

const functions = ["Ref", "Fn::GetAtt", "Fn::Join", "Fn::Select"];

const isHole = (tree: unknown): tree is Exclude<Text, string> =>
  tree instanceof Input || (typeof tree === "object" && tree !== null && functions.some((it) => it in tree));

/** Characters of a part of a document as it is sent, with the longest that what is not known yet may come to. */
export const sizeOf = (tree: unknown): number =>
  JSON.stringify(tree, (_, value: unknown) => (isHole(value) ? "x".repeat(holeOf(value)) : value)).length;

const identities = new WeakMap<object, number>();
let last = 0;

/** What the caller gave is itself and nothing else: nobody looks inside. */
const identityOf = (given: unknown): unknown => {
  if (typeof given !== "object" || given === null) return given;
  const known = identities.get(given) ?? (last += 1);
  identities.set(given, known);
  return { given: known };
};

/** A text that is the same for two parts of documents that are. */
export const spell = (tree: unknown): string =>
  JSON.stringify(sorted(tree), (_, value: unknown) => (value instanceof Input ? identityOf(value.value) : value));

const sorted = (tree: unknown): unknown => {
  if (Array.isArray(tree)) return tree.map(sorted);
  if (typeof tree !== "object" || tree === null || tree instanceof Input) return tree;
  return Object.fromEntries(
    Object.entries(tree)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
};
