import type { Planned, Show } from "../../model/plan";
import type { GitHubTrust, GitLabTrust, WorkflowRef } from "../../identity/trust";
import type { Service } from "./catalogue";

/** Jobs that only compare: those of pull requests, too. */
export type PlanJobs<R> = { readonly github: GitHubTrust<R> } | { readonly gitlab: GitLabTrust<R> };

/** Jobs that change: of one environment, which the forge protects, and at GitHub of one workflow file. */
export type ApplyJobs<R> =
  | { readonly github: GitHubTrust<R> & { readonly environment: string; readonly workflow: WorkflowRef } }
  | {
      readonly gitlab: GitLabTrust<R> & { readonly environment: NonNullable<GitLabTrust<R>["environment"]> };
    };

/** Where alone the roles can be used from. */
export type PipelineNetwork<R> =
  | {
      /** Ids of the VPCs of the runners, whose calls come by endpoints. */
      readonly vpcs: readonly [R, ...R[]];
      /** Where calls come from that have no endpoint, such as IAM's: the addresses of the NAT gateways, as `203.0.113.7/32`. */
      readonly addresses?: readonly R[];
    }
  | { readonly addresses: readonly [R, ...R[]]; readonly vpcs?: never }
  /** Runners of the forge's own, whose addresses everybody shares. */
  | { readonly anywhere: { readonly why: string; readonly until: string } };

/** What the pipeline deploys, service by service, and why; or that CDK does it, by the roles of its bootstrap stack. */
type Deploys<R> =
  | {
      readonly services: { readonly [S in Service]?: string };
      /** What the roles are like that it may create, or that it creates none. */
      readonly creates:
        | {
            /** Begins and ends with `/`, such as `/app/`. The pipeline's own path is another. */
            readonly path: string;
            /** What every one of them must have. */
            readonly boundary: { readonly arn: R };
          }
        | "no-roles";
      readonly cdk?: never;
    }
  | {
      readonly cdk: {
        /** Of the bootstrap stack: `hnb659fds` by default. */
        readonly qualifier?: string;
        readonly why: string;
      };
      readonly services?: never;
      readonly creates?: never;
    };

/** `R` is a value that may be known only after deployment. */
export interface DeployRolesSpec<R> {
  /** Who answers for the pipeline: a team, not a person. Becomes the tag `Owner`. */
  readonly owner: string;
  /** Whose jobs take which role. */
  readonly jobs: { readonly plan: PlanJobs<R>; readonly apply: ApplyJobs<R> };
  readonly network: PipelineNetwork<R>;
  readonly deploys: Deploys<R>;
  /**
   * What the deploy roles themselves may do at most, where the account asks for a policy of its own. By default one is made for them.
   * Of a `Boundary` it is one whose `makesRoles` are `within` another, and which lets them take each other.
   */
  readonly boundary?: { readonly arn: R };
  /** By what everybody else tells the pipeline's roles: `/pipeline/` by default. */
  readonly path?: string;
}

/** Things can be granted to it, such as a `StateBackend`. */
interface DeployRole<V> {
  readonly name: V;
  readonly arn: V;
  readonly attachments: "shared";
}

export interface DeployRolesOutputs<V> {
  /** Compares, and changes nothing. */
  readonly plan: DeployRole<V>;
  readonly apply: DeployRole<V>;
  /** What a job takes first, with the token of its forge; with CDK it is the role itself. */
  readonly entries: { readonly plan: { readonly arn: V }; readonly apply: { readonly arn: V } };
  /** What the roles' ARNs begin with, for a `ChangeAlarm`. */
  readonly path: string;
}

export interface DeployRolesPlan {
  readonly resources: readonly Planned[];
  readonly outputs: <V>(show: Show<V>) => DeployRolesOutputs<V>;
}

export type Tier = "apply" | "plan";
