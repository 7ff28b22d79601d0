import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sallyport } from "./command";

let folder = "";
const template = `Resources:
  Orders:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      MultiAZ: false
      MasterUserPassword: correct-horse
      PubliclyAccessible: true
`;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sallyport-secrets-"));
  writeFileSync(join(folder, "template.yaml"), template);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const shown = async (...argv: readonly string[]): Promise<string> => {
  const { out } = await sallyport(["check", join(folder, "template.yaml"), ...argv]);
  expect(out).toMatch(/> +\d+ \| /);
  return out;
};

it("no report shows a secret beside a finding, whether the pack asks for secrets or not", async () => {
  expect(await shown()).not.toMatch(/correct-horse/);
  const narrow = await shown("--pack", "cis-aws-foundations");
  expect(narrow).not.toMatch(/correct-horse/);
  // The line itself is there: its neighbour fails.
  expect(narrow).toMatch(/MasterUserPassword: \*\*\*/);
});

it("nor where the secret is exempt", async () => {
  const register = join(folder, "register.yaml");
  const approvers = join(folder, "approvers.yaml");
  writeFileSync(approvers, "approvers: [ciso]\n");
  writeFileSync(
    register,
    "- { rule: no-plaintext-secrets, resource: Orders, reason: x, owner: shop, approver: ciso, expires: 2026-12-01 }\n",
  );
  const out = await shown("--exemptions", register, "--approvers", approvers);
  expect(out).toMatch(/Exempt \(1\)/);
  expect(out).not.toMatch(/correct-horse/);
});
