import * as pulumi from "@pulumi/pulumi";
import { ChangeAlarm, DeployRoles, Federation, type LogBucket, Network, Runners, StateBackend } from "sallyport/pulumi";
import { type Boundaries, shopPath } from "./boundaries";
import type { Keys } from "./keys";

interface PipelineArgs {
  readonly owner: string;
  readonly keys: Keys;
  readonly logs: LogBucket<"load-balancers" | "s3">;
  readonly within: Boundaries;
  /** The CodeConnections connection to the forge, which somebody confirmed in the console. */
  readonly connection: string;
}

const acme = { name: "acme", id: 1234567 };
const storefront = { name: "storefront", id: 765432100 };

/** What ships the shop: a fresh machine for each job, and roles that only the jobs of one repository take, from here alone. */
export const pipeline = ({ owner, keys, logs, within, connection }: PipelineArgs): DeployRoles => {
  const network = new Network("storefront-builds", {
    cidr: "10.21.0.0/20",
    owner,
    availabilityZones: ["a", "b"],
    zones: { edge: {}, proposals: { sensitivity: "app", slot: 4 }, releases: { sensitivity: "app", slot: 5 } },
    flows: {
      "proposals -> internet : 443": { why: "sources and packages", until: "2029-12-31" },
      "releases -> internet : 443": {
        why: "sources, packages and what AWS offers no endpoint for",
        until: "2029-12-31",
      },
      "releases -> aws.s3 : 443": "the state of what is deployed",
      "releases -> aws.sts : 443": "to take the roles that deploy",
    },
    egress: {
      sniAllowList: {
        "api.github.com": "jobs register and report",
        "github.com": "sources",
        "registry.npmjs.org": "packages",
      },
    },
    endpoints: { zone: "releases" },
    flowLogs: { to: "log-group", key: keys.for.internal },
    boundary: within.builds,
  });
  const { proposals, releases } = network.zones;

  new Runners("storefront", {
    dataClass: "internal",
    owner,
    repositories: { storefront: { github: "acme/storefront", connection: { arn: connection } } },
    vpc: network.vpc,
    boundary: within.builds,
    tiers: {
      pullRequest: { zone: proposals, actors: { anybody: { why: "everybody may propose a change" } } },
      deploy: { zone: releases, actors: [583231], workflows: ["Deploy"], atOnce: 1 },
    },
  });

  const { github } = new Federation("storefront", { owner, providers: { github: { create: { kind: "github" } } } })
    .providers;
  const repository = { provider: github, owner: acme, repository: storefront };
  const roles = new DeployRoles("storefront", {
    owner,
    jobs: {
      plan: { github: { ...repository, pullRequest: true } },
      apply: {
        github: {
          ...repository,
          environment: "production",
          workflow: "acme/storefront/.github/workflows/deploy.yml@refs/heads/main",
        },
      },
    },
    network: {
      vpcs: [network.vpc],
      addresses: Object.values(network.natAddresses).map((it) => pulumi.interpolate`${it}/32`),
    },
    deploys: {
      services: { ecr: "the shop's images", ecs: "the shop's containers", logs: "what they say" },
      creates: { path: shopPath, boundary: within.shop },
    },
  });
  new StateBackend("storefront", { owner, roles, accessLogs: logs });
  new ChangeAlarm("storefront", {
    dataClass: "internal",
    owner,
    key: keys.for.internal,
    pipeline: { path: roles.path },
    guards: { roles: [roles.plan.name, roles.apply.name], boundary: within.shop.arn },
  });
  return roles;
};
