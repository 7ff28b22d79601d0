import type { AnyResource, Graph, Resource } from "../../../../components/model/graph";
import { once } from "../../../../components/model/once";
import { askedText, type Given } from "../callers";
import type { Text } from "../pattern";
import { arnOf, shortName } from "../names";
import { favoured, isLimited, isRole, joined, made, unbound, type Actor } from "./actors";
import { ways } from "./catalogue";
import { edge, firstAction, naming, others, subjectOf, type Edge, type Scene } from "./edges";
import { isUnlimited } from "./goals";
import { verdictOf, type Subject } from "./needs";
import type { Way } from "./way";

/** A change that one makes to another, who then is more: whoever is both comes to that. */
export interface Joint extends Edge {
  readonly also: Actor;
  readonly to: Actor;
}

/** A change to somebody, whoever makes it. */
interface Change {
  readonly way: Way;
  readonly subject: Subject;
  readonly also: Actor;
  readonly to: Actor;
  /** Who has a statement that may let it. */
  readonly makers: () => Iterable<Actor>;
}

/** What somebody who may change the permissions of somebody makes of that one. */
export interface Joints {
  /** Everybody who is made by one of them. */
  readonly changed: readonly Actor[];
  /** Those that lead to somebody: worked out where a search comes by, for there are as many as there are pairs. */
  readonly to: (key: string) => readonly Joint[];
}

export const jointsOf = (scene: Scene): Joints => {
  const gains = gainsOf(scene);
  const joints = (change: Change, most = Infinity): readonly Joint[] => {
    const found: Joint[] = [];
    for (const actor of change.makers()) {
      if (gains(actor, change)) found.push(...by(scene, actor, change));
      if (found.length >= most) break;
    }
    return found;
  };
  const changes = new Map<string, Change[]>();
  for (const change of ways.flatMap((way) => changesBy(scene, way))) {
    if (joints(change, 1).length === 0) continue;
    const { key } = change.to;
    changes.set(key, [...(changes.get(key) ?? []), change]);
  }
  const known = new Map<string, readonly Joint[]>();
  return {
    changed: [...changes.values()].flatMap((all) => all.slice(-1).map(({ to }) => to)),
    to: (key) => {
      let own = known.get(key);
      if (own === undefined) known.set(key, (own = (changes.get(key) ?? []).flatMap((it) => joints(it))));
      return own;
    },
  };
};

/** The change as somebody makes it; nothing where that one may not. */
const by = (scene: Scene, actor: Actor, { way, subject, also, to }: Change): readonly Joint[] => {
  const grounds = scene.needs(actor, way, subject);
  if (verdictOf(grounds) === 2) return [];
  const own = also.resource.address === actor.resource.address;
  const says = own ? `${actor.name} ${way.says}` : `${actor.name} ${way.says}: ${also.name}`;
  return [{ ...edge(actor, way, grounds, { says }), also, to }];
};

/**
 * Whether it is of use to somebody to make a change. Who may become an administrator alone gains nothing by changing others; where
 * that takes two changes, it is one step less for whom it is the first to make one of.
 */
const gainsOf = (scene: Scene) => {
  const isAll = once((actor: Actor) => isUnlimited(scene.graph, scene.rulings, actor).answer);
  const ofOneself = once((actor: Actor): readonly Actor[] =>
    ways
      .flatMap((way) => [...ofHolder(scene, way, actor), ...ofMaker(scene, way, actor)])
      .flatMap((change) => by(scene, actor, change))
      .flatMap(({ missing, to }) => (missing.length === 0 ? [to] : [])),
  );
  const isNext = (actor: Actor): boolean => ofOneself(actor).some((to) => isAll(to) === "yes");
  const alone = once((actor: Actor): number =>
    isNext(actor) ? 1 : ofOneself(actor).some((to) => isLimited(to) && isNext(to)) ? 2 : Infinity,
  );
  return (actor: Actor, { also, to }: Change): boolean => {
    if (also.resource.address === actor.resource.address) return true;
    const steps = alone(actor);
    return steps === Infinity || (steps === 2 && also.changed === undefined && isAll(to) !== "no");
  };
};

const changesBy = (scene: Scene, way: Way): readonly Change[] => {
  const { lead } = way;
  if (lead.by === "make") return able(scene, way).flatMap((actor) => ofMaker(scene, way, actor));
  if (lead.by !== "give" && lead.by !== "unbind") return [];
  if (lead.what === "group") return ofGroups(scene, way);
  if (lead.what === "policy") return ofPolicies(scene, way);
  if (lead.what === "membership") return ofMembership(scene, way);
  return scene.actors.flatMap((also) => ofHolder(scene, way, also));
};

/** Everybody with a statement that may let a way's first step, on anything at all. */
const able = ({ ledger }: Scene, way: Way): readonly Actor[] => [
  ...new Set(firstAction(way).flatMap((action) => [...ledger.whoMayAnywhere(action)])),
];

const makersOf = ({ ledger }: Scene, way: Way, on: Text): ReadonlySet<Actor> =>
  new Set(firstAction(way).flatMap((action) => [...ledger.whoMay(action, on)]));

