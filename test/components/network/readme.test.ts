import { describe, expect, it } from "@jest/globals";
import { existsSync, readFileSync } from "node:fs";
import { plan } from "./given";

const folder = "components/network";
const readme = readFileSync(`${folder}/README.md`, "utf8");

/** The first cells of the rows below a heading, with what stands in backticks in each. */
const cellsBelow = (heading: string): readonly (readonly (readonly string[])[])[] =>
  (readme.split(`## ${heading}\n`)[1]?.split("\n## ")[0] ?? "")
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) => line.split("|").slice(1, -1))
    .map((cells) => cells.map((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, name = ""]) => name)));

const ends = ["internet", "edge", "app", "data", "management"];
const zones = { edge: {}, app: {}, data: {}, management: {} };

/** Whether a plain reason is enough. */
const mayReach = (from: string, to: string): boolean => {
  try {
    return plan({ zones, flows: { [`${from} -> ${to} : 443`]: "a reason" } }).length > 0;
  } catch {
    return false;
  }
};

describe("the page on the network", () => {
  it("tells whom each zone may reach, as plans have it", () => {
    const told = cellsBelow("Flows").map(([from = [], to = []]) => [from[0], [...to].sort()]);
    const truth = ends.map((from) => [from, ends.filter((to) => mayReach(from, to)).sort()]);
    expect(told).toEqual(truth);
  });

  it("leaves out no argument", () => {
    const source = readFileSync(`${folder}/plan.ts`, "utf8");
    const spec = source.split("export interface NetworkSpec")[1]?.split("\n}\n")[0] ?? "";
    const names = [...spec.matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, name = ""]) => name);
    expect(names.length).toBeGreaterThan(10);
    expect(
      cellsBelow("Arguments")
        .flatMap(([cell = []]) => cell)
        .sort(),
    ).toEqual(names.sort());
  });

  it("points to pages that are there", () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path = ""]) => path);
    expect(links.filter((path) => !existsSync(`${folder}/${path}`))).toEqual([]);
  });
});
