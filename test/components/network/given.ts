import * as fc from "fast-check";
import { slice } from "../../../components/model/cidr";
import { Input, show, type Engine, type Planned, type Text } from "../../../components/model/plan";
import type { RawObject } from "../../../components/model/raw";
import type { Unsafe } from "../../../components/model/argument";
import type { ResourceType } from "../../../components/model/planned";
import { letters, type AddressSpec, type Letter, type Size } from "../../../components/network/addresses";
import type { Egress } from "../../../components/network/egress";
import type { OpenPorts } from "../../../components/network/internet-ports";
import type { Reason } from "../../../components/network/flows";
import type { TransitGateway } from "../../../components/network/transit-gateway";
import { planNetwork, type NetworkSpec } from "../../../components/network/plan";
import type { Sensitivity } from "../../../components/model/sensitivity";

const today = "2026-06-01";

interface AnyZone {
  readonly sensitivity?: Sensitivity;
  readonly slot?: number;
  readonly size?: Size;
  readonly grown?: readonly number[];
}

/** A network whose keys are not known to the compiler: what a property test makes. */
export interface AnyNetwork {
  readonly cidr: AddressSpec<string>;
  readonly ipAddressType?: "ipv4" | "dualstack";
  readonly availabilityZones: readonly Letter[];
  readonly zones: { readonly [name: string]: AnyZone };
  readonly flows: { readonly [key: string]: Reason };
  readonly transitGateway?: TransitGateway<string, string, string>;
  readonly egress?: Egress<Letter>;
}

/** Every port may be open to the Internet. */
const openPorts: readonly Unsafe<OpenPorts>[] = (
  ["admin-ports-not-open", "database-ports-not-open", "network-acl-not-open", "only-web-ports-open"] as const
).map((control) => ({ control, reason: "a test", expires: "2026-12-31" }));

/** The usual three zones in two availability zones, with what a test is about in place of the rest. */
export const plan = (
  own: Partial<AnyNetwork & Omit<NetworkSpec<string, Letter, string, string>, keyof AnyNetwork>> = {},
): readonly Planned[] =>
  planNetwork(
    "shop",
    {
      cidr: "10.20.0.0/16",
      owner: "shop-team",
      availabilityZones: ["a", "b"],
      zones: { edge: {}, app: {}, data: {} },
      flows: {},
      flowLogs: { to: "log-group", key: { arn: "the-key" } },
      // Any port, where a test is not about it.
      unsafe: openPorts,
      // The widest, where a test is not about it.
      ...(Object.keys(own.flows ?? {}).some((it) => it.includes("-> internet"))
        ? { egress: { nat: "per-az", why: "a test" } }
        : {}),
      ...own,
    } as unknown as NetworkSpec<string, Letter, string, string>,
    today,
  ).resources;

/** What the VPC of a network with a pool gets, and what Amazon gives it of IPv6. */
export const given = { ipv4: "10.32.0.0/16", ipv6: "2001:db8:0:ab00::/56" };

/** A text of a plan as it reads once it is deployed. */
export const deployed = (text: Text): string => {
  const engine: Engine<string> = {
    attribute: (id, attribute) => (attribute === "CidrBlock" ? given.ipv4 : `${id}.${attribute}`),
    join: (parts) => parts.join(""),
    first: () => given.ipv6,
    slice: (block, index, count, bits) => {
      if (index >= count || count > 256) throw new RangeError(`Fn::Cidr gives no block ${String(index)}.`);
      return slice(block, index, bits);
    },
    part: (whole, separator, index) => whole.split(separator)[index] ?? "",
  };
  return show(text, engine);
};

export const ofType = <T extends ResourceType>(resources: readonly Planned[], type: T): readonly Planned<T>[] =>
  resources.filter((it) => it.type === type) as unknown as readonly Planned<T>[];

/** What the caller gave, also where one plan handed it to another. */
const unwrapped = (value: unknown): unknown => (value instanceof Input ? unwrapped(value.value) : value);

/** A plan as a CloudFormation template: it is one already, but for what the caller gave. */
export const templateOf = (
  resources: readonly Planned[],
): { readonly Resources: { readonly [id: string]: { readonly Type: string; readonly Properties: RawObject } } } => ({
  Resources: Object.fromEntries(
    resources.map(({ id, type, properties, retained }) => [
      id,
      {
        Type: type,
        Properties: JSON.parse(JSON.stringify(properties, (_, value: unknown) => unwrapped(value))) as RawObject,
        ...(retained ? { DeletionPolicy: "Retain", UpdateReplacePolicy: "Retain" } : {}),
      },
    ]),
  ),
});

const named = fc.subarray(["edge", "app", "data", "management"], { minLength: 1 });

