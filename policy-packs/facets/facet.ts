import type { Facet, Facets } from "../../components/model/facets";
import type { Kind } from "../../components/model/graph";
import type { Check, Checks, Neighbours } from "../core/rule";
import type { Verdict } from "../core/verdict";
import { facetTable } from "./index";

/** One check for every kind that has the facet. `except` names kinds that a rule of their own judges, with the reason beside it. */
export const facet = <F extends Facet>(
  name: F,
  judge: (facts: Facets[F], near: Neighbours) => Verdict | readonly Verdict[],
  except: readonly Kind[] = [],
): Checks => {
  const checks: Partial<Record<Kind, Check<Kind>>> = {};
  for (const [kind, readers] of Object.entries(facetTable) as [
    Kind,
    Partial<Record<F, (...of: Parameters<Check<Kind>>) => Facets[F]>>,
  ][]) {
    const read = readers[name];
    if (read === undefined || except.includes(kind)) continue;
    checks[kind] = (it, near) => judge(read(it, near), near);
  }
  return checks as Checks;
};
