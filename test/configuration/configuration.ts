import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Writes files into a folder of their own and says where it is. */
export const folderWith = (files: { readonly [name: string]: string | object }): string => {
  const folder = mkdtempSync(join(tmpdir(), "sallyport-configuration-"));
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
  return folder;
};
