import type { Planned } from "../../../components/model/plan";
import { planAccountBaseline, type AccountBaselineSpec } from "../../../components/identity/account-baseline/plan";
import { planRole } from "../../../components/identity/role/plan";
import type { Trust } from "../../../components/identity/trust";
import { planBreakGlass } from "../../../components/identity/break-glass/plan";
import type { BreakGlassSpec } from "../../../components/identity/break-glass/spec";
import { planFederation } from "../../../components/identity/federation/plan";
import { planPermissionSets } from "../../../components/identity/permission-sets/plan";
import type { PermissionSet, PermissionSetsSpec } from "../../../components/identity/permission-sets/spec";

const today = "2026-06-01";
const until = "2026-12-31";
const owner = "platform-team";

export const federation = () =>
  planFederation("forges", {
    owner,
    providers: {
      github: { create: { kind: "github" } },
      enterprise: { create: { kind: "github", enterprise: "acme" } },
      "own-github": { create: { kind: "github-server", host: "git.acme.example" } },
      gitlab: { use: { kind: "gitlab", arn: "the-gitlab-provider" } },
      "own-gitlab": { create: { kind: "gitlab-server", host: "gitlab.acme.example", thumbprints: ["a".repeat(40)] } },
      later: "off",
    },
  } as const);

export const boundary = { name: "people", path: "/boundaries/" };

/** One set, with what a test is about in place of the rest. */
export const permissionSet = (
  own: Partial<PermissionSet<string, string>> = {},
  unsafe: PermissionSetsSpec<string, string, string>["unsafe"] = [],
) =>
  planPermissionSets(
    "people",
    {
      owner,
      instanceArn: "arn:aws:sso:::instance/ssoins-1234567890abcdef",
      sets: {
        Readers: {
          why: "looking after the shop",
          boundary,
          access: {
            logs: { actions: ["logs:FilterLogEvents"], on: ["arn:aws:logs:*:*:log-group:shop"], why: "faults" },
          },
          ...own,
        },
        Keepers: { why: "approving what others do", boundary, policies: [{ name: "keep" }] },
      },
      assignments: { shop: { set: "Readers", group: "a-group", accounts: { production: "111122223333" } } },
      unsafe,
    },
    today,
  );

export const baseline = (own: Partial<AccountBaselineSpec<string>> = {}) =>
  planAccountBaseline("production", { owner, ...own }, today);

/** A way in for emergencies, with what a test is about in place of the rest. */
export const breakGlass = (own: Partial<BreakGlassSpec<string, string>> = {}) =>
  planBreakGlass<string, string>(
    "emergency",
    {
      owner,
      why: "the pipeline is down and the shop with it",
      responders: { users: ["arn:aws:iam::111122223333:user/ann"] },
      approvers: { users: ["arn:aws:iam::111122223333:user/bob"] },
      boundary: { arn: "arn:aws:iam::111122223333:policy/boundary/people" },
      access: {
        restart: {
          actions: ["ecs:UpdateService"],
          on: ["arn:aws:ecs:eu-west-1:111122223333:service/shop/shop"],
          why: "the shop starts anew",
        },
      },
      alarm: { create: { key: { dataClass: "internal", arn: "the-key", serves: { events: true, sns: true } } } },
      until,
      ...own,
    },
    today,
  );

const hosted = { kind: "github", arn: "the-provider", issuer: "token.actions.githubusercontent.com" } as const;
const shop = { owner: { name: "acme", id: 1 }, repository: { name: "shop", id: 2 } };
const gitlab = { kind: "gitlab", arn: "the-gitlab-provider", issuer: "gitlab.com" } as const;
const project = { path: "acme/shop", id: 7 };
const why = "a test";
const workflow = "acme/flows/.github/workflows/deploy.yml@refs/heads/main";

/** Who may take a role, in every form. */
const trusts: { readonly [whom: string]: Trust<string> } = {
  "an environment of a repository": { github: { provider: hosted, ...shop, environment: "prod", workflow } },
  "a branch while its repository moves": {
    github: { provider: hosted, ...shop, ref: "refs/heads/main", subjects: "both", until },
  },
  "pull requests at a server": {
    github: {
      provider: { kind: "github-server", arn: "own", issuer: "git.acme.example/_services/token" },
      ...shop,
      pullRequest: true,
      subjects: { names: { why } },
    },
  },
  "a branch of a project": { gitlab: { provider: gitlab, project, ref: { branch: "main" }, subjects: "both" } },
  "a tag of a project for production": {
    gitlab: {
      provider: { kind: "gitlab-server", arn: "own", issuer: "gitlab.acme.example" },
      project,
      ref: { tag: "v1" },
      environment: { tier: "production" },
    },
  },
  "builds of this account": { service: "codebuild" },
  "backups of this account": { service: "backup" },
  "a role that says for whom": {
    roles: ["arn:aws:iam::111122223333:role/runner"],
    why,
    externalId: "x1",
    session: { sourceIdentity: "required", tags: ["commit"] },
  },
  "a user with a second factor": { users: ["arn:aws:iam::111122223333:user/keeper"], why },
  "people with a permission set": { permissionSet: "Keepers", why },
};

/** Identity providers, permission sets and baselines of accounts, in every turn that their plans can take. */
export const accountPlans: readonly (readonly [string, readonly Planned[]])[] = [
  ["identity providers of two forges and two servers", federation().resources],
  ...Object.entries(trusts).map(
    ([whom, trust]) =>
      [
        `a role for ${whom}`,
        planRole(
          "deployer",
          { owner, why, trust, boundary: { arn: "arn:aws:iam::111122223333:policy/boundary/people" } },
          today,
        ).resources,
      ] as const,
  ),
  ["a way in for emergencies", breakGlass().resources],
  [
    "a way in for people with permission sets",
    breakGlass({
      responders: { permissionSet: "Responders" },
      approvers: { permissionSet: "Keepers" },
      alarm: { use: { topicArn: "arn:aws:sns:eu-west-1:111122223333:alarms" } },
    }).resources,
  ],
  ["a permission set", permissionSet().resources],
  [
    "a permission set that ends, with policies of the accounts",
    permissionSet({ policies: [{ name: "read-shop" }], sessionHours: 8, from: "2026-06-01", until }).resources,
  ],
  ["an account's baseline", baseline().resources],
  [
    "the baseline of an organization's management account",
    baseline({ analyzes: "organization", unusedAfter: "off", rootAccess: "central" }).resources,
  ],
  ["the baseline of an account with public buckets", baseline({ publicBuckets: { why: "a test", until } }).resources],
];
