import { describe, expect, it } from "@jest/globals";
import { terraform } from "../../../policy-packs/adapters/terraform/dialect";

describe("Terraform's spelling of the SDK's names", () => {
  it.each([
    ["blockPublicAcls", { block_public_acls: true }, "block_public_acls"],
    ["rules", { rule: [] }, "rule"],
    ["ebsBlockDevices", { ebs_block_device: [] }, "ebs_block_device"],
    ["inlinePolicies", { inline_policy: [] }, "inline_policy"],
    ["ipv6CidrBlocks", { ipv6_cidr_blocks: [] }, "ipv6_cidr_blocks"],
    ["securityGroups", { security_groups: [], security_group: [] }, "security_groups"],
    ["name", { function_name: "f" }, "function_name"],
    ["name", { name: "n", function_name: "f" }, "name"],
    ["restApi", { rest_api_id: "x" }, "rest_api_id"],
    ["kmsKeyId", {}, "kms_key_id"],
    ["kmsKeyId", undefined, "kms_key_id"],
    ["Statement", {}, "Statement"],
    ["aws:SourceArn", { "aws:SourceArn": "x" }, "aws:SourceArn"],
  ])("%s in %j is %s", (name, object, spelled) => {
    expect(terraform.spell(name, object)).toBe(spelled);
  });

  it("opens a list of one block, and no other", () => {
    expect(terraform.unwrap([{ a: 1 }])).toEqual({ a: 1 });
    expect(terraform.unwrap([])).toBeUndefined();
    expect(terraform.unwrap(["a"])).toEqual(["a"]);
    expect(terraform.unwrap([{ a: 1 }, { a: 2 }])).toEqual([{ a: 1 }, { a: 2 }]);
    expect(terraform.unwrap({ a: 1 })).toEqual({ a: 1 });
  });
});
