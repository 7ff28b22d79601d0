import * as pulumi from "@pulumi/pulumi";

/** What a generated SDK of a component provider (awsx, eks) looks like. */
export class Network extends pulumi.ComponentResource {
  declare readonly vpcId: pulumi.Output<string>;
  declare readonly subnetIds: pulumi.Output<string[]>;

  constructor(name: string, args: { cidrBlock: string; tags: pulumi.Input<Record<string, string>> }) {
    super("acmex:network:Network", name, { ...args, vpcId: undefined, subnetIds: undefined }, {}, true);
  }

  describe(): pulumi.Output<string> {
    return pulumi.runtime.call("acmex:network:Network/describe", { __self__: this }, this).apply((it) => it.text as string);
  }
}
