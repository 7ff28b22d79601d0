import { beforeAll, describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { App, Stack } from "aws-cdk-lib";
import * as cdk from "../../../components/cdk";
import { Guardrails, Organization } from "../../../components/pulumi";
import type { Text } from "../../../components/model/plan";
import { handsOff, unitNames } from "../../../components/pipeline-account/organization/units";
import { blocks } from "../../../components/pipeline-account/guardrails/simulate";
import type { PulumiResource } from "../../../policy-packs/adapters/pulumi/resource";
import { adaptPulumi } from "../../../policy-packs/adapters/pulumi/adapt";
import { evaluate } from "../../../policy-packs/core/evaluate";
import { rules } from "../../../policy-packs/rules";
import { said } from "../../laws/graphs";
import { run } from "../carriers/run";
import { resourcesOf } from "../carriers/synth";
import { ofType } from "../network/given";
import { accounts, guardrails, organization } from "./organization-given";

const { resources } = organization({ accounts });

const use = { id: "o-a1b2c3d4e5", rootId: "r-ab12" };
const there = organization({ accounts, organization: { use } }).outputs<Text>((text) => text).units;
const parentOf = (id: string) =>
  ofType(resources, "AWS::Organizations::Account").find((it) => it.id === id)?.properties.ParentIds[0];

describe("accounts", () => {
  it("start in quarantine, and come into their unit once somebody says that they are ready", () => {
    expect(parentOf("account-production-billing")).toEqual({ "Fn::GetAtt": ["unit-quarantine", "Id"] });
    expect(parentOf("account-production-shop")).toEqual({ "Fn::GetAtt": ["unit-production", "Id"] });
  });

  it("are kept", () => {
    const all = ofType(resources, "AWS::Organizations::Account");
    expect(all.map(({ retained }) => retained)).toEqual(Array.from({ length: 6 }, () => true));
  });

  it("are made one after the other, as are units and policies: Organizations refuses two at once", () => {
    for (const type of ["Account", "OrganizationalUnit", "Policy"] as const) {
      const ids = ofType(resources, `AWS::Organizations::${type}`);
      ids.slice(1).forEach((it, index) => {
        expect(it.dependsOn).toEqual([ids[index]?.id]);
      });
    }
  });

  it("keep their places whatever else is added", () => {
    const more = organization({
      accounts: { ...accounts, nonProduction: { test: { email: "aws-test@example.com" } } },
    });
    for (const it of resources.filter(({ type }) => type !== "AWS::Organizations::Policy")) {
      const same = more.resources.find(({ id }) => id === it.id);
      expect(same?.properties).toEqual(it.properties);
    }
  });
});

describe("units", () => {
  const role = { arn: "arn:aws:iam::111122223333:role/shop", tags: {} };
  const context = { "aws:RequestedRegion": "eu-west-1", "aws:PrincipalOrgPaths": ["o-a1b2c3d4e5/r-ab12/ou-ab12-1/"] };
  const says = (unit: (typeof unitNames)[number], action: string) =>
    blocks(there[unit].guardrails, {
      role,
      action,
      resource: "*",
      context: { ...context, "aws:SecureTransport": true, "aws:PrincipalOrgID": use.id },
    }).verdict;

  it.each(unitNames)("never leave the organization, stop the audit or make users: %s", (unit) => {
    for (const action of ["organizations:LeaveOrganization", "cloudtrail:StopLogging", "iam:CreateUser"]) {
      expect(says(unit, action)).toBe("blocked");
    }
  });

  it("change through the pipeline, but for the sandbox", () => {
    for (const unit of handsOff) expect(says(unit, "ec2:CreateVpc")).toBe("blocked");
    expect(says("sandbox", "ec2:CreateVpc")).toBe("not-blocked");
    expect(says("quarantine", "s3:ListAllMyBuckets")).toBe("blocked");
  });

  it("are none for an account that nobody has put anywhere: it does nothing", () => {
    const policy = ofType(resources, "AWS::Organizations::Policy").find(({ id }) => id.startsWith("new-accounts-"));
    expect(policy?.properties.TargetIds.map((it) => JSON.stringify(it))).toEqual([
      JSON.stringify({ value: { "Fn::GetAtt": ["organization", "RootId"] } }),
    ]);
    expect(JSON.stringify(policy?.properties.Content)).toContain("aws:PrincipalOrgPaths");
  });

  it("have the guardrails in the sandbox first, where they are tried out", () => {
    const tried = organization({
      accounts: {},
      guardrails: { ...guardrails, canary: { why: "a new list of regions", until: "2026-06-30" } },
    }).outputs((text) => text).units;
    const has = (unit: (typeof unitNames)[number]) =>
      tried[unit].guardrails.map(({ name }) => name.replace(/-\d+$/, ""));
    expect(has("sandbox")).toEqual(expect.arrayContaining(["acme-baseline", "acme-no-hands", "acme-perimeter"]));
    expect(has("production")).toEqual(["acme-new-accounts"]);
    expect(has("quarantine")).toEqual(["acme-quarantine", "acme-new-accounts"]);
  });
});

describe("wrong arguments", () => {
  const account = (own: object) => () =>
    organization({ accounts: { production: { shop: { email: "a@example.com", ...own } } } });

  it("are said in one sentence", () => {
    expect(account({ email: "shop" })).toThrow('The e-mail address of account shop is "shop"');
    expect(account({ ready: "2026-06-02" })).toThrow("is ready on 2026-06-02, which is not yet");
    expect(account({ ready: "soon" })).toThrow("which is no date");
    expect(() =>
      organization({ accounts: { quarantine: { old: { email: "a@example.com", ready: "2026-05-01" } } } }),
    ).toThrow("is in quarantine and ready");
    const email = "a@example.com";
    expect(() =>
      organization({ accounts: { sandbox: { one: { email } }, security: { two: { email: "A@example.com" } } } }),
    ).toThrow("is that of two accounts");
    expect(() => organization({ accounts: { sandbox: { "a shop": { email } } } })).toThrow('cannot be named "a shop"');
    const canary = { why: "a test", until: "2026-05-01" };
    expect(() => organization({ accounts: {}, guardrails: { ...guardrails, canary } })).toThrow(
      "canary ended on 2026-05-01",
    );
  });
});

const owner = "platform-team";
const written = { owner, accounts, guardrails } as const;

describe("an organization, carried out", () => {
  let made: readonly PulumiResource[] = [];
  const shown: Record<string, unknown> = {};
  /** Types of what Pulumi refuses to delete, which its mocks do not tell. */
  const kept: string[] = [];
  const watched: pulumi.ComponentResourceOptions = {
    transformations: [
      ({ type, opts }) => {
        if (opts.protect === true && type.startsWith("aws:")) kept.push(type);
        return undefined;
      },
    ],
  };

  beforeAll(async () => {
    made = await run(() => {
      const acme = new Organization("acme", written, watched);
      pulumi.all([acme.units.production.id, acme.units.production.accounts.shop.id]).apply(([unit, shop]) => {
        Object.assign(shown, { unit, shop });
      });
    });
  }, 60_000);

  it("passes every rule", () => {
    expect(evaluate(adaptPulumi(made), rules).findings.map(said)).toEqual([]);
  });

  it("shows what it made, by the user's keys", () => {
    const id = (name: string) => made.find((it) => it.name === name && it.type.startsWith("aws:"))?.id;
    expect(shown).toEqual({ unit: id("acme-unit-production"), shop: id("acme-account-production-shop") });
  });

  it("closes no account, and shows nobody in it the bills", () => {
    for (const { props } of made.filter(({ type }) => type === "aws:organizations/account:Account")) {
      expect(props).toMatchObject({ closeOnDeletion: false, iamUserAccessToBilling: "DENY" });
    }
  });

  it("is protected from deletion, with its accounts", () => {
    expect(kept.filter((it) => /:(?:Account|Organization)$/.test(it))).toHaveLength(7);
    expect(kept.filter((it) => !/:(?:Account|Organization)$/.test(it))).toEqual([]);
  });

  it("is kept in CDK, where CloudFormation would close what a stack gives up", () => {
    const stack = new Stack(new App(), "acme");
    new cdk.Organization(stack, "acme", written);
    const all = Object.values(resourcesOf(stack)).filter(({ Type }) => Type === "AWS::Organizations::Account");
    expect(all.map(({ DeletionPolicy }) => DeletionPolicy)).toEqual(Array.from({ length: 6 }, () => "Retain"));
    expect(Object.keys(all[0]?.Properties as object).sort()).toEqual([
      "AccountName",
      "Email",
      "ParentIds",
      "RoleName",
      "Tags",
    ]);
  });
});

/** Never run: the compiler is the test. Each line below a directive must not compile, or the directive itself is an error. */
export const wrongCombinations = (): void => {
  const acme = new Organization("acme", written);
  // @ts-expect-error There is no such account.
  const missing: keyof typeof acme.units.production.accounts = "play";
  // @ts-expect-error There is no such unit.
  new Organization("acme", { ...written, accounts: { staging: {} } });
  // @ts-expect-error Guardrails need to know where anything may run.
  new Organization("acme", { ...written, guardrails: { boundaries: ["workload"], network: { vpcs: ["vpc-1"] } } });
  const common = { owner, targets: { root: acme.rootId } };
  // @ts-expect-error Who keeps hands off says where the pipeline is.
  new Guardrails("hands", { ...common, set: "no-hands" });
  // @ts-expect-error No region is no list of regions.
  new Guardrails("baseline", { ...common, set: "baseline", regions: [], boundaries: ["workload"] });
  // @ts-expect-error That is an intent of another set.
  new Guardrails("quarantine", { ...common, set: "quarantine", without: { audit: { why: "a test" } } });
  // @ts-expect-error What is left out has a reason.
  new Guardrails(missing, { ...common, set: "perimeter", organizationId: acme.id, without: { "tls-only": {} } });
};
