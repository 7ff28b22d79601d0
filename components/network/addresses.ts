import { formatCidr, isPrivate, parseCidr, subdivide, type Cidr } from "../model/cidr";
import { PlanError } from "../model/plan-error";

/** Letters of availability zones. Each has a slot of its own in every zone, used or not. */
export const letters = ["a", "b", "c", "d", "e", "f", "g", "h"] as const;
export type Letter = (typeof letters)[number];

/** Slots for zones in a VPC. The first four belong to the zones that are named as their sensitivity. */
export const zoneSlots = 16;

const zoneBits = 4;
const letterBits = 3;

/** EC2 takes VPCs from /16 to /28 and subnets down to /28: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
const widest = 16;
const narrowest = 28 - zoneBits - letterBits;

/**
 * The VPC's block, which divides into 16 slots for zones, each into 8 for availability zones. A subnet's block depends on its own
 * two slots and on nothing else, so that whatever is added or taken away renumbers nothing.
 */
export const vpcBlock = (text: string): Cidr => {
  const block = parseCidr(text);
  if (block?.family !== 4 || formatCidr(block) !== text) {
    throw new PlanError(`${text} is no IPv4 block: write its first address and its prefix, such as 10.20.0.0/16.`);
  }
  if (block.prefix < widest || block.prefix > narrowest) {
    const range = `/${String(widest)} to /${String(narrowest)}`;
    throw new PlanError(`${text} does not divide into subnets that EC2 takes: choose a block from ${range}.`);
  }
  if (!isPrivate(block)) {
    throw new PlanError(
      `${text} is not private: choose a block of 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10.`,
    );
  }
  return block;
};

export const zoneBlock = (vpc: Cidr, slot: number): Cidr => subdivide(vpc, vpc.prefix + zoneBits, slot);

export const subnetBlock = (zone: Cidr, letter: Letter): Cidr =>
  subdivide(zone, zone.prefix + letterBits, letters.indexOf(letter));
