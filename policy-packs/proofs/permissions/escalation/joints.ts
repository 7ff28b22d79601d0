import type { AnyResource, Graph, Resource } from "../../../../components/model/graph";
import { askedText, type Given } from "../callers";
import { isOpaque, type Part } from "../document";
import { arnOf, shortName } from "../names";
import { favoured, isRole, joined, made, unbound, type Actor } from "./actors";
import { ways } from "./catalogue";
import { edge, firstAction, naming, subjectOf, type Edge, type Scene } from "./edges";
import { isUnlimited } from "./goals";
import { verdictOf, type Subject } from "./needs";
import { allAbout } from "./rulings";
import type { Way } from "./way";

/** A change that one makes to another, who then is more: whoever is both comes to that. */
export interface Joint extends Edge {
  readonly also: Actor;
  readonly to: Actor;
}

const administrator = "arn:aws:iam::aws:policy/AdministratorAccess";

/** Makes of somebody who may change the permissions of somebody what that one then is. */
export const jointsOf = (scene: Scene): readonly Joint[] =>
  ways.flatMap((way) => {
    const { lead } = way;
    if (lead.by === "unbind" || (lead.by === "give" && (lead.what === "user" || lead.what === "role"))) {
      return ofHolders(scene, way, lead.what === "role", lead.by === "unbind");
    }
    if (lead.by === "make") return ofMakers(scene, way, lead.what);
    if (lead.by !== "give") return [];
    return lead.what === "group"
      ? ofGroups(scene, way)
      : lead.what === "policy"
        ? ofPolicies(scene, way)
        : ofMembership(scene, way);
  });

const able = ({ ledger }: Scene, way: Way): readonly Actor[] => [
  ...new Set(firstAction(way).flatMap((action) => [...ledger.whoMayAnywhere(action)])),
];

/** Things in the order of their ARNs, and those of them whose names are not known. */
interface Shelf<T> {
  readonly all: readonly T[];
  readonly unnamed: readonly T[];
}

const shelfOf = <T extends { readonly arn: string }>(all: readonly T[]): Shelf<T> => ({
  all: [...all].sort((a, b) => (a.arn < b.arn ? -1 : 1)),
  unnamed: all.filter(({ arn }) => arn.includes("${")),
});

/** Those of many things that the statements of somebody may mean, found by how their ARNs begin. */
const meant = <T extends { readonly arn: string }>(actor: Actor, way: Way, shelf: Shelf<T>): readonly T[] => {
  const starts = firstAction(way)
    .flatMap((action) => allAbout(actor.identity, action))
    .flatMap(({ statements }) => statements.filter(({ effect }) => effect !== "Deny"))
    .flatMap(({ resources }) => (resources ?? [undefined]).map(opening));
  const found = new Set<T>();
  for (const start of new Set(starts)) for (const one of beginning(shelf, start)) found.add(one);
  return [...found];
};

const opening = (part: Part | undefined): string => {
  if (part === undefined || isOpaque(part)) return "";
  let text = "";
  for (const it of part) {
    if (typeof it !== "string") break;
    text += it;
  }
  return text;
};

/** Those whose ARNs begin so, and those of which nobody knows how they go on. */
const beginning = <T extends { readonly arn: string }>({ all, unnamed }: Shelf<T>, start: string): readonly T[] => {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.arn ?? "") < start) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (all[end]?.arn.startsWith(start) === true) end++;
  return [...all.slice(low, end), ...unnamed.filter(({ arn }) => start.startsWith(arn.slice(0, arn.indexOf("${"))))];
};

/** What a way makes of each who has permissions, worked out once for all who go it. */
const changesBy = (scene: Scene, way: Way, roles: boolean, unbinds: boolean) => {
  const changes = new Map<Actor, { readonly subject: Subject; readonly to: Actor }>();
  return (holder: Actor) => {
    let one = changes.get(holder);
    if (one === undefined) {
      const own = subjectOf(scene, holder, roles ? "role" : "user");
      const given = { ...own.given, ...(holder.boundary === undefined ? { "iam:PermissionsBoundary": null } : {}) };
      one = {
        subject: { ...own, given: { ...given, ...chosen(way) } },
        to: unbinds ? unbound(holder) : favoured(holder),
      };
      changes.set(holder, one);
    }
    return one;
  };
};

const ofHolders = (scene: Scene, way: Way, roles: boolean, unbinds: boolean): readonly Joint[] => {
  const holders = shelfOf(
    scene.actors.filter(
      (it) => it.changed === undefined && isRole(it) === roles && (!unbinds || it.boundary !== undefined),
    ),
  );
  if (holders.all.length === 0) return [];
  const byKey = new Map(scene.actors.filter(({ changed }) => changed !== undefined).map((it) => [it.key, it]));
  const byAddress = new Map(holders.all.map((it) => [it.resource.address, it]));
  const changeOf = changesBy(scene, way, roles, unbinds);
  return able(scene, way).flatMap((actor) => {
    const joint = (holder: Actor): readonly Joint[] => {
      const { subject, to } = changeOf(holder);
      return change(scene, way, actor, subject, holder, to);
    };
    // What somebody else has freed of its boundary can be given more, too.
    const freed = (holder: Actor): readonly Actor[] => {
      const one = byKey.get(unbound(holder).key);
      return one === undefined ? [] : [one];
    };
    const each = (holder: Actor): readonly Joint[] => [
      ...joint(holder),
      ...(unbinds || holder.boundary === undefined ? [] : freed(holder).flatMap(joint)),
    ];
    const own = byAddress.get(actor.resource.address);
    // What has changed about it already stays so.
    const first = own === undefined ? [] : joint(actor);
    // Who may become an administrator alone gains nothing by changing others.
    if (first.some((it) => it.missing.length === 0 && isUnlimited(scene.graph, scene.rulings, it.to).answer === "yes"))
      return first;
    return [...first, ...meant(actor, way, holders).flatMap((it) => (it === own ? [] : each(it)))];
  });
};

