import { beforeAll, describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { App, CfnOutput, Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import * as cdk from "../../../components/cdk";
import { Network } from "../../../components/pulumi";
import type { PulumiResource } from "../../../policy-packs/adapters/pulumi/resource";
import { run } from "../carriers/run";

// CDK's own validator takes seconds, and has a test of its own.
process.env["CDK_VALIDATION"] = "false";

const spec = {
  cidr: { ipamPool: "pool-1", prefix: 18 },
  ipAddressType: "dualstack",
  owner: "shop-team",
  availabilityZones: ["a", "b"],
  zones: { edge: {}, app: { grown: [7] }, transit: { sensitivity: "management", slot: 15 } },
  flows: { "hub -> app : 8443": "the caretaker calls the shop" },
  flowLogs: { to: "log-group", key: { arn: "the-key" } },
  transitGateway: {
    attach: "tgw-1",
    zone: "transit",
    peers: { hub: { cidrs: ["10.128.0.0/16"], sensitivity: "management" } },
    routing: { associate: "tgw-rtb-1" },
  },
} as const;

describe("a dual-stack network from a pool, made by Pulumi", () => {
  let resources: readonly PulumiResource[] = [];
  let shown: unknown;
  beforeAll(async () => {
    resources = await run(() => {
      const { cidr, ipv6Cidr, transitGatewayAttachment, zones } = new Network("shop", spec);
      const { app } = zones;
      pulumi
        .all([cidr, ipv6Cidr, transitGatewayAttachment, app.cidr, app.ipv6Cidr, app.grown["7"]?.b])
        .apply((all) => (shown = all));
    });
  }, 60_000);

  const one = (type: string, name: string) => {
    const found = resources.find((it) => it.type.endsWith(`:${type}`) && it.name === name);
    if (found === undefined) throw new Error(`There is no ${type} ${name}.`);
    return found;
  };

  it("cuts its subnets out of what the pool and Amazon give", () => {
    // The preview's stand-ins are 10.0.0.0/18 and 2001:db8:0:1200::/56.
    expect(one("Subnet", "shop-app-b").props).toMatchObject({
      cidrBlock: "10.0.4.128/25",
      ipv6CidrBlock: "2001:db8:0:1209::/64",
    });
    expect(one("Subnet", "shop-app-b-7").props).toMatchObject({
      cidrBlock: "10.0.28.128/25",
      ipv6CidrBlock: "2001:db8:0:1239::/64",
    });
  });

  it("shows them by name", () => {
    expect(shown).toEqual([
      "10.0.0.0/18",
      "2001:db8:0:1200::/56",
      one("VpcAttachment", "shop-transit-gateway-attachment").id,
      "10.0.4.0/22",
      "2001:db8:0:1208::/61",
      one("Subnet", "shop-app-b-7").id,
    ]);
  });

  it("sends packets for another network to the gateway, and leaves no table of the gateway's to chance", () => {
    expect(one("Route", "shop-app-a-routes-hub-10-128-0-0-16").props).toMatchObject({
      destinationCidrBlock: "10.128.0.0/16",
      transitGatewayId: "tgw-1",
    });
    expect(one("VpcAttachment", "shop-transit-gateway-attachment").props).toMatchObject({
      transitGatewayDefaultRouteTableAssociation: false,
      transitGatewayDefaultRouteTablePropagation: false,
    });
  });
});

describe("the same network, made by CDK", () => {
  const stack = new Stack(new App(), "Shop");
  const network = new cdk.Network(stack, "net", spec);
  new CfnOutput(stack, "Zone", { value: `${network.zones.app.cidr} ${network.zones.app.ipv6Cidr ?? "none"}` });
  const { Outputs: outputs, Resources: made } = Template.fromStack(stack).toJSON() as {
    readonly Outputs: unknown;
    readonly Resources: { readonly [id: string]: { readonly Type: string; readonly DependsOn?: readonly string[] } };
  };

  it("waits with its subnets for the IPv6 block", () => {
    const [block] = Object.entries(made).find(([, it]) => it.Type === "AWS::EC2::VPCCidrBlock") ?? [];
    const subnets = Object.values(made).filter(({ Type }) => Type === "AWS::EC2::Subnet");
    expect(subnets.length).toBe(8);
    expect(subnets.filter(({ DependsOn: after = [] }) => !after.includes(block ?? "none"))).toEqual([]);
  });

  it("shows what is known only after deployment as tokens", () => {
    expect(JSON.stringify(outputs)).toMatch(
      /"Fn::Select":\[1,\{"Fn::Cidr":\[\{"Fn::GetAtt":\["\w+","CidrBlock"\]\},16,"10"\]/,
    );
    expect(JSON.stringify(outputs)).toMatch(/"Ipv6CidrBlocks"\]\}\]\},16,"67"\]/);
  });
});
