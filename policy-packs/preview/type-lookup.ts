import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Facts about a package's resources and functions, read from the type declarations the program has installed. */
export interface TypeLookup {
  /** Whether the resource takes tags that the provider completes. */
  isTaggable(type: string): boolean;
  /** The fields of a function's result with their declared types; undefined where its package is not to be found. */
  resultOf(token: string): readonly { readonly name: string; readonly type: string }[] | undefined;
  /** The resources of @pulumi/aws that a component declares to give, one to a property, with their types' tokens. */
  madeBy(component: string): readonly { readonly property: string; readonly type: string }[];
}

export function typeLookup(folder: string): TypeLookup {
  const { resolve } = createRequire(join(folder, "package.json"));
  const taggable = new Map<string, boolean>();
  const declarations = (pkg: string, path: string): string | undefined => {
    try {
      const root = dirname(resolve(`@pulumi/${pkg}/package.json`));
      const file = join(root, `${path.replace(/^index\//, "")}.d.ts`);
      return existsSync(file) ? readFileSync(file, "utf8") : undefined;
    } catch {
      return undefined;
    }
  };
  /** Most packages write the file into the token (`aws:s3/bucket:Bucket`), others the module alone (`std:index:split`). */
  const declared = (token: string): string => {
    const [pkg = "", path = "", title = ""] = token.split(":");
    const [module = ""] = path.split("/");
    const file = path.includes("/") ? path : `${module}/${uncapitalized(title)}`;
    return declarations(pkg, file) ?? declarations(pkg, path) ?? "";
  };
  return {
    isTaggable(type) {
      const known = taggable.get(type) ?? /\btagsAll\b/.test(declared(type));
      taggable.set(type, known);
      return known;
    },
    resultOf(token) {
      const body = /export interface \w+Result \{\n([\s\S]*?)\n\}/.exec(declared(token))?.[1];
      if (body === undefined) return undefined;
      return [...body.matchAll(/^ {4}readonly (\w+)\??: (.*?);?$/gm)].map(([, name = "", type = ""]) => ({
        name,
        type,
      }));
    },
    madeBy(component) {
      const text = declared(component);
      const alias = /import \* as (\w+) from "@pulumi\/aws"/.exec(text)?.[1];
      if (alias === undefined) return [];
      const one = new RegExp(`readonly (\\w+)!?: pulumi\\.Output<${alias}\\.(\\w+)\\.(\\w+)>`, "g");
      return [...text.matchAll(one)].map(([, property = "", family = "", made = ""]) => ({
        property,
        type: `aws:${family}/${uncapitalized(made)}:${made}`,
      }));
    },
  };
}

const uncapitalized = (title: string): string => title.charAt(0).toLowerCase() + title.slice(1);