/** Who may make somebody who is not bounded and may do anything, and be that one. */
const ofMakers = (scene: Scene, way: Way, what: "user" | "role"): readonly Joint[] =>
  able(scene, way).flatMap((actor) => {
    const subject = { sort: what, name: `a ${what} of its own`, on: undefined, given: unbounded };
    const on = Array.from(`arn:aws:iam::${actor.caller.account ?? ""}:role/a-name-of-its-choice`);
    const wish = { action: "sts:AssumeRole", on, resource: naming(actor), ruled: true };
    if (what === "role" && scene.rulings.may(actor, wish).answer === "no") return [];
    return change(scene, way, actor, subject, actor, made(actor, what));
  });

const unbounded: Given = { "iam:PermissionsBoundary": null, "iam:PolicyARN": administrator };

/** What a request is said to be about where whoever asks chooses it: the policy that gives all. */
const chosen = ({ lead }: Way): Given => (lead.by === "give" ? { "iam:PolicyARN": administrator } : {});

const change = (scene: Scene, way: Way, actor: Actor, subject: Subject, also: Actor, to: Actor): readonly Joint[] => {
  const grounds = scene.needs(actor, way, subject);
  if (verdictOf(grounds) === 2) return [];
  const own = also.resource.address === actor.resource.address;
  const says = own ? `${actor.name} ${way.says}` : `${actor.name} ${way.says}: ${also.name}`;
  return [{ ...edge(actor, way, grounds, { says }), also, to }];
};

const subjectFor = (
  graph: Graph,
  sort: string,
  resource: AnyResource,
  given: Given = {},
): Subject & { arn: string } => {
  const arn = arnOf(resource) ?? "";
  return { sort, arn, name: `${sort}/${shortName(resource)}`, on: askedText(arn, graph), given };
};

interface Group extends Subject {
  readonly arn: string;
  readonly group: Resource<"AWS::IAM::Group">;
}

const groupsOf = ({ graph }: Scene, given: Given): Shelf<Group> =>
  shelfOf(
    graph
      .all("AWS::IAM::Group")
      .map((group) => ({ ...subjectFor(graph, "group", group as unknown as AnyResource, given), group })),
  );

const membersOf = ({ graph, actors }: Scene, group: Resource<"AWS::IAM::Group">): readonly Actor[] =>
  actors.filter(
    ({ resource, changed }) =>
      changed === undefined &&
      resource.kind === "AWS::IAM::User" &&
      resource.view
        .get("Groups")
        .alternatives()
        .some((one) => graph.targets(one, "AWS::IAM::Group").some(({ address }) => address === group.address)),
  );

const ofGroups = (scene: Scene, way: Way): readonly Joint[] => {
  const groups = groupsOf(scene, chosen(way));
  if (groups.all.length === 0) return [];
  const members = new Map(groups.all.map((it) => [it, membersOf(scene, it.group)]));
  return able(scene, way).flatMap((actor) =>
    meant(actor, way, groups).flatMap((group) =>
      (members.get(group) ?? []).flatMap((user) => change(scene, way, actor, group, user, favoured(user))),
    ),
  );
};

const ofPolicies = (scene: Scene, way: Way): readonly Joint[] => {
  const { graph } = scene;
  const held = new Map<string, Actor[]>();
  for (const actor of scene.actors) {
    if (actor.changed !== undefined) continue;
    for (const address of new Set(actor.identity.map((it) => it.statements[0]?.cited.at?.resource)))
      if (address !== undefined) held.set(address, [...(held.get(address) ?? []), actor]);
  }
  const policies = shelfOf(
    graph.all("AWS::IAM::ManagedPolicy").map((policy) => ({
      ...subjectFor(graph, "policy", policy as unknown as AnyResource),
      address: policy.view.source.address,
    })),
  );
  if (policies.all.length === 0) return [];
  return able(scene, way).flatMap((actor) =>
    meant(actor, way, policies).flatMap((policy) =>
      (held.get(policy.address) ?? []).flatMap((holder) =>
        change(scene, way, actor, policy, holder, favoured(holder, policy.address)),
      ),
    ),
  );
};

const ofMembership = (scene: Scene, way: Way): readonly Joint[] => {
  const groups = groupsOf(scene, {});
  if (groups.all.length === 0) return [];
  const users = scene.actors.filter((it) => it.changed === undefined && !isRole(it));
  return able(scene, way).flatMap((actor) =>
    meant(actor, way, groups).flatMap((group) => {
      const self = users.filter(({ resource }) => resource.address === actor.resource.address);
      // A role adds whoever took it.
      const who = self.length > 0 ? self : users;
      return who.flatMap((user) => change(scene, way, actor, group, user, joined(scene.graph, user, group.group)));
    }),
  );
};
