import type { Unsafe } from "../../model/argument";
import type { Planned, Show } from "../../model/plan";
import type { DataClass } from "../../storage/data-class";
import type { RunnerZone, Tier } from "../tiers";

/** An AWS CodeConnections connection that somebody has confirmed in the console: its tokens last hours, and nobody keeps one. */
interface Connection<R> {
  readonly connection: { readonly arn: R };
}

/** Where jobs come from: no other repository can start one. `example/shop` in GitHub, `example/web/shop` in GitLab. */
export type Repository<R> = Connection<R> &
  (
    | { readonly github: `${string}/${string}`; readonly gitlab?: never; readonly host?: never }
    | {
        readonly gitlab: `${string}/${string}`;
        /** Of a GitLab of one's own: `gitlab.example.com`. */
        readonly host?: string;
        readonly github?: never;
      }
  );

/** Accounts whose jobs run, by the numbers that GitHub or GitLab gave them: names can be taken over by somebody else. */
type Actors = readonly [number, ...number[]];

interface Common<R> {
  /** A zone that nothing else stands in: what its flows name is all that its jobs reach. */
  readonly zone: RunnerZone<R>;
  /** Names of the workflows whose jobs run; any by default. Whoever writes a workflow names it, so this alone keeps nobody out. */
  readonly workflows?: readonly string[];
  /** 2 processors and 4 GB on arm64 by default. */
  readonly machine?: { readonly architecture?: "arm64" | "x86_64"; readonly size?: "large" | "medium" | "small" };
  /** An image of one's own in ECR, by its digest; by default CodeBuild's own, which AWS patches under a tag. */
  readonly image?: {
    readonly repository: { readonly arn: R; readonly uri: R };
    readonly digest: `sha256:${string}`;
  };
  /** Minutes until a job is killed: 60 by default, 5 to 480. */
  readonly jobMinutes?: number;
  /** Minutes until a job that waits for a machine is given up: 30 by default, 5 to 480. */
  readonly queueMinutes?: number;
  /** How many jobs of a repository run at once: 10 by default, 1 to 100. */
  readonly atOnce?: number;
}

/** By the name of the variable that a job finds the value in: the ARN of a secret, and of the key that encrypts it. */
interface Secrets<R> {
  readonly [variable: string]: { readonly arn: R; readonly keyArn: R };
}

/** Of what anybody may send: no secret is there to be taken. */
interface OpenTier<R> extends Common<R> {
  readonly actors: Actors | { readonly anybody: { readonly why: string; readonly until?: string } };
  readonly secrets?: never;
}

interface TeamTier<R> extends Common<R> {
  readonly actors: Actors | { readonly anybody: { readonly why: string; readonly until?: string } };
  readonly secrets?: Secrets<R>;
}

interface TrustedTier<R> extends Common<R> {
  readonly actors: Actors;
  readonly secrets?: Secrets<R>;
}

interface TierSpecs<R> {
  readonly pullRequest: OpenTier<R>;
  readonly branch: TeamTier<R>;
  readonly protectedBranch: TrustedTier<R>;
  readonly deploy: TrustedTier<R>;
}

export type TierSpec<R> = TierSpecs<R>[Tier];

/** `T` are the tiers there are, `N` the repositories' names, `R` a value that may be known only after deployment. */
export interface RunnersSpec<C extends DataClass, T extends Tier, N extends string, R> {
  /** How bad it is when the wrong people read what jobs say: decides how long logs are kept, and what they hide. */
  readonly dataClass: C;
  /** Who answers for the runners: a team, not a person. Becomes the tag `Owner`. */
  readonly owner: string;
  /** The repositories whose jobs run, by a name of your own. */
  readonly repositories: { readonly [K in N]: Repository<R> };
  /** The id of the VPC that the zones are of. */
  readonly vpc: R;
  /** What the runners' roles may never do, whatever their policies say: a `Boundary`. */
  readonly boundary: { readonly arn: R };
  readonly tiers: { readonly [K in T]: TierSpecs<R>[K] };
  /** `logs-deletion-protected` lets the log groups be deleted, as when a test environment goes. */
  readonly unsafe?: readonly Unsafe<RunnersControl>[];
}

export type RunnersControl = "logs-deletion-protected";

export interface TierOutputs<N extends string, V> {
  /** What a job of the tier is to AWS. Nothing can be granted to it: whatever runs in any job would have it. */
  readonly role: { readonly name: V; readonly arn: V; readonly attachments: "exclusive" };
  readonly logGroup: { readonly name: V; readonly arn: V };
  /** By repository: what a workflow says to get a machine of this tier. */
  readonly projects: {
    readonly [K in N]: {
      readonly name: string;
      readonly arn: V;
      /** `runs-on` of a GitHub workflow, one of the `tags` of a GitLab job. */
      readonly label: string;
    };
  };
}

export interface RunnersOutputs<T extends Tier, N extends string, V> {
  readonly tiers: { readonly [K in T]: TierOutputs<N, V> };
  /** Where it is written when a machine was made for a job, and when it was gone. */
  readonly records: { readonly name: V; readonly arn: V };
}

export interface RunnersPlan<T extends Tier, N extends string> {
  readonly resources: readonly Planned[];
  readonly outputs: <V>(show: Show<V>) => RunnersOutputs<T, N, V>;
}
