import { describe, expect, it } from "@jest/globals";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sallyport, sallyportJson } from "./command";

const folder = mkdtempSync(join(tmpdir(), "sallyport-exemptions-"));
const write = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};
const template = (name: string, resources: object): string => write(name, JSON.stringify({ Resources: resources }));

const bucket = { Type: "AWS::S3::Bucket" };
const inCode = { rule: "old-versions-kept", reason: "scratch", owner: "shop", expires: "2026-12-01" };
const register = write(
  "register.yaml",
  `exemptions:
  - { rule: owner-tagged, resource: Orders, reason: tags come later, owner: shop, expires: 2026-12-31 }
  - { rule: owner-tagged, resource: Gone, reason: old, owner: shop, expires: 2026-11-01 }
  - { rule: admin-ports-not-open, resource: Web, reason: demo, owner: shop, expires: 2026-12-10 }
`,
);

describe("sallyport exemptions", () => {
  const input = template("in-code.json", { Orders: { ...bucket, Metadata: { sallyport: { exemptions: [inCode] } } } });
  const list = async (...argv: readonly string[]) => {
    const { out, code } = await sallyport(["exemptions", ...argv, "--exemptions", register, "--format", "json"]);
    const { exemptions } = JSON.parse(out) as {
      exemptions: readonly { rule: string; daysLeft: number; refused?: string }[];
    };
    return { code, exemptions };
  };

  it("lists what ends first, with the days left and why one does not hold, of the register and of the code", async () => {
    const { code, exemptions } = await list(input);
    expect(code).toBe(0);
    expect(exemptions.map(({ rule, daysLeft, refused }) => [rule, daysLeft, refused])).toEqual([
      ["owner-tagged", -20, "ended on 2026-11-01"],
      ["old-versions-kept", 10, undefined],
      ["admin-ports-not-open", 19, "does not hold: what is critical needs an approver"],
      ["owner-tagged", 40, undefined],
    ]);
    expect((await list()).exemptions).toHaveLength(3);
  });

  it("fails where one ends within the days asked for, or does not hold", async () => {
    const good = write(
      "good.yaml",
      "- { rule: owner-tagged, resource: A1b, reason: x, owner: y, expires: 2026-12-31 }\n",
    );
    const run = async (days: string) =>
      (await sallyport(["exemptions", "--exemptions", good, "--fail-within", days])).code;
    expect([await run("39"), await run("40")]).toEqual([0, 1]);
    expect((await list("--fail-within", "0")).code).toBe(1);
    expect((await sallyport(["exemptions", "--fail-within", "soon"])).err).toMatch(/not a number of days/);
  });

  it("says where one is from a rule that there is not", async () => {
    const misspelt = write(
      "misspelt.yaml",
      "- { rule: owner-taged, resource: A, reason: x, owner: y, expires: 2026-12-31 }\n",
    );
    const { out } = await sallyport(["exemptions", "--exemptions", misspelt]);
    expect(out).toMatch(/does not hold: there is no such rule[^]*0 of 1 exemptions hold/);
  });

  it("is read by people too", async () => {
    const { out } = await sallyport(["exemptions", "--exemptions", register]);
    expect(out).toMatch(
      /2026-12-31 +40 days {2}owner-tagged Orders {2}\S+register\.yaml:2\n {4}tags come later \(shop\)/,
    );
    expect(out).toMatch(/1 of 3 exemptions hold; 0 of them end within 30 days/);
  });
});

describe("the register, under check", () => {
  it("takes approvers from a file of their own, and tells unused entries at their line", async () => {
    const input = template("web.json", {
      Orders: { ...bucket, Properties: { Tags: [{ Key: "Owner", Value: "shop" }] } },
    });
    const { report, code } = await sallyportJson(["check", input, "--exemptions", register]);
    const own = report.findings.filter(({ type }) => type === "sallyport:exemption");
    expect(code).toBe(1);
    expect(own.map(({ rule, source }) => [rule, source.line])).toEqual([
      ["exemption-unused", 2],
      ["exemption-unused", 3],
      ["exemption-unused", 4],
    ]);
  });
});

describe("a baseline", () => {
  const old = { Orders: bucket, Invoices: bucket };
  const baseline = join(folder, "baseline.json");
  const make = (input: string, ...more: readonly string[]) =>
    sallyport(["baseline", input, "--output", baseline, ...more]);
  const run = async (input: string) => {
    const { report, code } = await sallyportJson(["check", input, "--baseline", baseline]);
    const fails = report.findings.filter(({ verdict }) => verdict === "fail");
    return { code, summary: report.summary, fails: fails.map(({ rule, resource }) => `${rule} ${resource}`) };
  };

  it("tolerates what was there, fails what is new, and wants what is gone to be taken out", async () => {
    const input = template("old.json", old);
    expect((await make(input)).code).toBe(0);
    const before = await run(input);
    expect(before).toMatchObject({ code: 0, fails: [] });
    expect(before.summary).toHaveProperty("tolerated", (await sallyportJson(["check", input])).report.summary.fail);

    const grown = await run(template("grown.json", { ...old, Letters: bucket }));
    expect(grown.code).toBe(1);
    expect(grown.fails.every((it) => it.endsWith(" Letters"))).toBe(true);

    const mended = template("mended.json", {
      ...old,
      Orders: { ...bucket, Properties: { VersioningConfiguration: { Status: "Enabled" } } },
    });
    expect(await run(mended)).toMatchObject({ code: 1, fails: ["baseline-shrinks Orders"] });
    expect((await make(mended)).code).toBe(0);
    expect(await run(mended)).toMatchObject({ code: 0, fails: [] });
    // The ratchet: what was mended may not come back.
    expect((await run(input)).fails).toEqual(["old-versions-kept Orders"]);
  });

  it("does not mind where lines and resources stand", async () => {
    const input = template("order.json", old);
    const other = write(
      "order.yaml",
      "\n\nResources:\n  Invoices: { Type: AWS::S3::Bucket }\n\n  Orders: { Type: AWS::S3::Bucket }\n",
    );
    await make(input, "--grow", "a fresh start");
    expect((await run(other)).code).toBe(0);
  });

  it("grows only for a reason, which it holds", async () => {
    const more = template("more.json", { ...old, Letters: bucket });
    const { code, err } = await make(more);
    expect(code).toBe(1);
    expect(err).toMatch(/may only shrink, and \d+ of what is found is new: .* on Letters/);
    expect((await make(more, "--grow", "letters came from another team")).code).toBe(0);
    const { grown } = JSON.parse(readFileSync(baseline, "utf8")) as { grown: readonly object[] };
    expect(grown.at(-1)).toMatchObject({ on: "2026-11-21", reason: "letters came from another team" });
  });

  it("is not written where something could not be read, and says what is no baseline", async () => {
    expect((await make(join(folder, "nowhere.json"))).code).toBe(2);
    const input = template("again.json", old);
    const { code, err } = await sallyport(["check", input, "--baseline", register]);
    expect([code, err]).toEqual([2, expect.stringMatching(/this is no baseline/)]);
  });
});
