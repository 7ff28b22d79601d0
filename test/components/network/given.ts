import * as fc from "fast-check";
import { Input, type Planned } from "../../../components/model/plan";
import type { RawObject } from "../../../components/model/raw";
import type { ResourceType } from "../../../components/model/planned";
import { letters, type Letter } from "../../../components/network/addresses";
import type { FlowLogs } from "../../../components/network/flow-logs";
import type { Reason } from "../../../components/network/flows";
import { planNetwork, type NetworkSpec } from "../../../components/network/plan";
import type { ZoneSpec } from "../../../components/network/zones";

const today = "2026-06-01";

/** A network whose keys are not known to the compiler: what a property test makes. */
export interface AnyNetwork {
  readonly cidr: string;
  readonly availabilityZones: readonly Letter[];
  readonly zones: { readonly [name: string]: Partial<ZoneSpec> };
  readonly flows: { readonly [key: string]: Reason };
}

/** The usual three zones in two availability zones, with what a test is about in place of the rest. */
export const plan = (own: Partial<AnyNetwork & { readonly flowLogs: FlowLogs<string> }> = {}): readonly Planned[] =>
  planNetwork(
    "shop",
    {
      cidr: "10.20.0.0/16",
      owner: "shop-team",
      availabilityZones: ["a", "b"],
      zones: { edge: {}, app: {}, data: {} },
      flows: {},
      flowLogs: { to: "log-group", key: { arn: "the-key" } },
      ...own,
    } as unknown as NetworkSpec<string, Letter, string>,
    today,
  ).resources;

export const ofType = <T extends ResourceType>(resources: readonly Planned[], type: T): readonly Planned<T>[] =>
  resources.filter((it) => it.type === type) as unknown as readonly Planned<T>[];

/** A plan as a CloudFormation template: it is one already, but for what the caller gave. */
export const templateOf = (
  resources: readonly Planned[],
): { readonly Resources: { readonly [id: string]: { readonly Type: string; readonly Properties: RawObject } } } => ({
  Resources: Object.fromEntries(
    resources.map(({ id, type, properties, retained }) => [
      id,
      {
        Type: type,
        Properties: JSON.parse(
          JSON.stringify(properties, (_, value: unknown) => (value instanceof Input ? value.value : value)),
        ) as RawObject,
        ...(retained ? { DeletionPolicy: "Retain", UpdateReplacePolicy: "Retain" } : {}),
      },
    ]),
  ),
});

const named = fc.subarray(["edge", "app", "data", "management"], { minLength: 1 });

const extra = fc.uniqueArray(
  fc.record({
    slot: fc.integer({ min: 4, max: 15 }),
    sensitivity: fc.constantFrom("edge", "app", "data", "management"),
  }),
  { selector: ({ slot }) => slot, maxLength: 4 },
);

/** Flows between any two of the zones; what needs an argument has one. */
const flowsOf = (zones: readonly string[]) =>
  fc.uniqueArray(
    fc.tuple(
      fc.constantFrom("internet", ...zones),
      fc.constantFrom("internet", ...zones),
      fc.constantFrom(22, 443, 5432, 8443, 40000),
      fc.boolean(),
    ),
    { maxLength: 8, selector: (it) => it.join() },
  );

export const networks: fc.Arbitrary<AnyNetwork> = fc
  .tuple(named, extra, fc.subarray([...letters], { minLength: 1 }), fc.integer({ min: 16, max: 21 }))
  .chain(([own, others, availabilityZones, prefix]) => {
    const zones: { readonly [name: string]: Partial<ZoneSpec> } = {
      ...Object.fromEntries(own.map((name) => [name, {}])),
      ...Object.fromEntries(others.map((it) => [`zone${String(it.slot)}`, it as ZoneSpec])),
    };
    const edge = Object.entries(zones).find(([name, it]) => name === "edge" || it.sensitivity === "edge")?.[0];
    return flowsOf(Object.keys(zones)).map((flows) => ({
      cidr: `10.32.0.0/${String(prefix)}`,
      availabilityZones,
      zones,
      flows: Object.fromEntries(
        flows
          .map(([from, to, port, udp]) => [from, from === "internet" ? (edge ?? from) : to, port, udp] as const)
          .filter(
            ([from, to]) => (from !== "internet" || to !== "internet") && (to !== "internet" || edge !== undefined),
          )
          .map(([from, to, port, udp]) => [
            `${from} -> ${to} : ${String(port)}${udp ? "/udp" : ""}`,
            { why: "a test", until: "2026-12-31" },
          ]),
      ),
    }));
  });
