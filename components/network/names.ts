/**
 * The name of a resource of which AWS wants one that no other of its kind has in the account and region, in letters that all kinds
 * take. Two networks of one name in one account and region cannot both have a firewall.
 */
export const nameOf = (network: string, id: string): string =>
  `${network.replace(/[^A-Za-z0-9]+/g, "-").slice(0, 40)}-${id}`;
