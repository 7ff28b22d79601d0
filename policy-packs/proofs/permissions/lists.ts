import type { Graph } from "../../../components/model/graph";
import type { Step } from "../../../components/model/step";
import { answerOf } from "./ask";
import { accountOf, shownCaller } from "./callers";
import { find, type Mistake } from "./find";
import { grantedTo, holdingsOf, namedIn } from "./grants";
import { arnOf } from "./names";
import { shownText } from "./pattern";
import { membersByAddress, membersOf } from "./roster";
import type { Access } from "./sets/access";
import { isNothing, type Box } from "./sets/region";
import { shownBox, shownWho, spellingOf, stepsOf, type Spelling } from "./shown";
import { targetOf } from "./targets";
import { ownPolicyOf } from "./things";

/** One entry of an answer that is a list. */
interface Entry {
  readonly says: string;
  /** What it hangs on; nothing where it is so for certain. */
  readonly when: readonly string[];
  readonly evidence: readonly Step[];
}

export interface Listed {
  readonly title: string;
  readonly entries: readonly Entry[];
}

/** A question whose answer is a list: `who s3:GetObject bucket/orders`, `role/deploy`, `outsiders`. */
export type ListQuestion =
  | { readonly list: "who"; readonly action: string; readonly resource: string }
  | { readonly list: "what"; readonly who: string }
  | { readonly list: "outsiders" };

/** Reads such a question; nothing where it is none. */
export const readListQuestion = (text: string): ListQuestion | undefined => {
  const [first = "", action, resource, ...rest] = text.trim().split(/\s+/);
  if (first === "outsiders" && action === undefined) return { list: "outsiders" };
  if (first === "who" && action !== undefined && resource !== undefined && rest.length === 0) {
    return { list: "who", action, resource };
  }
  return /^(role|user)\/|^arn:.*:(role|user)\//.test(first) && action === undefined
    ? { list: "what", who: first }
    : undefined;
};

export const listOf = (graph: Graph, question: ListQuestion): Listed | Mistake => {
  if (question.list === "outsiders") return outsiders(graph);
  return question.list === "who" ? whoMay(graph, question) : whatMay(graph, question.who);
};

const unique = (entries: readonly Entry[]): readonly Entry[] => [
  ...new Map(entries.map((it) => [`${it.says} ${it.when.join()}`, it])).values(),
];

/** Everybody of the input, and whoever the resource's policy names, who may do something to something. */
const whoMay = (graph: Graph, { action, resource }: Extract<ListQuestion, { list: "who" }>): Listed | Mistake => {
  const target = targetOf(graph, { action, resource });
  if ("mistake" in target) return target;
  const spell = spellingOf(graph);
  const own = target.resource === undefined ? undefined : ownPolicyOf(graph, target.resource);
  const members = membersOf(graph).map(({ arn }) => arn);
  const named = own === undefined ? [] : namedIn(graph, own).map(shownCaller);
  const entries = [...new Set([...members, ...named, "anybody"])].flatMap((caller): readonly Entry[] => {
    const told = answerOf(graph, { caller, action, resource, given: {} });
    if ("mistake" in told || told.answer.answer === "no") return [];
    const { answer } = told;
    return answer.answer === "yes"
      ? [{ says: spell(told.caller), when: [], evidence: stepsOf(answer.by) }]
      : [{ says: spell(told.caller), when: answer.missing, evidence: stepsOf(answer.best) }];
  });
  return { title: `who may ${action} ${spell(shownText(target.arn))}`, entries: unique(entries) };
};

const entriesOf = (access: Access, says: (box: Box) => string): readonly Entry[] =>
  access.conditional
    .filter((box) => !isNothing([box]))
    .map((box) => ({ says: says(box), when: box.when ?? [], evidence: stepsOf(box.by) }));

/** What a role or user may do: by its own policies, and by those of resources that name it. */
const whatMay = (graph: Graph, who: string): Listed | Mistake => {
  const found = who.startsWith("arn:") ? undefined : find(graph, who, "iam");
  if (found !== undefined && "mistake" in found) return found;
  const member = membersOf(graph).find((it) => it.arn === who || it.resource.address === found?.resource.address);
  if (member === undefined) return { mistake: `${who} is no role or user of this input` };
  const spell = spellingOf(graph);
  const given = holdingsOf(graph)
    .filter(({ resource }) => resource.address !== member.resource.address)
    .flatMap((holding) =>
      entriesOf(grantedTo(graph, holding, member.caller), (box) => shownGrant(box, holding.arn, spell)),
    );
  return {
    title: `what ${member.name} may do`,
    entries: unique([...entriesOf(member.access, (box) => shownBox(box, spell)), ...given]),
  };
};

const shownGrant = (box: Box, arn: string, spell: Spelling): string =>
  shownBox(box, spell).replace(/ on \*$/, ` on ${spell(arn)}`);

/** Whom the policies of resources let in from outside: anybody, other accounts, services, identity providers. */
const outsiders = (graph: Graph): Listed => {
  const spell = spellingOf(graph);
  const own = new Set([...membersByAddress(graph).values()].map(({ resource }) => arnOf(resource)));
  const entries = holdingsOf(graph).flatMap((holding) =>
    namedIn(graph, holding.policy)
      .filter((caller) => !("arn" in caller) || !own.has(shownText(caller.arn)))
      .filter((caller) => caller.kind !== "root" || caller.account !== accountOf(graph, holding.arn))
      .flatMap((caller) =>
        entriesOf(
          grantedTo(graph, holding, caller),
          (box) => `${shownWho(caller, spell)}: ${shownGrant(box, holding.arn, spell)}`,
        ),
      ),
  );
  return { title: "who is let in from outside", entries: unique(entries) };
};
