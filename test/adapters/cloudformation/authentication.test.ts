import { describe, expect, it } from "@jest/globals";
import type { RawObject } from "../../../components/model/raw";
import { adaptTemplate } from "../../../policy-packs/adapters/cloudformation";
import { evaluate } from "../../../policy-packs/core/evaluate";
import rule from "../../../policy-packs/rules/authentication/no-plaintext-secrets";

const machine = (authentication: RawObject): RawObject => ({
  Parameters: { Password: { Type: "String", NoEcho: true } },
  Resources: {
    Machine: {
      Type: "AWS::EC2::Instance",
      Properties: { ImageId: "ami-1" },
      Metadata: { "AWS::CloudFormation::Authentication": authentication },
    },
  },
});

const findings = (authentication: RawObject) =>
  evaluate(
    adaptTemplate(machine(authentication), { file: "t.json", locate: (path) => (path.includes("Metadata") ? 7 : 1) })
      .graph,
    [rule],
  ).findings;

describe("what metadata gives cfn-init to log in with", () => {
  it("is a finding where it is written out, at its holder and its line, and is never shown", () => {
    const [found, ...more] = findings({ ftp: { type: "basic", username: "a", password: "hunter2", uris: ["h"] } });
    expect(more).toEqual([]);
    expect(found?.verdict).toBe("fail");
    expect(found?.message).toContain("Metadata.AWS::CloudFormation::Authentication.ftp.password");
    expect(found?.message).not.toContain("hunter2");
    expect(found?.resource.view.source.address).toBe("Machine");
    expect(found?.resource.locate(found.at.path)).toEqual({ file: "t.json", line: 7 });
  });

  it.each([
    ["a role", { s3: { type: "s3", roleName: "machine", buckets: ["b"] } }],
    ["a parameter that is masked", { ftp: { type: "basic", username: "a", password: { Ref: "Password" } } }],
    ["a dynamic reference", { ftp: { type: "basic", password: "{{resolve:secretsmanager:ftp:SecretString:p}}" } }],
  ])("passes %s", (_, authentication) => {
    expect(findings(authentication)).toEqual([]);
  });

  it("is one finding for a whole key", () => {
    const found = findings({ s3: { type: "S3", accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretKey: "wJalrXUtnFEMI" } });
    expect(found.map(({ verdict }) => verdict)).toEqual(["fail"]);
  });
});
