import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sallyport } from "./command";

describe("a file that is no input", () => {
  let folder = "";
  const write = (name: string, content: string | Buffer): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "sallyport-"));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it.each([
    ["terraform.tfstate", '{ "version": 4, "terraform_version": "1.9.0", "resources": [] }', "terraform show -json"],
    ["main.tf", 'resource "aws_s3_bucket" "b" {}', "terraform show -json"],
    ["plan.json", '{ "format_version": "1.2", "planned_values": null }', "without values to read"],
    ["manifest.json", '{ "version": "36.0.0", "artifacts": {} }', "give its folder"],
    ["Pulumi.yaml", "name: shop\nruntime: nodejs", "sallyport preview"],
    ["serverless.yml", "service: shop\nfunctions: {}", "serverless package"],
    ["list.json", '{ "Resources": [{ "Type": "AWS::S3::Bucket" }] }', "map of names"],
    ["none.yaml", "AWSTemplateFormatVersion: '2010-09-09'", "without Resources"],
    ["wide.json", Buffer.from('\ufeff{ "Resources": {} }', "utf16le"), "save it as UTF-8"],
    ["wide.yaml", Buffer.from("\ufeffResources: {}", "utf16le"), "save it as UTF-8"],
    ["other.json", '{ "name": "something" }', "is not a CloudFormation template, a Pulumi state"],
  ])("%s is told what to give instead", async (name, content, told) => {
    const file = write(name, content);
    const good = write("good.yaml", "Resources: { T: { Type: AWS::SNS::Topic } }");
    const { code, out, err } = await sallyport(["check", file, good]);
    expect(code).toBe(2);
    const lines = (out + err).split("\n").filter((line) => line.startsWith("sallyport:"));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(file);
    expect(lines[0]).toContain(told);
    expect(out).toContain("1 resource judged");
  });

  it("in a folder with a Pulumi program is sent to preview", async () => {
    const program = join(folder, "program");
    mkdirSync(program);
    writeFileSync(join(program, "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
    const { code, out, err } = await sallyport(["check", program]);
    expect(code).toBe(2);
    expect(out + err).toContain(`run \`sallyport preview ${program}\``);
  });
});
