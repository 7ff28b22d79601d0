// Bundles an entry point into files that are loaded one by one when they are needed. esbuild splits only modules, and those load
// asynchronously; so what it splits is put into CommonJS here.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { build, transform } from "esbuild";

const names = (list) =>
  list
    .split(",")
    .map((it) => it.trim().split(" as "))
    .map(([name, local = name]) => (name === local ? name : `${name}: ${local}`))
    .join(", ");

const exported = (list) =>
  list
    .split(",")
    .map((it) => it.trim().split(" as "))
    .map(([local, name = local]) => (name === local ? local : `${name}: ${local}`))
    .join(", ");

/** A module that esbuild has written, as CommonJS. Names are bound once: no chunk waits for one that waits for it. */
const commonJs = (text, file) => {
  const made = text
    .replace(/^import \{([^}]*)\} from ("[^"]+");$/gm, (_, list, from) => `const {${names(list)}} = require(${from});`)
    .replace(/^import \* as (\w+) from ("[^"]+");$/gm, "const $1 = require($2);")
    .replace(/^import (\w+) from ("node:[^"]+");$/gm, "const $1 = require($2);")
    .replace(/^import ("[^"]+");$/gm, "require($1);")
    // A CommonJS module as a whole.
    .replace(/^export default (require_\w+\(\));$/gm, "module.exports = $1;")
    .replace(/^export \{([^}]*)\};$/gm, (_, list) => `module.exports = {${exported(list)}};`);
  const left = /^(import|export)\b.*/m.exec(made);
  if (left !== null) throw new Error(`${file} has a form of module that is not foreseen: ${left[0]}`);
  return made;
};

/** Writes the entry point's own file, those of `groups`, and what several of them share. */
export const split = async (entry, groups, options) => {
  const folder = `dist/${dirname(entry)}`;
  const own = basename(entry);
  const shared = `${own}.part-`;
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(folder)) if (file.startsWith(shared)) rmSync(join(folder, file));
  const { outputFiles } = await build({
    entryPoints: [{ in: `${entry}.ts`, out: own }, ...groups],
    outdir: folder,
    chunkNames: `${shared}[hash]`,
    splitting: true,
    format: "esm",
    write: false,
    ...options,
  });
  for (const { path, text } of outputFiles) {
    const [first = ""] = /^#!.*\n/.exec(text) ?? [];
    const { code } = await transform(`"use strict";\n${commonJs(text.slice(first.length), path)}`, {
      target: options.target,
      minifyWhitespace: true,
      minifySyntax: true,
    });
    writeFileSync(path, `${first}${code}`);
  }
};
