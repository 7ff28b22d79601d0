import { beforeAll, describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { App, Stack } from "aws-cdk-lib";
import * as cdk from "../../../components/cdk";
import { Key, Network, Runners } from "../../../components/pulumi";
import { adaptTemplate } from "../../../policy-packs/adapters/cloudformation";
import { adaptPulumi } from "../../../policy-packs/adapters/pulumi/adapt";
import type { PulumiResource } from "../../../policy-packs/adapters/pulumi/resource";
import { evaluate } from "../../../policy-packs/core/evaluate";
import { rules } from "../../../policy-packs/rules";
import { said } from "../../laws/graphs";
import { run } from "../carriers/run";
import { resourcesOf } from "../carriers/synth";

const owner = "build-team";
const connection = { arn: "arn:aws:codeconnections:eu-west-1:111122223333:connection/c1" };
const boundary = { arn: "arn:aws:iam::111122223333:policy/boundary" };
const repositories = { shop: { github: "example/shop", connection } } as const;
const until = "2099-12-31";
const actors = [583231] as const;

const networkOf = <R>(key: { readonly arn: R }) =>
  ({
    cidr: "10.30.0.0/16",
    owner,
    availabilityZones: ["a", "b"],
    zones: { edge: {}, forks: { sensitivity: "app", slot: 4 }, deploy: { sensitivity: "app", slot: 5 } },
    flows: {
      "forks -> internet : 443": { why: "packages", until },
      "deploy -> internet : 443": { why: "the repository's host", until },
    },
    egress: { sniAllowList: { "github.com": "jobs", "registry.npmjs.org": "packages" } },
    flowLogs: { to: "log-group", key },
    boundary,
  }) as const;

const program = () => {
  const key = new Key("logs", { dataClass: "internal", owner, services: ["logs", "network-firewall"] });
  const network = new Network("ci", networkOf(key));
  const common = { dataClass: "internal", owner, repositories, vpc: network.vpc, boundary } as const;
  const runners = new Runners("ci", {
    ...common,
    tiers: {
      pullRequest: { zone: network.zones.forks, actors: { anybody: { why: "everybody may propose a change" } } },
      deploy: { zone: network.zones.deploy, actors },
    },
  });
  return { network, common, runners };
};

describe("runners, carried out by Pulumi beside the network that they stand in", () => {
  let resources: readonly PulumiResource[] = [];
  const shown: Record<string, unknown> = {};

  beforeAll(async () => {
    resources = await run(() => {
      const { runners } = program();
      pulumi
        .all({
          role: runners.tiers.deploy.role.arn,
          project: runners.tiers.deploy.projects.shop.arn,
          log: runners.tiers.deploy.logGroup.name,
          records: runners.records.name,
        })
        .apply((all) => Object.assign(shown, all));
    });
  }, 60_000);

  it("pass every rule, as one program", () => {
    const { findings } = evaluate(adaptPulumi(resources), rules);
    expect(findings.map(said)).toEqual([]);
  });

  it("show what they made", () => {
    const one = (type: string, name: string) =>
      resources.find((it) => it.type.endsWith(`:${type}`) && it.name === name);
    expect(shown).toEqual({
      role: one("Role", "ci-deploy-role")?.outputs?.["arn"],
      project: one("Project", "ci-deploy-project-shop")?.outputs?.["arn"],
      log: one("LogGroup", "ci-deploy-log-group")?.id,
      records: one("LogGroup", "ci-records-log-group")?.id,
    });
    expect(Object.values(shown)).not.toContain(undefined);
  });

  it("refuse one zone for two tiers, whose ids nobody knows before deployment", async () => {
    const refused = run(() => {
      const { network, common } = program();
      const zone = network.zones.forks;
      new Runners("twice", { ...common, tiers: { branch: { zone, actors }, deploy: { zone, actors } } });
    });
    await expect(refused).rejects.toThrow(/Runners twice: Tiers branch and deploy stand in one zone/);
  });
});

describe("runners, carried out by CDK beside the network that they stand in", () => {
  const stackWith = (
    zones: (network: cdk.Network<"deploy" | "edge" | "forks", "a" | "b">) => readonly [Zone, Zone],
  ) => {
    const stack = new Stack(new App(), "ci");
    const key = new cdk.Key(stack, "logs", { dataClass: "internal", owner, services: ["logs", "network-firewall"] });
    const network = new cdk.Network(stack, "network", networkOf(key));
    const [one, other] = zones(network);
    const runners = new cdk.Runners(stack, "ci", {
      dataClass: "internal",
      owner,
      repositories,
      vpc: network.vpc.vpcId,
      boundary,
      tiers: { branch: { zone: one, actors }, deploy: { zone: other, actors } },
    });
    return { stack, runners };
  };
  type Zone = cdk.Network<"deploy" | "edge" | "forks", "a" | "b">["zones"]["deploy" | "forks"];

  it("pass every rule, with no look-up and no circle", () => {
    const { stack, runners } = stackWith(({ zones }) => [zones.forks, zones.deploy]);
    const graph = adaptTemplate({ Resources: resourcesOf(stack) } as never, {
      file: "template.json",
      locate: () => undefined,
    }).graph;
    const { findings } = evaluate(graph, rules);
    expect(findings.map(said)).toEqual([]);
    expect(runners.tiers.deploy.projects.shop.label).toBe(
      "codebuild-ci-deploy-shop-${{ github.run_id }}-${{ github.run_attempt }}",
    );
  });

  it("refuse one zone for two tiers", () => {
    expect(() => stackWith(({ zones }) => [zones.forks, zones.forks])).toThrow(
      /ci\/ci: Tiers branch and deploy stand in/,
    );
  });
});

/** Never run: the compiler is the test. Each line below a directive must not compile, or the directive itself is an error. */
export const wrongCombinations = (): void => {
  const { common, network } = program();
  const zone = network.zones.forks;
  const anybody = { anybody: { why: "everybody may propose a change" } };
  const secrets = { NPM_TOKEN: { arn: "secret", keyArn: "key" } };
  // @ts-expect-error Anybody's code finds no secrets.
  new Runners("ci", { ...common, tiers: { pullRequest: { zone, actors: anybody, secrets } } });
  // @ts-expect-error Who deploys is named.
  new Runners("ci", { ...common, tiers: { deploy: { zone, actors: anybody } } });
  // @ts-expect-error An empty list names nobody.
  new Runners("ci", { ...common, tiers: { branch: { zone, actors: [] } } });
  // @ts-expect-error Names can be taken over by somebody else.
  new Runners("ci", { ...common, tiers: { branch: { zone, actors: ["octocat"] } } });
  // @ts-expect-error There are four tiers.
  new Runners("ci", { ...common, tiers: { forks: { zone, actors } } });
  const repository = { arn: "repository", uri: "uri" };
  // @ts-expect-error A tag means tomorrow what it does not mean today.
  new Runners("ci", { ...common, tiers: { branch: { zone, actors, image: { repository, digest: "latest" } } } });
  // @ts-expect-error No value stands in an argument: only where it is.
  new Runners("ci", { ...common, tiers: { branch: { zone, actors, secrets: { TOKEN: "s3cr3t" } } } });
  const both = { github: "example/shop", gitlab: "example/shop", connection } as const;
  // @ts-expect-error A repository is in one place.
  new Runners("ci", { ...common, repositories: { both }, tiers: { branch: { zone, actors } } });
  // @ts-expect-error A token is no connection.
  new Runners("ci", { ...common, repositories: { shop: { github: "example/shop", token: "ghp_1" } }, tiers: {} });
};