/** Zones of all sizes, some of which grew, each where there is room for it. */
const extra = fc
  .array(
    fc.record({
      size: fc.constantFrom<Size>(1, 1, 2, 4),
      start: fc.integer({ min: 4, max: 15 }),
      sensitivity: fc.constantFrom<Sensitivity>("edge", "app", "data", "management"),
      grows: fc.boolean(),
    }),
    { maxLength: 4 },
  )
  .map((wishes) => {
    const taken = new Set([0, 1, 2, 3]);
    const take = (start: number, size: Size): number | undefined => {
      const slots = Array.from({ length: size }, (_, index) => start - (start % size) + index);
      if (slots.some((it) => taken.has(it) || it > 15)) return undefined;
      slots.forEach((it) => taken.add(it));
      return slots[0];
    };
    return wishes.flatMap(({ size, start, sensitivity, grows }): readonly (readonly [string, AnyZone])[] => {
      const slot = take(start, size);
      if (slot === undefined) return [];
      const more = grows ? take(slot + size, size) : undefined;
      return [[`zone${String(slot)}`, { sensitivity, slot, size, ...(more === undefined ? {} : { grown: [more] }) }]];
    });
  });

/** Flows between any two of the ends; what needs an argument has one. */
const flowsOf = (ends: readonly string[]) =>
  fc.uniqueArray(
    fc.tuple(
      fc.constantFrom("internet", ...ends),
      fc.constantFrom("internet", ...ends),
      fc.constantFrom(22, 443, 5432, 8443, 40000),
      fc.boolean(),
    ),
    { maxLength: 6, selector: (it) => it.join() },
  );

const cidrs = fc.oneof(
  fc.integer({ min: 16, max: 21 }).map((prefix) => `10.32.0.0/${String(prefix)}`),
  fc.integer({ min: 16, max: 21 }).map((prefix) => ({ ipamPool: "the-pool", prefix })),
);

/** Two networks beyond a transit gateway: one that runs others, and one that is not trusted. */
const transitOf = (dualstack: boolean): NonNullable<AnyNetwork["transitGateway"]> => ({
  attach: "the-gateway",
  zone: "transit",
  peers: {
    hub: { cidrs: ["10.128.0.0/16", ...(dualstack ? ["2001:db8:80::/48"] : [])], sensitivity: "management" },
    partner: { cidrs: ["172.16.0.0/16", "172.20.0.0/16"], sensitivity: "edge" },
  },
  routing: { associate: "the-table", propagate: { hub: "the-hub's-table" } },
});

/** A place that is left for the zone of the attachment. */
const leftOver = (zones: { readonly [name: string]: AnyZone }): number | undefined => {
  const taken = Object.values(zones).flatMap(({ slot = 0, size = 1, grown = [] }) =>
    [slot, ...grown].flatMap((start) => Array.from({ length: size }, (_, index) => start + index)),
  );
  return [15, 14, 13, 12, 11, 10, 9, 8].find((it) => !taken.includes(it));
};

/** A way out that carries these flows: a firewall reads names, which UDP has none of, and needs a slot. */
const egressOf = (
  zones: { readonly [name: string]: AnyZone },
  flows: { readonly [key: string]: Reason },
): fc.Arbitrary<Egress<Letter>> => {
  const leaving = Object.keys(flows).filter((it) => it.includes("-> internet"));
  const slot = leftOver(zones);
  const names = { "api.example.com": "payments" };
  return fc.constantFrom<Egress<Letter>>(
    { nat: "per-az", why: "a test" },
    { nat: "regional", why: "a test" },
    { dnsAllowList: names, nat: "per-az" },
    ...(slot === undefined || leaving.some((it) => it.endsWith("/udp")) ? [] : [{ sniAllowList: names, slot }]),
    ...(leaving.length > 0 ? [] : (["none", "endpoints"] as const)),
  );
};

export const networks: fc.Arbitrary<AnyNetwork> = fc
  .record({
    own: named,
    others: extra,
    availabilityZones: fc.subarray([...letters], { minLength: 1 }),
    cidr: cidrs,
    ipAddressType: fc.constantFrom("ipv4", "dualstack"),
    joined: fc.boolean(),
  })
  .chain(({ own, others, joined, ...rest }) => {
    const inner: { readonly [name: string]: AnyZone } = Object.fromEntries([
      ...own.map((name) => [name, {}] as const),
      ...others,
    ]);
    const edge = Object.entries(inner).find(([name, it]) => name === "edge" || it.sensitivity === "edge")?.[0];
    const slot = joined ? leftOver(inner) : undefined;
    const transitGateway = slot === undefined ? undefined : transitOf(rest.ipAddressType === "dualstack");
    const peers = Object.keys(transitGateway?.peers ?? {});
    const isZone = (name: string): boolean => name in inner;
    const zones: { readonly [name: string]: AnyZone } =
      slot === undefined ? inner : { ...inner, transit: { sensitivity: "management", slot } };
    const network = flowsOf([...Object.keys(inner), ...peers]).map((flows) => ({
      ...rest,
      zones,
      ...(transitGateway === undefined ? {} : { transitGateway }),
      flows: Object.fromEntries(
        flows
          .map(([from, to, port, udp]) => [from, from === "internet" ? (edge ?? from) : to, port, udp] as const)
          .filter(([from, to]) => (isZone(from) || isZone(to)) && (to !== "internet" || edge !== undefined))
          .map(([from, to, port, udp]) => [
            `${from} -> ${to} : ${String(port)}${udp ? "/udp" : ""}`,
            { why: "a test", until: "2026-12-31" },
          ]),
      ),
    }));
    return network.chain((it) => egressOf(zones, it.flows).map((egress) => ({ ...it, egress })));
  });
