import { existsSync } from "node:fs";
import { join } from "node:path";

/** The name of the file in which a project says what it wants. */
const fileName = "sallyport.yaml";

/** The first of the folders that has a configuration. */
export const findConfiguration = (folders: readonly string[]): string | undefined =>
  folders.map((folder) => (folder === "." ? fileName : join(folder, fileName))).find((file) => existsSync(file));

/**
 * Where an engine's user may have the file. The engine starts a pack in the pack's own folder and does not say where the program
 * is; its environment has the folder that its user stood in, and a pack that was installed lies below its project.
 */
const folders = (): readonly string[] => {
  const own = process.cwd();
  const installed = own.indexOf(join("/", "node_modules", "/"));
  const { PWD: shell } = process.env;
  return [...(shell === undefined ? [] : [shell]), own, ...(installed < 0 ? [] : [own.slice(0, installed)])];
};

/** The configuration of the project that an engine works on, where it has one. */
export const findProject = (): string | undefined => findConfiguration(folders());
