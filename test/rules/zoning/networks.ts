import { publicSubnet } from "../../../policy-packs/facets/example-network";
import type { Given, Stack } from "../../rule-tester";

/** The network of the examples, and some resources more: one of each type. */
export const stackOf = (more: { readonly [type: string]: object }): Stack => [
  ...(publicSubnet as readonly unknown[] as Stack),
  ...Object.entries(more).map(([type, properties]) => ({ type, properties }) as unknown as Given),
];
