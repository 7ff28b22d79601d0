import type { Unsafe } from "../../model/argument";
import { nested } from "../../model/nested";
import { att, Input, ref, type Planned, type Show, type Text } from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import type { Tags } from "../../model/planned/tags";
import type { DataClass } from "../../storage/data-class";
import { planKey } from "../../storage/key/plan";
import { tagsOf } from "../../storage/tags";
import { checkName } from "../codebuild/check";
import { planLog } from "../log";
import { planRecords } from "../records";
import { checkZones, spellTier, tiers, type RunnerZone, type Tier } from "../tiers";
import { checkApp, checkGroups, checkMachineTier, organizationOf } from "./check";
import { planController } from "./controller";
import type { TierMachines } from "./role";
import { planTemplate } from "./template";
import type {
  MachineRunnersControl,
  MachineRunnersOutputs,
  MachineRunnersPlan,
  MachineRunnersSpec,
  MachineTierOutputs,
  MachineTierSpec,
} from "./spec";

/** The specification without what the compiler alone needs to know. */
interface AnyMachines {
  readonly dataClass: DataClass;
  readonly owner: string;
  readonly app: {
    readonly id: number;
    readonly installation: number;
    readonly privateKey: { readonly arn: unknown; readonly keyArn: unknown };
  };
  readonly repositories: { readonly [name: string]: { readonly github: string; readonly id: number } };
  readonly controller: { readonly zone: RunnerZone<unknown> };
  readonly boundary: { readonly arn: unknown };
  readonly unsafe?: readonly Unsafe<MachineRunnersControl>[];
}

/**
 * Machines of EC2 for the jobs of GitHub, one fresh machine a job, for those who need machines of their own: another user than root, a
 * disk with a key of theirs, and no credentials at all on the machine. A function asks GitHub once a minute for jobs that wait, and
 * decides by GitHub's word on the run, not by its label, which tier it deserves. Sources: NIST SP 800-204D, OWASP CICD-SEC-4 and
 * CICD-SEC-5, SLSA build L3 (isolated),
 * https://docs.github.com/en/actions/reference/security/secure-use#hardening-for-self-hosted-runners
 *
 * `today` is the date, as `2027-03-31`. Throws a `PlanError` on what cannot be had.
 */
export const planMachineRunners = <C extends DataClass, T extends Tier, N extends string, R>(
  name: string,
  spec: MachineRunnersSpec<C, T, N, R>,
  today: string,
): MachineRunnersPlan<T> => {
  const planned = tiersOf(spec.tiers);
  const organization = check(name, spec, planned, today);
  const parts = planned.map(([tier, own]) => planTier(name, tier, own, spec, today));
  const records = planLog("records", `${name}-records`, spec, today);
  const log = planLog("controller", `${name}-controller`, spec, today);
  const controller = planController(
    {
      name,
      owner: spec.owner,
      tags: tagsOf(`${name}-controller`, spec.owner, spec.dataClass),
      boundary: new Input(spec.boundary.arn),
      zone: spec.controller.zone,
      log: log.log,
      privateKey: spec.app.privateKey,
      tiers: parts.map(({ machines }) => machines),
      config: configOf(name, organization, spec, parts),
    },
    today,
  );
  return {
    resources: [
      ...parts.flatMap(({ resources }) => resources),
      ...records.resources,
      ...planRecords(name, tagsOf(`${name}-records`, spec.owner, spec.dataClass), states(name)),
      ...log.resources,
      ...controller,
    ],
    outputs: <V>(show: Show<V>) => ({
      tiers: Object.fromEntries(parts.map(({ tier, outputs }) => [tier, outputs(show)])) as MachineRunnersOutputs<
        T,
        V
      >["tiers"],
      records: { name: show(records.log.name), arn: show(records.log.arn) },
      log: { name: show(log.log.name), arn: show(log.log.arn) },
    }),
  };
};

/** EC2 names no tags in its events: in an account that is for runners, all machines are theirs. */
const states = (name: string) => ({
  description: `Machines of EC2, for ${name}: made, and gone`,
  pattern: { source: ["aws.ec2"], "detail-type": ["EC2 Instance State-change Notification"] },
});

type TierEntry = readonly [Tier, MachineTierSpec<unknown>];

