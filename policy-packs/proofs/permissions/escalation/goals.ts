import type { Graph } from "../../../../components/model/graph";
import type { Step } from "../../../../components/model/step";
import { accountOf } from "../callers";
import type { Answer } from "../decide";
import type { Actor } from "./actors";
import { together } from "./anywhere";
import { shown } from "./edges";
import type { Rulings } from "./rulings";
import { readingsOf, type Store } from "./stores";

/** What a search asks of everybody. */
export interface Goal {
  /** `admin`, `class/confidential`. */
  readonly name: string;
  /** Whether somebody is there without a step. */
  readonly holds: (rulings: Rulings, actor: Actor) => Answer;
  readonly says: (actor: Actor) => string;
  /** What somebody who is not there has of it, and what it has not, a sentence each. */
  readonly lacks?: (rulings: Rulings, actor: Actor) => readonly string[];
}

/** By each of these somebody makes another who is bounded by nothing: whatever is denied to one is not denied to that one. */
const ofAdmins = [
  ["iam:CreateRole role", "iam:PutRolePolicy role"],
  ["iam:CreateUser user", "iam:AttachUserPolicy user", "iam:CreateAccessKey user"],
] as const;

/** Whether somebody may do everything, or make somebody who may. */
export const isUnlimited = (graph: Graph, rulings: Rulings, actor: Actor): Answer => {
  const account = actor.caller.account ?? accountOf(graph, "");
  const on = Array.from(`arn:aws:any:us-east-1:${account}:any/a-name-of-its-choice`);
  const anything = rulings.may(actor, { action: "any:Anything", on });
  if (anything.answer === "no") return anything;
  const [role, user] = ofAdmins.map((needs) =>
    together(
      needs.map((need) => {
        const [action = "", sort = ""] = need.split(" ");
        const whom = Array.from(`arn:aws:iam::${account}:${sort}/a-name-of-its-choice`);
        return rulings.may(actor, { action, on: whom, given: { "iam:PermissionsBoundary": null } });
      }),
    ),
  ) as [Answer, Answer];
  return together([anything, role.answer === "yes" || user.answer === "no" ? role : user]);
};

/** All on all, but for what is denied: who has it can make somebody who has the rest. */
export const admin = (graph: Graph): Goal => ({
  name: "admin",
  holds: (rulings, actor) => isUnlimited(graph, rulings, actor),
  says: (actor) => `${shown(actor)} may do everything`,
});

/** To read one of these. */
export const reads = (graph: Graph, name: string, stores: readonly Store[]): Goal => {
  const readings = stores.flatMap((store) => readingsOf(graph, store));
  const each = (rulings: Rulings, actor: Actor) =>
    readings.map(({ wants, missing }) => {
      const answers = wants.map((wish) => ({ wish, answer: rulings.may(actor, wish) }));
      return { answers, whole: withMissing(together(answers.map(({ answer }) => answer)), missing) };
    });
  return {
    name,
    holds: (rulings, actor) => {
      const found = each(rulings, actor).map(({ whole }) => whole);
      return found.find(({ answer }) => answer === "yes") ?? found.find(({ answer }) => answer === "unknown") ?? nobody;
    },
    lacks: (rulings, actor) =>
      each(rulings, actor).flatMap(({ answers }) => {
        const told = ({ wish }: (typeof answers)[number]): string => `${wish.action} on ${wish.name}`;
        const [can, cannot] = [true, false].map((may) =>
          answers.filter(({ answer }) => (answer.answer !== "no") === may),
        );
        if (can === undefined || cannot === undefined || can.length === 0 || cannot.length === 0) return [];
        return [`${shown(actor)} may ${can.map(told).join(" and ")}, but not ${cannot.map(told).join(" and ")}`];
      }),
    says: (actor) => `${shown(actor)} may read ${name}`,
  };
};

const nobody: Extract<Answer, { answer: "no" }> = {
  answer: "no",
  stop: { by: "no-allow", in: "identity", policies: [] },
};

const withMissing = (answer: Answer, missing: readonly string[]): Answer => {
  if (answer.answer === "no" || missing.length === 0) return answer;
  if (answer.answer === "unknown") return { ...answer, missing: [...answer.missing, ...missing] };
  return { answer: "unknown", missing, best: answer.by, worst: nobody.stop };
};

/** The last step: what lets whoever is there, or, where that is of AWS's own writing, who it is. */
export const arrival = (goal: Goal, actor: Actor, answer: Answer): Step => {
  const [cited] = answer.answer === "yes" ? answer.by : answer.answer === "unknown" ? answer.best : [];
  return { says: goal.says(actor), at: cited?.at ?? actor.resource.view.origin };
};
