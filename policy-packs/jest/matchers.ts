import { dayOf } from "../../components/model/argument";
import { choosePack, packNames } from "../configuration/choose";
import { projectJudges, type Judges } from "../configuration/judges";
import { evaluate, type Evaluation, type Finding } from "../core/evaluate";
import { definePack, type Pack } from "../core/pack";
import { emptyRegister } from "../core/register";
import type { Rule } from "../core/rule";
import { isCalled } from "../core/rule-ids";
import { weighAll } from "../core/tolerating";
import { rules as all } from "../rules";
import { consoleReport } from "../reports/console";
import { makeReport } from "../reports/report";
import { graphsOf } from "./judgeable";

export interface Judging {
  /** Rules to judge by in place of the five-principles pack. */
  readonly rules?: readonly Rule[];
  /** Ids of rules to leave out. */
  readonly except?: readonly string[];
}

interface Answer {
  readonly pass: boolean;
  readonly message: () => string;
}

interface Judgement {
  readonly file: string;
  /** With the failures that no exemption in the code covers, and no other finding. */
  readonly failing: Evaluation;
  readonly verdicts: number;
}

/** The rules as the project's `sallyport.yaml` wants them, and its register of exemptions: what the command goes by. */
const judgesOf = (rules: readonly Rule[]): Judges =>
  projectJudges(definePack({ name: "jest", title: "Jest", description: "The rules of a test.", rules }));

const judgementsOf = (received: unknown, rules: readonly Rule[]): readonly Judgement[] => {
  const graphs = graphsOf(received);
  if (graphs === undefined) {
    throw new TypeError(
      "expected a CloudFormation template, a construct of CDK or the resources of a Pulumi program, as sallyport/jest documents",
    );
  }
  const today = dayOf(new Date());
  const judges = judgesOf(rules);
  // What the project says nothing of fails a test whatever its severity.
  const isWanted = ({ demand }: Finding): boolean => (demand?.level ?? "mandatory") === "mandatory";
  return graphs.map(({ graph, file, concerns = () => true }) => {
    const evaluation = evaluate(graph, judges.rules, judges);
    const findings = weighAll(evaluation.findings, judges.register, today).flatMap(({ finding, verdict }) =>
      verdict === "fail" && isWanted(finding) && concerns(finding) ? [finding] : [],
    );
    const verdicts = [...evaluation.tally.values()].reduce((sum, it) => sum + it.pass + it.fail + it.undetermined, 0);
    return { file, failing: { ...evaluation, findings }, verdicts };
  });
};

const failuresIn = (judgements: readonly Judgement[]): readonly Finding[] =>
  judgements.flatMap(({ failing }) => failing.findings);

/** What the command would say. */
const tell = (judgements: readonly Judgement[], rules: readonly Rule[]): string => {
  const report = makeReport(
    judgements.map(({ file, failing }) => ({ file, evaluation: failing })),
    { rules, problems: [], notes: [], register: emptyRegister, today: dayOf(new Date()) },
  );
  return consoleReport(report, { colour: false, width: 100, linesOf: () => undefined, secretLines: new Set() });
};

const passes = (received: unknown, rules: readonly Rule[]): Answer => {
  const judgements = judgementsOf(received, rules);
  const pass = failuresIn(judgements).length === 0;
  return {
    pass,
    message: () =>
      pass ? "expected a rule to fail, and none does" : `expected no rule to fail\n\n${tell(judgements, rules)}`,
  };
};

const without = (rules: readonly Rule[], except: readonly string[] = []): readonly Rule[] => {
  for (const id of except) ruleOf(id);
  return rules.filter((rule) => !except.some((id) => isCalled(rule, id)));
};

const packOf = (name: string): Pack => {
  const pack = choosePack(name);
  if (pack === undefined) throw new TypeError(`there is no pack ${name}: there are ${packNames.join(", ")}`);
  return pack;
};

const ruleOf = (id: string): Rule => {
  const rule = all.find((it) => isCalled(it, id));
  if (rule === undefined) throw new TypeError(`there is no rule ${id}; \`sallyport rules\` lists what there is`);
  return rule;
};

/** Passes where no rule fails. What cannot be judged before deployment does not fail. */
const toPass = (received: unknown, { rules = packOf("five-principles").rules, except }: Judging = {}): Answer =>
  passes(
    received,
    rules.filter(({ id }) => except?.includes(id) !== true),
  );

/** Passes where no rule of the pack fails: of one of ours by its name, or of one of your own. */
const toPassPack = (received: unknown, pack: string | Pack, { except }: Pick<Judging, "except"> = {}): Answer =>
  passes(received, without((typeof pack === "string" ? packOf(pack) : pack).rules, except));

/** Passes where the rule of that id judges something and fails nowhere. */
const toPassRule = (received: unknown, id: string): Answer => {
  const rule = ruleOf(id);
  const judgements = judgementsOf(received, [rule]);
  const failures = failuresIn(judgements);
  const asked = judgements.some(({ verdicts }) => verdicts > 0);
  return {
    pass: asked && failures.length === 0,
    message: () =>
      failures.length > 0
        ? `expected ${id} not to fail\n\n${tell(judgements, [rule])}`
        : asked
          ? `expected ${id} to fail, and it passes`
          : `expected ${id} to pass, and there is nothing that it judges: ${Object.keys(rule.checks).sort().join(", ")}`,
  };
};

/**
 * Passes where the rule of that id fails: on the resource of that name, logical id, construct path or URN where one is given. After
 * a slash the id may have the aspect: `encrypted-in-transit/node-to-node`.
 */
const toFailRule = (received: unknown, id: string, resource = ""): Answer => {
  const [name = "", ...aspect] = id.split("/");
  const rule = ruleOf(name);
  const judgements = judgementsOf(received, [rule]);
  const pass = failuresIn(judgements).some(
    (finding) => (aspect.length === 0 || finding.aspect === aspect.join("/")) && isOn(finding, resource),
  );
  return {
    pass,
    message: () =>
      pass
        ? `expected ${id} not to fail\n\n${tell(judgements, [rule])}`
        : `expected ${id} to fail${resource === "" ? "" : ` on ${resource}`}`,
  };
};

const isOn = ({ resource: { view, path } }: Finding, name: string): boolean =>
  view.source.address.endsWith(name) || view.source.label === name || path?.endsWith(name) === true;

/** For `expect.extend(matchers)` where the global `expect` is not the one in use. */
export const matchers = { toPass, toPassPack, toPassRule, toFailRule };
