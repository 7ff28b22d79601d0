import type { Planned } from "../../../components/model/plan";
import { planChangeAlarm, type ChangeAlarmSpec } from "../../../components/pipeline-account/change-alarm/plan";
import { catalogue, type Service } from "../../../components/pipeline-account/deploy-roles/catalogue";
import { planDeployRoles } from "../../../components/pipeline-account/deploy-roles/plan";
import type { DeployRolesSpec } from "../../../components/pipeline-account/deploy-roles/spec";
import { planCodeSigning, type CodeSigningSpec } from "../../../components/pipeline-account/signing/code";
import { planImageRepository, type ImageRepositorySpec } from "../../../components/pipeline-account/signing/images";
import { planStateBackend, type StateBackendSpec } from "../../../components/pipeline-account/state-backend/plan";

const today = "2026-06-01";
const owner = "platform-team";
export const role = (name: string) => ({ name, arn: `arn:aws:iam::111122223333:role/pipeline/${name}` });

export const stateBackend = (own: Partial<StateBackendSpec<string>> = {}) =>
  planStateBackend<string>(
    "shop",
    {
      owner,
      roles: { plan: role("shop-plan"), apply: role("shop-apply") },
      accessLogs: { name: "the-logs", accepts: { s3: true } },
      ...own,
    },
    today,
  );

const keyFor = <C extends "confidential" | "internal">(dataClass: C) => ({
  dataClass,
  arn: "the-key",
  serves: { events: true, logs: true, sns: true } as const,
});

export const changeAlarm = (own: Partial<ChangeAlarmSpec<"internal", string>> = {}) =>
  planChangeAlarm<"internal", string>(
    "shop",
    {
      dataClass: "internal",
      owner,
      key: keyFor("internal"),
      pipeline: { path: "/pipeline/", roles: ["arn:aws:iam::111122223333:role/cdk-shop-cfn-exec-role"] },
      guards: { roles: ["shop-plan", "shop-apply"], boundary: "arn:aws:iam::111122223333:policy/boundary" },
      quiet: {
        backups: { roles: ["arn:aws:iam::111122223333:role/backup-role"], why: "AWS Backup writes its copies" },
      },
      ...own,
    },
    today,
  );

const github = { kind: "github", arn: "the-provider", issuer: "token.actions.githubusercontent.com" } as const;
const gitlab = { kind: "gitlab", arn: "the-provider", issuer: "gitlab.com" } as const;
const shop = { owner: { name: "acme", id: 123456 }, repository: { name: "shop", id: 456789 } };
const project = { path: "acme/platform/shop", id: 57382910 };

export const jobs = {
  plan: { github: { provider: github, ...shop, pullRequest: true } },
  apply: {
    github: {
      provider: github,
      ...shop,
      environment: "prod",
      workflow: "acme/workflows/.github/workflows/deploy.yml@refs/heads/main",
    },
  },
} as const;

export const deployRoles = (own: Partial<DeployRolesSpec<string>> = {}) =>
  planDeployRoles<string>(
    "shop",
    {
      owner,
      jobs,
      network: { vpcs: ["vpc-0123"], addresses: ["203.0.113.7/32"] },
      deploys: {
        services: { s3: "invoices", dynamodb: "orders", kms: "their keys" },
        creates: { path: "/app/", boundary: { arn: "arn:aws:iam::111122223333:policy/boundary" } },
      },
      ...own,
    },
    today,
  );

export const everything = Object.fromEntries(Object.keys(catalogue).map((it) => [it, "the whole shop"])) as {
  readonly [S in Service]: string;
};

export const codeSigning = (own: Partial<CodeSigningSpec<string>> = {}) =>
  planCodeSigning<string>("shop", { owner, ...own }, today);

const ecrKey = { dataClass: "internal", arn: "the-key", serves: { ecr: true } } as const;
export const pushers = { apply: { role: role("shop-apply"), why: "pushes what it built" } };

export const imageRepository = (own: Partial<ImageRepositorySpec<"internal", string>> = {}) =>
  planImageRepository<"internal", string>(
    "shop",
    { dataClass: "internal", owner, key: ecrKey, pushers, ...own },
    today,
  );

/** Deploy roles, their state, what signs and what watches, in every turn that their plans can take. */
export const deployPlans: readonly (readonly [string, readonly Planned[]])[] = [
  ["a state backend", stateBackend().resources],
  [
    "a state backend whose key has administrators of its own",
    stateBackend({ keyAdministrators: ["arn:aws:iam::111122223333:role/keepers"], lockDays: 90 }).resources,
  ],
  ["deploy roles", deployRoles().resources],
  [
    "deploy roles of GitLab for everything, from addresses alone",
    deployRoles({
      jobs: {
        plan: { gitlab: { provider: gitlab, project, ref: { branch: "main" } } },
        apply: { gitlab: { provider: gitlab, project, ref: { branch: "main" }, environment: { tier: "production" } } },
      },
      network: { addresses: ["203.0.113.7/32"] },
      deploys: {
        services: everything,
        creates: { path: "/app/shop/", boundary: { arn: "arn:aws:iam::111122223333:policy/boundary" } },
      },
      path: "/ci/",
    }).resources,
  ],
  [
    "deploy roles that create none, from anywhere for a while",
    deployRoles({
      network: { anywhere: { why: "runners of GitHub's own, until ours are there", until: "2026-12-31" } },
      deploys: { services: { sqs: "orders" }, creates: "no-roles" },
      boundary: { arn: "arn:aws:iam::111122223333:policy/pipeline-boundary" },
    }).resources,
  ],
  ["deploy roles of CDK", deployRoles({ deploys: { cdk: { why: "the shop is a CDK app" } } }).resources],
  ["code signing", codeSigning().resources],
  [
    "code signing for a pipeline of another account, and code of others",
    codeSigning({
      grants: { build: { to: role("shop-build"), can: ["sign"], why: "signs what it built", until: "2026-12-31" } },
      elsewhere: {
        pipeline: { role: "arn:aws:iam::444455556666:role/pipeline/build", why: "builds for all accounts" },
      },
      alsoTrusts: {
        extensions: {
          profileVersionArn: "arn:aws:signer:eu-west-1:444455556666:/signing-profiles/vendor/abcdefghij",
          why: "the extension that we bought",
        },
      },
      validMonths: 3,
    }).resources,
  ],
  ["an image repository", imageRepository().resources],
  [
    "an image repository that an organization, functions and roles pull from",
    imageRepository({
      repositoryName: "shop/web",
      organization: { id: "o-a1b2c3d4e5", why: "every account runs it" },
      forFunctions: true,
      grants: {
        shop: { to: role("shop-task"), can: ["pull"], why: "runs it" },
        audit: { to: role("audit"), can: ["inspect"], why: "reads what scans found", until: "2026-12-31" },
      },
    }).resources,
  ],
  ["a change alarm", changeAlarm().resources],
  [
    "a change alarm for confidential data, with calls that are quiet",
    planChangeAlarm<"confidential", string>(
      "changes",
      {
        dataClass: "confidential",
        owner,
        key: keyFor("confidential"),
        pipeline: { path: "/ci/pipeline/" },
        quiet: { agents: { calls: ["RegisterContainerInstance"], why: "machines come and go", until: "2026-12-31" } },
      },
      today,
    ).resources,
  ],
];
