import type { AnyResource } from "../../components/model/graph";
import { mappings } from "../adapters/pulumi/mappings";
import type { Finding } from "../core/evaluate";
import type { Hint } from "../core/hint";
import { l2Properties } from "./cdk";

/** A value that a hint can write out. */
export type Plain = string | number | boolean;

interface Rendered extends Pick<Hint, "language" | "code"> {
  /** True where the change is a resource of its own, beside the one that fails. */
  readonly added: boolean;
}

/** Writes a value where the fault is, in the language that the resource is written in. */
export const render = (finding: Finding, value: Plain, canonical: string | undefined): Rendered | undefined => {
  const { resource, at } = finding;
  if (resource.type.includes("::"))
    return resource.path === undefined
      ? { language: "cloudformation", code: template(at.resource, at.path, value), added: false }
      : { language: "cdk", code: cdk(resource, resource.path, at.path, value, canonical), added: false };
  return at.resource.startsWith("urn:") ? pulumi(finding, value) : terraform(finding, value);
};

type Path = readonly (string | number)[];

/** A path as nested blocks: `lines` opens them, `close` them, around the innermost line. */
const nest = (path: Path, open: (part: string) => string, leaf: (part: string) => string, close: string): string[] => {
  const parts = path.map(String);
  const inner = parts.slice(0, -1);
  const indent = (depth: number): string => "  ".repeat(depth);
  return [
    ...inner.map((part, depth) => `${indent(depth)}${open(part)}`),
    `${indent(inner.length)}${leaf(parts.at(-1) ?? "")}`,
    ...(close === "" ? [] : inner.map((_, depth) => `${indent(inner.length - 1 - depth)}${close}`)),
  ];
};

const indented = (lines: readonly string[], by: string): string => lines.map((line) => `${by}${line}`).join("\n");

/** In YAML an item is shown by its number: what stands in a list cannot be written without its neighbours. */
const template = (id: string, path: Path, value: Plain): string => {
  const named = path.map((part) => (typeof part === "number" ? `# item ${String(part + 1)}` : `${part}:`));
  const lines = named.map((part, depth) => `${"  ".repeat(depth)}${part}`);
  const last = lines.pop() ?? "";
  return `Resources:\n  ${id}:\n    Properties:\n${indented([...lines, `${last} ${JSON.stringify(value)}`], "      ")}`;
};

/** The property of the construct where it has one, else the way past it that CDK calls an escape hatch. */
const cdk = (resource: AnyResource, path: string, at: Path, value: Plain, canonical: string | undefined): string => {
  const construct = path.replace(/\/Resource$/, "");
  const l2 = l2Properties[`${resource.type} ${canonical ?? ""}`];
  if (l2 !== undefined && path.endsWith("/Resource")) return `// ${construct}\n${l2}`;
  const name = `Cfn${resource.type.split("::").at(-1) ?? ""}`;
  const child = path.endsWith("/Resource") ? `construct.node.defaultChild as ${name}` : `construct as ${name}`;
  return `// ${construct}\n(${child}).addPropertyOverride("${at.map(String).join(".")}", ${JSON.stringify(value)});`;
};

const pulumi = ({ resource, at }: Finding, value: Plain): Rendered => {
  const [, , types = "", name = ""] = at.resource.split("::");
  const token = types.split("$").at(-1) ?? resource.type;
  const [first, ...rest] = at.path;
  const satellite = typeof first === "string" && /^[A-Z]/.test(first) ? satelliteOf(token, first) : undefined;
  const lines = nest(
    satellite === undefined ? at.path : rest,
    (part) => (/^\d+$/.test(part) ? `/* item ${String(Number(part) + 1)} */ {` : `${part}: {`),
    (part) => `${part}: ${JSON.stringify(value)},`,
    "},",
  );
  const owner = satellite === undefined ? "  // ..." : `  ${satellite.property}: ${identifier(name)}.id,`;
  const code = `new ${className(satellite?.token ?? token)}("${name}", {\n${owner}\n${indented(lines, "  ")}\n});`;
  return { language: "pulumi", code, added: satellite !== undefined };
};

/** `aws:s3/bucket:Bucket` is `aws.s3.Bucket`. */
const className = (token: string): string => {
  const [pkg = "", module = "", name = ""] = token.split(":");
  const folder = module.split("/")[0] ?? "";
  return [
    pkg === "aws-native" ? "awsnative" : pkg,
    ...(folder === "" || folder === "index" ? [] : [folder]),
    name,
  ].join(".");
};

const satelliteOf = (
  owner: string,
  name: string,
): { readonly token: string; readonly property: string } | undefined => {
  const folder = owner.slice(0, owner.indexOf("/") + 1);
  const found = Object.entries(mappings).find(([token]) => token.startsWith(folder) && token.endsWith(`:${name}`));
  const property = found?.[1].foldedBy;
  return found === undefined || property === undefined ? undefined : { token: found[0], property };
};

const identifier = (name: string): string =>
  name.replace(/[^A-Za-z0-9]+(.)?/g, (_, letter: string | undefined) => (letter ?? "").toUpperCase());

const terraform = ({ resource, at }: Finding, value: Plain): Rendered | undefined => {
  const [first] = at.path;
  // The resource that would hold it is not there, and Terraform's spelling of it would be a guess.
  if (typeof first !== "string" || first.startsWith("aws_")) return undefined;
  const [type = resource.type, ...name] = at.resource.split(".").slice(-2);
  const lines = nest(
    at.path.filter((part) => typeof part === "string"),
    (part) => `${part} {`,
    (part) => `${part} = ${JSON.stringify(value)}`,
    "}",
  );
  const code = `resource "${type}" "${name.join(".").replace(/\[.*\]$/, "")}" {\n  # ...\n${indented(lines, "  ")}\n}`;
  return { language: "terraform", code, added: false };
};