const administrator = "arn:aws:iam::aws:policy/AdministratorAccess";

/** What a request is said to be about where whoever asks chooses it: the policy that gives all. */
const chosen = ({ lead }: Way): Given => (lead.by === "give" ? { "iam:PolicyARN": administrator } : {});

/** What becomes of a user or role that is given permissions, or whose boundary is taken away. */
const ofHolder = (scene: Scene, way: Way, also: Actor): readonly Change[] => {
  const { lead } = way;
  if ((lead.by !== "give" && lead.by !== "unbind") || lead.what !== (isRole(also) ? "role" : "user")) return [];
  const unbinds = lead.by === "unbind";
  if (unbinds && also.boundary === undefined) return [];
  const own = subjectOf(scene, also, lead.what);
  const given = { ...own.given, ...(also.boundary === undefined ? { "iam:PermissionsBoundary": null } : {}) };
  // What has changed about somebody stays so to that one alone; but who was freed of its boundary can be given more by others, too.
  const open =
    also.changed === undefined || (!unbinds && also.key === unbound({ ...also, key: also.resource.address }).key);
  return [
    {
      way,
      subject: { ...own, given: { ...given, ...chosen(way) } },
      also,
      to: unbinds ? unbound(also) : favoured(also),
      makers: () => [also, ...(open ? others(makersOf(scene, way, own.on), also) : [])],
    },
  ];
};

const unbounded: Given = { "iam:PermissionsBoundary": null, "iam:PolicyARN": administrator };

/** Who may make somebody who is not bounded and may do anything, and be that one. */
const ofMaker = (scene: Scene, way: Way, actor: Actor): readonly Change[] => {
  const { lead } = way;
  if (lead.by !== "make") return [];
  const { what } = lead;
  const subject = { sort: what, name: `a ${what} of its own`, on: undefined, given: unbounded };
  const on = Array.from(`arn:aws:iam::${actor.caller.account ?? ""}:role/a-name-of-its-choice`);
  const wish = { action: "sts:AssumeRole", on, resource: naming(actor), ruled: true };
  if (what === "role" && scene.rulings.may(actor, wish).answer === "no") return [];
  return [{ way, subject, also: actor, to: made(actor, what), makers: () => [actor] }];
};

const subjectFor = (
  graph: Graph,
  sort: string,
  resource: AnyResource,
  given: Given = {},
): Subject & { readonly on: Text } => ({
  sort,
  name: `${sort}/${shortName(resource)}`,
  on: askedText(arnOf(resource) ?? "", graph),
  given,
});

type Group = Resource<"AWS::IAM::Group">;

/** Each group as what a way is about, with those who may go that way. */
const groupsOf = (scene: Scene, way: Way) =>
  scene.graph.all("AWS::IAM::Group").map((group) => {
    const subject = subjectFor(scene.graph, "group", group, chosen(way));
    const makers = once(() => makersOf(scene, way, subject.on));
    return { group, subject, makers: () => makers(group) };
  });

/** Users as they stand. */
const usersOf = ({ actors }: Scene): readonly Actor[] => actors.filter((it) => it.changed === undefined && !isRole(it));

const membersOf = (scene: Scene, group: Group): readonly Actor[] =>
  usersOf(scene).filter(
    ({ resource }) =>
      resource.kind === "AWS::IAM::User" &&
      resource.view
        .get("Groups")
        .alternatives()
        .some((one) => scene.graph.targets(one, "AWS::IAM::Group").some(({ address }) => address === group.address)),
  );

const ofGroups = (scene: Scene, way: Way): readonly Change[] =>
  groupsOf(scene, way).flatMap(({ group, ...about }) =>
    membersOf(scene, group).map((also) => ({ ...about, way, also, to: favoured(also) })),
  );

const ofPolicies = (scene: Scene, way: Way): readonly Change[] => {
  const { graph } = scene;
  const held = new Map<string, Actor[]>();
  for (const actor of scene.actors) {
    if (actor.changed !== undefined) continue;
    for (const address of new Set(actor.identity.map((it) => it.statements[0]?.cited.at?.resource)))
      if (address !== undefined) held.set(address, [...(held.get(address) ?? []), actor]);
  }
  return graph.all("AWS::IAM::ManagedPolicy").flatMap((policy) => {
    const { address } = policy.view.source;
    const subject = subjectFor(graph, "policy", policy);
    const makers = once(() => makersOf(scene, way, subject.on));
    return (held.get(address) ?? []).map((also) => ({
      way,
      subject,
      also,
      to: favoured(also, address),
      makers: () => makers(policy),
    }));
  });
};

const ofMembership = (scene: Scene, way: Way): readonly Change[] => {
  const users = usersOf(scene);
  return groupsOf(scene, way).flatMap(({ group, subject, makers }) =>
    users.map((also) => ({
      way,
      subject,
      also,
      to: joined(scene.graph, also, group),
      // A user adds itself; a role adds whoever took it.
      makers: () => [...makers()].filter((it) => isRole(it) || it.resource.address === also.resource.address),
    })),
  );
};
