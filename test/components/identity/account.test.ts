import { describe, expect, it } from "@jest/globals";
import { planAccountBaseline } from "../../../components/identity/account-baseline/plan";
import { planFederation, type Providers } from "../../../components/identity/federation/plan";
import type { PermissionSet } from "../../../components/identity/permission-sets/spec";
import { Input, type Text } from "../../../components/model/plan";
import { deployed, ofType, templateOf } from "../network/given";
import { baseline, boundary, federation, permissionSet } from "./account-plans";

const show = (text: Text): string => (text instanceof Input ? String(text.value) : deployed(text));
const until = "2026-12-31";

describe("identity providers", () => {
  it("take tokens that are made out to AWS, from where each forge issues them", () => {
    const providers = ofType(federation().resources, "AWS::IAM::OIDCProvider");
    expect(providers.map(({ properties }) => [properties.Url, properties.ClientIdList])).toEqual([
      ["https://token.actions.githubusercontent.com", ["sts.amazonaws.com"]],
      ["https://token.actions.githubusercontent.com/acme", ["sts.amazonaws.com"]],
      ["https://git.acme.example/_services/token", ["sts.amazonaws.com"]],
      ["https://gitlab.acme.example", ["sts.amazonaws.com"]],
    ]);
  });

  it("leave certificates to AWS, but for a server whose authority nobody knows", () => {
    const named = ofType(federation().resources, "AWS::IAM::OIDCProvider").filter(
      ({ properties }) => properties.ThumbprintList !== undefined,
    );
    expect(named.map(({ id }) => id)).toEqual(["own-gitlab"]);
  });

  it("are given out ready for a role's trust, also one that was there before", () => {
    const { providers } = federation().outputs(show);
    expect(providers).toMatchObject({
      github: { kind: "github", issuer: "token.actions.githubusercontent.com", arn: "github.Arn" },
      gitlab: { kind: "gitlab", issuer: "gitlab.com", arn: "the-gitlab-provider" },
    });
    expect(Object.keys(providers)).not.toContain("later");
  });

  it.each<[string, Providers<string>, string]>([
    ["two for one issuer", { a: { create: { kind: "gitlab" } }, b: { create: { kind: "gitlab" } } }, "two providers"],
    ["a host that is none", { a: { create: { kind: "gitlab-server", host: "https://x" } } }, "which is none"],
    ["a pattern of audiences", { a: { create: { kind: "gitlab", audience: "*" } } }, "name one in full"],
    ["an enterprise that is none", { a: { create: { kind: "github", enterprise: "a/b" } } }, "which is none"],
    ["a name that is none", { A: { create: { kind: "gitlab" } } }, "cannot have that name"],
  ])("cannot be %s", (_, providers, sentence) => {
    expect(() => planFederation("forges", { owner: "x", providers })).toThrow(sentence);
  });
});

const setOf = (plan: ReturnType<typeof permissionSet>) =>
  ofType(plan.resources, "AWS::SSO::PermissionSet")[0]?.properties;

