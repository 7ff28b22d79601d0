import type { Graph } from "../../../../components/model/graph";
import type { Step } from "../../../../components/model/step";
import type { Answer } from "../decide";
import { isOpaque, type Citation, type Policy } from "../document";
import { lettersOf, type Text } from "../pattern";
import { circumstancesOf, isRole, type Actor } from "./actors";
import { askedText } from "../callers";
import { ways } from "./catalogue";
import { ledgerOf, type Ledger } from "./ledger";
import { citedBy, missingOf, needsOf, stepsOf, verdictOf, type Grounds, type Needs, type Subject } from "./needs";
import { thingsOf, type Thing } from "./places";
import { rulingsOf, type Rulings } from "./rulings";
import type { Way } from "./way";

/** One step from somebody to somebody, or to all there is. */
export interface Edge {
  readonly from: Actor;
  readonly way: Way["id"];
  /** What comes of it, in a sentence. */
  readonly says: string;
  readonly steps: readonly Step[];
  /** The statement that lets its first step. */
  readonly by: Citation | undefined;
  /** What is missing to be sure of it; nothing where it is sure. */
  readonly missing: readonly string[];
}

export interface Scene {
  readonly graph: Graph;
  readonly actors: readonly Actor[];
  readonly rulings: Rulings;
  readonly ledger: Ledger;
  readonly needs: Needs;
  readonly thingsOf: (role: Actor) => readonly Thing[];
}

export const sceneOf = (graph: Graph, actors: readonly Actor[]): Scene => {
  const rulings = rulingsOf(graph);
  const things = new Map<string, Thing[]>();
  for (const thing of thingsOf(graph)) things.set(thing.role, [...(things.get(thing.role) ?? []), thing]);
  return {
    graph,
    actors,
    rulings,
    ledger: ledgerOf(actors),
    needs: needsOf(graph, rulings),
    thingsOf: (role) => things.get(role.resource.address) ?? [],
  };
};

export const edge = (
  from: Actor,
  way: Way,
  grounds: readonly Grounds[],
  last: Step,
  more: readonly string[] = [],
): Edge => ({
  from,
  way: way.id,
  says: last.says,
  by: citedBy(grounds[0]),
  steps: [...stepsOf(shown(from), grounds), last],
  missing: [...new Set([...missingOf(grounds), ...(way.missing === undefined ? [] : [way.missing]), ...more])],
});

export const shown = ({ name, changed }: Actor): string => (changed === undefined ? name : `${name} ${changed}`);

export const firstAction = (way: Way): readonly string[] => (way.needs[0] ?? []).map((it) => it.split(" ")[0] ?? "");

/** All edges into a user or role, as it stands. */
export const edgesInto = (scene: Scene, target: Actor): readonly Edge[] =>
  isRole(target)
    ? [...assumed(scene, target), ...rewritten(scene, target), ...passed(scene, target), ...used(scene, target)]
    : ways
        .filter(({ lead }) => lead.by === "become" && lead.what === "user")
        .flatMap((way) => taken(scene, target, way));

export const others = (found: Iterable<Actor>, target: Actor): readonly Actor[] =>
  [...found].filter(({ resource }) => resource.address !== target.resource.address);

export const subjectOf = (
  { graph }: Scene,
  { resource, caller, name }: Actor,
  sort: string,
): Subject & { readonly on: Text } => ({
  sort,
  name,
  on: caller.kind === "root" ? [] : caller.arn,
  given: circumstancesOf(graph, resource),
});

const taken = (scene: Scene, user: Actor, way: Way): readonly Edge[] => {
  if (way.lead.by !== "become" || user.resource.kind !== "AWS::IAM::User") return [];
  const hasPassword = user.resource.view.get("LoginProfile").get("Password").isSet();
  const { only } = way.lead;
  if (only !== undefined && hasPassword.known && hasPassword.value === (only === "no-password")) return [];
  const more = only !== undefined && !hasPassword.known ? [`whether ${user.name} has a password`] : [];
  const subject = subjectOf(scene, user, "user");
  const found = new Set(firstAction(way).flatMap((action) => [...scene.ledger.whoMay(action, subject.on)]));
  return others(found, user).flatMap((actor) => {
    const grounds = scene.needs(actor, way, subject);
    if (verdictOf(grounds) === 2) return [];
    return [edge(actor, way, grounds, { says: `${shown(actor)} ${way.says}: it is ${user.name}` }, more)];
  });
};

