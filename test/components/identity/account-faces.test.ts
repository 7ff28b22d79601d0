import { beforeAll, describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { App, Stack } from "aws-cdk-lib";
import type { RawObject } from "../../../components/model/raw";
import * as cdk from "../../../components/cdk";
import { AccountBaseline, BreakGlass, Federation, Key, PermissionSets, Role } from "../../../components/pulumi";
import { adaptPulumi } from "../../../policy-packs/adapters/pulumi/adapt";
import type { PulumiResource } from "../../../policy-packs/adapters/pulumi/resource";
import { evaluate } from "../../../policy-packs/core/evaluate";
import { rules } from "../../../policy-packs/rules";
import { adaptTemplate } from "../../../policy-packs/adapters/cloudformation";
import { said } from "../../laws/graphs";
import { run } from "../carriers/run";
import { resourcesOf } from "../carriers/synth";

const owner = "platform-team";
const boundary = { arn: "arn:aws:iam::111122223333:policy/boundary" };
const people = { name: "people", path: "/boundary/" };
const instanceArn = "arn:aws:sso:::instance/ssoins-1234567890abcdef";
const repository = { owner: { name: "acme", id: 1 }, repository: { name: "shop", id: 2 } };
const restart = { actions: ["ecs:UpdateService"], on: ["arn:aws:ecs:*:*:service/shop/shop"], why: "a test" } as const;
const sets = { Readers: { why: "a test", boundary: people, access: { restart } } } as const;
const assignments = { shop: { set: "Readers", group: "g", accounts: { production: "111122223333" } } } as const;
// Beyond any day on which these tests run.
const until = "2099-12-31";
const emergency = {
  owner,
  why: "a test",
  responders: { permissionSet: "Responders" },
  approvers: { permissionSet: "Keepers" },
  boundary,
  access: { restart },
  until,
} as const;

const program = () => {
  const forges = new Federation("forges", {
    owner,
    providers: { github: { create: { kind: "github" } }, later: "off" },
  });
  const role = new Role("deployer", {
    owner,
    why: "a test",
    boundary,
    trust: { github: { provider: forges.providers.github, ...repository, environment: "production" } },
  });
  const key = new Key("alarms", { dataClass: "internal", owner, services: ["sns", "events"] });
  return {
    forges,
    role,
    people: new PermissionSets("people", { owner, instanceArn, sets, assignments }),
    baseline: new AccountBaseline("production", { owner }),
    emergency: new BreakGlass("emergency", { ...emergency, alarm: { create: { key } } }),
  };
};

describe("identity of an account, carried out by Pulumi", () => {
  let resources: readonly PulumiResource[] = [];
  const shown: Record<string, unknown> = {};
  const one = (type: string, name: string): PulumiResource => {
    const found = resources.find((it) => it.type.endsWith(`:${type}`) && it.name === name);
    if (found === undefined) throw new Error(`There is no ${type} ${name}.`);
    return found;
  };
  beforeAll(async () => {
    resources = await run(() => {
      const made = program();
      pulumi
        .all({
          provider: made.forges.providers.github.arn,
          set: made.people.sets.Readers.arn,
          outside: made.baseline.analyzers.external,
          role: made.emergency.roleArn,
          topic: made.emergency.topicArn,
        })
        .apply((all) => Object.assign(shown, all));
    });
  }, 60_000);

  it("passes every rule, as one program", () => {
    expect(evaluate(adaptPulumi(resources), rules).findings.map(said)).toEqual([]);
  });

  it("shows what it made", () => {
    expect(shown).toEqual({
      provider: one("OpenIdConnectProvider", "forges-github").outputs?.["arn"],
      set: one("PermissionSet", "people-Readers").outputs?.["arn"],
      outside: one("Analyzer", "production-external-access").outputs?.["arn"],
      role: one("Role", "emergency-responder-role").outputs?.["arn"],
      topic: one("Topic", "emergency-alarm-topic").outputs?.["arn"],
    });
  });

  it("lets jobs in through the provider that it made", () => {
    const trust = JSON.stringify(one("Role", "deployer-role").props["assumeRolePolicy"]);
    expect(trust).toContain("repo:acme@1/shop@2:environment:production");
    expect(trust).toContain(
      JSON.stringify(one("OpenIdConnectProvider", "forges-github").outputs?.["arn"]).slice(1, -1),
    );
  });

  it("leaves to a permission set no policy that somebody attached by hand", () => {
    expect(one("CustomerManagedPolicyAttachmentsExclusive", "people-Readers").props).toMatchObject({
      customerManagedPolicyReferences: [],
    });
    expect(one("ManagedPolicyAttachmentsExclusive", "people-Readers").props).toMatchObject({ managedPolicyArns: [] });
  });
});

describe("identity of an account, carried out by CDK", () => {
  const stack = new Stack(new App(), "identity");
  const forges = new cdk.Federation(stack, "forges", { owner, providers: { github: { create: { kind: "github" } } } });
  new cdk.Role(stack, "deployer", {
    owner,
    why: "a test",
    boundary,
    trust: { github: { provider: forges.providers.github, ...repository, environment: "production" } },
  });
  new cdk.PermissionSets(stack, "people", { owner, instanceArn, sets, assignments });
  new cdk.AccountBaseline(stack, "production", { owner, boundary });
  new cdk.BreakGlass(stack, "emergency", {
    ...emergency,
    alarm: { use: { topicArn: "arn:aws:sns:eu-west-1:1:alarms" } },
  });
  const template = resourcesOf(stack);

  it("passes every rule, with the function that sets settings under a boundary as well", () => {
    const { graph } = adaptTemplate({ Resources: template } as unknown as RawObject, {
      file: "template.json",
      locate: () => undefined,
    });
    expect(evaluate(graph, rules).findings.map(said)).toEqual([]);
  });

  it("sets what CloudFormation cannot with one function, apart from that of EC2's defaults", () => {
    const functions = Object.entries(template).filter(([, { Type }]) => Type === "AWS::Lambda::Function");
    expect(functions.map(([id]) => id)).toEqual([expect.stringMatching(/^SallyportAccountSettings/)]);
    const settings = Object.values(template).filter(({ Type }) => Type.startsWith("Custom::"));
    expect(settings.map(({ Type }) => Type).sort()).toEqual([
      "Custom::IamAccountPasswordPolicy",
      "Custom::S3AccountPublicAccessBlock",
    ]);
    expect(settings.every(({ DeletionPolicy }) => DeletionPolicy === "Retain")).toBe(true);
  });
});

/** Never run: the compiler is the test. */
export const wrongCombinations = (): void => {
  const { providers } = program().forges;
  // @ts-expect-error A provider that is off is not there.
  const gone: unknown = providers.later;
  expect(gone).toBeUndefined();
  // @ts-expect-error A server has a host.
  new Federation("x", { owner, providers: { a: { create: { kind: "gitlab-server" } } } });
  const common = { owner, instanceArn, sets };
  const accounts = { production: "111122223333" };
  // @ts-expect-error Sets are given to groups.
  new PermissionSets("x", { ...common, assignments: { a: { set: "Readers", user: "u", accounts } } });
  // @ts-expect-error There is no such set.
  new PermissionSets("x", { ...common, assignments: { a: { set: "Writers", group: "g", accounts } } });
  // @ts-expect-error No set without a boundary.
  new PermissionSets("x", { owner, instanceArn, sets: { A: { why: "a test", access: { restart } } }, assignments: {} });
  // @ts-expect-error Public buckets take a reason and a day.
  new AccountBaseline("x", { owner, publicBuckets: true });
  const alarm = { use: { topicArn: "t" } };
  // @ts-expect-error An emergency's way in ends.
  new BreakGlass("x", { ...emergency, until: undefined, alarm });
  // @ts-expect-error It alarms.
  new BreakGlass("x", emergency);
  // @ts-expect-error Users or a permission set, not both.
  new BreakGlass("x", { ...emergency, alarm, responders: { users: ["a"], permissionSet: "b" } });
};