const tiersOf = (specs: { readonly [K in Tier]?: MachineTierSpec<unknown> }): readonly TierEntry[] =>
  (Object.keys(specs) as Tier[])
    .sort((a, b) => tiers.indexOf(a) - tiers.indexOf(b))
    .flatMap((tier) => {
      const own = specs[tier];
      return own === undefined ? [] : [[tier, own] as const];
    });

const check = (
  name: string,
  { app, repositories, controller }: AnyMachines,
  planned: readonly TierEntry[],
  today: string,
): string => {
  checkName(name);
  checkApp(app);
  if (planned.length === 0) throw new PlanError(`Runners ${name} have no tier: name one of ${tiers.join(", ")}.`);
  for (const [tier, own] of planned) checkMachineTier(tier, own, today);
  checkGroups(planned);
  checkZones([...planned.map(([tier, { zone }]) => [tier, zone] as const), ["controller", controller.zone]]);
  return organizationOf(repositories);
};

interface TierPlan {
  readonly tier: Tier;
  readonly resources: readonly Planned[];
  readonly machines: TierMachines;
  /** What the controller's code reads of the tier. */
  readonly config: object;
  readonly outputs: <V>(show: Show<V>) => MachineTierOutputs<V>;
}

const planTier = (
  runners: string,
  tier: Tier,
  own: MachineTierSpec<unknown>,
  { dataClass, owner }: AnyMachines,
  today: string,
): TierPlan => {
  const name = `${runners}-${spellTier(tier)}`;
  const label = `sallyport-${name}`;
  const tags: Tags = [...tagsOf(name, owner, dataClass), { Key: "TrustTier", Value: spellTier(tier) }];
  const keyPlan = planKey(name, { dataClass, owner, services: ["ec2"] }, today);
  const key = nested(spellTier(tier), keyPlan.resources);
  const keyArn = keyPlan.outputs(key.show).arn;
  const subnets = Object.entries(own.zone.subnets);
  const part = nested(
    spellTier(tier),
    subnets.map(([letter, subnet]) =>
      planTemplate(`template-${letter}`, { tags, subnet: new Input(subnet), keyArn, tier: own }),
    ),
  );
  const templates = subnets.map(([letter]) => ({
    letter,
    id: part.show(ref(`template-${letter}`)),
    version: part.show(att(`template-${letter}`, "LatestVersionNumber")),
  }));
  return {
    tier,
    resources: [...key.resources, ...part.resources],
    machines: { spec: own, keyArn, templates: templates.map(({ id }) => id) },
    config: tierConfig(tier, label, own, templates),
    outputs: (show) => ({
      label,
      launchTemplates: Object.fromEntries(
        templates.map(({ letter, id, version }) => [letter, { id: show(id), version: show(version) }]),
      ),
      keyArn: show(keyArn),
    }),
  };
};

const tierConfig = (
  tier: Tier,
  label: string,
  { group, atOnce = 10, jobMinutes = 60, actors, branches, workflows }: MachineTierSpec<unknown>,
  templates: readonly { readonly id: Text; readonly version: Text }[],
) => ({
  tier,
  spelled: spellTier(tier),
  label,
  group,
  atOnce,
  minutes: jobMinutes,
  actors: "anybody" in actors ? null : actors,
  branches: branches ?? [],
  workflows: workflows ?? null,
  templates: templates.map(({ id, version }) => [id, version]),
});

/**
 * What the controller's code reads. Its token may read runs and register runners, and read commits where a tier asks which branch
 * one is on: https://docs.github.com/en/rest/authentication/permissions-required-for-github-apps
 */
const configOf = (
  name: string,
  organization: string,
  { app, repositories }: AnyMachines,
  parts: readonly TierPlan[],
): object => ({
  name,
  organization,
  app: app.id,
  installation: app.installation,
  privateKey: new Input(app.privateKey.arn),
  permissions: {
    actions: "read",
    ...(parts.some(({ tier }) => tier === "protectedBranch" || tier === "deploy") ? { contents: "read" } : {}),
    organization_self_hosted_runners: "write",
  },
  repositories: Object.values(repositories).map(({ github, id }) => ({ id, path: github })),
  tiers: parts.map(({ config }) => config),
});
