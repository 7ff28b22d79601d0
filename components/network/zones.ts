import { PlanError } from "../model/plan-error";
import type { Tags } from "../model/planned/tags";
import { sensitivities, type Sensitivity } from "../model/sensitivity";
import {
  letters,
  sizes,
  subnetBlock,
  zoneBlock,
  zoneSlots,
  type Block,
  type Letter,
  type Size,
  type Space,
} from "./addresses";
import { internet, type End } from "./ends";

/** Where in the VPC a zone's addresses are. Slot and size are for good: a zone that changes them is made anew. */
interface PlaceSpec {
  /** Its place in the VPC's block, 4 to 15, and a multiple of its size. */
  readonly slot: number;
  /** How many slots it spans, and how much bigger its subnets are: 1 by default. */
  readonly size?: Size;
}

/** How a zone gets more addresses later and keeps those it has: each slot gives it one more subnet an availability zone. */
interface Grown {
  readonly grown?: readonly number[];
}

type ZoneSpec = PlaceSpec & Grown & { readonly sensitivity: Sensitivity };

/** A zone that is named as its sensitivity. It has that one's slot, unless it is to be bigger, and then says where. */
type NamedZoneSpec = Grown & { readonly sensitivity?: never } & (
    { readonly slot?: never; readonly size?: never } | PlaceSpec
  );

/** What is known of a zone's sensitivity by its name alone. */
export type SensitivityOf<Z extends string> = Z extends Sensitivity ? Z : Sensitivity;

/** A zone named as its sensitivity needs no more; any other says its sensitivity and its slot. */
export type Zones<Z extends string> = {
  readonly [K in Z]: K extends Sensitivity ? NamedZoneSpec : ZoneSpec;
};

export interface Subnet extends Block {
  readonly id: string;
  readonly letter: Letter;
}

export interface Zone extends End {
  readonly sensitivity: Sensitivity;
  readonly slot: number;
  readonly block: Block;
  /** One an availability zone. */
  readonly subnets: readonly Subnet[];
  /** What it grew by, slot by slot; each subnet shares the route table of its availability zone. */
  readonly grown: readonly { readonly slot: number; readonly subnets: readonly Subnet[] }[];
}

/** The tags of what is called `name`, in a zone or for all of them. */
export type TagsOf = (name: string, zone?: Zone) => Tags;

/** A zone's specification without what the compiler knows about it. */
type AnyZoneSpec = Partial<PlaceSpec> & Grown & { readonly sensitivity?: Sensitivity };

interface Place {
  readonly name: string;
  readonly sensitivity: Sensitivity;
  readonly slot: number;
  readonly size: Size;
  readonly grown: readonly number[];
}

/** The zones in the order of their slots, so that the order in which they are written changes nothing. */
export const layOut = (
  space: Space,
  zones: { readonly [name: string]: AnyZoneSpec },
  availabilityZones: readonly Letter[],
): readonly Zone[] => {
  const wanted = [...new Set(availabilityZones)].sort();
  if (wanted.length === 0 || !wanted.every((it) => letters.includes(it))) {
    throw new PlanError(
      `availabilityZones must name at least one of ${letters.join(", ")}, found ${wanted.join(", ")}.`,
    );
  }
  const places = Object.entries(zones)
    .map(([name, spec]) => placeOf(name, spec))
    .sort((a, b) => a.slot - b.slot);
  refuseOverlaps(places);
  return places.map((place) => zoneAt(space, place, wanted));
};

const zoneAt = (space: Space, { name, sensitivity, slot, size, grown }: Place, wanted: readonly Letter[]): Zone => {
  const subnetsAt = (from: number, key: string): readonly Subnet[] =>
    wanted.map((letter) => ({ id: `${name}-${letter}${key}`, letter, ...subnetBlock(space, from, size, letter) }));
  const block = zoneBlock(space, slot, size);
  return {
    name,
    sensitivity,
    slot,
    block,
    blocks: [
      { key: "", band: slot, ...block },
      ...grown.map((from) => ({ key: String(from), band: from, ...zoneBlock(space, from, size) })),
    ],
    subnets: subnetsAt(slot, ""),
    grown: grown.map((from) => ({ slot: from, subnets: subnetsAt(from, `-${String(from)}`) })),
  };
};

const placeOf = (name: string, { sensitivity, slot, size = 1, grown = [] }: AnyZoneSpec): Place => {
  if (!/^[a-z][a-z0-9]*$/.test(name) || name === internet) {
    throw new PlanError(`${name} cannot name a zone: use small letters and digits, and not "internet".`);
  }
  const reserved = sensitivities.findIndex((it) => it === name);
  const kind = sensitivities[reserved] ?? sensitivity;
  const start = slot ?? (reserved < 0 ? undefined : reserved);
  if (kind === undefined || start === undefined) {
    throw new PlanError(`Zone ${name} must say its sensitivity (${sensitivities.join(", ")}) and its slot.`);
  }
  if (!sizes.includes(size)) {
    throw new PlanError(`Zone ${name} cannot span ${String(size)} slots: choose ${sizes.join(", ")}.`);
  }
  if (slot === undefined && size > 1) {
    throw new PlanError(
      `Zone ${name} has the one slot of its name: to span ${String(size)}, it must say from which slot.`,
    );
  }
  for (const it of [...(slot === undefined ? [] : [slot]), ...grown]) refuseSlot(name, it, size);
  return { name, sensitivity: kind, slot: start, size, grown: [...grown].sort((x, y) => x - y) };
};

/** The first four slots are kept for the zones that are named as their sensitivity, whether they are there or not. */
const refuseSlot = (name: string, slot: number, size: Size): void => {
  const starts = Array.from({ length: zoneSlots }, (_, it) => it).filter(
    (it) => it >= sensitivities.length && it % size === 0,
  );
  if (starts.includes(slot)) return;
  const choice = size === 1 ? `one from ${String(starts[0])} to ${String(starts.at(-1))}` : starts.join(", ");
  throw new PlanError(`Zone ${name} cannot have slot ${String(slot)}: choose ${choice}.`);
};

const refuseOverlaps = (places: readonly Place[]): void => {
  const spans = places.flatMap(({ name, slot, size, grown }) =>
    [slot, ...grown].flatMap((from) => Array.from({ length: size }, (_, index) => ({ name, slot: from + index }))),
  );
  const owners = new Map<number, string>();
  for (const { name, slot } of spans) {
    const other = owners.get(slot);
    if (other !== undefined) {
      const who =
        other === name
          ? `Zone ${name} wants slot ${String(slot)} twice`
          : `Zones ${other} and ${name} both want slot ${String(slot)}`;
      throw new PlanError(`${who}: ${free(spans)}`);
    }
    owners.set(slot, name);
  }
};

const free = (spans: readonly { readonly slot: number }[]): string => {
  const taken = new Set(spans.map(({ slot }) => slot));
  const left = Array.from({ length: zoneSlots }, (_, it) => it).filter(
    (it) => it >= sensitivities.length && !taken.has(it),
  );
  return left.length === 0
    ? "no other is free, so divide the zones between two networks."
    : `free are ${left.join(", ")}.`;
};
