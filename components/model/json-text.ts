import { isText, text, type Text } from "./plan";

/**
 * A document as the JSON text that some types of CloudFormation's take in place of it. What is known only after deployment stands in
 * quotation marks as it is: ARNs and names need no escapes.
 */
export const jsonText = (tree: unknown): Text => {
  if (isText(tree)) return text`"${tree}"`;
  if (Array.isArray(tree)) return enclosed("[", tree.map(jsonText), "]");
  if (typeof tree !== "object" || tree === null) return JSON.stringify(tree);
  const entries = Object.entries(tree).filter(([, item]) => item !== undefined);
  return enclosed(
    "{",
    entries.map(([key, item]) => text`${JSON.stringify(key)}:${jsonText(item)}`),
    "}",
  );
};

const enclosed = (open: string, items: readonly Text[], close: string): Text => ({
  "Fn::Join": ["", [open, ...items.flatMap((item, index) => (index === 0 ? [item] : [",", item])), close]],
});
/** A tree as its JSON text, for properties that CloudFormation takes as one: what is known only after deployment is filled in then. */
export const jsonText = (tree: unknown): Text => {
  const holes: Text[] = [];
  const json = JSON.stringify(tree, (_, part: unknown) =>
    isText(part) ? `\u0000${String(holes.push(part) - 1)}\u0000` : part,
  );
  // JSON spells the mark by its number.
  const parts = json.split(/\\u0000\d+\\u0000/);
  return text(parts as unknown as TemplateStringsArray, ...holes);
};
