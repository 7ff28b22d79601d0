import type { Child } from "../model/argument";
import { notPast } from "../model/argument";
import { planned, ref, type Planned } from "../model/plan";
import { PlanError } from "../model/plan-error";
import type { WayOut } from "./egress";
import { internet } from "./ends";
import type { Flow } from "./flows";
import type { TagsOf, Zone } from "./zones";

/** Nothing from Internet gateways, or nothing from and to them. Ingress alone leaves NAT and egress-only gateways open: say why. */
type Block = "block-bidirectional" | { readonly mode: "block-ingress"; readonly why: string; readonly until?: string };

/**
 * VPC block public access: one switch for all VPCs of the account in a region, above routes, ACLs and groups, so that one network, or
 * a stack of the account's own, throws it (`create`), and the others say that it is thrown and how (`use`). The subnets that a flow
 * opens are excluded, and no other. Made by nobody by default, because it closes VPCs that this network knows nothing of.
 * https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html (FSBP EC2.172)
 */
export type BlockPublicAccess = Child<Block, "block-bidirectional" | "block-ingress">;

type Mode = "block-bidirectional" | "block-ingress";
type Exclusion = "allow-bidirectional" | "allow-egress";

export const planBlockPublicAccess = (
  spec: BlockPublicAccess,
  zones: readonly Zone[],
  firewalls: Zone | undefined,
  flows: readonly Flow[],
  { nat }: WayOut,
  tags: TagsOf,
  today: string,
): readonly Planned[] => {
  if (spec === "off") return [];
  const mode = "create" in spec ? modeOf(spec.create, today) : spec.use;
  if (nat === "regional" && mode === "block-bidirectional") {
    throw new PlanError(
      'blockPublicAccess of both ways closes a regional NAT gateway, which has no subnet to exclude: say nat "per-az".',
    );
  }
  const all = zones.map((zone) => ({ zone, exclusion: exclusionOf(zone, zones, flows, mode) }));
  return [
    ...("create" in spec
      ? [planned("AWS::EC2::VPCBlockPublicAccessOptions", "block-public-access", { InternetGatewayBlockMode: mode })]
      : []),
    ...(firewalls === undefined
      ? all.flatMap(({ zone, exclusion }) => exclusions(zone, exclusion, tags))
      : throughFirewall(
          all.map(({ exclusion }) => exclusion),
          tags,
        )),
  ];
};

/**
 * What passes AWS Network Firewall is blocked, whatever subnets are excluded, so that the VPC must be: outwards it may, both ways
 * would be as good as no switch. https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html
 */
const throughFirewall = (needed: readonly (Exclusion | undefined)[], tags: TagsOf): readonly Planned[] => {
  if (needed.includes("allow-bidirectional")) {
    throw new PlanError(
      'blockPublicAccess lets nobody in through AWS Network Firewall unless the whole VPC is excluded: say "off", or put what ' +
        "faces the Internet into a network without sniAllowList.",
    );
  }
  if (!needed.includes("allow-egress")) return [];
  return [
    planned("AWS::EC2::VPCBlockPublicAccessExclusion", "vpc-public-access", {
      InternetGatewayExclusionMode: "allow-egress",
      VpcId: ref("vpc"),
      Tags: tags("vpc-public-access"),
    }),
  ];
};

const modeOf = (block: Block, today: string): Mode => {
  if (typeof block === "string") return block;
  const what = "blockPublicAccess of ingress alone";
  if (block.why.trim() === "") throw new PlanError(`${what} must say why.`);
  if (block.until !== undefined) notPast(what, block.until, today);
  return block.mode;
};

/**
 * How far a zone's subnets are excluded. What is sent through a NAT gateway is judged where that gateway stands, in the first edge
 * zone; what leaves by an egress-only gateway, where it starts. Egress alone is an exclusion from blocking both ways only.
 */
const exclusionOf = (zone: Zone, zones: readonly Zone[], flows: readonly Flow[], mode: Mode): Exclusion | undefined => {
  const leaves = ({ name }: Zone): boolean => flows.some(({ from, to }) => from === name && to === internet);
  const isEdge = zone.sensitivity === "edge";
  if (flows.some(({ from, to }) => from === internet && to === zone.name)) return "allow-bidirectional";
  if (mode === "block-ingress") return isEdge && leaves(zone) ? "allow-bidirectional" : undefined;
  const translates =
    zone === zones.find(({ sensitivity }) => sensitivity === "edge") &&
    zones.some((other) => other.sensitivity !== "edge" && leaves(other));
  const itself = leaves(zone) && (isEdge || zone.block.ipv6 !== undefined);
  return translates || itself ? "allow-egress" : undefined;
};

const exclusions = (zone: Zone, exclusion: Exclusion | undefined, tags: TagsOf): readonly Planned[] =>
  exclusion === undefined
    ? []
    : [...zone.subnets, ...zone.grown.flatMap(({ subnets }) => subnets)].map(({ id }) =>
        planned("AWS::EC2::VPCBlockPublicAccessExclusion", `${id}-public-access`, {
          InternetGatewayExclusionMode: exclusion,
          SubnetId: ref(id),
          Tags: tags(`${id}-public-access`, zone),
        }),
      );
