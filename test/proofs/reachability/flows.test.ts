import { describe, expect, it } from "@jest/globals";
import { either } from "../../../policy-packs/proofs/reachability/bounds";
import { exposureBy, internet } from "../../../policy-packs/proofs/reachability/exposures";
import { matrixOf } from "../../../policy-packs/proofs/reachability/flows";
import { isGap, type Interface, type Network } from "../../../policy-packs/proofs/reachability/network";
import { equal, isNone, nothing } from "../../../policy-packs/proofs/reachability/packets";
import type { End } from "../../../policy-packs/proofs/reachability/path";
import { brought, directly, passing } from "../../../policy-packs/proofs/reachability/reach";
import { asEnd } from "../../../policy-packs/proofs/reachability/shapes";
import { dice, randomNetwork } from "./random";

/** Zones of a random network: its subnets, by chance in one of two, or in none. */
const chanceZones = (network: Network, it: ReturnType<typeof dice>) =>
  new Map([...network.subnets.keys()].flatMap((id) => (it.chance(15) ? [] : [[id, it.pick("a", "b")] as const])));

/** Things several times over, as they stand in real networks: the same groups, the same subnet. */
const doubled = (network: Network): Network => ({
  ...network,
  interfaces: network.interfaces.flatMap((one): readonly Interface[] =>
    one.forwards.length > 0 ? [one] : [one, { ...one, id: `${one.id}'`, resource: `${one.resource}'` }],
  ),
});

describe("the matrix of zones", () => {
  it("is what asking every pair gives, on 200 random networks", () => {
    let flowing = 0;
    for (let seed = 1; seed <= 200; seed++) {
      const random = dice(seed);
      const network = doubled(randomNetwork(random));
      const of = chanceZones(network, random);
      const { flows } = matrixOf(network, { of });
      const zoneOf = ({ subnet }: Interface) => (isGap(subnet) ? undefined : of.get(subnet));
      const endsIn = (zone: string): readonly End[] =>
        zone === "internet" ? [internet] : network.interfaces.filter((one) => zoneOf(one) === zone).map(asEnd);
      for (const from of ["internet", "a", "b"]) {
        for (const to of ["internet", "a", "b"]) {
          const pairs = endsIn(from).flatMap((a) =>
            endsIn(to).flatMap((b) => {
              const same =
                a.is === b.is && (a.is !== "interface" || (b.is === "interface" && a.interface === b.interface));
              // The Internet's is also what entrances bring from it.
              const also = a.is === "internet" && b.is === "interface" ? [brought(network, b.interface)] : [];
              return same ? [] : [directly(network, a, b), ...also];
            }),
          );
          const all = either(...pairs);
          const said = flows.find((it) => it.from === from && it.to === to)?.passes;
          if (!isNone(all.most)) flowing++;
          expect([
            seed,
            from,
            to,
            equal(said?.most ?? nothing, all.most),
            equal(said?.least ?? nothing, all.least),
          ]).toEqual([seed, from, to, true, true]);
        }
      }
      for (const one of network.interfaces) {
        const asked = passing(network, internet, asEnd(one));
        expect(equal(exposureBy(network).get(one)?.most ?? nothing, asked.most)).toBe(true);
        expect(equal(exposureBy(network).get(one)?.least ?? nothing, asked.least)).toBe(true);
      }
    }
    expect(flowing).toBeGreaterThan(150);
  }, 600_000);
});