export const wayOf = (id: string): Way => {
  const found = ways.find((it) => it.id === id);
  if (found === undefined) throw new Error(`no way is called ${id}`);
  return found;
};

/** Whom a trust policy names by ARN, and whether it may mean others, too. */
const namedBy = (trust: Policy): { readonly arns: ReadonlySet<string>; readonly open: boolean } => {
  const arns = new Set<string>();
  let open = trust.opaque !== undefined;
  for (const { effect, principals, notPrincipals } of trust.statements) {
    if (effect === "Deny") continue;
    if (notPrincipals !== undefined || (principals !== undefined && isOpaque(principals))) open = true;
    for (const { type, who } of principals === undefined || isOpaque(principals) ? [] : principals) {
      if (type !== "AWS" && type !== "*") continue;
      if (isOpaque(who)) open = true;
      else {
        const text = who.map((it) => (typeof it === "string" ? it : "hole" in it ? `\${${it.hole}}` : "*")).join("");
        arns.add(text);
        if (text.includes("*")) open = true;
      }
    }
  }
  return { arns, open };
};

const assumed = (scene: Scene, role: Actor): readonly Edge[] => {
  const { trust, caller } = role;
  if (trust === undefined || caller.kind === "root") return [];
  const way = wayOf("assume-role");
  const { arns, open } = namedBy(trust);
  if (!open && arns.size === 0) return [];
  const found = new Set(scene.ledger.whoMay("sts:AssumeRole", caller.arn));
  const meant = open ? scene.actors : [...arns].flatMap(scene.ledger.called);
  for (const actor of meant) found.add(actor);
  const given = circumstancesOf(scene.graph, role.resource);
  return others(found, role).flatMap((actor) => {
    const wish = { action: "sts:AssumeRole", on: caller.arn, given, resource: trust, ruled: true };
    const answer = scene.rulings.may(actor, wish);
    if (answer.answer === "no") return [];
    // Where the role names whom it lets in, their own policies need not; but where they do, that is where their way begins.
    const own = scene.rulings.may(actor, { action: "sts:AssumeRole", on: caller.arn, given });
    const told = answer.answer === "yes" && own.answer === "yes" ? own : answer;
    const grounds = [{ actions: ["sts:AssumeRole"], on: role.name, answer: told }];
    return [
      edge(actor, way, grounds, { says: `${shown(actor)} ${way.says} ${role.name}`, ...trustedAt(answer, trust) }),
    ];
  });
};

/** The statement of a trust policy by which an answer came about. */
const trustedAt = (answer: Answer, trust: Policy): Pick<Step, "at"> => {
  const by = answer.answer === "yes" ? answer.by : answer.answer === "unknown" ? answer.best : [];
  const cited = by.find(({ policy }) => policy === trust.name) ?? trust.statements[0]?.cited;
  return cited?.at === undefined ? {} : { at: cited.at };
};

const rewritten = (scene: Scene, role: Actor): readonly Edge[] => {
  const way = wayOf("rewrite-trust");
  const subject = subjectOf(scene, role, "role");
  return others(scene.ledger.whoMay("iam:UpdateAssumeRolePolicy", subject.on), role).flatMap((actor) => {
    const grounds = scene.needs(actor, way, subject);
    if (verdictOf(grounds) === 2) return [];
    const entry = scene.rulings.may(actor, {
      action: "sts:AssumeRole",
      on: subject.on,
      resource: naming(actor),
      ruled: true,
    });
    if (entry.answer === "no") return [];
    const last = { says: `${shown(actor)} ${way.says}: ${role.name}` };
    return [edge(actor, way, grounds, last, entry.answer === "unknown" ? entry.missing : [])];
  });
};

/** A trust policy that names just this caller: for a role, the very session. */
export const naming = ({ caller }: Actor): Policy => ({
  name: "the trust policy that it writes",
  statements: [
    {
      cited: { policy: "the trust policy that it writes", statement: "1" },
      effect: "Allow",
      principals: [{ type: "AWS", who: caller.kind === "role" ? caller.session : caller.arn }],
      notPrincipals: undefined,
      actions: [Array.from("sts:AssumeRole")],
      notActions: undefined,
      resources: undefined,
      notResources: undefined,
      tests: [],
    },
  ],
});

const passes = ways.filter(({ lead }) => lead.by === "pass");

