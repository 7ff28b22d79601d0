import { isObject, Unresolved, type Raw, type RawObject } from "../../../components/model/raw";
import { referencesOf, type Change } from "./plan";
import { addressesOf, configurationOf, partsOf, type Instance, type Scope } from "./scope";
import { withUnknowns, type Open } from "./unknowns";

type Changes = ReadonlyMap<string, Change>;

/**
 * Opens what is known only after apply. A policy that an `aws_iam_policy_document` writes is unknown as a whole as soon as it
 * mentions one new ARN; its statements stand in the plan all the same, and only that ARN is left open.
 */
export const opener =
  (scope: Scope, instance: Instance, changes: Changes): Open =>
  (expression) => {
    const from = addressesOf(expression, scope, instance);
    return documentOf(expression, scope, instance, changes) ?? new Unresolved("it is known only after apply", from);
  };

const documentOf = (expression: unknown, scope: Scope, instance: Instance, changes: Changes): RawObject | undefined => {
  const [reference, another] = referencesOf(expression);
  const [data, type = "", part = "", attribute] = partsOf(reference ?? "");
  if (another !== undefined || data !== "data" || type !== "aws_iam_policy_document") return undefined;
  if (attribute !== "json" && attribute !== "minified_json") return undefined;
  const address = `${scope.prefix}data.${type}.${part}`;
  const change = changes.get(address) ?? changes.get(`${address}[${JSON.stringify(instance.index)}]`);
  const after = change?.change?.after;
  if (!isObject(after)) return undefined;
  const name = part.split("[", 1)[0] ?? part;
  const { expressions } = configurationOf(scope, { mode: "data", type, name }) ?? {};
  const open = (inner: unknown): Raw =>
    new Unresolved("it is known only after apply", addressesOf(inner, scope, instance));
  return write(withUnknowns(after, change?.change?.after_unknown, expressions, open));
};

const isEmpty = (raw: Raw): boolean => raw === undefined || raw === null || (Array.isArray(raw) && raw.length === 0);

/** Documents that this one takes statements from are texts; where one is used, the statements here are not the whole. */
const write = (block: RawObject): RawObject | undefined => {
  const whole = isEmpty(block["source_policy_documents"]) && isEmpty(block["override_policy_documents"]);
  const statements = blocksOf(block["statement"]);
  if (!whole || statements === undefined) return undefined;
  return { Version: block["version"] ?? "2012-10-17", Statement: statements.map(statementOf) };
};

const blocksOf = (raw: Raw): readonly RawObject[] | undefined => {
  if (isEmpty(raw)) return [];
  const blocks = Array.isArray(raw) ? (raw as readonly Raw[]) : [raw];
  return blocks.every(isObject) ? blocks : undefined;
};

const statementOf = (block: RawObject): RawObject => {
  const parts: readonly (readonly [string, Raw])[] = [
    ["Sid", block["sid"]],
    ["Effect", block["effect"] ?? "Allow"],
    ["Action", block["actions"]],
    ["NotAction", block["not_actions"]],
    ["Resource", block["resources"]],
    ["NotResource", block["not_resources"]],
    ["Principal", principalsOf(block["principals"])],
    ["NotPrincipal", principalsOf(block["not_principals"])],
    ["Condition", conditionsOf(block["condition"])],
  ];
  return Object.fromEntries(parts.filter(([, value]) => !isEmpty(value)));
};

const principalsOf = (raw: Raw): Raw => {
  const blocks = blocksOf(raw);
  if (blocks === undefined || blocks.length === 0) return raw;
  return blocks.some(({ type }) => type === "*") ? "*" : valuesBy(blocks, "type", "identifiers");
};

const conditionsOf = (raw: Raw): Raw => {
  const blocks = blocksOf(raw);
  if (blocks === undefined || blocks.length === 0) return raw;
  const all = blocks.map(({ test }) => test);
  const tests = [...new Set(all.filter((test): test is string => typeof test === "string"))];
  const open = all.find((test) => typeof test !== "string");
  if (open !== undefined) return open;
  return Object.fromEntries(
    tests.map((test) => [
      test,
      valuesBy(
        blocks.filter((it) => it["test"] === test),
        "variable",
        "values",
      ),
    ]),
  );
};

/** Blocks of the same key as one entry with the values of all; open where a key is. */
const valuesBy = (blocks: readonly RawObject[], key: string, values: string): Raw => {
  const entries = new Map<string, readonly Raw[]>();
  for (const block of blocks) {
    const name = block[key];
    if (typeof name !== "string") return name;
    const more = block[values];
    entries.set(name, [...(entries.get(name) ?? []), ...(Array.isArray(more) ? (more as readonly Raw[]) : [more])]);
  }
  return Object.fromEntries(entries);
};
