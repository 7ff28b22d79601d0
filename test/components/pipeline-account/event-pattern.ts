import { Input } from "../../../components/model/plan";

/**
 * EventBridge's matching, as far as plans use it, by its documentation:
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
interface Tree {
  readonly [key: string]: unknown;
}

const isTree = (it: unknown): it is Tree => typeof it === "object" && it !== null && !Array.isArray(it);

export const matches = (pattern: Tree, event: unknown): boolean =>
  Object.entries(pattern).every(([field, wanted]) => {
    if (field === "$or") return (wanted as readonly Tree[]).some((one) => matches(one, event));
    const value = isTree(event) ? event[field] : undefined;
    return isTree(wanted) ? matches(wanted, value) : (wanted as readonly unknown[]).some((one) => fits(one, value));
  });

/** Operators look at leaves alone, and what is not there fits nothing but `exists: false`. */
const fits = (wanted: unknown, value: unknown): boolean => {
  if (isTree(wanted) && "exists" in wanted) return wanted["exists"] === (value !== undefined && !isTree(value));
  if (value === undefined || isTree(value)) return false;
  if (!isTree(wanted)) return wanted === value;
  if (typeof value !== "string") return false;
  const [[operator, of] = ["", ""]] = Object.entries(wanted);
  switch (operator) {
    case "prefix":
      return value.startsWith(of as string);
    case "wildcard":
      return like(of as string, value);
    case "anything-but":
      return isTree(of)
        ? !(of["wildcard"] as readonly string[]).some((one) => like(one, value))
        : !(of as readonly string[]).includes(value);
    default:
      throw new Error(`There is no operator ${operator}.`);
  }
};

const like = (pattern: string, value: string): boolean =>
  new RegExp(
    `^${pattern
      .split("*")
      .map((it) => it.replace(/[.+?^${}()|[\]\\]/g, "\\$&"))
      .join(".*")}$`,
  ).test(value);

const pseudo: { readonly [name: string]: string } = {
  "AWS::AccountId": "111122223333",
  "AWS::Partition": "aws",
  "AWS::Region": "eu-west-1",
};

/** A plan's tree as CloudFormation would deploy it, with the ids of resources in the place of what is not known before. */
export const deployed = (tree: unknown): unknown => {
  if (tree instanceof Input) return deployed(tree.value);
  if (Array.isArray(tree)) return tree.map(deployed);
  if (!isTree(tree)) return tree;
  if ("Ref" in tree) return pseudo[tree["Ref"] as string] ?? `<${String(tree["Ref"])}>`;
  if ("Fn::GetAtt" in tree) return `<${(tree["Fn::GetAtt"] as readonly string[]).join(".")}>`;
  if ("Fn::Join" in tree) return (tree["Fn::Join"] as readonly [string, readonly unknown[]])[1].map(deployed).join("");
  return Object.fromEntries(Object.entries(tree).map(([key, item]) => [key, deployed(item)]));
};
