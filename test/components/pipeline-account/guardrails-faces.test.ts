import { beforeAll, describe, expect, it } from "@jest/globals";
import { App, CfnParameter, Stack } from "aws-cdk-lib";
import * as cdk from "../../../components/cdk";
import { Guardrails, blocks, type Guardrail } from "../../../components/pulumi";
import type { PulumiResource } from "../../../policy-packs/adapters/pulumi/resource";
import { adaptPulumi } from "../../../policy-packs/adapters/pulumi/adapt";
import { evaluate } from "../../../policy-packs/core/evaluate";
import { rules } from "../../../policy-packs/rules";
import { said } from "../../laws/graphs";
import { run } from "../carriers/run";
import { resourcesOf } from "../carriers/synth";
import { baseline, perimeter } from "./given";

const role = { arn: "arn:aws:iam::111122223333:role/shop", tags: {} };
const read = {
  role,
  action: "s3:GetObject",
  resource: "arn:aws:s3:::orders/1",
  context: { "aws:SecureTransport": true },
};

describe("guardrails, carried out by Pulumi", () => {
  let made: readonly PulumiResource[] = [];
  let guardrails: readonly Guardrail[] = [];
  const ids: unknown[] = [];

  beforeAll(async () => {
    made = await run(() => {
      const guard = new Guardrails("guard", baseline({ targets: { root: "r-ab12", other: "ou-ab12-1" } }));
      guardrails = guard.guardrails;
      for (const { id } of Object.values(guard.policies)) id.apply((it) => ids.push(it));
    });
  }, 60_000);

  it("pass every rule", () => {
    expect(evaluate(adaptPulumi(made), rules).findings.map(said)).toEqual([]);
  });

  it("are attached to every target, each with every policy", () => {
    const attached = made
      .filter(({ type }) => type.endsWith(":PolicyAttachment"))
      .map(({ props }) => props["targetId"]);
    expect(attached).toEqual(expect.arrayContaining(["r-ab12", "ou-ab12-1"]));
    expect(attached).toHaveLength(2 * guardrails.length);
  });

  it("show what they made, and answer a unit test", () => {
    const policies = made.filter(({ type }) => type === "aws:organizations/policy:Policy");
    expect(ids).toEqual(policies.map(({ id }) => id));
    expect(blocks(guardrails, { role, action: "iam:CreateUser" }).verdict).toBe("blocked");
  });
});

describe("guardrails, carried out by CDK", () => {
  it("do not know what only the deployment knows, and say so", () => {
    const stack = new Stack(new App(), "acme");
    const organizationId = new CfnParameter(stack, "Organization").valueAsString;
    const guard = new cdk.Guardrails(stack, "guard", perimeter({ organizationId }));
    const context = { ...read.context, "aws:PrincipalOrgID": "o-a1b2c3d4e5" };
    expect(cdk.blocks(guard.guardrails, { ...read, context })).toMatchObject({ verdict: "unknown" });
    const [policy] = Object.values(resourcesOf(stack)).filter(({ Type }) => Type === "AWS::Organizations::Policy");
    expect(JSON.stringify(policy?.Properties)).toContain('{"Ref":"Organization"}');
  });
});
