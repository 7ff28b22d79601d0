import type { PulumiResource } from "../../policy-packs/adapters/pulumi/resource";

/** A stack with one thing taken out of one resource. */
export interface Mutant {
  /** What was done to which property of which type: `Queue: drop kmsMasterKeyId`. */
  readonly what: string;
  readonly resource: string;
  /** The file of the program that made the resource, where it is known. */
  readonly file: string | undefined;
  readonly stack: readonly PulumiResource[];
}

interface Change {
  readonly what: string;
  readonly value: unknown;
}

/** Words that say how safe something is, and a weaker word in the place of each. */
const weaker: { readonly [word: string]: string } = {
  ALL: "REJECT",
  BLOCK: "ALERT",
  BucketOwnerEnforced: "ObjectWriter",
  Enabled: "Disabled",
  HTTPS: "HTTP",
  STRICT_ORDER: "DEFAULT_ACTION_ORDER",
  "aws:drop_established": "aws:alert_established",
  "aws:forward_to_sfe": "aws:pass",
  "aws:kms": "AES256",
  "allow-egress": "allow-bidirectional",
  "block-all-sharing": "unblocked",
  "block-bidirectional": "off",
  enforce: "monitor",
  "ELBSecurityPolicy-TLS13-1-2-2021-06": "ELBSecurityPolicy-2016-08",
};

const isRecord = (tree: unknown): tree is { readonly [key: string]: unknown } =>
  typeof tree === "object" && tree !== null && !Array.isArray(tree);

const put = <T>(list: readonly T[], index: number, item: T): readonly T[] =>
  list.map((old, at) => (at === index ? item : old));

const isDocument = (tree: unknown): tree is { readonly Statement: readonly { readonly [key: string]: unknown }[] } =>
  isRecord(tree) && Array.isArray(tree["Statement"]);

/** Every way to take something out of a tree: a part dropped, a switch flipped, a word weakened, a number as small as can be. */
const changesOf = (tree: unknown, path: string): readonly Change[] => {
  if (typeof tree === "boolean") return [{ what: `flip ${path}`, value: !tree }];
  if (typeof tree === "number") return tree > 1 ? [{ what: `lower ${path}`, value: 1 }] : [];
  if (typeof tree === "string") return changesOfText(tree, path);
  if (Array.isArray(tree))
    return tree.flatMap((item, index) =>
      changesOf(item, path).map(({ what, value }) => ({ what, value: put(tree as readonly unknown[], index, value) })),
    );
  return isRecord(tree) ? changesOfRecord(tree, path) : [];
};

const changesOfRecord = (tree: { readonly [key: string]: unknown }, path: string): readonly Change[] =>
  Object.entries(tree).flatMap(([key, item]) => {
    const at = path === "" ? key : `${path}.${key}`;
    return [
      { what: `drop ${at}`, value: Object.fromEntries(Object.entries(tree).filter(([name]) => name !== key)) },
      ...changesOf(item, at).map(({ what, value }) => ({ what, value: { ...tree, [key]: value } })),
    ];
  });

/** A policy is a text; what counts in it are its statements and their conditions. */
const changesOfText = (text: string, path: string): readonly Change[] => {
  const weak = weaker[text];
  if (weak !== undefined) return [{ what: `weaken ${path}`, value: weak }];
  if (!text.startsWith("{")) return [];
  const document: unknown = JSON.parse(text);
  if (!isDocument(document)) return [];
  const { Statement: statements } = document;
  const write = (changed: readonly unknown[]): string => JSON.stringify({ ...document, Statement: changed });
  return statements.flatMap((statement, index) => {
    const { Condition: condition, ...bare } = statement;
    const name = typeof statement["Sid"] === "string" ? statement["Sid"] : String(index);
    return [
      { what: `drop ${path} ${name}`, value: write(statements.filter((it) => it !== statement)) },
      ...(condition === undefined
        ? []
        : [{ what: `drop ${path} ${name} Condition`, value: write(put(statements, index, bare)) }]),
    ];
  });
};

const lastWord = (type: string): string => type.slice(type.lastIndexOf(":") + 1);

/** Every stack that differs from this one in one change to one resource of AWS's, or in lacking one. */
export const mutantsOf = (stack: readonly PulumiResource[]): readonly Mutant[] =>
  stack.flatMap((resource, index) => {
    const { type, name, props, protect, source } = resource;
    if (!type.startsWith("aws:")) return [];
    const kind = lastWord(type);
    const of = (what: string, mutated: readonly PulumiResource[]): Mutant => ({
      what: `${kind}: ${what}`,
      resource: name,
      file: source?.file,
      stack: mutated,
    });
    const changed = (own: Partial<PulumiResource>) => put(stack, index, { ...resource, ...own });
    return [
      of(
        "remove",
        stack.filter((it) => it !== resource),
      ),
      ...(protect === true ? [of("unprotect", changed({ protect: false }))] : []),
      ...changesOf(props, "").map(({ what, value }) => of(what, changed({ props: value as PulumiResource["props"] }))),
    ];
  });
