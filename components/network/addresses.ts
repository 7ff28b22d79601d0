import { formatCidr, isPrivate, parseCidr, slice as sliceOf } from "../model/cidr";
import { att, first, Input, slice, type Text } from "../model/plan";
import { PlanError } from "../model/plan-error";

/** Letters of availability zones. Each has a slot of its own in every zone, used or not. */
export const letters = ["a", "b", "c", "d", "e", "f", "g", "h"] as const;
export type Letter = (typeof letters)[number];

/** Slots for zones in a VPC. The first four belong to the zones that are named as their sensitivity. */
export const zoneSlots = 16;

/** How many slots a zone may span. It starts at a multiple of that number, so that its addresses are one block. */
export const sizes = [1, 2, 4, 8] as const;
export type Size = (typeof sizes)[number];

const zoneBits = 4;
const letterBits = 3;

/** EC2 takes VPCs from /16 to /28 and subnets down to /28: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
const widest = 16;
const narrowest = 28 - zoneBits - letterBits;

/**
 * Where a VPC's IPv4 addresses come from: a private block that is written down, or a pool of Amazon VPC IP Address Manager, which
 * hands out one with that prefix that no other network has.
 */
export type AddressSpec<R> = string | { readonly ipamPool: R; readonly prefix: number };

/** The addresses of a VPC, and how its blocks are cut out of them. */
export interface Space {
  /** The VPC's own block, where it is known before deployment. */
  readonly block?: string;
  readonly vpc: {
    readonly CidrBlock?: string;
    readonly Ipv4IpamPoolId?: Text;
    readonly Ipv4NetmaskLength?: number;
  };
  readonly prefix: number;
  readonly dualstack: boolean;
}

/** What a zone or a subnet has of each family. */
export interface Block {
  readonly ipv4: Text;
  readonly ipv6?: Text;
}

/** Throws a `PlanError` on a block or a prefix of which EC2 makes no VPC with room for 16 zones in 8 availability zones. */
export const spaceOf = <R>(spec: AddressSpec<R>, dualstack: boolean): Space => {
  if (typeof spec !== "string") {
    const prefix = fitting(spec.prefix, `A prefix of /${String(spec.prefix)}`);
    return { vpc: { Ipv4IpamPoolId: new Input(spec.ipamPool), Ipv4NetmaskLength: prefix }, prefix, dualstack };
  }
  const block = parseCidr(spec);
  if (block?.family !== 4 || formatCidr(block) !== spec) {
    throw new PlanError(`${spec} is no IPv4 block: write its first address and its prefix, such as 10.20.0.0/16.`);
  }
  const prefix = fitting(block.prefix, spec);
  if (!isPrivate(block)) {
    throw new PlanError(
      `${spec} is not private: choose a block of 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10.`,
    );
  }
  return { block: spec, vpc: { CidrBlock: spec }, prefix, dualstack };
};

const fitting = (prefix: number, what: string): number => {
  if (Number.isInteger(prefix) && prefix >= widest && prefix <= narrowest) return prefix;
  const range = `/${String(widest)} to /${String(narrowest)}`;
  throw new PlanError(`${what} does not divide into subnets that EC2 takes: choose a block from ${range}.`);
};

/**
 * The block of a zone that spans `size` slots from `slot` on. It depends on these two and on nothing else, so that whatever is
 * added or taken away renumbers nothing. Of the /56 that Amazon gives, the second half is kept for what comes later.
 */
export const zoneBlock = (space: Space, slot: number, size: Size): Block => {
  const [index, count] = [slot / size, zoneSlots / size];
  return {
    ipv4: ipv4Block(space, index, count, hostBits(space, size) + letterBits),
    ...ipv6Block(space, index, count, 64 + letterBits + Math.log2(size)),
  };
};

/** The block of one availability zone's subnet. Of IPv6 each has a /64, whatever the zone's size. */
export const subnetBlock = (space: Space, slot: number, size: Size, letter: Letter): Block => {
  const [letterIndex, perZone] = [letters.indexOf(letter), letters.length];
  const [index, count] = [(slot / size) * perZone + letterIndex, (zoneSlots / size) * perZone];
  return {
    ipv4: ipv4Block(space, index, count, hostBits(space, size)),
    ...ipv6Block(space, slot * perZone + letterIndex, zoneSlots * perZone, 64),
  };
};

/** What a subnet of a zone of this size has left for hosts. */
const hostBits = ({ prefix }: Space, size: Size): number => 32 - prefix - zoneBits - letterBits + Math.log2(size);

const ipv4Block = ({ block }: Space, index: number, count: number, bits: number): Text =>
  block === undefined ? slice(att("vpc", "CidrBlock"), index, count, bits) : sliceOf(block, index, bits);

const ipv6Block = ({ dualstack }: Space, index: number, count: number, bits: number): Pick<Block, "ipv6"> =>
  dualstack ? { ipv6: slice(ipv6Range, index, count, bits) } : {};

/** The /56 that Amazon gives the VPC, once it is there. */
export const ipv6Range: Text = first("vpc", "Ipv6CidrBlocks");
