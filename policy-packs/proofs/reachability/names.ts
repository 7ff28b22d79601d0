/** What a person calls a resource: the name at the end of a URN, or the logical id. */
export const shortName = (address: string): string => {
  const [whole = address] = address.split("#");
  // A group that came with something is called after it: `the cluster security group of urn:...`.
  return whole.includes("::") ? whole.replace(/(urn:)?\S*::/, "") : whole;
};

/** The words of a name: `shop-data-a`, `ShopDataSubnetA`. */
export const words = (name: string): readonly string[] =>
  name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((it) => it !== "");
