import type { Value } from "../../components/model/value";
import type { View } from "../../components/model/view";
import type { Neighbours } from "../core/rule";

/**
 * Whether one of several pointers points to the resource that is judged. A pointer of which nothing is known may be the one, so
 * it leaves the question open; one that is known to point elsewhere does not.
 */
export const linked = (
  it: View<unknown>,
  near: Pick<Neighbours, "self" | "targets">,
  pointers: readonly View<string>[],
): Value<boolean> => {
  const answer = (value: boolean, shown: string): Value<boolean> => ({
    known: true,
    value,
    at: it.origin,
    written: false,
    shown,
  });
  const { kind, address } = near.self;
  if (pointers.some((to) => near.targets(to, kind).some((target) => target.address === address))) {
    return answer(true, "set");
  }
  // A reference to another resource of the input is set, though its text is not known.
  return pointers.map((to) => to.isSet()).find((set) => !set.known) ?? answer(false, "not set");
};
