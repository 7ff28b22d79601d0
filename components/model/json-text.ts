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
