import type { Graph } from "../../../../components/model/graph";
import { once } from "../../../../components/model/once";
import { accountOf, contextFor, type Given } from "../callers";
import { decide, type Answer } from "../decide";
import { isOpaque, type Part, type Policy, type Statement } from "../document";
import { organizationOver } from "../organization";
import { lettersOf, matchPattern, type Pattern, type Text } from "../pattern";
import { contextOf, type Caller } from "../request";
import type { Actor } from "./actors";

/** A request that is asked about. */
export interface Wish {
  readonly action: string;
  readonly on: Text;
  readonly given?: Given;
  /** The policy of what it is done to, where it has one. */
  readonly resource?: Policy | undefined;
  /** Whether nothing is allowed there but by that policy. */
  readonly ruled?: boolean;
}

const noContext = { values: () => null };

const isAbout = (part: Part, action: Text): boolean => {
  if (isOpaque(part)) return true;
  const pattern = part.map((it) =>
    typeof it === "string" ? it.toLowerCase() : "wildcard" in it ? { ...it, crossing: true } : it,
  );
  return matchPattern(pattern, action, noContext) !== false;
};

const mentions = ({ actions, notActions }: Statement, action: Text): boolean =>
  actions === undefined ? notActions !== undefined : actions.some((it) => isAbout(it, action));

const narrowed: (policy: Policy) => Map<string, Policy | undefined> = once(() => new Map());

/** What of a policy has a say in an action; nothing where nothing has. Whole policies hardly ever do. */
const about = (policy: Policy, action: string): Policy | undefined => {
  const known = narrowed(policy);
  if (known.has(action)) return known.get(action);
  const text = Array.from(action.toLowerCase());
  const statements = policy.statements.filter((it) => mentions(it, text));
  const own =
    statements.length === policy.statements.length
      ? policy
      : statements.length === 0 && policy.opaque === undefined
        ? undefined
        : { ...policy, statements };
  const said = own?.statements.length === 0 && own.opaque === undefined ? undefined : own;
  known.set(action, said);
  return said;
};

export const allAbout = (policies: readonly Policy[], action: string): readonly Policy[] =>
  policies.flatMap((it) => about(it, action) ?? []);

type Context = ReturnType<typeof contextOf>;

/** Whoever looks for a way calls AWS itself, over a connection that is as good as any asks for. */
const direct: Given = { "aws:SecureTransport": "true", "aws:ViaAWSService": "false", "s3:TlsVersion": "1.3" };

const nothingMore: Given = {};
const givenContext = once((given: Given) => contextOf(given, false));
const ownContexts = once((caller: Caller) => {
  const byAccount = new Map<string, Context>();
  return (account: string): Context => {
    let context = byAccount.get(account);
    if (context === undefined)
      byAccount.set(account, (context = contextFor(caller, account, "account" in caller ? direct : {})));
    return context;
  };
});

const contextWith = (caller: Caller, account: string, given: Given = nothingMore): Context => {
  const [own, more] = [ownContexts(caller)(account), givenContext(given)];
  return {
    values: (key) => {
      const values = more.values(key);
      return values === undefined ? own.values(key) : values;
    },
  };
};

/** Asks {@link decide} on behalf of actors. */
export const rulingsOf = (graph: Graph) => {
  const accountsOf = once((on: Text) => accountOf(graph, lettersOf(on)));
  const controls = new Map<string, readonly (readonly Policy[])[]>();
  const controlOver = (account: string) => {
    let known = controls.get(account);
    if (known === undefined)
      controls.set(account, (known = organizationOver(graph, "RESOURCE_CONTROL_POLICY", account)));
    return known;
  };

  const asked = (caller: Caller, actor: Actor | undefined, { action, on, given, resource, ruled }: Wish): Answer => {
    const account = accountsOf(on);
    return decide(
      { caller, action, resource: on, account, context: contextWith(caller, account, given) },
      {
        identity: actor === undefined ? [] : allAbout(actor.identity, action),
        boundary: actor?.boundary,
        serviceControl: actor?.serviceControl ?? [],
        resource,
        resourceRules: ruled === true,
        resourceControl: controlOver(account),
      },
    );
  };

  /** Whether an actor may; where that hangs on what whoever asks chooses, with a choice by which it may. */
  const may = (actor: Actor, wish: Wish): Answer => {
    const first = asked(actor.caller, actor, wish);
    if (first.answer !== "unknown") return first;
    const keys = first.missing.flatMap((it) => /^the value of ([\w.-]+:\S+)$/.exec(it)?.[1] ?? []);
    const free = keys.filter((key) => isChosen(key, wish.action));
    if (free.length === 0) return first;
    for (const given of choices(actor, wish, free.slice(0, 3))) {
      const answer = asked(actor.caller, actor, { ...wish, given: { ...wish.given, ...given } });
      if (answer.answer === "yes") return answer;
    }
    return first;
  };

  return { may, lets: (caller: Caller, wish: Wish): Answer => asked(caller, undefined, wish) };
};

export type Rulings = ReturnType<typeof rulingsOf>;

/** Keys whose values whoever asks writes into the request. What it is done to, and where it comes from, nobody chooses. */
const isChosen = (key: string, action: string): boolean => {
  const name = key.toLowerCase();
  if (/^aws:(requestedregion|requesttag\/.*|tagkeys)$/.test(name)) return true;
  const [service = ""] = action.split(":");
  return name.startsWith(`${service}:`) && !/^(iam|sts|ssm):|resourcetag/.test(name);
};

/** Values that policies themselves name for keys, one that none names, and none at all. */
function* choices(actor: Actor, { action }: Wish, keys: readonly string[]): Generator<Given> {
  const [key, ...others] = keys;
  if (key === undefined) {
    yield {};
    return;
  }
  const policies = [...actor.identity, ...(actor.boundary === undefined ? [] : [actor.boundary])];
  const statements = allAbout([...policies, ...actor.serviceControl.flat()], action).flatMap((it) => it.statements);
  const tests = statements.flatMap(({ tests: all }) => (isOpaque(all) ? [] : all));
  const named = tests
    .filter((it) => it.key.toLowerCase() === key.toLowerCase())
    .flatMap(({ values }) => values.flatMap((it) => (isOpaque(it) ? [] : [written(it)])));
  for (const value of [...new Set(named)].slice(0, 6).concat("any")) {
    for (const rest of choices(actor, { action, on: [] }, others)) yield { ...rest, [key]: value };
  }
  for (const rest of choices(actor, { action, on: [] }, others)) yield { ...rest, [key]: null };
}

const written = (pattern: Pattern): string =>
  pattern.map((it) => (typeof it === "string" ? it : "wildcard" in it ? "x" : "")).join("");
