import { holds } from "../conditions";
import { isOpaque, type Citation, type Part, type Policy, type Statement, type Test } from "../document";
import { allOf, unsure, type Match } from "../match";
import { filled, unfillable, type Symbol, type Context } from "../pattern";
import { anything, globOf, shownGlob, type Glob } from "./glob";
import { all, allBut, intersect, languageOf, none, type Language } from "./language";
import { difference, intersection, unlessDenied, type Box, type Region } from "./region";

/** What is allowed for certain, and what may be once all is known that is not: the two are the same where nothing is unknown. */
export interface Access {
  readonly least: Region;
  readonly most: Region;
  /** The same as {@link most}, each part with what it hangs on, denials that may apply included. */
  readonly conditional: Region;
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
  const { symbols } = filling;
  return action ? globOf(crossing(symbols), bound === "possible", symbols) : globOf(symbols, bound === "possible");
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
    actions: intersect(
      actions === undefined ? all : covering(actions, bound, context, true),
      actions !== undefined && notActions === undefined ? all : sparing(notActions ?? [], bound, context, true),
    ),
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

/** What of a statement is not decided by what is known of all requests, in words of its own. */
const whenOf = (statement: Statement, context: Context, about: Match): Pick<Box, "when" | "missing"> => {
  const { tests, effect, actions, notActions, resources, notResources } = statement;
  const conditions = isOpaque(tests) ? [] : tests.filter((it) => holds(it, context) !== true).map(shownTest);
  const values = isOpaque(tests) ? [] : tests.flatMap((it) => it.values);
  const parts = [actions, notActions, resources, notResources].flatMap((it) => it ?? []);
  const missing = [
    ...[effect, tests, ...parts, ...values].flatMap((it) =>
      typeof it === "object" && isOpaque(it) ? [it.missing] : [],
    ),
    ...(typeof about === "object" ? about.missing : []),
  ];
  const all = [...conditions, ...missing].sort();
  return { ...(all.length === 0 ? {} : { when: all }), ...(missing.length === 0 ? {} : { missing }) };
};

const shownTest = ({ operator, key, values }: Test): string =>
  `${operator} ${key.toLowerCase()} ${values
    .map((it) => (isOpaque(it) ? it.missing : shownGlob(globOf(it as readonly Symbol[], false))))
    .sort()
    .join(" or ")}`;

/** What the statements of one effect cover. */
const regionOf = (
  policies: readonly Policy[],
  effect: "Allow" | "Deny",
  bound: Bound,
  context: Context,
  about: About = () => true,
): Region =>
  policies.flatMap((policy): Region => {
    const known = policy.statements.flatMap((statement): Region => {
      const own = typeof statement.effect === "object" ? bound === "possible" : statement.effect === effect;
      if (!own) return [];
      const who = about(statement);
      if (!asked(who, bound) || !asked(testsOf(statement, context), bound)) return [];
      return [{ ...boxOf(statement, bound, context), ...whenOf(statement, context, who) }];
    });
    if (policy.opaque === undefined || bound === "sure") return known;
    const cited: Citation = { policy: policy.name, statement: "?" };
    return [...known, { actions: all, resources: all, by: [cited], when: [policy.opaque], missing: [policy.opaque] }];
  });

/** Policies of which each list has to allow, and any may deny. */
type Levels = readonly (readonly Policy[])[];

/** What bounds whoever has the identity policies: each list of these has to allow as well. */
interface Limits {
  readonly boundary?: Policy | undefined;
  readonly serviceControl?: Levels;
  readonly resourceControl?: Levels;
}

/** What somebody may do by policies of their own, within their limits, whatever the resources' policies say. */
export const ownAccess = (
  identity: readonly Policy[],
  { boundary, serviceControl = [], resourceControl = [] }: Limits,
  context: Context,
): Access => {
  const limits = [...(boundary === undefined ? [] : [[boundary]]), ...serviceControl, ...resourceControl];
  return accessOf([identity, ...limits], context);
};

/** What all of the lists allow and none denies. Whom a statement is about is asked of those of the first: the others are about all. */
export const accessOf = (levels: Levels, context: Context, about?: About): Access => {
  const regions = (effect: "Allow" | "Deny", bound: Bound): readonly Region[] =>
    levels.map((level, at) => regionOf(level, effect, bound, context, at === 0 ? about : undefined));
  const of = (bound: Bound): Region => {
    const [own = [], ...limits] = regions("Allow", bound);
    return difference(limits.reduce(intersection, own), regions("Deny", opposite[bound]).flat());
  };
  return new Lazily(
    () => of("sure"),
    () => of("possible"),
    (most) =>
      unlessDenied(
        most,
        regions("Deny", "possible")
          .flat()
          .filter(({ when }) => when !== undefined),
      ),
  );
};

/** Each set is worked out when first asked for, and kept. */
class Lazily implements Access {
  private kept: { least?: Region; most?: Region; conditional?: Region } = {};

  constructor(
    private readonly sure: () => Region,
    private readonly possible: () => Region,
    private readonly split: (most: Region) => Region,
  ) {}

  get least(): Region {
    return (this.kept.least ??= this.sure());
  }

  get most(): Region {
    return (this.kept.most ??= this.possible());
  }

  get conditional(): Region {
    return (this.kept.conditional ??= this.split(this.most));
  }
}
