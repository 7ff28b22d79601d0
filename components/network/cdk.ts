import type * as ec2 from "aws-cdk-lib/aws-ec2";
import { Construct } from "constructs";
import { carryOut, decide } from "../carriers/cdk";
import { placementIn, vpcOf, type Placement } from "../carriers/cdk/vpc";
import { dayOf } from "../model/argument";
import type { Sensitivity } from "../model/sensitivity";
import type { Letter } from "./addresses";
import type { Flow } from "./flows";
import { planNetwork, type NetworkOutputs, type NetworkSpec, type ZoneOutputs } from "./plan";

export type NetworkProps<Z extends string, A extends Letter, P extends string = never> = NetworkSpec<Z, A, string, P>;

type ZonesOf<Z extends string, A extends Letter> = NetworkOutputs<Z, A, string>["zones"];

/** A zoned VPC that is closed but for its flows. See {@link NetworkSpec} for its arguments. */
export class Network<Z extends string, A extends Letter, P extends string = never>
  extends Construct
  implements Omit<NetworkOutputs<Z, A, string>, "vpc">
{
  /** For what takes a VPC of CDK's own. Its subnet groups are the zones, by name. */
  readonly vpc: ec2.IVpc;
  readonly vpcId: string;
  readonly cidr: string;
  readonly ipv6Cidr?: string;
  readonly transitGatewayAttachment?: string;
  /** What is to run in a zone takes its `placement`, if it is a construct of CDK's own. */
  readonly zones: { readonly [K in Z]: ZonesOf<Z, A>[K] & { readonly placement: Placement } };
  readonly endpoints: { readonly [endpoint: string]: string };
  readonly natAddresses: { readonly [availabilityZone: string]: string };
  readonly flowMatrix: readonly Flow[];

  constructor(scope: Construct, id: string, props: NetworkProps<Z, A, P>) {
    super(scope, id);
    const plan = decide(this, () => planNetwork(id, props, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, plan.resources, props.unsafe));
    this.vpcId = outputs.vpc;
    this.cidr = outputs.cidr;
    if (outputs.ipv6Cidr !== undefined) this.ipv6Cidr = outputs.ipv6Cidr;
    if (outputs.transitGatewayAttachment !== undefined) {
      this.transitGatewayAttachment = outputs.transitGatewayAttachment;
    }
    this.endpoints = outputs.endpoints;
    this.natAddresses = outputs.natAddresses;
    this.flowMatrix = outputs.flowMatrix;
    const placed = Object.entries<ZoneOutputs<A, string>>(outputs.zones).map(([name, zone]) => {
      const type = typeOf(name, zone.sensitivity, outputs.flowMatrix);
      return { name, type, ...zone };
    });
    this.vpc = vpcOf(this, { vpcId: this.vpcId, cidr: this.cidr, zones: placed });
    const zones = placed.map((zone) => [zone.name, { ...zone, placement: placementIn(this, this.vpc, zone) }] as const);
    this.zones = Object.fromEntries<unknown>(zones) as Network<Z, A>["zones"];
  }

  /**
   * A part of a VPC that is there already, where a zone is asked for: its subnets by the letters of their availability zones.
   * What it holds, and that its group is open to those ports alone, is your word.
   */
  static zoneFrom<S extends Sensitivity, A extends Letter>(zone: {
    readonly sensitivity: S;
    readonly ports: readonly number[];
    readonly securityGroup: Pick<ec2.ISecurityGroup, "securityGroupId">;
    readonly subnets: { readonly [K in A]: Pick<ec2.ISubnet, "subnetId"> };
  }) {
    const subnets = Object.entries<Pick<ec2.ISubnet, "subnetId">>(zone.subnets);
    return {
      sensitivity: zone.sensitivity,
      ports: zone.ports,
      securityGroup: zone.securityGroup.securityGroupId,
      subnets: Object.fromEntries(subnets.map(([letter, it]) => [letter, it.subnetId])) as {
        readonly [K in A]: string;
      },
    };
  }
}

/** What CDK calls a subnet by the way that it has to the Internet. */
const typeOf = (name: string, sensitivity: Sensitivity, flows: readonly Flow[]): "public" | "private" | "isolated" => {
  if (sensitivity === "edge") return "public";
  return flows.some(({ from, to }) => from === name && to === "internet") ? "private" : "isolated";
};
