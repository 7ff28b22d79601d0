import type { Planned } from "../../../components/model/plan";
import { planRunners } from "../../../components/ci-runners/codebuild/plan";
import type { RunnersSpec, TierSpec } from "../../../components/ci-runners/codebuild/spec";
import type { Tier } from "../../../components/ci-runners/tiers";
import type { DataClass } from "../../../components/storage/data-class";

const today = "2026-06-01";

/** A zone of its own for each name. */
export const zone = (name: string) => ({
  sensitivity: "app" as const,
  ports: [],
  securityGroup: `sg-${name}`,
  subnets: { a: `subnet-${name}-a`, b: `subnet-${name}-b` },
});

export const actors = [583231, 810438] as const;
const connection = { arn: "arn:aws:codeconnections:eu-west-1:111122223333:connection/c1" };
const secret = {
  arn: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:npm-AbCdEf",
  keyArn: "arn:aws:kms:eu-west-1:111122223333:key/k1",
};

/** Runners whose keys are not known to the compiler: what a test makes. */
export type AnyRunners = Omit<RunnersSpec<DataClass, Tier, string, string>, "tiers"> & {
  readonly tiers: { readonly [T in Tier]?: TierSpec<string> };
};

/** The four tiers of one repository in GitHub, with what a test is about in place of the rest. */
const spec = (own: Partial<AnyRunners> = {}) =>
  ({
    dataClass: "internal",
    owner: "shop-team",
    repositories: { shop: { github: "example/shop", connection } },
    vpc: "vpc-1",
    boundary: { arn: "arn:aws:iam::111122223333:policy/boundary" },
    tiers: {
      pullRequest: { zone: zone("forks"), actors: { anybody: { why: "everybody may propose a change" } } },
      branch: { zone: zone("branches"), actors },
      protectedBranch: { zone: zone("main"), actors, secrets: { NPM_TOKEN: secret } },
      deploy: { zone: zone("deploy"), actors, workflows: ["Deploy"], jobMinutes: 30, atOnce: 1 },
    },
    ...own,
  }) as RunnersSpec<DataClass, Tier, string, string>;

export const plan = (own: Partial<AnyRunners> = {}) => planRunners("ci", spec(own), today);

export const oneTier = (own: Partial<TierSpec<string>>, tier: Tier = "branch") =>
  plan({ tiers: { [tier]: { zone: zone("one"), actors, ...own } as TierSpec<string> } });

const image = {
  repository: {
    arn: "arn:aws:ecr:eu-west-1:111122223333:repository/ci",
    uri: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/ci",
  },
  digest: `sha256:${"0123456789abcdef".repeat(4)}`,
} as const;

export const runnerPlans: readonly (readonly [string, readonly Planned[]])[] = [
  ["runners of a repository in GitHub", plan().resources],
  [
    "runners of repositories in GitLab, with an image of their own",
    plan({
      dataClass: "confidential",
      repositories: {
        shop: { gitlab: "example/web/shop", connection },
        tools: { gitlab: "example/tools", host: "gitlab.example.com", connection: { arn: `${connection.arn}2` } },
      },
      tiers: {
        branch: {
          zone: zone("branches"),
          actors,
          image,
          machine: { architecture: "x86_64", size: "large" },
          secrets: { NPM_TOKEN: secret },
        },
        deploy: { zone: zone("deploy"), actors: [583231], queueMinutes: 60 },
      },
    }).resources,
  ],
];