describe("permission sets", () => {
  it("are bounded, last an hour and have none of AWS's own policies", () => {
    expect(setOf(permissionSet())).toMatchObject({
      CustomerManagedPolicyReferences: [],
      ManagedPolicies: [],
      PermissionsBoundary: { CustomerManagedPolicyReference: { Name: boundary.name, Path: boundary.path } },
      SessionDuration: "PT1H",
    });
  });

  it("are given to groups, account by account", () => {
    const assignments = ofType(permissionSet().resources, "AWS::SSO::Assignment");
    expect(assignments.map(({ id, properties }) => [id, properties.PrincipalType])).toEqual([
      ["assignment-shop-production", "GROUP"],
    ]);
  });

  it("end by themselves, for whoever is signed in, and have no part for sessions from before", () => {
    const { Statement } = setOf(permissionSet({ from: "2026-06-01", until }))?.InlinePolicy ?? { Statement: [] };
    expect(Statement.filter(({ Effect }) => Effect === "Deny")).toEqual([
      {
        Sid: "NotYet",
        Effect: "Deny",
        Action: "*",
        Resource: "*",
        Condition: { DateLessThan: { "aws:TokenIssueTime": "2026-06-01T00:00:00Z" } },
      },
      {
        Sid: "Ended",
        Effect: "Deny",
        Action: "*",
        Resource: "*",
        Condition: { DateGreaterThanEquals: { "aws:CurrentTime": "2027-01-01T00:00:00Z" } },
      },
    ]);
  });

  it("give everything only where that is given up in words, until a day", () => {
    expect(() => permissionSet({ administrator: true })).toThrow('give up "no-admin-policy-attached" in unsafe');
    const given = permissionSet({ administrator: true }, [
      { control: "no-admin-policy-attached", reason: "until roles are known", expires: until },
    ]);
    expect(setOf(given)?.ManagedPolicies.map(deployed)).toEqual([
      "arn:AWS::Partition.Ref:iam::aws:policy/AdministratorAccess",
    ]);
  });

  it.each<[string, Partial<PermissionSet<string, string>>, string]>([
    ["last longer than a working day", { sessionHours: 12 }, 'give up "permission-set-session-short"'],
    ["last longer than AWS lets them", { sessionHours: 13 }, "choose 1 to 12"],
    ["allow nothing", { access: {} }, "allows nothing"],
    ["be there for no reason", { why: "" }, "must say why"],
    ["have ended", { until: "2026-05-31" }, "ended on 2026-05-31"],
    ["name a policy that is none", { policies: [{ name: "a/b" }] }, "which is none"],
  ])("cannot %s", (_, own, sentence) => {
    expect(() => permissionSet(own)).toThrow(sentence);
  });
});

describe("an account's baseline", () => {
  it("looks for what is open to outside and for what is used no more", () => {
    const analyzers = ofType(baseline().resources, "AWS::AccessAnalyzer::Analyzer");
    expect(analyzers.map(({ properties }) => properties.Type)).toEqual(["ACCOUNT", "ACCOUNT_UNUSED_ACCESS"]);
    const organization = ofType(baseline({ analyzes: "organization" }).resources, "AWS::AccessAnalyzer::Analyzer");
    expect(organization.map(({ properties }) => properties.Type)).toEqual([
      "ORGANIZATION",
      "ORGANIZATION_UNUSED_ACCESS",
    ]);
  });

  it("has passwords as CIS and AWS's own standard want them", () => {
    expect(ofType(baseline().resources, "Custom::IamAccountPasswordPolicy")[0]?.properties).toMatchObject({
      MinimumPasswordLength: 14,
      PasswordReusePrevention: 24,
      MaxPasswordAge: 90,
      HardExpiry: false,
    });
  });

  it("lets no bucket be public, unless somebody says why and until when", () => {
    const blocks = (own = {}) => ofType(baseline(own).resources, "Custom::S3AccountPublicAccessBlock");
    expect(blocks()[0]?.properties).toMatchObject({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    expect(blocks({ publicBuckets: { why: "pictures for everybody", until } })).toEqual([]);
    expect(() => baseline({ publicBuckets: { why: "", until } })).toThrow("must say why");
    expect(() => baseline({ publicBuckets: { why: "x", until: "2026-05-31" } })).toThrow("ended on");
  });

  it("keeps its settings when it is taken away", () => {
    const kept = baseline({ rootAccess: "central" }).resources.filter(({ type }) => type.startsWith("Custom::"));
    expect(kept.map(({ retained }) => retained)).toEqual([true, true, true]);
  });

  it("leaves root's passwords out of member accounts only where that is asked for", () => {
    expect(ofType(baseline().resources, "Custom::IamOrganizationsFeatures")).toEqual([]);
    const central = planAccountBaseline("management", { owner: "x", rootAccess: "central" }, "2026-06-01");
    expect(Object.keys(templateOf(central.resources).Resources)).toContain("root-access");
  });

  it("cannot count days that Access Analyzer does not", () => {
    expect(() => baseline({ unusedAfter: { days: 366 } })).toThrow("choose 1 to 365");
  });
});
