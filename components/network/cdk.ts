import { Construct } from "constructs";
import { carryOut, decide } from "../carriers/cdk";
import type { Letter } from "./addresses";
import type { Flow } from "./flows";
import { planNetwork, type NetworkOutputs, type NetworkSpec } from "./plan";

export type NetworkProps<Z extends string, A extends Letter, P extends string = never> = NetworkSpec<Z, A, string, P>;

/** A zoned VPC that is closed but for its flows. See {@link NetworkSpec} for its arguments. */
export class Network<Z extends string, A extends Letter, P extends string = never>
  extends Construct
  implements NetworkOutputs<Z, A, string>
{
  readonly vpc: string;
  readonly cidr: string;
  readonly ipv6Cidr?: string;
  readonly transitGatewayAttachment?: string;
  readonly zones: NetworkOutputs<Z, A, string>["zones"];
  readonly flowMatrix: readonly Flow[];

  constructor(scope: Construct, id: string, props: NetworkProps<Z, A, P>) {
    super(scope, id);
    const today = new Date().toISOString().slice(0, 10);
    const plan = decide(this, () => planNetwork(id, props, today));
    const outputs = plan.outputs(carryOut(this, plan.resources));
    this.vpc = outputs.vpc;
    this.cidr = outputs.cidr;
    if (outputs.ipv6Cidr !== undefined) this.ipv6Cidr = outputs.ipv6Cidr;
    if (outputs.transitGatewayAttachment !== undefined) {
      this.transitGatewayAttachment = outputs.transitGatewayAttachment;
    }
    this.zones = outputs.zones;
    this.flowMatrix = outputs.flowMatrix;
  }
}
