import { existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";

import { DEFAULT_REGION } from "./placeholders/identity";
import { isRecord } from "../../components/model/record";
import { type Project, readYaml } from "./project";
import { sealed } from "./secrets";
import type { Note } from "./types";

export interface Configuration {
  readonly stack: string;
  readonly values: { readonly [key: string]: string };
  readonly secretKeys: readonly string[];
  readonly notes: readonly Note[];
}

/** Pulumi.yaml's defaults, then Pulumi.<stack>.yaml, then what the caller gives; a template's defaults where none of them does. */
export function readConfiguration(
  project: Project,
  stackWanted: string | undefined,
  given: { readonly [key: string]: string } = {},
): Configuration {
  const stack = stackWanted ?? onlyStack(project.stackFolder) ?? "preview";
  const collected = new Collector(project.name);
  for (const [key, entry] of Object.entries(project.config)) collected.addDeclared(key, entry);
  const file = stackFile(project.stackFolder, stack);
  if (file !== undefined) {
    const shown = join(project.given, relative(project.root, file));
    const { config } = readYaml(file, shown);
    for (const [key, value] of Object.entries(isRecord(config) ? config : {})) collected.add(key, value, shown);
  }
  for (const [key, value] of Object.entries(given)) collected.add(key, value);
  for (const [key, entry] of Object.entries(project.templateConfig)) collected.addTemplate(key, entry);
  // Placeholders are somewhere; programs ask for `aws:region` to learn where, and every deployment has one.
  collected.addDefault("aws:region", collected.valueOf("aws-native:region") ?? DEFAULT_REGION);
  return { stack, ...collected.result() };
}

function onlyStack(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  const stacks = readdirSync(folder).flatMap((file) => /^Pulumi\.(.+)\.ya?ml$/.exec(file)?.[1] ?? []);
  return stacks.length === 1 ? stacks[0] : undefined;
}

const stackFile = (folder: string, stack: string): string | undefined =>
  ["yaml", "yml"].map((extension) => join(folder, `Pulumi.${stack}.${extension}`)).find((path) => existsSync(path));

class Collector {
  private readonly values: Record<string, string> = {};
  private readonly secretKeys = new Set<string>();
  private readonly notes: Note[] = [];
  private readonly types = new Map<string, string>();

  constructor(private readonly project: string) {}

  /** Pulumi.yaml declares a key as a plain value, `{ value }`, or a schema `{ type, default, secret }`. */
  addDeclared(key: string, entry: unknown): void {
    if (!isRecord(entry)) {
      this.add(key, entry);
      return;
    }
    const full = this.qualify(key);
    if (typeof entry["type"] === "string") this.types.set(full, entry["type"]);
    const value = entry["value"] ?? entry["default"];
    if (value !== undefined) this.add(key, value, "Pulumi.yaml");
    if (entry["secret"] === true) this.secretKeys.add(full);
  }

  add(key: string, value: unknown, file?: string): void {
    const full = this.qualify(key);
    const seals = { found: false };
    const opened = this.unseal(full, value, seals);
    if (opened === undefined || opened === null) return;
    this.values[full] = typeof opened === "string" ? opened : JSON.stringify(opened);
    if (!seals.found) return;
    this.secretKeys.add(full);
    this.notes.push({
      message: `The secret \`${full}\` is encrypted and was not decrypted: what is made of it is unknown.`,
      ...(file === undefined ? {} : { file }),
    });
  }

  /** What `pulumi new` would propose for the key: `{ description, default, secret }`. */
  addTemplate(key: string, entry: unknown): void {
    const full = this.qualify(key);
    if (!isRecord(entry) || entry["default"] === undefined || this.values[full] !== undefined) return;
    this.add(key, entry["default"]);
    if (entry["secret"] === true) this.secretKeys.add(full);
    const shown = entry["secret"] === true ? "" : `, ${this.valueOf(full) ?? ""}`;
    this.notes.push({
      message: `\`${full}\` is not set: the default of the template in Pulumi.yaml was taken${shown}.`,
    });
  }

  valueOf(key: string): string | undefined {
    return this.values[key];
  }

  addDefault(key: string, value: string): void {
    this.values[key] ??= value;
  }

  result(): Omit<Configuration, "stack"> {
    const { values, notes } = this;
    return { values, secretKeys: [...this.secretKeys], notes };
  }

  private qualify(key: string): string {
    return key.includes(":") ? key : `${this.project}:${key}`;
  }

  /** `{ secure: … }` at any depth becomes a placeholder of the declared type. */
  private unseal(key: string, value: unknown, seals: { found: boolean }): unknown {
    if (Array.isArray(value)) return value.map((item) => this.unseal(key, item, seals));
    if (!isRecord(value)) return value;
    if (typeof value["secure"] === "string" && Object.keys(value).length === 1) {
      seals.found = true;
      return this.placeholder(key, value["secure"]);
    }
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, this.unseal(key, item, seals)]));
  }

  private placeholder(key: string, ciphertext: string): string {
    const type = this.types.get(key);
    if (type === "integer" || type === "number") return "0";
    if (type === "boolean") return "false";
    return sealed(key + ciphertext);
  }
}
