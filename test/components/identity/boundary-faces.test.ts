import { beforeAll, describe, expect, it } from "@jest/globals";
import { App, Stack } from "aws-cdk-lib";
import { PermissionsBoundary } from "aws-cdk-lib/aws-iam";
import * as lambda from "aws-cdk-lib/aws-lambda";
import * as cdk from "../../../components/cdk";
import { Boundary, ReplicationRole, Role } from "../../../components/pulumi";
import { adaptPulumi } from "../../../policy-packs/adapters/pulumi/adapt";
import type { PulumiResource } from "../../../policy-packs/adapters/pulumi/resource";
import { evaluate } from "../../../policy-packs/core/evaluate";
import { rules } from "../../../policy-packs/rules";
import { said } from "../../laws/graphs";
import { run } from "../carriers/run";
import { resourcesOf } from "../carriers/synth";

const owner = "shop-team";
const why = "what the shop runs as";
const trust = { service: "lambda" } as const;

describe("a boundary, carried out by Pulumi", () => {
  let resources: readonly PulumiResource[] = [];
  const program = (bounded: boolean) => () => {
    const boundary = new Boundary("shop", { owner: "platform-team", why, services: ["s3", "sqs"] });
    new Role("packer", { owner, why, trust, boundary });
    new ReplicationRole("copies", { owner, ...(bounded ? { boundary } : {}) });
  };
  beforeAll(async () => {
    resources = await run(program(true));
  }, 60_000);

  it("passes every rule, with the roles that it bounds", () => {
    expect(evaluate(adaptPulumi(resources), rules).findings.map(said)).toEqual([]);
  });

  it("is on every role of the program", () => {
    const boundary = resources.find(({ type }) => type === "aws:iam/policy:Policy")?.outputs?.["arn"];
    const roles = resources.filter(({ type }) => type === "aws:iam/role:Role");
    expect(roles).toHaveLength(2);
    for (const { props } of roles) expect(props).toMatchObject({ permissionsBoundary: boundary });
  });

  it("is missed where one role was forgotten", async () => {
    const found = evaluate(adaptPulumi(await run(program(false))), rules).findings;
    expect(found.map(({ rule, resource }) => `${rule.id} ${resource.view.source.address}`)).toEqual([
      expect.stringMatching(/^roles-bounded .*copies-role$/),
    ]);
  });
});

describe("a boundary, carried out by CDK", () => {
  it("is also for roles that CDK makes itself", () => {
    const stack = new Stack(new App(), "shop");
    const boundary = new cdk.Boundary(stack, "shop", { owner, why, services: ["logs"] });
    const packer = new cdk.Role(stack, "packer", { owner, why, trust, boundary });
    PermissionsBoundary.of(stack).apply(boundary.policy);
    const code = lambda.Code.fromInline("exports.handler = async () => {};");
    const common = { runtime: lambda.Runtime.NODEJS_24_X, handler: "index.handler", code };
    new lambda.Function(stack, "Ours", { ...common, role: packer.role });
    new lambda.Function(stack, "Theirs", common);
    const written = Object.values(resourcesOf(stack));
    const roles = written.filter(({ Type }) => Type === "AWS::IAM::Role");
    expect(roles).toHaveLength(2);
    for (const { Properties } of roles) {
      expect(Properties).toMatchObject({ PermissionsBoundary: { Ref: expect.stringMatching(/^shoppolicy/) } });
    }
    // CDK adds nothing to ours.
    expect(written.filter(({ Type }) => Type === "AWS::IAM::Policy")).toEqual([]);
  });
});

/** Never run: the compiler is the test. Each line below a directive must not compile, or the directive itself is an error. */
export const wrongCombinations = (): void => {
  const common = { owner, why };
  // @ts-expect-error Whoever may use IAM freely has all other rights too.
  new Boundary("a", { ...common, services: ["s3", "iam"] });
  // @ts-expect-error A service is named, and not a pattern.
  new Boundary("a", { ...common, services: ["s3*"] });
  // @ts-expect-error Nor an action.
  new Boundary("a", { ...common, services: ["s3:GetObject"] });
  // @ts-expect-error Roles are handed to services by name.
  new Boundary("a", { ...common, services: ["s3"], passRole: { under: "/shop/" } });
  // @ts-expect-error A path begins and ends with a slash.
  new Boundary("a", { ...common, services: ["s3"], makesRoles: { under: "shop" } });
};
