import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { trustOf, type GitHubTrust, type GitLabTrust, type Trust } from "../../../components/identity/trust";
import { planned, type Text } from "../../../components/model/plan";
import { deployed, templateOf } from "../network/given";

const today = "2026-06-01";

interface Written {
  readonly Sid: string;
  readonly Principal: { readonly [type: string]: unknown };
  readonly Action: string | readonly string[];
  readonly Condition?: { readonly [operator: string]: { readonly [key: string]: unknown } };
}

/** The statements of a trust, as they are written. */
const allWritten = (trust: Trust<string>): readonly Written[] => {
  const statements = trustOf("Role deployer", trust, today);
  const role = planned("AWS::IAM::Role", "role", {
    AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: statements },
    Description: "a test",
    Tags: [],
  });
  const document = templateOf([role]).Resources["role"]?.Properties["AssumeRolePolicyDocument"];
  return (document as unknown as { readonly Statement: readonly Written[] }).Statement;
};

/** The one statement of a trust. */
const written = (trust: Trust<string>): Written => {
  const [one, ...more] = allWritten(trust);
  expect(more).toEqual([]);
  if (one === undefined) throw new Error("The trust has no statement.");
  return one;
};

const github = { kind: "github", arn: "the-provider", issuer: "token.actions.githubusercontent.com" } as const;
const server = { kind: "github-server", arn: "the-provider", issuer: "git.acme.example/_services/token" } as const;
const gitlab = { kind: "gitlab", arn: "the-provider", issuer: "gitlab.com" } as const;
const ownGitlab = { kind: "gitlab-server", arn: "the-provider", issuer: "git.acme.example" } as const;

const shop = { owner: { name: "acme", id: 123456 }, repository: { name: "shop", id: 456789 } };
const project = { path: "acme/platform/shop", id: 57382910 };

const gh = (own: Partial<GitHubTrust<string>> = {}): Written =>
  written({ github: { provider: github, ...shop, environment: "prod", ...own } as GitHubTrust<string> });
const gl = (own: Partial<GitLabTrust<string>> = {}): Written =>
  written({ gitlab: { provider: gitlab, project, ref: { branch: "main" }, ...own } as GitLabTrust<string> });

const key = (claim: string, issuer: string = github.issuer): string => `${issuer}:${claim}`;

