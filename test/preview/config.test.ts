import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";

import { readConfiguration } from "../../policy-packs/preview/config";
import { readProject } from "../../policy-packs/preview/project";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sallyport-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const write = (file: string, ...lines: string[]): void => {
  writeFileSync(join(folder, file), lines.join("\n"));
};
const read = (stack?: string, given?: Record<string, string>): ReturnType<typeof readConfiguration> =>
  readConfiguration(readProject(folder), stack, given);

describe("a program's configuration", () => {
  it("comes from the project, then the stack, then the caller", () => {
    write(
      "Pulumi.yaml",
      "name: shop",
      "runtime: nodejs",
      "config: { size: small, color: { type: string, default: red }, port: { value: 80 } }",
    );
    write("Pulumi.dev.yaml", "config:", "  shop:size: medium", "  shop:port: 443");
    expect(read(undefined, { size: "large", "aws:region": "eu-west-1" })).toMatchObject({
      stack: "dev",
      values: { "shop:size": "large", "shop:color": "red", "shop:port": "443", "aws:region": "eu-west-1" },
      notes: [],
    });
  });

  it("has no stack of its own where there are none, or several", () => {
    write("Pulumi.yaml", "name: shop", "runtime: nodejs");
    expect(read().stack).toBe("preview");
    write("Pulumi.dev.yaml", "config: { shop:size: small }");
    write("Pulumi.prod.yaml", "config: { shop:size: large }");
    expect(read().stack).toBe("preview");
    expect(read("prod").values["shop:size"]).toBe("large");
  });

  it("passes structures as JSON, as the engine does", () => {
    write("Pulumi.yaml", "name: shop", "runtime: nodejs");
    write(
      "Pulumi.dev.yaml",
      "config:",
      "  shop:zones: [a, b]",
      "  shop:flag: true",
      "  shop:nested: { one: { two: 2 } }",
    );
    expect(read().values).toMatchObject({
      "shop:zones": '["a","b"]',
      "shop:flag": "true",
      "shop:nested": '{"one":{"two":2}}',
    });
  });

  it("does not decrypt secrets: it marks them, notes them and gives a stand-in of the declared type", () => {
    write("Pulumi.yaml", "name: shop", "runtime: nodejs", "config: { pin: { type: integer, secret: true } }");
    write(
      "Pulumi.dev.yaml",
      "config:",
      "  shop:password: { secure: v1:abc }",
      "  shop:pin: { secure: v1:def }",
      "  shop:db: { user: app, password: { secure: v1:ghi } }",
    );
    const { values, secretKeys, notes } = read();
    expect(values["shop:password"]).toMatch(/^Withheld-secret-[0-9a-f]{16}$/);
    expect(values["shop:pin"]).toBe("0");
    expect(JSON.parse(values["shop:db"] ?? "")).toEqual({ user: "app", password: expect.stringMatching(/^Withheld/) });
    expect([...secretKeys].sort()).toEqual(["shop:db", "shop:password", "shop:pin"]);
    expect(notes).toHaveLength(3);
    expect(JSON.stringify([values, notes])).not.toContain("v1:");
  });

  it("is read from another folder where the project says so", () => {
    write("Pulumi.yaml", "name: shop", "runtime: nodejs", "stackConfigDir: .");
    write("Pulumi.dev.yaml", "config: { shop:size: small }");
    expect(read().values["shop:size"]).toBe("small");
  });

  it.each([
    ["Pulumi.yaml", ["name: [shop"]],
    ["Pulumi.yaml", ["just a text"]],
  ])("refuses a %s that is not valid, with its name", (file, lines) => {
    write(file, ...lines);
    expect(() => read()).toThrow(/Pulumi\.yaml is not valid: /);
  });
});

describe("a project", () => {
  it("may be a folder without a Pulumi.yaml, or have its program in a folder or file", () => {
    write("index.js", "");
    expect(readProject(folder)).toMatchObject({ main: ".", typescript: false, esModule: false, nodeArguments: [] });
    write(
      "Pulumi.yaml",
      "name: shop",
      "runtime: { name: nodejs, options: { nodeargs: '--trace-warnings  --no-deprecation' } }",
      "main: index.js",
    );
    expect(readProject(folder)).toMatchObject({
      name: "shop",
      main: "index.js",
      nodeArguments: ["--trace-warnings", "--no-deprecation"],
    });
  });

  it.each([
    ["main: ../elsewhere.js", /outside the project's folder/],
    ["main: bin/index.js", /does not exist\. Build the program first\./],
    ["runtime: go", /runtime is go/],
  ])("refuses %s", (line, reason) => {
    write("Pulumi.yaml", "name: shop", line);
    expect(() => readProject(folder)).toThrow(reason);
  });
});

describe("a template's configuration", () => {
  it("has the default that `pulumi new` would propose, and says so", () => {
    write(
      "Pulumi.yaml",
      "name: ${PROJECT}",
      "runtime: nodejs",
      "template:",
      "  config:",
      "    aws:region: { description: where, default: eu-west-3 }",
      "    size: { default: 3 }",
      "    token: { default: hush, secret: true }",
      "    owner: { description: who }",
    );
    write("Pulumi.dev.yaml", "config:", "  aws:region: eu-north-1");
    const { values, secretKeys, notes } = read();
    const project = basename(folder);
    expect(values).toMatchObject({
      "aws:region": "eu-north-1",
      [`${project}:size`]: "3",
      [`${project}:token`]: "hush",
    });
    expect(values[`${project}:owner`]).toBeUndefined();
    expect(secretKeys).toEqual([`${project}:token`]);
    expect(notes.map(({ message }) => message).join("\n")).not.toContain("hush");
    expect(notes[0]?.message).toBe(
      `\`${project}:size\` is not set: the default of the template in Pulumi.yaml was taken, 3.`,
    );
  });
});
