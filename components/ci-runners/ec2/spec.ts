import type { Unsafe } from "../../model/argument";
import type { Planned, Show } from "../../model/plan";
import type { DataClass } from "../../storage/data-class";
import type { RunnerZone, Tier } from "../tiers";

/** Accounts whose jobs run, by the numbers that GitHub gave them: names can be taken over by somebody else. */
type Actors = readonly [number, ...number[]];

type AnyActors = Actors | { readonly anybody: { readonly why: string; readonly until?: string } };

type Workflow = `.github/workflows/${string}`;

interface Common<R> {
  /** A zone that nothing else stands in: what its flows name is all that its jobs reach. */
  readonly zone: RunnerZone<R>;
  readonly image: {
    /** By its id: what an alias of Parameter Store names is another image tomorrow. */
    readonly id: `ami-${string}`;
    /** Of the key that its snapshots are encrypted with, where that is one of your own. */
    readonly keyArn?: R;
    /** What the image calls its root volume: `/dev/xvda` by default. */
    readonly rootDevice?: string;
  };
  /** `m8g.large`. */
  readonly instanceType: string;
  /** The number of the runner group of the organization that is for this tier alone; 1 is the one of every repository. */
  readonly group: number;
  /** GiB: 30 by default, 8 to 1,000. */
  readonly diskSize?: number;
  /** Minutes until a machine is ended: 60 by default, 5 to 480. */
  readonly jobMinutes?: number;
  /** How many machines there are at once: 10 by default, 1 to 100. */
  readonly atOnce?: number;
}

interface OpenTier<R> extends Common<R> {
  readonly actors: AnyActors;
  /** Files whose jobs run; any by default. */
  readonly workflows?: readonly [Workflow, ...Workflow[]];
  readonly branches?: never;
}

interface BranchesTier<R> extends Common<R> {
  readonly actors: Actors;
  /** Branches that GitHub protects. A commit must be on one of them. */
  readonly branches: readonly [string, ...string[]];
  /** Files whose jobs run; any by default. */
  readonly workflows?: readonly [Workflow, ...Workflow[]];
}

interface DeployTier<R> extends BranchesTier<R> {
  readonly workflows: readonly [Workflow, ...Workflow[]];
}

interface MachineTierSpecs<R> {
  readonly pullRequest: OpenTier<R>;
  readonly branch: OpenTier<R>;
  readonly protectedBranch: BranchesTier<R>;
  readonly deploy: DeployTier<R>;
}

export type MachineTierSpec<R> = MachineTierSpecs<R>[Tier];

/** A GitHub App of the organization's own, installed for the repositories whose jobs run. */
interface App<R> {
  /** Of the app itself. */
  readonly id: number;
  /** Of its installation in the organization. */
  readonly installation: number;
  /** A secret of AWS Secrets Manager that holds its private key (PEM) and nothing else, and the key that encrypts it. */
  readonly privateKey: { readonly arn: R; readonly keyArn: R };
}

/** `T` are the tiers there are, `N` the repositories' names, `R` a value that may be known only after deployment. */
export interface MachineRunnersSpec<C extends DataClass, T extends Tier, N extends string, R> {
  /** How bad it is when the wrong people read what machines work with: decides how long records are kept. */
  readonly dataClass: C;
  /** Who answers for the machines: a team, not a person. Becomes the tag `Owner`. */
  readonly owner: string;
  readonly app: App<R>;
  /** The repositories whose jobs run, by a name of your own, all of one organization; by their numbers, too, which nobody takes over. */
  readonly repositories: { readonly [K in N]: { readonly github: `${string}/${string}`; readonly id: number } };
  /** A zone for what asks GitHub for jobs, which no machine stands in. */
  readonly controller: { readonly zone: RunnerZone<R> };
  /** What the roles may never do, whatever their policies say: a `Boundary`. Machines have no role. */
  readonly boundary: { readonly arn: R };
  readonly tiers: { readonly [K in T]: MachineTierSpecs<R>[K] };
  /** `logs-deletion-protected` lets the log groups be deleted, as when a test environment goes. */
  readonly unsafe?: readonly Unsafe<MachineRunnersControl>[];
}

export type MachineRunnersControl = "logs-deletion-protected";

export interface MachineTierOutputs<V> {
  /** What a job says to get a machine of the tier: `runs-on: sallyport-ci-deploy`, and nothing besides. */
  readonly label: string;
  /** By the letter of each of the zone's subnets. */
  readonly launchTemplates: { readonly [subnet: string]: { readonly id: V; readonly version: V } };
  /** Of the key of the machines' disks. */
  readonly keyArn: V;
}

export interface MachineRunnersOutputs<T extends Tier, V> {
  readonly tiers: { readonly [K in T]: MachineTierOutputs<V> };
  /** Where EC2's word is written on each machine that was made and that is gone. */
  readonly records: { readonly name: V; readonly arn: V };
  /** Where it is written which job each machine was made for, and which jobs got none and why. */
  readonly log: { readonly name: V; readonly arn: V };
}

export interface MachineRunnersPlan<T extends Tier> {
  readonly resources: readonly Planned[];
  readonly outputs: <V>(show: Show<V>) => MachineRunnersOutputs<T, V>;
}
