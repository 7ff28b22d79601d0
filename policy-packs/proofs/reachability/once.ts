import type { Network } from "./network";

/** What is read from a network: once, however many ask. */
export const onceFor = <T>(read: (network: Network) => T): ((network: Network) => T) => {
  const known = new WeakMap<Network, { readonly made: T }>();
  return (network) => {
    const before = known.get(network) ?? { made: read(network) };
    known.set(network, before);
    return before.made;
  };
};
