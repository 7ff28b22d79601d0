import { dayOf } from "../../components/model/argument";
import type { Graph } from "../../components/model/graph";
import { judgesBy, type Judges } from "../configuration/judges";
import { projectConfiguration } from "../configuration/project";
import type { Finding } from "../core/evaluate";
import type { Weighed } from "../core/exempting";
import type { Register } from "../core/register";
import { applyExemptions } from "../core/register-audit";
import type { Enforcement, Pack } from "../core/pack";
import {
  configurePack,
  mergeConfig,
  weaker,
  type ConfiguredPack,
  type PackConfig,
  type Telling,
} from "../core/pack-config";
import type { Rule } from "../core/rule";
import { idsOf } from "../core/rule-ids";
import type { Severity } from "../core/severity";
import type { Settings } from "../core/settings";
import { weighAll } from "../core/tolerating";
import { messageOf, schemaOf, tagsOf, type JsonSchema } from "./describe";
import { exemptionsPolicy, registerMessage } from "./register";
import { newSession, type Session } from "./session";
import { toldAlone, toldTogether, type ResourceArgs, type StackArgs } from "./tell";

type Report = (message: string, urn?: string) => void;

/**
 * What @pulumi/policy takes as a policy: it fits its `Policies` (a test holds it to that), and is spelled out here so that
 * nobody needs that package who does not use it.
 */
export interface PulumiPolicy {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly enforcementLevel: Enforcement;
  readonly severity?: Severity;
  readonly tags: string[];
  readonly remediationSteps?: string;
  readonly url?: string;
  readonly configSchema?: { properties: { [setting: string]: JsonSchema } };
  readonly validateResource: (args: ResourceArgs, report: Report) => void;
  readonly validateStack: (args: StackArgs, report: Report) => void;
}

/**
 * A pack's rules as policies of @pulumi/policy, to stand in a `PolicyPack` beside others:
 * `new PolicyPack("ours", { policies: [...toPulumiPolicies(fivePrinciples), ...own] })`. The project's `sallyport.yaml` goes before
 * `config`. Two policies are no rules: `undetermined` tells what cannot be judged before deployment, and `advice` what is exempt,
 * tolerated, or by the resource's environment or class of data no more than advice. Where a pack has nothing but such rules,
 * `servePack` is faster, and keeps secrets out of messages; @pulumi/policy does not tell which values are secret.
 *
 * @throws Error where the configuration names what the pack does not have.
 */
export const toPulumiPolicies = (pack: Pack, config: PackConfig = {}): PulumiPolicy[] => {
  const { rules, telling } = projectConfiguration(pack);
  const merged = mergeConfig(config, rules);
  const { judges, problems } = judgesBy(pack, merged, telling);
  if (problems.length > 0) throw new Error(`The configuration of ${pack.name} is wrong: ${problems.join("; ")}.`);
  const door = newDoor(judges.register);
  const policies = pack.rules.map((rule) => policyOf(rule, { judges, config: merged, telling }, door));
  const undetermined = undeterminedPolicy(merged.undetermined ?? "advisory", door);
  return [...policies, undetermined, advicePolicy(door), registerPolicy(judges, door)];
};

interface Wanted {
  readonly judges: Judges;
  readonly config: PackConfig;
  readonly telling: Telling | undefined;
}

/** What all policies share: one session, and one graph for what the engine asks about at one time. */
interface Door {
  readonly session: Session;
  readonly alone: (args: ResourceArgs) => Graph;
  readonly together: (args: StackArgs) => Graph;
  /** What the policies so far found that cannot be judged, for a later policy to tell. */
  readonly undetermined: Weighed[];
  /** What they found that stops nothing, though their own level does. */
  readonly advice: Weighed[];
  readonly register: Register;
  /** All that was found at the end, for the register to be held against. */
  readonly concluded: Finding[];
}

const newDoor = (register: Register): Door => {
  const session = newSession();
  return {
    session,
    alone: perTurn(
      (args) => session.meet(toldAlone(args)),
      (args) => args.urn,
    ),
    together: perTurn(
      (args) => session.gather(toldTogether(args)),
      (args) => args.resources.length,
    ),
    undetermined: [],
    advice: [],
    register,
    concluded: [],
  };
};

/**
 * The same answer for the same question, for as long as the event loop does not turn. @pulumi/policy asks all policies about one
 * resource or stack in one turn, each with a copy of its own.
 */
const perTurn = <Question, Answer extends object>(
  answer: (question: Question) => Answer,
  keyOf: (question: Question) => string | number,
): ((question: Question) => Answer) => {
  let last: { readonly key: string | number; readonly answer: Answer } | undefined;
  return (question) => {
    const key = keyOf(question);
    if (last?.key === key) return last.answer;
    if (last === undefined) setImmediate(() => (last = undefined));
    last = { key, answer: answer(question) };
    return last.answer;
  };
};

