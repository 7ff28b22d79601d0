import { describe, expect, it } from "@jest/globals";
import { existsSync, readFileSync } from "node:fs";
import { policyOf, type DataClass, type DataClassPolicy } from "../../../components/storage/data-class";

const folder = "components/storage";
const readme = readFileSync(`${folder}/README.md`, "utf8");

const rows = new Map(
  readme
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll("`", "")),
    )
    .map(([what = "", ...cells]) => [what, cells]),
);
const classes = (rows.get("decides") ?? []) as DataClass[];

const days = (number: number | undefined): string => (number === undefined ? "" : `${String(number)} days`);

const told: readonly (readonly [row: string, cell: (policy: DataClassPolicy) => string])[] = [
  ["zones that may hold it", ({ zones }) => zones.join(", ")],
  ["other accounts", ({ ownAccountOnly }) => (ownAccountOnly ? "never" : "may be let in")],
  ["key rotates every", ({ rotationDays }) => days(rotationDays)],
  ["key takes to die", ({ deletionWindowDays }) => days(deletionWindowDays)],
  ["old versions kept", ({ oldVersionsDays }) => days(oldVersionsDays)],
  ["nobody deletes versions for", ({ lockDays }) => days(lockDays)],
  ["backups kept", ({ backupDays }) => days(backupDays)],
  ["records of use kept", ({ recordsDays }) => days(recordsDays)],
  ["a secret's value works for", ({ secretDays }) => days(secretDays)],
  ["a message waits at most", ({ messageDays }) => days(messageDays)],
  ["logs hide personal data", ({ masksPersonalData }) => (masksPersonalData ? "yes" : "no")],
  ["a copy elsewhere", ({ replicated }) => (replicated ? "always" : "if you like")],
];

describe("the page on storage", () => {
  it.each(told)("tells the truth about: %s", (row, cell) => {
    expect(rows.get(row)).toEqual(classes.map((it) => cell(policyOf(it))));
  });

  it("leaves out nothing that a class decides", () => {
    expect(classes).toEqual(["public", "internal", "confidential", "restricted"]);
    expect(told.length).toBe(Object.keys(policyOf("restricted")).length);
  });

  it("points to pages that are there", () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path = ""]) => path);
    expect(links.length).toBeGreaterThan(8);
    expect(links.filter((path) => !existsSync(`${folder}/${path}`))).toEqual([]);
  });
});
