import { holds } from "../conditions";
import { isOpaque, type Citation, type Part, type Policy, type Statement } from "../document";
import { allOf, unsure, type Match } from "../match";
import { filled, unfillable, type Symbol } from "../pattern";
import type { Context } from "../request";
import { anything, globOf, type Glob } from "./glob";
import { all, allBut, languageOf, none, type Language } from "./language";
import { difference, intersection, type Box, type Region } from "./region";

/** What is allowed for certain, and what may be once all is known that is not: the two are the same where nothing is unknown. */
export interface Access {
  readonly least: Region;
  readonly most: Region;
}

/** How a set is made: of what holds for certain, or of what may hold. */
type Bound = "sure" | "possible";

const opposite: { readonly [B in Bound]: Bound } = { sure: "possible", possible: "sure" };

const crossing = (symbols: readonly Symbol[]): readonly Symbol[] =>
  symbols.map((it) => {
    if (typeof it === "string") return it.toLowerCase();
    return "wildcard" in it ? { ...it, crossing: true } : it;
  });

/** What one part of a statement covers; nothing where it covers nothing. */
const globFor = (part: Part, bound: Bound, context: Context, action: boolean): Glob | undefined => {
  if (isOpaque(part)) return bound === "possible" ? anything : undefined;
  const filling = filled(part, context);
  if (filling === undefined) return undefined;
  return globOf(action ? crossing(filling.symbols) : filling.symbols, bound === "possible");
};

const covering = (parts: readonly Part[], bound: Bound, context: Context, action: boolean): Language =>
  languageOf(...parts.flatMap((it) => globFor(it, bound, context, action) ?? []));

/** All but the parts: certain is what none of them may cover. */
const sparing = (parts: readonly Part[], bound: Bound, context: Context, action: boolean): Language => {
  const open = parts.some((it) => !isOpaque(it) && unfillable(it, context).length > 0);
  if (open && !action && bound === "sure") return none;
  return allBut(...parts.flatMap((it) => globFor(it, opposite[bound], context, action) ?? []));
};

const boxOf = (statement: Statement, bound: Bound, context: Context): Box => {
  const { actions, notActions, resources, notResources, cited } = statement;
  return {
    actions:
      actions === undefined ? sparing(notActions ?? [], bound, context, true) : covering(actions, bound, context, true),
    resources:
      resources !== undefined
        ? covering(resources, bound, context, false)
        : notResources === undefined
          ? all
          : sparing(notResources, bound, context, false),
    by: [cited],
  };
};

const asked = (match: Match, bound: Bound): boolean => (bound === "sure" ? match === true : match !== false);

const testsOf = ({ tests }: Statement, context: Context): Match =>
  isOpaque(tests) ? unsure(tests.missing) : allOf(tests.map((it) => holds(it, context)));

/** Whom a statement of a resource's policy is about; without it a statement is about whoever has the policy. */
export type About = (statement: Statement) => Match;

/** What the statements of one effect cover. */
export const regionOf = (
  policies: readonly Policy[],
  effect: "Allow" | "Deny",
  bound: Bound,
  context: Context,
  about: About = () => true,
): Region =>
  policies.flatMap((policy): Region => {
    const known = policy.statements.flatMap((statement): Region => {
      const own = typeof statement.effect === "object" ? bound === "possible" : statement.effect === effect;
      if (!own || !asked(about(statement), bound) || !asked(testsOf(statement, context), bound)) return [];
      return [boxOf(statement, bound, context)];
    });
    if (policy.opaque === undefined || bound === "sure") return known;
    const cited: Citation = { policy: policy.name, statement: "?" };
    return [...known, { actions: all, resources: all, by: [cited] }];
  });

/** What bounds whoever has the identity policies: each list of these has to allow as well. */
interface Limits {
  readonly boundary?: Policy | undefined;
  readonly serviceControl?: readonly (readonly Policy[])[];
}

/** What somebody may do by policies of their own, within their limits, whatever the resources' policies say. */
export const ownAccess = (
  identity: readonly Policy[],
  { boundary, serviceControl = [] }: Limits,
  context: Context,
): Access => {
  const levels = [...(boundary === undefined ? [] : [[boundary]]), ...serviceControl];
  const of = (bound: Bound): Region => {
    const allowed = [identity, ...levels].map((level) => regionOf(level, "Allow", bound, context));
    const denied = [identity, ...levels].flatMap((level) => regionOf(level, "Deny", opposite[bound], context));
    const [own = [], ...limits] = allowed;
    return difference(limits.reduce(intersection, own), denied);
  };
  return lazily(
    () => of("sure"),
    () => of("possible"),
  );
};

const lazily = (least: () => Region, most: () => Region): Access => {
  const kept: { least?: Region; most?: Region } = {};
  return {
    get least() {
      return (kept.least ??= least());
    },
    get most() {
      return (kept.most ??= most());
    },
  };
};
