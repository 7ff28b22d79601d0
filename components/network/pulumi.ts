import * as pulumi from "@pulumi/pulumi";
import { carryOut, decide } from "../carriers/pulumi";
import type { Letter } from "./addresses";
import type { Flow } from "./flows";
import { planNetwork, type NetworkOutputs, type NetworkSpec } from "./plan";

export type NetworkArgs<Z extends string, A extends Letter, P extends string = never> = NetworkSpec<
  Z,
  A,
  pulumi.Input<string>,
  P
>;

/** A zoned VPC that is closed but for its flows. See {@link NetworkSpec} for its arguments. */
export class Network<Z extends string, A extends Letter, P extends string = never>
  extends pulumi.ComponentResource
  implements NetworkOutputs<Z, A, pulumi.Output<string>>
{
  readonly vpc: pulumi.Output<string>;
  readonly cidr: pulumi.Output<string>;
  readonly ipv6Cidr?: pulumi.Output<string>;
  readonly transitGatewayAttachment?: pulumi.Output<string>;
  readonly zones: NetworkOutputs<Z, A, pulumi.Output<string>>["zones"];
  readonly endpoints: { readonly [endpoint: string]: pulumi.Output<string> };
  readonly natAddresses: { readonly [availabilityZone: string]: pulumi.Output<string> };
  readonly flowMatrix: readonly Flow[];

  constructor(name: string, args: NetworkArgs<Z, A, P>, opts?: pulumi.ComponentResourceOptions) {
    super("sallyport:network:Network", name, { unsafe: args.unsafe }, opts);
    const today = new Date().toISOString().slice(0, 10);
    const plan = decide(`Network ${name}`, () => planNetwork(name, args, today));
    const outputs = plan.outputs(carryOut(this, name, plan.resources, opts?.protect));
    this.vpc = outputs.vpc;
    this.cidr = outputs.cidr;
    if (outputs.ipv6Cidr !== undefined) this.ipv6Cidr = outputs.ipv6Cidr;
    if (outputs.transitGatewayAttachment !== undefined) {
      this.transitGatewayAttachment = outputs.transitGatewayAttachment;
    }
    this.zones = outputs.zones;
    this.endpoints = outputs.endpoints;
    this.natAddresses = outputs.natAddresses;
    this.flowMatrix = outputs.flowMatrix;
    this.registerOutputs(outputs);
  }
}
