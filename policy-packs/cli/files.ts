import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Problem } from "../reports/report";

/** A file to look at. One that a walk came upon may be anything; one that was named is expected to be an input. */
export interface Found {
  readonly file: string;
  readonly named: boolean;
}

const readable = /\.(json|ya?ml|template)$/i;
const skipped = new Set(["node_modules", ".git", ".terraform", "__pycache__"]);

/** The files that the given paths mean: a folder is walked, in the same order on every machine. */
export const findFiles = (
  paths: readonly string[],
): { readonly found: readonly Found[]; readonly problems: readonly Problem[] } => {
  const found: Found[] = [];
  const problems: Problem[] = [];
  for (const path of paths) {
    if (path === "-") found.push({ file: "-", named: true });
    else
      attempt(path, problems, () => {
        if (statSync(path).isDirectory()) found.push(...walk(path, problems));
        else found.push({ file: path, named: true });
      });
  }
  return { found, problems };
};

const walk = (folder: string, problems: Problem[]): readonly Found[] =>
  attempt(folder, problems, () =>
    readdirSync(folder, { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) return skipped.has(entry.name) ? [] : walk(path, problems);
        return entry.isFile() && readable.test(entry.name) ? [{ file: path, named: false }] : [];
      }),
  ) ?? [];

export const readFile = (file: string, problems: Problem[]): string | undefined =>
  attempt(file, problems, () => readFileSync(file, "utf8"));

const reasons: { readonly [code: string]: string } = {
  ENOENT: "does not exist",
  EACCES: "may not be read",
  EISDIR: "is a folder",
  ENOTDIR: "is not a folder",
  ERR_STRING_TOO_LONG: "is too large to read",
};

/** Does what may fail because of the file system, and turns a failure into one sentence. */
export const attempt = <T>(file: string, problems: Problem[], act: () => T): T | undefined => {
  try {
    return act();
  } catch (error) {
    const code = (error as { readonly code?: string }).code ?? "";
    problems.push({
      file,
      message: `${file} ${reasons[code] ?? `cannot be used (${code === "" ? String(error) : code})`}.`,
    });
    return undefined;
  }
};
