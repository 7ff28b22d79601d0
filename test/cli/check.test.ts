import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sallyport, sallyportJson } from "./command";

const naiveBucket = `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Orders:
    Type: AWS::S3::Bucket
    Properties:
      VersioningConfiguration:
        Status: Suspended
`;
const jsonTemplate = JSON.stringify(
  { Resources: { Stream: { Type: "AWS::Kinesis::Stream", Properties: { ShardCount: 1 } } } },
  undefined,
  2,
);

describe("sallyport check", () => {
  let folder = "";
  const path = (name: string): string => join(folder, name);
  const write = (name: string, text: string): string => {
    mkdirSync(join(path(name), ".."), { recursive: true });
    writeFileSync(path(name), text);
    return path(name);
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "sallyport-"));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it("reports a fault of a YAML template at its line and exits 1", async () => {
    const file = write("bucket.yaml", naiveBucket);
    const { code, report } = await sallyportJson(["check", file]);
    expect(code).toBe(1);
    expect(report.findings).toContainEqual(
      expect.objectContaining({
        rule: "old-versions-kept",
        resource: "Orders",
        type: "AWS::S3::Bucket",
        path: "VersioningConfiguration.Status",
        source: { file, line: 7 },
      }),
    );
  });

  it("shows a person the line, the value, why and the fix", async () => {
    const { out } = await sallyport(["check", write("shown.yaml", naiveBucket)]);
    expect(out).toContain(">     7 |         Status: Suspended");
    expect(out).toContain("VersioningConfiguration.Status is Suspended");
    expect(out).toMatch(/why .*gone/);
    expect(out).toMatch(/fix .*Enabled/);
    expect(out).toMatch(/asset-management +\d+ +\d+ +\d+/);
  });

  it("never prints a secret that it found, nor the line that holds it", async () => {
    const text = `Resources:
  Db:
    Type: AWS::RDS::DBInstance
    Properties:
      MasterUsername: "admin-horse"
      MasterUserPassword: correct-horse
`;
    const file = write("secret.yaml", text);
    for (const format of ["console", "json", "sarif"]) {
      const { out } = await sallyport(["check", file, "--format", format]);
      expect(out).toContain("MasterUserPassword holds a secret in plain text");
      expect(out).not.toContain("correct-horse");
    }
  });

  it("has no colours where nobody looks, colours on a terminal, none with NO_COLOR", async () => {
    const file = write("colours.yaml", naiveBucket);
    expect((await sallyport(["check", file])).out).not.toContain("\u001b");
    expect((await sallyport(["check", file], { outIsTerminal: true })).out).toContain("\u001b[");
    expect((await sallyport(["check", file], { outIsTerminal: true, noColour: true })).out).not.toContain("\u001b");
  });

  it("walks a folder, past files that are none of ours", async () => {
    write("tree/a/one.json", jsonTemplate);
    write("tree/b/two.yaml", naiveBucket);
    write("tree/package.json", JSON.stringify({ name: "x" }));
    write("tree/chart.yaml", "Resources: {{ .Values.x }}");
    write("tree/node_modules/y/template.json", jsonTemplate);
    const { code, report } = await sallyportJson(["check", path("tree")]);
    expect(code).toBe(1);
    expect(report.problems).toEqual([]);
    expect(new Set(report.findings.map(({ source }) => source.file))).toEqual(
      new Set([path("tree/a/one.json"), path("tree/b/two.yaml")]),
    );
  });

  it("reads standard input", async () => {
    const { code, report } = await sallyportJson(["check", "-"], { readStandardInput: () => jsonTemplate });
    expect(code).toBe(1);
    expect(report.findings[0]?.source.file).toBe("standard input");
  });

  it("counts the types that nobody reads", async () => {
    const file = write(
      "unread.json",
      JSON.stringify({ Resources: { X: { Type: "AWS::Braket::Nothing" }, Y: { Type: "AWS::Braket::Nothing" } } }),
    );
    const { report } = await sallyportJson(["check", file]);
    expect(report.unread).toEqual({ "AWS::Braket::Nothing": 2 });
    expect((await sallyport(["check", file])).out).toContain("AWS::Braket::Nothing x2");
  });

  it.each([
    ["a missing path", () => path("nowhere"), /nowhere does not exist\./],
    ["a broken JSON file", () => write("broken.json", '{ "Resources": { '), /broken\.json:1: /],
    [
      "a broken YAML file",
      () => write("broken.yaml", "AWSTemplateFormatVersion: x\nResources:\n  A: [1,\n B: 2\n"),
      /broken\.yaml:\d+: /,
    ],
    ["a file of another kind", () => write("other.json", '{"a": 1}'), /other\.json is not a CloudFormation template/],
    ["an empty file", () => write("empty.yaml", ""), /empty\.yaml:1: /],
    [
      "a file that is too large",
      () => write("large.json", `{"Resources": "${"x".repeat(50 * 1024 * 1024)}"}`),
      /large\.json:1: .*MB/,
    ],
    ["a list", () => write("list.json", "[1, 2]"), /list\.json is not/],
  ])("says in one line what is wrong with %s, judges the rest and exits 2", async (_, make, message) => {
    const good = write("good.yaml", naiveBucket);
    const bad = make();
    const { code, err, report } = await sallyportJson(["check", bad, good]);
    expect(code).toBe(2);
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/\n\s+at /);
    expect(report.problems).toHaveLength(1);
    expect(report.findings.some(({ resource }) => resource === "Orders")).toBe(true);
  });

  it("judges templates with wrong types and cycles without breaking", async () => {
    const strange = {
      Conditions: { A: { Condition: "B" }, B: { Condition: "A" } },
      Resources: {
        One: { Type: "AWS::S3::Bucket", Condition: "A", Properties: { Tags: "none", VersioningConfiguration: ["x"] } },
        Two: { Type: "AWS::S3::Bucket", Properties: 7 },
        Three: "not a resource",
        Four: { Type: "AWS::EC2::SecurityGroup", Properties: { SecurityGroupIngress: { "Fn::If": ["A"] } } },
      },
    };
    const { code, err } = await sallyport(["check", write("strange.json", JSON.stringify(strange))]);
    expect(code).toBe(1);
    expect(err).toBe("");
  });

  it("says when nothing fails, and exits 0", async () => {
    const { code, out } = await sallyport([
      "check",
      write("fine.json", JSON.stringify({ Resources: { T: { Type: "AWS::IAM::Group" } } })),
    ]);
    expect(code).toBe(0);
    expect(out).toContain("Nothing fails. 1 resource judged");
  });

  it("says when it met nothing to judge, which is no praise", async () => {
    const { code, out } = await sallyport([
      "check",
      write("strange.json", JSON.stringify({ Resources: { T: { Type: "AWS::Braket::Nothing" } } })),
    ]);
    expect(code).toBe(0);
    expect(out).toContain("Nothing was judged");
    expect(out).not.toContain("Nothing fails");
  });

  it("fails only from the severity asked for", async () => {
    const file = write("severity.yaml", naiveBucket);
    expect((await sallyport(["check", file, "--fail-on", "critical"])).code).toBe(0);
    expect((await sallyport(["check", file, "--fail-on", "medium"])).code).toBe(1);
  });

  it("writes the report to a file, and says when it cannot", async () => {
    const file = write("output.yaml", naiveBucket);
    const { out } = await sallyport(["check", file, "--format", "json", "--output", path("report.json")]);
    expect(out).toBe("");
    expect(JSON.parse(readFileSync(path("report.json"), "utf8"))).toHaveProperty("schemaVersion", 1);
    const failed = await sallyport(["check", file, "--output", path("no/such/folder.txt")]);
    expect(failed.code).toBe(2);
    expect(failed.err).toMatch(/the report was not written: .* does not exist/);
  });

  it("exempts what somebody answers for until a day, and no longer", async () => {
    const file = write("exempt.yaml", naiveBucket);
    const exemptions = write(
      "exemptions.yaml",
      "- { rule: old-versions-kept, resource: Orders, reason: scratch data, owner: orders team, expires: 2026-12-31 }\n",
    );
    const run = async (today: string) =>
      (await sallyportJson(["check", file, "--exemptions", exemptions], { today })).report.findings.find(
        ({ rule }) => rule === "old-versions-kept",
      )?.verdict;
    expect(await run("2026-12-31")).toBe("exempt");
    expect(await run("2027-01-01")).toBe("fail");
  });

  it("refuses an exemption without owner or end", async () => {
    const exemptions = write("lax.yaml", "- { rule: old-versions-kept, resource: Orders, reason: because }\n");
    const { code, err } = await sallyport(["check", write("lax-input.yaml", naiveBucket), "--exemptions", exemptions]);
    expect(code).toBe(2);
    expect(err).toMatch(/lax\.yaml: exemption 1 lacks owner, expires\./);
  });
});
