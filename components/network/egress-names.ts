import { notPast } from "../model/argument";
import { PlanError } from "../model/plan-error";
import type { Reason } from "./flows";

/**
 * Names on the Internet that may be reached, each with its reason: `{ "api.stripe.com": "payments" }`. A name with a star,
 * `*.example.com`, opens every name below it and is a debt: it must also say until when, as flows that skip a zone must.
 */
export interface Names {
  readonly [name: `${string}.${string}`]: Reason;
}

/** The names, in one order. `what` is the argument that holds them, for the sentence that refuses one. */
export const readNames = (what: string, names: Names, today: string): readonly string[] =>
  Object.entries(names as { readonly [name: string]: Reason })
    .map(([name, reason]) => readName(what, name, reason, today))
    .sort();

/** Domains below which anybody can have a name: everything in .uk that sells things is below `co.uk`. */
const sharedByEverybody = /^(?:[a-z0-9-]+|(?:ac|co|com|edu|gov|net|org)\.[a-z]{2})$/;

const label = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
/** RFC 1123: labels of letters, digits and inner dashes; the last one is no number, or it would be an address. */
const hostName = new RegExp(`^(?:${label}\\.)+(?=[a-z0-9-]*[a-z])${label}$`);

/** Whether a text is a full name of a host, in small letters and without the last dot. */
export const isHostName = (name: string): boolean => name.length <= 253 && hostName.test(name);

const readName = (what: string, name: string, reason: Reason, today: string): string => {
  const { why, until } = typeof reason === "string" ? { why: reason, until: undefined } : reason;
  const below = name.startsWith("*.") ? name.slice(2) : undefined;
  if (below !== undefined && sharedByEverybody.test(below)) {
    throw new PlanError(`${what} "${name}" opens what anybody can register: name the hosts themselves.`);
  }
  if (!isHostName(below ?? name)) {
    throw new PlanError(
      `${what} "${name}" is no full name of a host: write it as "api.example.com", in small letters.`,
    );
  }
  if (why.trim() === "") throw new PlanError(`${what} "${name}" must say why it is there.`);
  if (below !== undefined && until === undefined) {
    throw new PlanError(
      `${what} "${name}" opens every name below ${below}: name the hosts themselves, or argue it as { why, until }.`,
    );
  }
  if (until !== undefined) notPast(`${what} "${name}"`, until, today);
  return name;
};
