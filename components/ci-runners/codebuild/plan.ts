import type { Unsafe } from "../../model/argument";
import { nested } from "../../model/nested";
import { att, Input, ref, type Planned, type Show } from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import type { Tags } from "../../model/planned/tags";
import type { DataClass } from "../../storage/data-class";
import { tagsOf } from "../../storage/tags";
import { planLog } from "../log";
import { planRecords, type Recorded } from "../records";
import { checkZones, spellTier, tiers, type Tier } from "../tiers";
import { checkName, checkRepository, checkTier } from "./check";
import { labelOf, planProject } from "./project";
import { planRole } from "./role";
import type {
  Repository,
  RunnersControl,
  RunnersOutputs,
  RunnersPlan,
  RunnersSpec,
  TierOutputs,
  TierSpec,
} from "./spec";

/** The specification without what the compiler alone needs to know. */
interface AnyRunners {
  readonly dataClass: DataClass;
  readonly owner: string;
  readonly repositories: { readonly [name: string]: Repository<unknown> };
  readonly vpc: unknown;
  readonly boundary: { readonly arn: unknown };
  readonly unsafe?: readonly Unsafe<RunnersControl>[];
}

/**
 * Machines for the jobs of GitHub and GitLab, one fresh machine a job, by AWS CodeBuild: no controller, token or image of ours. Each
 * tier of trust has a key, a role, a log group, subnets and a security group that no other tier has, and each of its repositories a
 * project. Sources: NIST SP 800-204D, OWASP CICD-SEC-4 and CICD-SEC-5, SLSA build L3 (isolated),
 * https://docs.aws.amazon.com/codebuild/latest/userguide/webhooks.html#webhook-best-practices
 *
 * `today` is the date, as `2027-03-31`. Throws a `PlanError` on what cannot be had.
 */
export const planRunners = <C extends DataClass, T extends Tier, N extends string, R>(
  name: string,
  spec: RunnersSpec<C, T, N, R>,
  today: string,
): RunnersPlan<T, N> => {
  const planned = tiersOf(spec.tiers);
  check(name, spec, planned, today);
  const parts = planned.map(([tier, own]) => ({ tier, ...planTier(name, tier, own, spec, today) }));
  const records = planLog("records", `${name}-records`, spec, today);
  return {
    resources: [
      ...parts.flatMap(({ resources }) => resources),
      ...records.resources,
      ...planRecords(
        name,
        tagsOf(`${name}-records`, spec.owner, spec.dataClass),
        recordsOf(
          name,
          parts.flatMap(({ projects }) => projects),
        ),
      ),
    ],
    outputs: <V>(show: Show<V>) => ({
      tiers: Object.fromEntries(parts.map(({ tier, outputs }) => [tier, outputs(show)])) as RunnersOutputs<
        T,
        N,
        V
      >["tiers"],
      records: { name: show(records.log.name), arn: show(records.log.arn) },
    }),
  };
};

/**
 * CodeBuild tells of every machine that it makes for a job and that is gone after it; EventBridge writes it down, with the job's
 * commit and who asked for it. Beside it CloudTrail knows of each build's start.
 * https://docs.aws.amazon.com/codebuild/latest/userguide/sample-build-notifications.html#sample-build-notifications-ref
 */
const recordsOf = (name: string, projects: readonly string[]): Recorded => ({
  description: `Machines of ${name}: made for a job, and gone after it`,
  pattern: {
    source: ["aws.codebuild"],
    "detail-type": ["CodeBuild Build State Change"],
    detail: { "project-name": projects },
  },
});

const tiersOf = (specs: { readonly [K in Tier]?: TierSpec<unknown> }): readonly (readonly [
  Tier,
  TierSpec<unknown>,
])[] =>
  (Object.keys(specs) as Tier[])
    .sort((a, b) => tiers.indexOf(a) - tiers.indexOf(b))
    .flatMap((tier) => {
      const own = specs[tier];
      return own === undefined ? [] : [[tier, own] as const];
    });

const check = (
  name: string,
  { repositories }: AnyRunners,
  planned: readonly (readonly [Tier, TierSpec<unknown>])[],
  today: string,
): void => {
  checkName(name);
  if (planned.length === 0) throw new PlanError(`Runners ${name} have no tier: name one of ${tiers.join(", ")}.`);
  if (Object.keys(repositories).length === 0) {
    throw new PlanError(`Runners ${name} have no repository: name those whose jobs may run.`);
  }
  for (const [repository, it] of Object.entries(repositories)) checkRepository(repository, it);
  for (const [tier, own] of planned) checkTier(tier, own, today);
  checkZones(planned.map(([tier, { zone }]) => [tier, zone]));
};

interface TierPlan {
  readonly resources: readonly Planned[];
  readonly projects: readonly string[];
  readonly outputs: <V>(show: Show<V>) => TierOutputs<string, V>;
}

const planTier = (runners: string, tier: Tier, own: TierSpec<unknown>, spec: AnyRunners, today: string): TierPlan => {
  const name = `${runners}-${spellTier(tier)}`;
  const repositories = Object.entries(spec.repositories);
  const tags: Tags = [...tagsOf(name, spec.owner, spec.dataClass), { Key: "TrustTier", Value: spellTier(tier) }];
  const { resources, keyArn, log } = planLog(spellTier(tier), name, spec, today);
  const vpc = new Input(spec.vpc);
  const connections = [...new Set(repositories.map(([, it]) => it.connection.arn))].map((it) => new Input(it));
  const role = planRole({
    name,
    tags,
    boundary: new Input(spec.boundary.arn),
    vpc,
    log: log.arn,
    connections,
    tier: own,
  });
  const projects = repositories.map(([repository, it]) =>
    planProject(`project-${repository}`, {
      name: `${name}-${repository}`,
      tags,
      repository: it,
      tier: own,
      vpc,
      keyArn,
      logGroup: log.name,
    }),
  );
  const part = nested(spellTier(tier), [...role, ...projects]);
  return {
    resources: [...resources, ...part.resources],
    projects: repositories.map(([it]) => `${name}-${it}`),
    outputs: (show) => ({
      role: { name: show(part.show(ref("role"))), arn: show(part.show(att("role", "Arn"))), attachments: "exclusive" },
      logGroup: { name: show(log.name), arn: show(log.arn) },
      projects: Object.fromEntries(
        repositories.map(([repository, it]) => [
          repository,
          {
            name: `${name}-${repository}`,
            arn: show(part.show(att(`project-${repository}`, "Arn"))),
            label: labelOf(`${name}-${repository}`, it),
          },
        ]),
      ),
    }),
  };
};