const passed = (scene: Scene, role: Actor): readonly Edge[] => {
  const { trust, caller } = role;
  if (trust === undefined || caller.kind === "root") return [];
  const takers = passes.filter((way) => mayName(trust, way));
  if (takers.length === 0) return [];
  const given = circumstancesOf(scene.graph, role.resource);
  // Whoever may not pass it on, whatever to, is not asked again for each service.
  const able = others(scene.ledger.whoMay("iam:PassRole", caller.arn), role).filter(
    (it) => scene.rulings.may(it, { action: "iam:PassRole", on: caller.arn, given }).answer !== "no",
  );
  if (able.length === 0) return [];
  return takers.flatMap((way) => {
    if (way.lead.by !== "pass") return [];
    const { service } = way.lead;
    const entry = lets(scene, role, way);
    if (entry.answer === "no") return [];
    const first = new Set(firstAction(way).flatMap((action) => [...scene.ledger.whoMayAnywhere(action)]));
    return able.flatMap((actor) => {
      if (!first.has(actor)) return [];
      const pass = { "iam:PassedToService": service, ...given };
      const answer = scene.rulings.may(actor, { action: "iam:PassRole", on: caller.arn, given: pass });
      if (answer.answer === "no") return [];
      const grounds = [{ actions: ["iam:PassRole"], on: role.name, answer }, ...scene.needs(actor, way)];
      if (verdictOf(grounds) === 2) return [];
      const last = { says: `${shown(actor)} ${way.says} ${role.name}`, ...trustedAt(entry, trust) };
      return [edge(actor, way, grounds, last, entry.answer === "unknown" ? entry.missing : [])];
    });
  });
};

/** Whether a trust policy may mean a service at all: asked before anything that costs more. */
const mayName = (trust: Policy, { lead }: Way): boolean =>
  lead.by === "pass" &&
  (trust.opaque !== undefined ||
    trust.statements.some(
      ({ effect, principals, notPrincipals }) =>
        effect !== "Deny" &&
        (notPrincipals !== undefined ||
          (principals !== undefined &&
            (isOpaque(principals) ||
              principals.some(({ who }) => isOpaque(who) || names(lettersOf(who), lead.service))))),
    ));

const names = (text: string, service: string): boolean => text === service || text.includes("\u0000");

/** Whether a role lets the service take it, for something in the account. */
const lets = ({ graph, rulings }: Scene, { caller, trust }: Actor, { lead }: Way): Answer => {
  if (lead.by !== "pass" || caller.kind === "root") throw new Error("only roles are passed to services");
  const own = { on: caller.arn, resource: trust, ruled: true };
  if (lead.taken === "federated") {
    return rulings.lets(
      { kind: "federated", provider: askedText(lead.service, graph) },
      { ...own, action: "sts:AssumeRoleWithWebIdentity" },
    );
  }
  const from = caller.account === undefined ? {} : { "aws:SourceAccount": caller.account };
  return rulings.lets({ kind: "service", name: lead.service }, { ...own, action: "sts:AssumeRole", given: from });
};

const uses = ways.filter(({ lead }) => lead.by === "use");

const used = (scene: Scene, role: Actor): readonly Edge[] =>
  scene.thingsOf(role).flatMap((thing) => {
    const given = circumstancesOf(scene.graph, thing.resource);
    const subject = { sort: thing.sort, name: thing.name, on: askedText(thing.arn, scene.graph), given };
    const own = uses.filter(({ lead }) => lead.by === "use" && lead.thing === thing.sort);
    return own.flatMap((way) => {
      const actions = firstAction(way);
      const about = way.needs[0]?.some((it) => it.endsWith(` ${thing.sort}`)) === true;
      const found = new Set(
        actions.flatMap((it) => [...(about ? scene.ledger.whoMay(it, subject.on) : scene.ledger.whoMayAnywhere(it))]),
      );
      return others(found, role).flatMap((actor) => {
        const grounds = scene.needs(actor, way, subject);
        if (verdictOf(grounds) === 2) return [];
        const more =
          thing.missing !== undefined && (way.id === "function-code" || way.id === "function-layer")
            ? [thing.missing]
            : [];
        const last = { says: `${thing.name}, into which ${shown(actor)} gets, runs as ${role.name}`, at: thing.at };
        return [edge(actor, way, grounds, last, more)];
      });
    });
  });