describe("who is let in from GitHub", () => {
  it("is one environment of one repository by its ids, with a token made out to AWS", () => {
    expect(gh()).toEqual({
      Sid: "GitHub",
      Effect: "Allow",
      Principal: { Federated: "the-provider" },
      Action: "sts:AssumeRoleWithWebIdentity",
      Condition: {
        StringEquals: {
          [key("aud")]: "sts.amazonaws.com",
          [key("sub")]: "repo:acme@123456/shop@456789:environment:prod",
        },
      },
    });
  });

  it("is one ref, or the pull requests", () => {
    const subject = (context: object): unknown =>
      written({ github: { provider: github, ...shop, ...context } as GitHubTrust<string> }).Condition?.[
        "StringEquals"
      ]?.[key("sub")];
    expect(subject({ ref: "refs/heads/main" })).toBe("repo:acme@123456/shop@456789:ref:refs/heads/main");
    expect(subject({ pullRequest: true })).toBe("repo:acme@123456/shop@456789:pull_request");
    expect(subject({ environment: "eu: prod" })).toBe("repo:acme@123456/shop@456789:environment:eu%3A prod");
  });

  it("is held to the ids beside the subject where the old form of names is let in as well", () => {
    expect(gh({ subjects: "both" }).Condition).toEqual({
      StringEquals: {
        [key("aud")]: "sts.amazonaws.com",
        [key("sub")]: ["repo:acme@123456/shop@456789:environment:prod", "repo:acme/shop:environment:prod"],
        [key("repository_id")]: "456789",
        [key("repository_owner_id")]: "123456",
      },
    });
  });

  it("is the jobs of one workflow, where one is named", () => {
    const workflow = "acme/workflows/.github/workflows/deploy.yml@refs/heads/main";
    expect(gh({ workflow }).Condition?.["StringEquals"]?.[key("job_workflow_ref")]).toBe(workflow);
  });

  it("is a repository of a server of one's own by names alone, and only with a reason", () => {
    const own = { provider: server, subjects: { names: { why: "the server has no ids in its subjects" } } };
    expect(gh(own).Condition).toEqual({
      StringEquals: {
        [key("aud", server.issuer)]: "sts.amazonaws.com",
        [key("sub", server.issuer)]: "repo:acme/shop:environment:prod",
      },
    });
    expect(() => gh({ ...own, subjects: { names: { why: " " } } })).toThrow(
      "Role deployer must say why it trusts acme/shop by name.",
    );
  });

  it("ends by itself", () => {
    expect(gh({ until: "2026-06-30" }).Condition?.["DateLessThan"]).toEqual({
      "aws:CurrentTime": "2026-07-01T00:00:00Z",
    });
    expect(() => gh({ until: "2026-05-31" })).toThrow("The trust of Role deployer ended on 2026-05-31");
  });

  it.each([
    ["a pattern for an owner", { owner: { name: "acme*", id: 1 } }, "is a pattern"],
    ["a pattern for a repository", { repository: { name: "*", id: 1 } }, "is a pattern"],
    ["a pattern for an environment", { environment: "prod-*" }, "is a pattern"],
    ["a policy variable", { environment: "${aws:PrincipalTag/env}" }, "is a pattern"],
    ["a pattern for a workflow", { workflow: "acme/x/.github/workflows/*@refs/heads/main" }, "is a pattern"],
    ["a workflow at no ref", { workflow: "acme/x/.github/workflows/a.yml@main" }, "which is none"],
    ["an id that is none", { repository: { name: "shop", id: 0 } }, "id 0"],
    ["an owner that would reach into the subject", { owner: { name: "acme/shop:ref", id: 1 } }, "which is none"],
    ["two contexts", { ref: "refs/heads/main" }, "name exactly one"],
    ["another issuer", { provider: { ...github, issuer: "evil.example" } }, "as an issuer of github, which it is not"],
    ["an audience that is a pattern", { provider: { ...github, audience: "*" } }, "name one in full"],
  ])("cannot be %s", (_, own, sentence) => {
    expect(() => gh(own as Partial<GitHubTrust<string>>)).toThrow(sentence);
  });

  it("cannot be nobody in particular: no context is an error", () => {
    expect(() => written({ github: { provider: github, ...shop } as unknown as GitHubTrust<string> })).toThrow(
      "name exactly one",
    );
    expect(() => gh({ environment: undefined, ref: "refs/heads/*" } as never)).toThrow("is a pattern");
    expect(() => gh({ environment: undefined, ref: "main" } as never)).toThrow("which is none");
  });
});

describe("who is let in from GitLab", () => {
  it("is one protected ref of one project by its id", () => {
    expect(gl().Condition).toEqual({
      StringEquals: {
        "gitlab.com:aud": "sts.amazonaws.com",
        "gitlab.com:sub": "project_id:57382910:ref_type:branch:ref:main",
        "gitlab.com:ref_protected": "true",
      },
    });
  });

  it("is a tag, or a protected environment of a tier", () => {
    expect(gl({ ref: { tag: "v1" } }).Condition?.["StringEquals"]?.["gitlab.com:sub"]).toBe(
      "project_id:57382910:ref_type:tag:ref:v1",
    );
    expect(gl({ environment: { tier: "production" } }).Condition?.["StringEquals"]?.["gitlab.com:sub"]).toBe(
      "project_id:57382910:ref_type:branch:ref:main:environment_protected:true:deployment_tier:production",
    );
  });

  it("is held to the id beside the subject where the old form is let in as well", () => {
    expect(gl({ subjects: "both", refProtected: false }).Condition).toEqual({
      StringEquals: {
        "gitlab.com:aud": "sts.amazonaws.com",
        "gitlab.com:sub": [
          "project_id:57382910:ref_type:branch:ref:main",
          "project_path:acme/platform/shop:ref_type:branch:ref:main",
        ],
        "gitlab.com:project_id": "57382910",
      },
    });
  });

  it("is asked nothing that AWS does not compare where the server is one's own", () => {
    expect(gl({ provider: ownGitlab }).Condition).toEqual({
      StringEquals: {
        "git.acme.example:aud": "sts.amazonaws.com",
        "git.acme.example:sub": "project_id:57382910:ref_type:branch:ref:main",
      },
    });
    const byName = gl({ provider: ownGitlab, subjects: { names: { why: "until GitLab 18" } } });
    expect(byName.Condition?.["StringEquals"]?.["git.acme.example:sub"]).toHaveLength(2);
    expect(() => gl({ provider: ownGitlab, subjects: { names: { why: "" } } })).toThrow("must say why");
  });

  it.each([
    ["a pattern for a group", { project: { path: "acme/*", id: 1 } }, "is a pattern"],
    ["a project without a group", { project: { path: "shop", id: 1 } }, "which is none"],
    ["a pattern for a branch", { ref: { branch: "release-*" } }, "is a pattern"],
    [
      "a ref that would reach into the subject",
      { ref: { branch: "main:environment_protected:true" } },
      "which is none",
    ],
    ["an id that is none", { project: { path: "acme/shop", id: 1.5 } }, "id 1.5"],
    ["a branch and a tag", { ref: { branch: "main", tag: "v1" } }, "name exactly one"],
    ["GitLab.com as a server of one's own", { provider: { ...ownGitlab, issuer: "gitlab.com" } }, "which it is not"],
  ])("cannot be %s", (_, own, sentence) => {
    expect(() => gl(own as Partial<GitLabTrust<string>>)).toThrow(sentence);
  });
});

