import { Input, type Planned, type Show, type Text } from "./plan";

export interface Nested {
  readonly resources: readonly Planned[];
  /** For the outputs of the plan inside: its texts, as the plan around it writes them. */
  readonly show: Show<Text>;
}

/**
 * One plan as a part of another: its ids, and what refers to them, begin with `prefix-`. What the plan around it handed in stays as
 * it is.
 */
export const nested = (prefix: string, resources: readonly Planned[]): Nested => {
  const ids = new Set(resources.map(({ id }) => id));
  const named = (id: string): string => (ids.has(id) ? `${prefix}-${id}` : id);
  const renamed = (tree: unknown): unknown => {
    if (Array.isArray(tree)) return tree.map(renamed);
    if (typeof tree !== "object" || tree === null || tree instanceof Input) return tree;
    return Object.fromEntries(Object.entries(tree).map(([key, item]) => [key, reference(key, item) ?? renamed(item)]));
  };
  const reference = (key: string, item: unknown): unknown => {
    if (key === "Ref" && typeof item === "string") return named(item);
    if (key !== "Fn::GetAtt" || !Array.isArray(item)) return undefined;
    const [id, ...attribute] = item as readonly string[];
    return [named(id ?? ""), ...attribute];
  };
  return {
    resources: resources.map((it) => ({
      ...it,
      id: named(it.id),
      properties: renamed(it.properties),
      dependsOn: it.dependsOn.map(named),
    })) as readonly Planned[],
    show: (text) => renamed(text) as Text,
  };
};
