import type { Declared } from "../../components/model/graph";
import { readAcknowledgement } from "./exemption";

/** What an engine keeps with a construct where it has room for an id and a reason only. */
export interface Acknowledgement {
  readonly id: string;
  readonly reason: string;
  /** What it was said of, which holds for all that is in it: a construct's path, or an address. */
  readonly by: string;
}

/** Whose acknowledgements are meant: those of other tools stand in the same place. */
export interface Ours {
  readonly isRule: (id: string) => boolean;
  /** The names that may stand before a rule's id (`five-principles::bucket-tls-only`). */
  readonly packs: readonly string[];
}

const hint = 'write the reason as "why [owner: team; expires: 2027-01-31]"';

/**
 * What acknowledgements say, as exemptions that stand with a resource: the one place where they are read, for CDK's plugin and for
 * what CDK wrote down. Each that is about a rule of ours is one, whether or not it has an owner and an end.
 */
export const declaredBy = (said: readonly Acknowledgement[], { isRule, packs }: Ours): readonly Declared[] => {
  if (said.length === 0) return [];
  const declared = new Map<string, Declared>();
  for (const { id, reason, by } of said) {
    const written = readAcknowledgement(withoutPrefix(id, packs), reason);
    const key = JSON.stringify(written);
    if (isRule(written["rule"] ?? "") && !declared.has(key)) declared.set(key, { written, by, hint });
  }
  return [...declared.values()];
};

/** aws-cdk-lib puts its own prefix before an id without one; how it spells that has changed. */
const withoutPrefix = (id: string, packs: readonly string[]): string => {
  const [prefix = "", rest] = id.split("::");
  return rest !== undefined && (packs.includes(prefix) || prefix.toLowerCase() === "annotation") ? rest : id;
};
