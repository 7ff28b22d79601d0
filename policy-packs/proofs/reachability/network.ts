import type { Cidr } from "../../../components/model/cidr";
import type { Origin } from "../../../components/model/value";

/** What cannot be known before deployment, and why: `parameter OfficeCidr has no default`. */
export interface Gap {
  readonly missing: string;
  readonly at: Origin;
  /** True where another stack decides it, which is judged there. */
  readonly elsewhere?: boolean;
}

/** Something, or the admission that nobody knows. */
export type Maybe<T> = T | Gap;

export const isGap = (it: unknown): it is Gap => typeof it === "object" && it !== null && "missing" in it;

/** Something that is written somewhere, and what it says: `ingress tcp 443 from 0.0.0.0/0`. */
export interface Written {
  readonly at: Origin;
  readonly says: string;
}

/** What a rule is about: a protocol by its number, and ports, or for ICMP `256 * type + code`, from the first to the last. */
export interface Traffic {
  /** Absent where every protocol is meant. */
  readonly protocol?: number;
  readonly first: number;
  readonly last: number;
}

export type Blocks = readonly Cidr[];

/**
 * A rule of a security group. A group as the other side stands for the addresses of whatever is in it, a list for those that AWS keeps of
 * a service of its own.
 */
export interface GroupRule extends Written {
  readonly traffic: Maybe<Traffic>;
  readonly peer: Maybe<{ readonly blocks: Blocks } | { readonly group: string } | { readonly list: string }>;
}

/** Stateful: what is let through is answered. Whatever no rule lets through is dropped. */
export interface Group {
  readonly id: string;
  readonly at: Origin;
  readonly ingress: readonly GroupRule[];
  readonly egress: readonly GroupRule[];
}

/** An entry of a network ACL. */
export interface Entry extends Written {
  readonly allow: boolean;
  readonly traffic: Maybe<Traffic>;
  readonly blocks: Maybe<Blocks>;
}

/** Stateless: questions and answers are packets like any other. The first entry that matches decides, and none denies. */
export interface Acl {
  readonly id: string;
  readonly at: Origin;
  /** In the order of their numbers. */
  readonly ingress: readonly Entry[];
  readonly egress: readonly Entry[];
}

/** Where a route leads. */
export type Target =
  | { readonly to: "internet" | "egress-only" | "nowhere" }
  | { readonly to: "nat" | "gateway" | "peering" | "firewall" | "appliance"; readonly id: string };

export interface Route extends Written {
  readonly destination: Maybe<Blocks>;
  readonly target: Maybe<Target>;
}

/** The routes besides the one that keeps what is meant for the VPC in the VPC. */
export interface Table {
  readonly id: string;
  readonly at: Origin;
  readonly routes: readonly Route[];
}

/**
 * VPC block public access, as it holds for a subnet: nothing is blocked, what comes in is, only NAT and egress-only gateways speak to
 * the Internet, or nothing does. https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html
 */
export type PublicAccess = "open" | "egress" | "gateways" | "none";

export interface Vpc {
  readonly id: string;
  readonly at: Origin;
  readonly blocks: Maybe<Blocks>;
  /** The Internet gateway, where one is attached. */
  readonly gateway?: Written;
  /** The table by which the Internet gateway hands on what it lets in, where it has one. */
  readonly inbound?: Maybe<string>;
}

export interface Subnet {
  readonly id: string;
  readonly at: Origin;
  readonly vpc: string;
  /** What people call it: its name, the values of its tags. */
  readonly called: readonly string[];
  /** Of either family. An empty list of a family has no address of it. */
  readonly ipv4: Maybe<Blocks>;
  readonly ipv6: Maybe<Blocks>;
  readonly table: Maybe<string>;
  readonly acl: Maybe<string>;
  readonly publicAccess: Maybe<PublicAccess>;
}

/** A NAT gateway. A regional one has no subnet and follows no ACL. */
export interface Nat {
  readonly id: string;
  readonly at: Origin;
  readonly subnet?: Maybe<string>;
  /** False for a private one, which leads to other networks alone. */
  readonly public: Maybe<boolean>;
}

/** What a load balancer does with what arrives at one of its ports. */
export interface Forward extends Written {
  readonly traffic: Maybe<Traffic>;
  /** The resource that gets it. */
  readonly target: Maybe<string>;
  readonly onward: Maybe<Traffic>;
  /** True where the target sees the client's own address. */
  readonly keepsClient: Maybe<boolean>;
}

/** Whatever has an address in a subnet: one for each subnet in which a thing stands. */
export interface Interface {
  readonly id: string;
  /** The resource that it belongs to. */
  readonly resource: string;
  readonly at: Origin;
  /** What it is, in AWS's words: `instance`, `database`, `load balancer`. */
  readonly what: string;
  readonly subnet: Maybe<string>;
  /** None where the thing is one that security groups do not hold for. */
  readonly groups?: Maybe<readonly string[]>;
  /** Whether the Internet gateway knows a public IPv4 address of it. */
  readonly publicIpv4: Maybe<boolean>;
  readonly ipv6: Maybe<boolean>;
  /** What it answers to, where that is said; anything otherwise. */
  readonly listens?: Maybe<readonly Traffic[]>;
  readonly forwards: readonly Forward[];
  /** False where its groups see nothing of what comes by an endpoint service. */
  readonly filtersPrivateLink?: Maybe<boolean>;
}

/** Other networks that a gateway of a VPC leads to. */
export interface Gateway {
  readonly id: string;
  readonly is: "peering" | "transit" | "vpn";
  readonly at: Origin;
  readonly vpc: string;
  /** Subnets of the attachment, whose ACLs see what passes. */
  readonly subnets: Maybe<readonly string[]>;
}

/** What an entrance does with what comes to it. */
export interface Brought extends Written {
  /** The resource that gets it. */
  readonly target: Maybe<string>;
  readonly onward: Maybe<Traffic>;
  /**
   * How it gets there: over the Internet, as CloudFront's origin in a VPC, by an endpoint service of a network load balancer, or by
   * interfaces in the VPC, which are of this resource.
   */
  readonly by: "internet" | "vpc origin" | "private link" | { readonly through: string };
}

/** What AWS runs outside of everybody's VPC, and the Internet may come to: a distribution, an API. */
export interface Entrance {
  readonly id: string;
  readonly at: Origin;
  /** What it is, in AWS's words: `distribution`, `API`. */
  readonly what: string;
  /** Whether it is for the Internet, and what is written of that. */
  readonly open: Maybe<boolean>;
  readonly says: { readonly so: string; readonly not: string };
  /** Whom it lets in. */
  readonly from: Maybe<Blocks>;
  readonly listens: readonly Traffic[];
  readonly brings: readonly Brought[];
  /** Lists of AWS's own that hold the addresses from which it speaks. */
  readonly lists: readonly string[];
}

/** What decides where packets go. */
export interface Network {
  readonly vpcs: ReadonlyMap<string, Vpc>;
  readonly subnets: ReadonlyMap<string, Subnet>;
  readonly tables: ReadonlyMap<string, Table>;
  readonly acls: ReadonlyMap<string, Acl>;
  readonly groups: ReadonlyMap<string, Group>;
  readonly nats: ReadonlyMap<string, Nat>;
  /** One for each VPC that one is attached to. */
  readonly gateways: readonly Gateway[];
  readonly interfaces: readonly Interface[];
  readonly entrances?: readonly Entrance[];
  /** What no input of this kind can say, and what is taken of it. */
  readonly assumed?: readonly string[];
  /** Addresses of the Internet whose owners are known, so that they are not counted to it. */
  readonly familiar?: Blocks;
}
