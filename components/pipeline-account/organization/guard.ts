import { PlanError } from "../../model/plan-error";
import { nested } from "../../model/nested";
import { att, type Planned, type Text } from "../../model/plan";
import { planGuardrails } from "../guardrails/plan";
import { roomFor, type PolicyType } from "../guardrails/quotas";
import type { SetName } from "../guardrails/sets";
import type { Guardrail } from "../guardrails/simulate";
import type { GuardrailsSpec } from "../guardrails/spec";
import type { OrganizationGuardrails } from "./spec";
import { handsOff, unitNames, type UnitName } from "./units";

export interface Guarded {
  readonly resources: readonly Planned[];
  /** All that hold in a unit. */
  readonly on: (unit: UnitName) => readonly Guardrail[];
  /** The sets that hold in a unit, by name. */
  readonly sets: (unit: UnitName) => readonly SetName[];
}

type Place = "root" | UnitName;

interface Attached {
  readonly id: string;
  readonly set: SetName;
  readonly places: readonly Place[];
  readonly plan: { readonly resources: readonly Planned[]; readonly guardrails: readonly Guardrail[] };
}

/**
 * For everybody at the root; hands off where anything counts; nothing at all in quarantine, and for an account that nobody has put
 * into a unit. Throws a `PlanError`.
 */
export const guard = <R>(
  name: string,
  owner: string,
  given: OrganizationGuardrails<R>,
  top: { readonly id: Text; readonly rootId: Text },
  today: string,
): Guarded => {
  const { canary, without = {}, exemptions = {} } = given;
  const common = { owner, exemptions };
  const attach = (
    id: string,
    places: readonly Place[],
    spec: DistributiveOmit<GuardrailsSpec<Text>, "targets">,
  ): Attached => {
    const targets = Object.fromEntries(places.map((it) => [it, it === "root" ? top.rootId : att(`unit-${it}`, "Id")]));
    const { resources, outputs } = planGuardrails<Text>(`${name}-${id}`, { ...spec, targets }, today);
    return { id, set: spec.set, places, plan: { resources, guardrails: outputs((text) => text).guardrails } };
  };
  const everywhere: readonly Place[] = canary === undefined ? ["root"] : ["sandbox"];
  const { regions, boundaries, network, people = [], trusted = {}, issuers = [] } = given;
  const vpcs = network.vpcs as unknown as readonly [Text, ...Text[]];
  const all = [
    attach("baseline", everywhere, {
      set: "baseline",
      ...common,
      regions,
      boundaries,
      without: without.baseline ?? {},
    }),
    attach("no-hands", canary === undefined ? handsOff : ["sandbox"], {
      set: "no-hands",
      ...common,
      network: { ...network, vpcs },
      people,
      without: without["no-hands"] ?? {},
    }),
    attach("perimeter", everywhere, {
      set: "perimeter",
      ...common,
      organizationId: top.id,
      trusted,
      issuers,
      without: without.perimeter ?? {},
    }),
    attach("quarantine", ["quarantine"], { set: "quarantine", ...common }),
    attach("new-accounts", ["root"], {
      set: "quarantine",
      ...common,
      directlyUnder: { organizationId: top.id, rootId: top.rootId },
    }),
  ];
  for (const place of ["root", ...unitNames] as const) checkRoom(place, all);
  return {
    resources: inOrder(all.flatMap(({ id, plan }) => nested(id, plan.resources).resources)),
    on: (unit) => heldIn(unit, all).flatMap(({ plan }) => plan.guardrails),
    // What is for new accounts holds in no unit.
    sets: (unit) => heldIn(unit, all).flatMap(({ id, set }) => (id === "new-accounts" ? [] : [set])),
  };
};

const heldIn = (unit: UnitName, all: readonly Attached[]): readonly Attached[] =>
  all.filter(({ places }) => places.includes("root") || places.includes(unit));

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** Each set alone fits; at one place there may be several. */
const checkRoom = (place: Place, all: readonly Attached[]): void => {
  const there = all.filter(({ places }) => places.includes(place)).flatMap(({ plan }) => plan.guardrails);
  for (const type of ["SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"] as const satisfies readonly PolicyType[]) {
    const count = there.filter((it) => it.type === type).length;
    if (count > roomFor(type)) {
      throw new PlanError(
        `${String(count)} policies of type ${type} are for ${place}, which takes ${String(roomFor(type))} of one's own: make lists shorter.`,
      );
    }
  }
};

/** Organizations makes one policy at a time. */
const inOrder = (policies: readonly Planned[]): readonly Planned[] =>
  policies.map((it, index) => {
    const before = policies[index - 1];
    return { ...it, dependsOn: before === undefined ? it.dependsOn : [before.id] };
  });
