import { planMachineRunners } from "../../../components/ci-runners/ec2/plan";
import type { MachineRunnersSpec, MachineTierSpec } from "../../../components/ci-runners/ec2/spec";
import type { Tier } from "../../../components/ci-runners/tiers";
import type { Planned } from "../../../components/model/plan";
import type { DataClass } from "../../../components/storage/data-class";
import { actors, zone } from "./given";

const today = "2026-06-01";

export const image = { id: "ami-0123456789abcdef0" } as const;
const machine = { image, instanceType: "m8g.large" } as const;
export const anybody = { anybody: { why: "everybody may propose a change" } };

/** Machines whose keys are not known to the compiler: what a test makes. */
export type AnyMachines = Omit<MachineRunnersSpec<DataClass, Tier, string, string>, "tiers"> & {
  readonly tiers: { readonly [T in Tier]?: MachineTierSpec<string> };
};

/** The four tiers of two repositories, with what a test is about in place of the rest. */
const spec = (own: Partial<AnyMachines> = {}) =>
  ({
    dataClass: "internal",
    owner: "build-team",
    app: {
      id: 1234,
      installation: 5678,
      privateKey: {
        arn: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:app-AbCdEf",
        keyArn: "arn:aws:kms:eu-west-1:111122223333:key/k1",
      },
    },
    repositories: { shop: { github: "example/shop", id: 101 }, tools: { github: "example/tools", id: 102 } },
    controller: { zone: zone("controller") },
    boundary: { arn: "arn:aws:iam::111122223333:policy/boundary" },
    tiers: {
      pullRequest: { ...machine, zone: zone("forks"), group: 11, actors: anybody },
      branch: { ...machine, zone: zone("branches"), group: 12, actors },
      protectedBranch: { ...machine, zone: zone("main"), group: 13, actors, branches: ["main"] },
      deploy: {
        ...machine,
        image: { ...image, keyArn: "arn:aws:kms:eu-west-1:111122223333:key/images", rootDevice: "/dev/sda1" },
        zone: zone("deploy"),
        group: 14,
        actors: [583231],
        branches: ["main", "release/2"],
        workflows: [".github/workflows/deploy.yml"],
        jobMinutes: 30,
        atOnce: 1,
        diskSize: 50,
      },
    },
    ...own,
  }) as MachineRunnersSpec<DataClass, Tier, string, string>;

export const plan = (own: Partial<AnyMachines> = {}) => planMachineRunners("ci", spec(own), today);

export const oneTier = (own: Partial<MachineTierSpec<string>>, tier: Tier = "branch") =>
  plan({ tiers: { [tier]: { ...machine, zone: zone("one"), group: 11, actors, ...own } as MachineTierSpec<string> } });

export const machinePlans: readonly (readonly [string, readonly Planned[]])[] = [
  ["machines of EC2 for the four tiers of two repositories", plan().resources],
  [
    "machines of EC2 for a team's branches",
    plan({
      dataClass: "confidential",
      repositories: { shop: { github: "example/shop", id: 101 } },
      tiers: { branch: { ...machine, zone: zone("branches"), group: 12, actors } },
    }).resources,
  ],
];
