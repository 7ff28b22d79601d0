import { existsSync, readFileSync } from "node:fs";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** One frame of the call stack that made a resource, innermost first. */
export interface Frame {
  readonly uri: string;
  readonly line: number;
}

export interface SourcePosition {
  readonly file: string;
  readonly line: number;
}

/** How paths of the program are shown: as the caller named its folder, though the runtime resolves links. */
export interface Shown {
  /** The folder with every link resolved. */
  readonly real: string;
  /** The same folder as the caller wrote it. */
  readonly given: string;
}

/**
 * The line of the user's own program: the innermost frame outside node_modules and outside this package, so that what a
 * component makes points at the user's `new Network(...)`.
 */
export function sourceOf(frames: readonly Frame[], shown: Shown): SourcePosition | undefined {
  for (const { uri, line } of frames) {
    const file = pathOf(uri);
    if (file !== undefined && isUsers(file)) return { file: showFile(file, shown), line };
  }
  return undefined;
}

export function isUsers(file: string): boolean {
  return !file.includes(`${sep}node_modules${sep}`) && !OWN_FOLDERS.some((folder) => file.startsWith(folder));
}

export function showFile(file: string, { real, given }: Shown): string {
  const inside = relative(real, file);
  if (!inside.startsWith("..") && !isAbsolute(inside)) return join(given, inside);
  const fromHere = relative(process.cwd(), file);
  return fromHere.startsWith("..") ? file : fromHere;
}

function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

/** This package's code, where it runs from its own checkout and is not under node_modules. */
export const OWN_FOLDERS: readonly string[] = ["components", "policy-packs", "dist"].map(
  (room) => join(packageRoot(), room) + sep,
);

function packageRoot(): string {
  for (let folder = __dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = join(folder, "package.json");
    if (
      existsSync(manifest) &&
      (JSON.parse(readFileSync(manifest, "utf8")) as { name?: string }).name === "sallyport"
    ) {
      return folder;
    }
  }
  return __dirname;
}
