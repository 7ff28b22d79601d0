import { actionNames } from "../../iam-data/load";
import type { Citation } from "./document";
import type { Symbol } from "./pattern";
import { globOf } from "./sets/glob";
import { has, isEmpty, languageOf, type Language } from "./sets/language";
import type { Region } from "./sets/region";

/** Verbs with which names of actions begin that read or list; only for actions that the reference does not have yet. */
const readingVerbs = /:(get|list|describe|batchget|search|query|head|view|lookup|scan|select|preview|simulate)/;

interface Service {
  readonly known: ReadonlySet<string>;
  /** `s3:PutObject`, with the same in small letters. */
  readonly writes: readonly (readonly [lower: string, written: string])[];
}

let services: ReadonlyMap<string, Service> | undefined;

const read = (): ReadonlyMap<string, Service> =>
  (services ??= new Map(
    Object.entries(actionNames()).map(([name, [reads, writes]]) => {
      const all = (list: string): readonly string[] => (list === "" ? [] : list.split(" "));
      const pairs = all(writes).map((it) => [`${name}:${it}`.toLowerCase(), `${name}:${it}`] as const);
      const known = new Set([...all(reads).map((it) => `${name}:${it}`.toLowerCase()), ...pairs.map(([it]) => it)]);
      return [name, { known, writes: pairs }];
    }),
  ));

type Clause = Language[number];

/** The letters with which all that a clause covers begins. */
const beginningOf = ({ in: ins }: Clause): string =>
  ins
    .map(({ symbols }) => {
      const end = symbols.findIndex((it) => typeof it !== "string");
      const literal = (end < 0 ? symbols : symbols.slice(0, end)).filter((it) => typeof it === "string");
      return literal.join("");
    })
    .reduce((one, another) => (another.length > one.length ? another : one), "");

/** Where a clause covers more actions than these, it is said as it is written. */
const few = 5;

/** What of a clause writes. */
const writingIn = (clause: Clause, besides: Language): Language => {
  const beginning = beginningOf(clause);
  const [service = "", rest] = beginning.split(":");
  const known = rest === undefined ? undefined : read().get(service);
  if (rest !== undefined && known === undefined) return unknownTo(clause, beginning, besides);
  const among = known === undefined ? [...read().values()] : [known];
  const found = among
    .flatMap(({ writes }) => writes)
    .filter(([it]) => it.startsWith(beginning))
    .filter(([it]) => has([clause], Array.from(it)) && !has(besides, Array.from(it)));
  if (found.length > few) return [clause];
  if (found.length > 0)
    return languageOf(...found.map(([it, written]) => globOf(Array.from(it), false, Array.from(written))));
  const literal = clause.in.some(({ symbols }) => symbols.length === beginning.length);
  return literal && known?.known.has(beginning) === false ? unknownTo(clause, beginning, besides) : [];
};

/** Of an action that the reference does not have, its verb is all there is to tell by. */
const unknownTo = (clause: Clause, beginning: string, besides: Language): Language =>
  readingVerbs.test(beginning) || has(besides, Array.from(beginning)) ? [] : [clause];

const crossing = (text: string): readonly Symbol[] =>
  Array.from(text.toLowerCase(), (it) => (it === "*" ? { wildcard: "*", crossing: true } : it));

/**
 * AWS's own policies for those who only look. The reference counts a handful of what they allow as writing, such as to list
 * subscriptions.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_job-functions.html
 */
const onlyLook = ({ policy, at }: Citation): boolean =>
  at === undefined && /^(ReadOnlyAccess|SecurityAudit|job-function\/ViewOnlyAccess)$/.test(policy);

/**
 * What of a set of permissions changes something, as AWS's service authorisation reference has it: all but reading and listing, and
 * but what else is allowed for.
 */
export const writesIn = (region: Region, besides: readonly string[] = []): Region => {
  const harmless = languageOf(...besides.map((it) => globOf(crossing(it), false)));
  return region.flatMap((box): Region => {
    if (isEmpty(box.resources) || box.by.some(onlyLook)) return [];
    const actions = box.actions.flatMap((clause) => writingIn(clause, harmless));
    return actions.length === 0 ? [] : [{ ...box, actions }];
  });
};