/** One rule, by what the engine says of it over all else; the same for as long as the engine says the same. */
const asking = (rule: Rule, { judges: { pack }, config, telling }: Wanted) => {
  const known = new Map<string, ConfiguredPack>();
  const names = [...idsOf(rule), "all", "undetermined"];
  const base = Object.fromEntries(names.flatMap((name) => (config[name] === undefined ? [] : [[name, config[name]]])));
  return (args: ResourceArgs | StackArgs): ConfiguredPack => {
    const said = args.getConfig<Partial<Settings>>();
    const key = JSON.stringify(said);
    let configured = known.get(key);
    if (configured === undefined) {
      const own = mergeConfig(base, { [rule.id]: said });
      known.set(key, (configured = configurePack({ ...pack, rules: [rule] }, own, telling).configured));
    }
    return configured;
  };
};

const policyOf = (rule: Rule, wanted: Wanted, door: Door): PulumiPolicy => {
  const { judges } = wanted;
  const enforcementLevel = judges.strictest(rule);
  const properties = schemaOf(rule, judges.settings[rule.id] ?? {});
  const [url] = rule.links;
  const judgesOf = asking(rule, wanted);
  const report = (findings: readonly Finding[], { enforcementOf }: ConfiguredPack, tell: Report): void => {
    for (const weighed of weighAll(findings, door.register, dayOf(new Date()))) {
      const { finding, verdict } = weighed;
      const level = enforcementOf(finding);
      if (level === "disabled") continue;
      if (verdict === "undetermined") door.undetermined.push(weighed);
      else if (verdict !== "fail" || weaker(level, enforcementLevel) !== enforcementLevel) door.advice.push(weighed);
      else tell(messageOf(weighed), finding.resource.view.source.address);
    }
  };
  return {
    name: rule.id,
    displayName: rule.title,
    description: rule.why,
    enforcementLevel,
    severity: rule.severity,
    tags: tagsOf(rule),
    remediationSteps: rule.fix.pulumi,
    ...(url === undefined ? {} : { url }),
    ...(properties === undefined ? {} : { configSchema: { properties } }),
    validateResource: (args, tell) => {
      const configured = judgesOf(args);
      report(door.session.refuse(door.alone(args), configured), configured, tell);
    },
    validateStack: (args, tell) => {
      const configured = judgesOf(args);
      const findings = door.session.conclude(door.together(args), configured);
      door.concluded.push(...findings);
      report(findings, configured, tell);
    },
  };
};

/** A policy of @pulumi/policy has one enforcement level for all it reports, so what is undetermined has a policy of its own. */
const undeterminedPolicy = (enforcementLevel: Enforcement, door: Door): PulumiPolicy => ({
  name: "undetermined",
  displayName: "What cannot be judged before deployment",
  description: "A rule asks for a property whose value nobody knows yet.",
  enforcementLevel,
  tags: [],
  validateResource: (args) => {
    door.alone(args);
  },
  validateStack: (_, tell) => {
    tellAll(door.undetermined, tell);
  },
});

/** What stops nothing has a policy of its own for the same reason. */
const advicePolicy = (door: Door): PulumiPolicy => ({
  name: "advice",
  displayName: "What stops nothing",
  description: "What is exempt or tolerated, or no more than advice for the resource's environment or class of data.",
  enforcementLevel: "advisory",
  tags: [],
  validateResource: (args) => {
    door.alone(args);
  },
  validateStack: (_, tell) => {
    tellAll(door.advice, tell);
  },
});

const tellAll = (found: Weighed[], tell: Report): void => {
  for (const weighed of found.splice(0)) {
    const { rule, resource } = weighed.finding;
    tell(`${rule.id}: ${messageOf(weighed)}`, resource.view.source.address);
  }
};

/** Runs last: exemptions are held against all that the other policies have found. */
const registerPolicy = ({ pack, rules, exemptions }: ConfiguredPack, door: Door): PulumiPolicy => ({
  name: exemptionsPolicy,
  displayName: "Exemptions are complete, narrow and needed",
  description: "What is exempt stays so only as long as somebody answers for it, and no further than that.",
  enforcementLevel: exemptions.enforcementLevel ?? pack.enforcement.high,
  tags: [],
  validateResource: (args) => {
    door.alone(args);
  },
  validateStack: (args, tell) => {
    const findings = [...door.session.refused(), ...door.concluded.splice(0)];
    const all = { findings, graph: door.together(args), rules };
    for (const fault of applyExemptions([all], door.register, dayOf(new Date())).register) tell(registerMessage(fault));
  },
});
