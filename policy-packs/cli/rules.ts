import { known } from "../configuration/choose";
import type { Rule } from "../core/rule";
import { isCalled } from "../core/rule-ids";
import { controlsBy } from "../frameworks/framework";
import { loadFrameworks } from "../frameworks/load";
import { account, requirementsCalled, rulesCalled, type Answer } from "../peers/accounting";
import { loadRequirements } from "../peers/load";
import type { Command } from "./arguments";
import type { Setup } from "./configuration";
import { explainKeys, fileName, settingCalled } from "./configuration-keys";
import { explainRule, listRules, rulesJson } from "./explain";

type Shown = { readonly text: string } | { readonly complaint: string };

/** Lists the rules of the chosen packs, or explains one, which may be called by its id or by a peer's. */
export const showRules = (
  { id, common }: Extract<Command, { name: "rules" }>,
  { judges }: Setup,
  colour: boolean,
): Shown => {
  if (!["console", "json"].includes(common.format))
    return { complaint: `rules are listed as console or json, not as ${common.format}` };
  if (id === undefined) {
    return common.format === "json" ? json(judges.rules) : { text: listRules(judges.rules, colour) };
  }
  if (id === fileName) return { text: `${explainKeys(known.rules)}\n` };
  // Who asks for a rule by name means it, whichever pack it is in.
  const rules = common.packs === undefined ? known.rules : judges.rules;
  const own = rules.filter((rule) => isCalled(rule, id));
  const called = own.length > 0 ? [] : rulesCalled(id, rules);
  const chosen = own.length > 0 ? own : rules.filter((rule) => called.some((it) => it.rule === rule.id));
  const setting = settingCalled(id, known.rules);
  if (chosen.length === 0 && setting !== undefined) return { text: setting };
  if (chosen.length === 0) return { complaint: nothingCalled(id, rules) };
  if (common.format === "json") return json(chosen);
  const head = called.map((it) => `${id} is here ${tell(it)}\n`).join("");
  const [only, ...more] = chosen;
  if (only === undefined || more.length > 0) return { text: `${head}\n${listRules(chosen, colour)}` };
  const text = explainRule(only, controlsBy(loadFrameworks()), colour);
  return { text: head === "" ? text : `${head}\n${text}` };
};

const json = (rules: readonly Rule[]): Shown => ({ text: `${rulesJson(rules, controlsBy(loadFrameworks()))}\n` });

const tell = ({ rule, types, aspects }: Answer): string =>
  `${rule}${aspects.length === 0 ? "" : `/${aspects.join(", ")}`} on ${types.join(", ")}`;

/** Why nothing is called so: it is a peer's, and left out; or it is a slip. */
const nothingCalled = (id: string, rules: readonly Rule[]): string => {
  const { requirements, leftOut } = loadRequirements();
  const [asked] = account(requirementsCalled(id, requirements), rules, leftOut);
  if (asked !== undefined && "leftOut" in asked)
    return `${id} (${asked.requirement.topic}) is left out: ${asked.leftOut}`;
  if (asked !== undefined) {
    const { topic, requirement } = asked.requirement;
    return `no rule here asks for ${id} (${topic}): ${requirement}`;
  }
  const near = rules.filter((rule) => rule.id.includes(id)).map((rule) => rule.id);
  const hint =
    near.length === 0 ? "`sallyport rules` lists what there is" : `did you mean ${near.slice(0, 5).join(", ")}?`;
  return `there is no rule ${id}; ${hint}`;
};
