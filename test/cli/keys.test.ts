import { describe, expect, it } from "@jest/globals";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sallyport } from "./command";

const template = JSON.stringify({
  Parameters: { Foreign: { Type: "String" } },
  Resources: {
    OrderKey: { Type: "AWS::KMS::Key", Properties: { KeyPolicy: { Statement: [] } } },
    IdleKey: { Type: "AWS::KMS::Key", Properties: { KeyPolicy: { Statement: [] } } },
    Orders: { Type: "AWS::SQS::Queue", Properties: { KmsMasterKeyId: { Ref: "OrderKey" } } },
    Archive: { Type: "AWS::SQS::Queue", Properties: { KmsMasterKeyId: { Ref: "Foreign" } } },
  },
});

const folder = mkdtempSync(join(tmpdir(), "sallyport-keys-"));
const file = join(folder, "shop.template.json");
writeFileSync(file, template);

interface Keys {
  readonly keys: readonly { readonly key: string; readonly losses: readonly { readonly resource: string }[] }[];
  readonly undetermined: readonly { readonly resource: string; readonly reason: string }[];
}

describe("sallyport keys", () => {
  it("tells what is lost with each key, what hangs on none, and where nobody can tell", async () => {
    const { code, out, err } = await sallyport(["keys", file]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("OrderKey AWS::KMS::Key\n  Orders AWS::SQS::Queue: ");
    expect(out).toContain("IdleKey AWS::KMS::Key\n  Nothing here is lost with it.");
    expect(out).toMatch(/Nobody can tell which key these need\n {2}Archive AWS::SQS::Queue: KmsMasterKeyId: .*Foreign/);
  });

  it("says the same as JSON", async () => {
    const { out } = await sallyport(["keys", folder, "--format", "json"]);
    const { keys, undetermined } = JSON.parse(out) as Keys;
    expect(keys.map(({ key, losses }) => [key, losses.map(({ resource }) => resource)])).toEqual([
      ["IdleKey", []],
      ["OrderKey", ["Orders"]],
    ]);
    expect(undetermined.map(({ resource }) => resource)).toEqual(["Archive"]);
  });

  it("runs a program offline", async () => {
    const { code, out } = await sallyport(["keys", "stacks/storefront"]);
    expect(code).toBe(0);
    expect(out).toMatch(/aws:kms\/key:Key\n {2}\S+ aws:/);
  }, 60_000);

  it.each([
    [["keys"], "keys needs a file or folder"],
    [["keys", file, "--format", "sarif"], "keys are reported as console or json"],
    [["keys", join(folder, "gone")], "gone"],
  ])("says in one line what is wrong with %j", async (argv, sentence) => {
    const { code, err } = await sallyport(argv);
    expect(code).toBe(2);
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(err).toContain(sentence);
  });
});
