import type { PulumiResource } from "../adapters/pulumi/resource";
import type { RawObject } from "../../components/model/raw";
import { STACK_TYPE, urnOf } from "./urn";

interface Names {
  readonly project: string;
  readonly stack: string;
}

interface Asked {
  readonly token: string;
  readonly args: RawObject;
  readonly source: PulumiResource["source"];
}

/** Look-ups of machine images, which are judged by whom they trust. */
const lookups: ReadonlySet<string> = new Set(["aws:ec2/getAmi:getAmi", "aws:ec2/getAmiIds:getAmiIds"]);

const nothingTold = { propertyDependencies: {}, secretsWithheld: true } as const;

/** The names that a look-up asks for and of whom, which is what it is judged by; all that it asks where these are not texts. */
const askedFor = (args: RawObject): string => {
  const { filters, owners = [] } = args as { filters?: unknown; owners?: unknown };
  const listed = Array.isArray(filters) ? (filters as readonly { name?: unknown; values?: unknown }[]) : [];
  const names = listed.flatMap(({ name, values }) => (name === "name" ? values : []));
  if (listed.length !== 1 || names.length === 0 || !areTexts(names) || !areTexts(owners)) return JSON.stringify(args);
  return [names.join(", "), ...(owners.length === 0 ? [] : ["of", owners.join(", ")])].join(" ");
};

const areTexts = (list: unknown): list is readonly string[] =>
  Array.isArray(list) && list.every((it) => typeof it === "string");

/** A look-up as a resource of the program, named by its line or by what it asks: the same question twice is one. */
export const lookupOf = ({ project, stack }: Names, { token, args, source }: Asked): PulumiResource | undefined => {
  if (!lookups.has(token)) return undefined;
  const name = source === undefined ? askedFor(args) : `${source.file}:${String(source.line)}`;
  const urn = urnOf(stack, project, STACK_TYPE, token, name);
  return { urn, type: token, name, props: args, ...nothingTold, ...(source === undefined ? {} : { source }) };
};

/** The provider that the engine makes where a resource names where its plugin comes from, and none that makes it. */
export const pluginOf = (
  { project, stack }: Names,
  { type, url, source }: { readonly type: string; readonly url: string; readonly source: PulumiResource["source"] },
): PulumiResource | undefined => {
  if (url === "" || type.startsWith("pulumi:")) return undefined;
  const [pkg = ""] = type.split(":", 1);
  const provider = `pulumi:providers:${pkg}`;
  const urn = urnOf(stack, project, STACK_TYPE, provider, "default");
  const props = { pluginDownloadURL: url };
  return { urn, type: provider, name: "default", props, ...nothingTold, ...(source === undefined ? {} : { source }) };
};

/** The settings of AWS's default provider by which it shows who it is. */
const keys = ["accessKey", "secretKey", "token"];

/** AWS's default provider, where the project's files hold its keys in plain text; what the call `given` says stands in none. */
export const configuredProvider = (
  { project, stack }: Names,
  { values, secretKeys }: { readonly values: Readonly<Record<string, string>>; readonly secretKeys: readonly string[] },
  given: Readonly<Record<string, string>> = {},
): readonly PulumiResource[] => {
  const plain = keys.filter((key) => {
    const setting = `aws:${key}`;
    return values[setting] !== undefined && !secretKeys.includes(setting) && given[setting] === undefined;
  });
  if (plain.length === 0) return [];
  const type = "pulumi:providers:aws";
  const props = Object.fromEntries(plain.map((key) => [key, values[`aws:${key}`]]));
  return [{ urn: urnOf(stack, project, STACK_TYPE, type, "default"), type, name: "default", props, ...nothingTold }];
};
