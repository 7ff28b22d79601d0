import { describe, expect, it } from "@jest/globals";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";

const pagesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (path === "node_modules" || entry.name.startsWith(".")) return [];
    return entry.isDirectory() ? pagesIn(path) : entry.name.endsWith(".md") ? [path] : [];
  });

const pages = pagesIn(".");

/** The files that a page points to, in `[text](path)` and in `[name]: path`. */
const pointersOf = (page: string): readonly string[] =>
  [...readFileSync(page, "utf8").matchAll(/\]\(([^)#\s]+)[^)]*\)|^\[[^\]]+\]: ([^#\s]+)/gm)]
    .map(([, inline, below]) => inline ?? below ?? "")
    .filter((to) => !/^[a-z]+:/.test(to));

describe("pages", () => {
  it("are there", () => {
    expect(pages.length).toBeGreaterThan(20);
  });

  it.each(pages)("%s points to nothing that is not there", (page) => {
    expect(pointersOf(page).filter((to) => !existsSync(join(dirname(page), to)))).toEqual([]);
  });
});
