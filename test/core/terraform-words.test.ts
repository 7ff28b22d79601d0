import { describe, expect, it } from "@jest/globals";
import { mappings } from "../../policy-packs/adapters/pulumi/mappings";
import { terraformType } from "../../policy-packs/adapters/terraform/types";
import { fixFor } from "../../policy-packs/core/rule";
import { inTerraform } from "../../policy-packs/core/terraform-words";
import { rules } from "../../policy-packs/rules";

const fixes = rules.flatMap((rule) => [rule.fix, ...Object.values(rule.fixes ?? {})].map(({ pulumi }) => pulumi));

describe("what to change, for those who write Terraform", () => {
  it("names its types and arguments", () => {
    expect(inTerraform("Add an aws.s3.BucketPublicAccessBlock with `blockPublicAcls` true.")).toBe(
      "Add an aws_s3_bucket_public_access_block with `block_public_acls` true.",
    );
    expect(inTerraform('Add an aws.s3.BucketVersioning with `versioningConfiguration: { status: "Enabled" }`.')).toBe(
      'Add an aws_s3_bucket_versioning with `versioning_configuration { status = "Enabled" }`.',
    );
    expect(inTerraform('Set `sseAlgorithm: "aws:kms"` and `StringEquals: { "aws:SourceAccount": ACCOUNT }`.')).toBe(
      'Set `sse_algorithm = "aws:kms"` and `StringEquals: { "aws:SourceAccount": ACCOUNT }`.',
    );
  });

  it("is told where the resource is Terraform's, and nowhere else", () => {
    const rule = { ...rules[0], fix: { pulumi: "Set `isOn`.", cloudformation: "Set `IsOn`." }, fixes: {} } as never;
    const said = (type: string) => fixFor(rule, { kind: "AWS::S3::Bucket", type });
    expect(said("aws_s3_bucket")).toBe("Set `is_on`.");
    expect(said("provider aws")).toBe("Set `is_on`.");
    expect(said("aws:s3/bucket:Bucket")).toBe("Set `isOn`.");
    expect(said("AWS::S3::Bucket")).toBe("Set `IsOn`.");
  });

  it("has no word of Pulumi's left, in any rule", () => {
    const left = fixes.map(inTerraform).filter((it) => {
      const code = [...it.matchAll(/`([^`]*)`/g)].map(([, text = ""]) => text.replace(/"[^"]*"/g, ""));
      return /\baws\.[a-z0-9]+\.[A-Z]/.test(it) || code.some((text) => /\b[a-z]+[a-z0-9]*[A-Z]/.test(text));
    });
    expect(left).toEqual([]);
  });

  it("names each type as plans do", () => {
    const named = new Set(
      fixes.flatMap((it) => [...it.matchAll(/\baws\.([a-z0-9]+)\.([A-Z]\w*)/g)].map(([whole]) => whole)),
    );
    const wrong = [...named].flatMap((whole) => {
      const [, module = "", name = ""] = whole.split(".");
      const token = Object.keys(mappings).find((it) => it.startsWith(`aws:${module}/`) && it.endsWith(`:${name}`));
      const type = token === undefined ? undefined : terraformType(token);
      return type === undefined || type === inTerraform(whole) ? [] : [`${inTerraform(whole)} is ${type}`];
    });
    expect(named.size).toBeGreaterThan(50);
    expect(wrong).toEqual([]);
  });
});
