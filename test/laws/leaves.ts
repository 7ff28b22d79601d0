import { isText } from "../../components/model/plan";
import { View } from "../../components/model/view";

/** Read otherwise on purpose. */
const apart: ReadonlySet<string> = new Set([
  // The provider closes a group's egress where CloudFormation has to write a rule that reaches nobody.
  "AWS::EC2::SecurityGroup.SecurityGroupEgress",
  // Pulumi attaches a policy to a role by a resource of its own.
  "AWS::IAM::ManagedPolicy.Roles",
  // In Pulumi the program makes a secret's value up, not Secrets Manager.
  "AWS::SecretsManager::Secret.GenerateSecretString",
]);

export type AnyView = View<{ readonly [name: string]: unknown }>;

/** Tags have no order in Pulumi; in any other list the order counts. */
const order = (tree: readonly unknown[], path: string): readonly unknown[] =>
  path.endsWith("Tags") ? [...tree].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)) : tree;

const keyOf = (tag: unknown): string => {
  if (tag instanceof View) {
    const key = (tag as View<{ readonly Key: string }>).get("Key").str("");
    return key.known ? key.value : "";
  }
  return (tag as { readonly Key: string }).Key;
};

/** The leaves of a plan that are plain values, as a view of it reads them; what the view does not read is left out. */
export const leavesOf = (tree: unknown, view: AnyView, path: string): readonly string[] => {
  if (apart.has(path)) return [];
  if (Array.isArray(tree)) {
    const items = (view as unknown as View<readonly unknown[]>).items();
    if (!items.known) return [];
    const there = order(items.value, path);
    return order(tree as readonly unknown[], path).flatMap((item, index) => {
      const [at, name] = [there[index], `${path}[${String(index)}]`];
      return at === undefined ? [`${name} is missing`] : leavesOf(item, at as AnyView, name);
    });
  }
  if (typeof tree === "object" && tree !== null) {
    if (isText(tree)) return [];
    return Object.entries(tree).flatMap(([key, item]) => leavesOf(item, view.get(key) as AnyView, `${path}.${key}`));
  }
  const leaf = (view as unknown as View<string>).str();
  return leaf.known ? [`${path} is ${String(leaf.value)}`] : [];
};
