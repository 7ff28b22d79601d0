import type { Facet, Facets } from "../../components/model/facets";
import type { Kind } from "../../components/model/graph";
import type { Check, Neighbours, Rule } from "../core/rule";
import type { Verdict } from "../core/verdict";
import type { FixesOf } from "./fixes/fix";
import { facetTable } from "./index";

type Read<F extends Facet> = (...of: Parameters<Check<Kind>>) => Facets[F];

/** Under which a resource's facts are remembered: several rules rest on one facet. */
const readings: Partial<Record<Facet, object>> = {};

/** One check for every kind that has the facet and a fix: what nobody can mend is nobody's finding. */
export const facet = <F extends Facet>(
  name: F,
  fixes: Partial<FixesOf<F>>,
  judge: (facts: Facets[F], near: Neighbours) => Verdict | readonly Verdict[],
): Pick<Rule, "checks" | "fixes"> => {
  const checks: Partial<Record<Kind, Check<Kind>>> = {};
  const reading = (readings[name] ??= {});
  for (const kind of Object.keys(fixes) as Kind[]) {
    const read = (facetTable[kind] as Partial<Record<F, Read<F>>>)[name];
    if (read !== undefined)
      checks[kind] = (it, near) =>
        judge(
          near.once(reading, () => read(it, near)),
          near,
        );
  }
  return { checks: checks, fixes };
};
