import type { Graph } from "../../../components/model/graph";
import type { Change, Changes } from "../change";
import { grantedTo, holdingsOf, namedIn, type Holding } from "./grants";
import { shownText } from "./pattern";
import type { Caller } from "./request";
import { membersOf } from "./roster";
import type { Access } from "./sets/access";
import { globOf } from "./sets/glob";
import { isEverything, languageOf } from "./sets/language";
import { atBest, beyond, difference, isNothing, type Region } from "./sets/region";
import { shownBox, shownResource, shownWho, spellingOf, stepsOf, type Spelling } from "./shown";

/**
 * Which permissions one revision of a stack has and the other has not: of each role and user by its own policies, and of whoever the
 * policy of a resource names. Exact, for the sets of both revisions are taken from each other; what only conditions tell apart, and
 * what is not known before deployment, is told as uncertain.
 */
export const permissionChanges = (old: Graph, now: Graph): Changes => ({
  gained: gainedIn(old, now),
  lost: gainedIn(now, old),
});

const nothing: Access = { least: [], most: [], conditional: [] };

const gainedIn = (old: Graph, now: Graph): readonly Change[] => [...byMembers(old, now), ...byResources(old, now)];

const byMembers = (old: Graph, now: Graph): readonly Change[] => {
  const before = new Map(membersOf(old).map((it) => [it.arn, it]));
  const spell = spellingOf(now);
  return membersOf(now).flatMap((it) =>
    told(it.name, "", more(before.get(it.arn)?.access ?? nothing, it.access), spell),
  );
};

const byResources = (old: Graph, now: Graph): readonly Change[] => {
  const before = new Map(holdingsOf(old).map((it) => [it.arn, it]));
  const spell = spellingOf(now);
  return holdingsOf(now).flatMap((it) => {
    const was = before.get(it.arn);
    return callersOf(now, it).flatMap((caller) =>
      told(
        shownWho(caller, spell),
        it.resource.kind === "AWS::IAM::Role" ? `of ${shownResource(it.resource)}` : "",
        more(was === undefined ? nothing : grantedTo(old, was, caller), grantedTo(now, it, caller)),
        spell,
        it,
      ),
    );
  });
};

/** Whoever is named here, each once. */
const callersOf = (graph: Graph, { policy }: Holding): readonly Caller[] => [
  ...new Map(
    namedIn(graph, policy).map((it) => [
      `${it.kind} ${"arn" in it ? shownText(it.arn) : shownWho(it, (arn) => arn)}`,
      it,
    ]),
  ).values(),
];

interface More {
  readonly certain: Region;
  readonly perhaps: Region;
}

const more = (old: Access, now: Access): More => {
  const firm = difference(now.least, old.least);
  const certain = difference(firm, old.most);
  const eased = difference(firm, certain);
  const conditional = difference(beyond(now.conditional, old.conditional), atBest(firm));
  return { certain, perhaps: [...eased, ...conditional] };
};

const told = (
  who: string,
  of: string,
  { certain, perhaps }: More,
  spell: Spelling,
  on?: Holding,
): readonly Change[] => {
  const changes = new Map<string, Change>();
  const add = (region: Region, sure: boolean): void => {
    for (const box of region) {
      if (isNothing([box])) continue;
      // A policy of trust names no resource.
      const what = of === "" ? shownBox(onOwn(box, on), spell) : `${shownBox(box, spell).replace(/ on \*$/, "")} ${of}`;
      const known = changes.get(what);
      if (known === undefined) changes.set(what, { who, what, certain: sure, evidence: stepsOf(box.by) });
    }
  };
  add(certain, true);
  add(perhaps, false);
  return [...changes.values()];
};

/** A policy that says "every resource" means the one that has it. */
const onOwn = (box: Region[number], on: Holding | undefined): Region[number] =>
  on === undefined || !isEverything(box.resources)
    ? box
    : { ...box, resources: languageOf(globOf(Array.from(on.arn), false)) };