describe("tokens of a forge", () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
  const id = fc.integer({ min: 1, max: 2 ** 40 });
  const one = fc.record({ owner: fc.record({ name, id }), repository: fc.record({ name, id }), environment: name });

  it("of two different repositories or environments are never taken for each other", () => {
    fc.assert(
      fc.property(one, one, fc.constantFrom("immutable" as const, "both" as const), (a, b, subjects) => {
        const of = (it: typeof a): string => JSON.stringify(gh({ ...it, subjects }).Condition);
        expect(of(a) === of(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
  });

  it("are asked for audience and subject, letter by letter, whatever else", () => {
    fc.assert(
      fc.property(one, fc.constantFrom("immutable" as const, "both" as const), (a, subjects) => {
        const { Condition = {} } = gh({ ...a, subjects });
        expect(Object.keys(Condition)).toEqual(["StringEquals"]);
        expect(Condition["StringEquals"]?.[key("aud")]).toBe("sts.amazonaws.com");
        expect(JSON.stringify(Condition)).not.toMatch(/[*?]/);
        const subs = [Condition["StringEquals"]?.[key("sub")]].flat() as readonly string[];
        expect(subs.length).toBeGreaterThan(0);
        const held = subs.every((sub) => sub.includes(`@${String(a.repository.id)}:`));
        expect(held || Condition["StringEquals"]?.[key("repository_id")] === String(a.repository.id)).toBe(true);
      }),
    );
  });
});

describe("which service is let in", () => {
  it("acts for this account, and for its own kind of thing, where it says so", () => {
    const { Condition, ...rest } = written({ service: "codebuild" });
    expect(rest).toEqual({
      Sid: "Codebuild",
      Effect: "Allow",
      Principal: { Service: "codebuild.amazonaws.com" },
      Action: "sts:AssumeRole",
    });
    expect(Condition?.["StringEquals"]).toEqual({ "aws:SourceAccount": { Ref: "AWS::AccountId" } });
    const [source] = trustOf("x", { service: "codebuild" }, today);
    expect(deployed(source?.Condition?.["ArnLike"]?.["aws:SourceArn"] as Text)).toBe(
      "arn:AWS::Partition.Ref:codebuild:AWS::Region.Ref:AWS::AccountId.Ref:project/*",
    );
    expect(written({ service: "codebuild", actingFor: ["the-project"] }).Condition?.["ArnLike"]).toEqual({
      "aws:SourceArn": ["the-project"],
    });
    expect(written({ service: "backup" }).Condition).toEqual({
      StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } },
    });
  });

  it("is asked nothing where it tells nothing: a condition would lock it out", () => {
    expect(written({ service: "lambda" }).Condition).toBeUndefined();
    expect(written({ service: { principal: "fis.amazonaws.com", tells: "nothing" } }).Sid).toBe("Fis");
  });

  it("is a service", () => {
    expect(() => written({ service: { principal: "*.amazonaws.com", tells: "nothing" } })).toThrow("which is none");
  });
});

describe("who is let in by name", () => {
  const arn = "arn:aws:iam::123456789012:role/deployer";

  it("is a role, with what its session must bring along", () => {
    const common = { Effect: "Allow", Principal: { AWS: arn } };
    const tagged = {
      Null: { "aws:RequestTag/commit": false, "aws:RequestTag/run": false },
      "ForAllValues:StringEquals": { "aws:TagKeys": ["commit", "run"] },
    };
    expect(
      allWritten({
        roles: [arn],
        why: "it deploys",
        externalId: "x1",
        session: { sourceIdentity: "required", tags: ["commit", "run"] },
        conditions: { StringEquals: { "aws:RequestedRegion": "eu-west-1" } },
      }),
    ).toEqual([
      {
        Sid: "Roles",
        ...common,
        Action: "sts:AssumeRole",
        Condition: {
          ...tagged,
          StringEquals: { "aws:RequestedRegion": "eu-west-1", "sts:ExternalId": "x1" },
          Null: { ...tagged.Null, "sts:SourceIdentity": false },
        },
      },
      {
        Sid: "RolesNameSource",
        ...common,
        Action: "sts:SetSourceIdentity",
        Condition: { Null: { "sts:SourceIdentity": false } },
      },
      { Sid: "RolesTag", ...common, Action: "sts:TagSession", Condition: tagged },
    ]);
  });

  it("is a user with a second factor of the last hour", () => {
    expect(written({ users: ["arn:aws:iam::123456789012:user/a"], why: "a test" }).Condition).toEqual({
      Bool: { "aws:MultiFactorAuthPresent": true },
      NumericLessThan: { "aws:MultiFactorAuthAge": "3600" },
    });
  });

  it("is a permission set's role in this account, and none that somebody made to look like it", () => {
    const patterns = JSON.stringify(written({ permissionSet: "Deployers", why: "a test" }).Condition?.["ArnLike"]);
    expect(patterns).toContain("role/aws-reserved/sso.amazonaws.com/");
    expect(patterns).toContain("AWSReservedSSO_Deployers_????????????????");
  });

  it.each<[string, Trust<string>, string]>([
    ["a pattern", { roles: ["*"], why: "x" }, "is a pattern"],
    ["a pattern of roles", { roles: ["arn:aws:iam::123456789012:role/*"], why: "x" }, "is a pattern"],
    ["a whole account", { roles: ["arn:aws:iam::123456789012:root"], why: "x" }, "which is no role"],
    ["a role as a user", { users: [arn], why: "x" }, "which is no user"],
    ["nobody", { roles: [] as never, why: "x" }, "trusts no role"],
    ["for no reason", { roles: [arn], why: "" }, "must say why"],
    ["a pattern of permission sets", { permissionSet: "*", why: "x" }, "is a pattern"],
  ])("cannot be %s", (_, trust, sentence) => {
    expect(() => written(trust)).toThrow(sentence);
  });
});

const onServer = { provider: server, ...shop, environment: "prod", subjects: { names: { why: "x" } } } as const;

const workflow = "acme/x/.github/workflows/a.yml@refs/heads/main";

/** What does not compile. */
export const wrongCombinations = (): readonly Trust<string>[] => [
  // @ts-expect-error a repository needs an environment, a ref or its pull requests
  { github: { provider: github, ...shop } },
  // @ts-expect-error exactly one of them
  { github: { provider: github, ...shop, environment: "prod", ref: "refs/heads/main" } },
  // @ts-expect-error a ref is written in full
  { github: { provider: github, ...shop, ref: "main" } },
  // @ts-expect-error an id cannot be a pattern
  { github: { provider: github, owner: shop.owner, repository: { name: "shop", id: "*" }, environment: "prod" } },
  // @ts-expect-error names alone are for servers of one's own
  { github: { provider: github, ...shop, environment: "prod", subjects: { names: { why: "x" } } } },
  // @ts-expect-error a server's subjects have names alone, which takes a reason
  { github: { provider: server, ...shop, environment: "prod" } },
  // @ts-expect-error AWS does not compare a server's workflows
  { github: { ...onServer, workflow } },
  // @ts-expect-error a provider of GitLab's tokens is none of GitHub's
  { github: { provider: gitlab, ...shop, environment: "prod" } },
  // @ts-expect-error a branch or a tag
  { gitlab: { provider: gitlab, project, ref: { branch: "main", tag: "v1" } } },
  // @ts-expect-error AWS does not compare it for a server of one's own
  { gitlab: { provider: ownGitlab, project, ref: { branch: "main" }, refProtected: true } },
  // @ts-expect-error Lambda does not say for which function it acts
  { service: "lambda", actingFor: ["arn"] },
  // @ts-expect-error no role but a named one
  { roles: [], why: "x" },
  // @ts-expect-error for no reason
  { roles: ["arn"] },
];
