import { formatCidr } from "../model/cidr";
import { PlanError } from "../model/plan-error";
import type { Tags } from "../model/planned/tags";
import { sensitivities, type Sensitivity } from "../model/sensitivity";
import { letters, subnetBlock, vpcBlock, zoneBlock, zoneSlots, type Letter } from "./addresses";

export interface ZoneSpec {
  readonly sensitivity: Sensitivity;
  /** Its place in the VPC's block, 4 to 15, for good: a zone that changes its slot is made anew. */
  readonly slot: number;
}

/** What is known of a zone's sensitivity by its name alone. */
export type SensitivityOf<Z extends string> = Z extends Sensitivity ? Z : Sensitivity;

/** A zone named as its sensitivity has that one's slot and needs no more; any other says its sensitivity and its slot. */
export type Zones<Z extends string> = {
  readonly [K in Z]: K extends Sensitivity ? { readonly [key: string]: never } : ZoneSpec;
};

interface Subnet {
  readonly letter: Letter;
  readonly cidr: string;
}

export interface Zone {
  readonly name: string;
  readonly sensitivity: Sensitivity;
  readonly slot: number;
  readonly cidr: string;
  readonly subnets: readonly Subnet[];
}

/** The tags of what is called `name`, in a zone or for all of them. */
export type TagsOf = (name: string, zone?: Zone) => Tags;

/** The zones in the order of their slots, so that the order in which they are written changes nothing. */
export const layOut = (
  cidr: string,
  zones: { readonly [name: string]: Partial<ZoneSpec> },
  availabilityZones: readonly Letter[],
): readonly Zone[] => {
  const vpc = vpcBlock(cidr);
  const wanted = [...new Set(availabilityZones)].sort();
  if (wanted.length === 0 || !wanted.every((it) => letters.includes(it))) {
    throw new PlanError(
      `availabilityZones must name at least one of ${letters.join(", ")}, found ${wanted.join(", ")}.`,
    );
  }
  const taken = new Map<number, string>();
  return Object.entries(zones)
    .map(([name, spec]) => ({ name, ...placeOf(name, spec) }))
    .sort((a, b) => a.slot - b.slot)
    .map(({ name, sensitivity, slot }) => {
      const other = taken.get(slot);
      if (other !== undefined) throw new PlanError(`Zones ${other} and ${name} both want slot ${String(slot)}.`);
      taken.set(slot, name);
      const block = zoneBlock(vpc, slot);
      const subnets = wanted.map((letter) => ({ letter, cidr: formatCidr(subnetBlock(block, letter)) }));
      return { name, sensitivity, slot, cidr: formatCidr(block), subnets };
    });
};

const placeOf = (name: string, { sensitivity, slot }: Partial<ZoneSpec>): ZoneSpec => {
  if (!/^[a-z][a-z0-9]*$/.test(name) || name === "internet") {
    throw new PlanError(`${name} cannot name a zone: use small letters and digits, and not "internet".`);
  }
  const reserved = sensitivities.findIndex((it) => it === name);
  const own = sensitivities[reserved];
  if (own !== undefined) return { sensitivity: own, slot: reserved };
  if (sensitivity === undefined || slot === undefined) {
    throw new PlanError(`Zone ${name} must say its sensitivity (${sensitivities.join(", ")}) and its slot.`);
  }
  if (!Number.isInteger(slot) || slot < sensitivities.length || slot >= zoneSlots) {
    const range = `${String(sensitivities.length)} to ${String(zoneSlots - 1)}`;
    throw new PlanError(`Zone ${name} cannot have slot ${String(slot)}: choose one from ${range}.`);
  }
  return { sensitivity, slot };
};
