import { dayOf } from "../../components/model/argument";
import type { Graph } from "../../components/model/graph";
import type { Finding } from "../core/evaluate";
import { weigh, type Weighed } from "../core/exempting";
import type { Register } from "../core/register";
import { applyExemptions } from "../core/register-audit";
import type { Enforcement, Pack } from "../core/pack";
import { configurePack, type ConfiguredPack, type PackConfig } from "../core/pack-config";
import type { Rule } from "../core/rule";
import type { Severity } from "../core/severity";
import type { Settings } from "../core/settings";
import { messageOf, schemaOf, tagsOf, type JsonSchema } from "./describe";
import { registerOf } from "../register/on-demand";
import { exemptionsPolicy, registerMessage } from "./register";
import { newSession, type Judges, type Session } from "./session";
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
 * `new PolicyPack("ours", { policies: [...toPulumiPolicies(fivePrinciples), ...own] })`. One policy is called `undetermined`: it
 * tells what cannot be judged before deployment, for all rules. Where a pack has nothing but such rules, `servePack` is
 * faster, and keeps secrets out of messages; @pulumi/policy does not tell which values are secret.
 *
 * @throws Error where the configuration names what the pack does not have.
 */
export const toPulumiPolicies = (pack: Pack, config: PackConfig = {}): PulumiPolicy[] => {
  const { configured, problems } = configurePack(pack, config);
  const { register, problems: faults } = registerOf(problems.length > 0 ? {} : configured.exemptions);
  const wrong = [...problems, ...faults];
  if (wrong.length > 0) throw new Error(`The configuration of ${pack.name} is wrong: ${wrong.join("; ")}.`);
  const door = newDoor(register);
  const policies = pack.rules.map((rule) =>
    policyOf(rule, configured.enforcementOf({ rule, verdict: "fail" }), configured.settings[rule.id] ?? {}, door),
  );
  return [...policies, undeterminedPolicy(config.undetermined ?? "advisory", door), registerPolicy(configured, door)];
};

/** What all policies share: one session, and one graph for what the engine asks about at one time. */
interface Door {
  readonly session: Session;
  readonly alone: (args: ResourceArgs) => Graph;
  readonly together: (args: StackArgs) => Graph;
  /** What the policies so far found that cannot be judged, for the last policy to tell. */
  readonly undetermined: Weighed[];
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

const policyOf = (rule: Rule, enforcementLevel: Enforcement, settings: Partial<Settings>, door: Door): PulumiPolicy => {
  const properties = schemaOf(rule, settings);
  const [url] = rule.links;
  const rules = [rule];
  const judgesOf = (args: ResourceArgs | StackArgs): Judges => ({
    rules,
    settings: { [rule.id]: { ...settings, ...args.getConfig<Partial<Settings>>() } },
  });
  const report = (findings: readonly Finding[], tell: Report): void => {
    for (const finding of findings) {
      const weighed = weigh(finding, door.register, dayOf(new Date()));
      if (weighed.verdict === "fail") tell(messageOf(weighed), finding.resource.view.source.address);
      else door.undetermined.push(weighed);
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
      report(door.session.refuse(door.alone(args), judgesOf(args)), tell);
    },
    validateStack: (args, tell) => {
      const findings = door.session.conclude(door.together(args), judgesOf(args));
      door.concluded.push(...findings);
      report(findings, tell);
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
    for (const weighed of door.undetermined.splice(0)) {
      const { rule, resource } = weighed.finding;
      tell(`${rule.id}: ${messageOf(weighed)}`, resource.view.source.address);
    }
  },
});

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
