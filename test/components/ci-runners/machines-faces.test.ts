import { beforeAll, describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { App, Stack } from "aws-cdk-lib";
import * as cdk from "../../../components/cdk";
import { Key, MachineRunners, Network } from "../../../components/pulumi";
import { adaptTemplate } from "../../../policy-packs/adapters/cloudformation";
import { adaptPulumi } from "../../../policy-packs/adapters/pulumi/adapt";
import type { PulumiResource } from "../../../policy-packs/adapters/pulumi/resource";
import { evaluate } from "../../../policy-packs/core/evaluate";
import { rules } from "../../../policy-packs/rules";
import { said } from "../../laws/graphs";
import { run } from "../carriers/run";
import { resourcesOf } from "../carriers/synth";

const owner = "build-team";
const boundary = { arn: "arn:aws:iam::111122223333:policy/boundary" };
const privateKey = {
  arn: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:app-AbCdEf",
  keyArn: "arn:aws:kms:eu-west-1:111122223333:key/k1",
};
const app = { id: 1234, installation: 5678, privateKey };
const repositories = { shop: { github: "example/shop", id: 101 } } as const;
const until = "2099-12-31";
const actors = [583231] as const;
const machine = { image: { id: "ami-0123456789abcdef0" }, instanceType: "m8g.large" } as const;
const deploys = { group: 14, actors, branches: ["main"], workflows: [".github/workflows/deploy.yml"] } as const;
const anybody = { anybody: { why: "everybody may propose a change" } };

const networkOf = <R>(key: { readonly arn: R }) =>
  ({
    cidr: "10.30.0.0/16",
    owner,
    availabilityZones: ["a", "b"],
    zones: {
      edge: {},
      controller: { sensitivity: "app", slot: 4 },
      forks: { sensitivity: "app", slot: 5 },
      deploy: { sensitivity: "app", slot: 6 },
    },
    flows: {
      "controller -> internet : 443": { why: "GitHub", until },
      "forks -> internet : 443": { why: "packages", until },
      "deploy -> internet : 443": { why: "GitHub", until },
    },
    egress: { sniAllowList: { "api.github.com": "jobs that wait", "github.com": "jobs" } },
    flowLogs: { to: "log-group", key },
    boundary,
  }) as const;

const program = () => {
  const key = new Key("logs", { dataClass: "internal", owner, services: ["logs", "network-firewall"] });
  const { zones } = new Network("ci", networkOf(key));
  const common = {
    dataClass: "internal",
    owner,
    app,
    repositories,
    controller: { zone: zones.controller },
    boundary,
  } as const;
  const runners = new MachineRunners("ci", {
    ...common,
    tiers: {
      pullRequest: { ...machine, zone: zones.forks, group: 11, actors: anybody },
      deploy: { ...machine, ...deploys, zone: zones.deploy },
    },
  });
  return { zones, common, runners };
};

/** What stands in the function's archive, which records of programs leave out. */
const textHandedOver = async (): Promise<string | undefined> => {
  let code: pulumi.asset.AssetArchive | undefined;
  const mocks: pulumi.runtime.Mocks = {
    call: () => ({}),
    newResource: ({ type, name, inputs }: { type: string; name: string; inputs: Record<string, unknown> }) => {
      if (type === "aws:lambda/function:Function") code = inputs["code"] as pulumi.asset.AssetArchive;
      return { id: `${name}-id`, state: inputs };
    },
  };
  await pulumi.runtime.setMocks(mocks, "shop", "test");
  program();
  await pulumi.runtime.disconnect();
  const files = (await code?.assets) as Readonly<Record<string, pulumi.asset.StringAsset>> | undefined;
  return files?.["index.js"]?.text;
};

describe("machines of EC2, carried out by Pulumi beside the network that they stand in", () => {
  let resources: readonly PulumiResource[] = [];
  const shown: Record<string, unknown> = {};

  beforeAll(async () => {
    resources = await run(() => {
      const { runners } = program();
      pulumi
        .all({
          template: runners.tiers.deploy.launchTemplates["a"]?.id ?? "",
          key: runners.tiers.deploy.keyArn,
          records: runners.records.name,
          log: runners.log.name,
        })
        .apply((all) => Object.assign(shown, all));
    });
  }, 60_000);

  const one = (type: string, name: string) => resources.find((it) => it.type.endsWith(`:${type}`) && it.name === name);

  it("pass every rule, as one program", () => {
    const { findings } = evaluate(adaptPulumi(resources), rules);
    expect(findings.map(said)).toEqual([]);
  });

  it("show what they made", () => {
    expect(shown).toEqual({
      template: one("LaunchTemplate", "ci-deploy-template-a")?.id,
      key: one("Key", "ci-deploy-key")?.outputs?.["arn"],
      records: one("LogGroup", "ci-records-log-group")?.id,
      log: one("LogGroup", "ci-controller-log-group")?.id,
    });
    expect(Object.values(shown)).not.toContain(undefined);
  });

  it("hand the controller's text over as the one file that Lambda runs", async () => {
    const text = await textHandedOver();
    expect(text).toMatch(/^const config = \{"name":"ci","organization":"example",.*\};\nconst boot = /);
    expect(text).toContain('["ci-deploy-template-a-id","');
  });

  it("refuse the controller's zone for a tier, whose ids nobody knows before deployment", async () => {
    const refused = run(() => {
      const { zones, common } = program();
      const deploy = { ...machine, ...deploys, zone: zones.controller };
      new MachineRunners("twice", { ...common, tiers: { deploy } });
    });
    await expect(refused).rejects.toThrow(/MachineRunners twice: Tier deploy and the controller stand in one zone/);
  });
});

describe("machines of EC2, carried out by CDK beside the network that they stand in", () => {
  it("pass every rule, with no look-up and no circle", () => {
    const stack = new Stack(new App(), "ci");
    const key = new cdk.Key(stack, "logs", { dataClass: "internal", owner, services: ["logs", "network-firewall"] });
    const { zones } = new cdk.Network(stack, "network", networkOf(key));
    const runners = new cdk.MachineRunners(stack, "ci", {
      dataClass: "internal",
      owner,
      app,
      repositories,
      controller: { zone: zones.controller },
      boundary,
      tiers: {
        pullRequest: { ...machine, zone: zones.forks, group: 11, actors: anybody },
        deploy: { ...machine, ...deploys, zone: zones.deploy },
      },
    });
    const graph = adaptTemplate({ Resources: resourcesOf(stack) } as never, {
      file: "template.json",
      locate: () => undefined,
    }).graph;
    expect(evaluate(graph, rules).findings.map(said)).toEqual([]);
    expect(runners.tiers.deploy.label).toBe("sallyport-ci-deploy");
    expect(Object.keys(runners.tiers.deploy.launchTemplates)).toEqual(["a", "b"]);
  });
});

/** Never run: the compiler is the test. Each line below a directive must not compile, or the directive itself is an error. */
export const wrongCombinations = (): void => {
  const { common, zones } = program();
  const tier = { ...machine, zone: zones.forks, group: 11 };
  const { actors: named, branches, workflows } = deploys;
  // @ts-expect-error Who deploys is named.
  new MachineRunners("ci", { ...common, tiers: { deploy: { ...tier, actors: anybody, branches, workflows } } });
  // @ts-expect-error What deploys is named.
  new MachineRunners("ci", { ...common, tiers: { deploy: { ...tier, actors: named, branches } } });
  // @ts-expect-error A protected branch is named.
  new MachineRunners("ci", { ...common, tiers: { protectedBranch: { ...tier, actors: named } } });
  // @ts-expect-error Names can be taken over by somebody else.
  new MachineRunners("ci", { ...common, tiers: { branch: { ...tier, actors: ["octocat"] } } });
  const alias = { id: "resolve:ssm:/aws/service/ami-amazon-linux-latest" } as const;
  // @ts-expect-error An alias means tomorrow what it does not mean today.
  new MachineRunners("ci", { ...common, tiers: { branch: { ...tier, actors: named, image: alias } } });
  // @ts-expect-error No machine has a role.
  new MachineRunners("ci", { ...common, tiers: { branch: { ...tier, actors: named, instanceProfile: "build" } } });
  const pem = { id: 1234, installation: 5678, privateKey: "-----BEGIN" };
  // @ts-expect-error A key is a secret, which is given by reference.
  new MachineRunners("ci", { ...common, app: pem, tiers: { branch: { ...tier, actors: named } } });
};
