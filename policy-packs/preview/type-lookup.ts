import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Facts about a package's resources and functions, read from the type declarations the program has installed. */
export interface TypeLookup {
  /** Whether the resource takes tags that the provider completes. */
  isTaggable(type: string): boolean;
  /** The fields of a function's result with their declared types; undefined where its package is not to be found. */
  resultOf(token: string): readonly { readonly name: string; readonly type: string }[] | undefined;
}

export function typeLookup(folder: string): TypeLookup {
  const { resolve } = createRequire(join(folder, "package.json"));
  const taggable = new Map<string, boolean>();
  const declarations = (token: string): string | undefined => {
    const [pkg = "", path = ""] = token.split(":");
    try {
      const root = dirname(resolve(`@pulumi/${pkg}/package.json`));
      const file = join(root, `${path.replace(/^index\//, "")}.d.ts`);
      return existsSync(file) ? readFileSync(file, "utf8") : undefined;
    } catch {
      return undefined;
    }
  };
  return {
    isTaggable(type) {
      const known = taggable.get(type) ?? /\btagsAll\b/.test(declarations(type) ?? "");
      taggable.set(type, known);
      return known;
    },
    resultOf(token) {
      const body = /export interface \w+Result \{\n([\s\S]*?)\n\}/.exec(declarations(token) ?? "")?.[1];
      if (body === undefined) return undefined;
      return [...body.matchAll(/^ {4}readonly (\w+)\??: (.*?);?$/gm)].map(([, name = "", type = ""]) => ({
        name,
        type,
      }));
    },
  };
}
