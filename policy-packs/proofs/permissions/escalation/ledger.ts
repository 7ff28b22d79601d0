import { isOpaque } from "../document";
import type { Text } from "../pattern";
import type { Actor } from "./actors";
import { allAbout } from "./rulings";

interface Page {
  /** By what their patterns begin with, up to the first wildcard. */
  readonly byStart: ReadonlyMap<string, ReadonlySet<Actor>>;
  readonly all: ReadonlySet<Actor>;
}

const opens = (pattern: readonly unknown[]): string => {
  const end = pattern.findIndex((it) => typeof it !== "string");
  return (end < 0 ? pattern : pattern.slice(0, end)).join("");
};

/** Whether a boundary may let an action through, on anything at all. */
const isWithin = ({ boundary }: Actor, action: string): boolean =>
  boundary === undefined ||
  allAbout([boundary], action).some(
    ({ opaque, statements }) => opaque !== undefined || statements.some(({ effect }) => effect !== "Deny"),
  );

const write = (actors: readonly Actor[], action: string): Page => {
  const byStart = new Map<string, Set<Actor>>();
  const all = new Set<Actor>();
  const add = (start: string, actor: Actor): void => {
    all.add(actor);
    const known = byStart.get(start);
    if (known === undefined) byStart.set(start, new Set([actor]));
    else known.add(actor);
  };
  for (const actor of actors) {
    if (!isWithin(actor, action)) continue;
    for (const { statements, opaque } of allAbout(actor.identity, action)) {
      if (opaque !== undefined) add("", actor);
      for (const { effect, resources } of statements) {
        if (effect === "Deny") continue;
        if (resources === undefined) add("", actor);
        for (const one of resources ?? []) add(isOpaque(one) ? "" : opens(one), actor);
      }
    }
  }
  return { byStart, all };
};

/** Who has a statement that may allow an action on something, within a boundary that may: found by how its ARN begins, so that nobody asks everybody. */
export const ledgerOf = (actors: readonly Actor[]) => {
  const pages = new Map<string, Page>();
  const byArn = new Map<string, Actor[]>();
  for (const actor of actors) {
    const known = byArn.get(actor.arn);
    if (known === undefined) byArn.set(actor.arn, [actor]);
    else known.push(actor);
  }
  const pageFor = (action: string): Page => {
    let page = pages.get(action);
    if (page === undefined) pages.set(action, (page = write(actors, action)));
    return page;
  };
  return {
    whoMay: (action: string, on: Text): ReadonlySet<Actor> => {
      const { byStart } = pageFor(action);
      const found = new Set<Actor>();
      const take = (actorsThere: ReadonlySet<Actor> | undefined): void => {
        for (const actor of actorsThere ?? []) found.add(actor);
      };
      let start = "";
      take(byStart.get(start));
      for (const letter of on) {
        if (typeof letter !== "string") {
          // What becomes of it may be what somebody wrote.
          for (const [other, there] of byStart) if (other.length > start.length && other.startsWith(start)) take(there);
          break;
        }
        start += letter;
        take(byStart.get(start));
      }
      return found;
    },
    /** Everybody with a statement that may allow it on anything at all. */
    whoMayAnywhere: (action: string): ReadonlySet<Actor> => pageFor(action).all,
    /** Those who have an ARN. */
    called: (arn: string): readonly Actor[] => byArn.get(arn) ?? [],
  };
};

export type Ledger = ReturnType<typeof ledgerOf>;
