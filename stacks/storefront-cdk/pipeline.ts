import { Construct } from "constructs";
import {
  ChangeAlarm,
  DeployRoles,
  Federation,
  type Keys,
  type LogBucket,
  Network,
  Runners,
  StateBackend,
} from "sallyport/cdk";
import { type Boundaries, shopPath } from "./boundaries";

export interface PipelineProps {
  readonly owner: string;
  readonly keys: Keys<{ readonly internal: readonly ["events", "logs", "sns"] }>;
  readonly logs: LogBucket<"load-balancers" | "s3">;
  readonly within: Boundaries;
  /** The CodeConnections connection to the forge, which somebody confirmed in the console. */
  readonly connection: string;
}

const acme = { name: "acme", id: 1234567 };
const storefront = { name: "storefront", id: 765432100 };

/** What ships the shop: a fresh machine for each job, and roles that only the jobs of one repository take, from here alone. */
export class Pipeline extends Construct {
  readonly roles: DeployRoles;

  constructor(scope: Construct, id: string, { owner, keys, logs, within, connection }: PipelineProps) {
    super(scope, id);
    const network = new Network(this, "network", {
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

    new Runners(this, "storefront", {
      dataClass: "internal",
      owner,
      repositories: { storefront: { github: "acme/storefront", connection: { arn: connection } } },
      vpc: network.vpcId,
      boundary: within.builds,
      tiers: {
        pullRequest: { zone: proposals, actors: { anybody: { why: "everybody may propose a change" } } },
        deploy: { zone: releases, actors: [583231], workflows: ["Deploy"], atOnce: 1 },
      },
    });

    const { github } = new Federation(this, "forge", { owner, providers: { github: { create: { kind: "github" } } } })
      .providers;
    const repository = { provider: github, owner: acme, repository: storefront };
    this.roles = new DeployRoles(this, "deploy", {
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
        vpcs: [network.vpcId],
        addresses: Object.values(network.natAddresses).map((it) => `${it}/32`),
      },
      deploys: {
        services: { ecr: "the shop's images", ecs: "the shop's containers", logs: "what they say" },
        creates: { path: shopPath, boundary: within.shop },
      },
    });
    new StateBackend(this, "state", { owner, roles: this.roles, accessLogs: logs });
    new ChangeAlarm(this, "changes", {
      dataClass: "internal",
      owner,
      key: keys.for.internal,
      pipeline: { path: this.roles.path },
      guards: { roles: [this.roles.plan.name, this.roles.apply.name], boundary: within.shop.arn },
    });
  }
}
