import { Aws } from "aws-cdk-lib";
import * as ec2 from "aws-cdk-lib/aws-ec2";
import { DependencyGroup, type Construct } from "constructs";

/** What a construct of CDK's own asks for that is to run in a zone: `new Function(this, "f", { ...zone.placement, ... })`. */
export interface Placement {
  readonly vpc: ec2.IVpc;
  readonly vpcSubnets: ec2.SubnetSelection;
  readonly securityGroups: [ec2.ISecurityGroup];
}

interface ZoneOfVpc {
  readonly name: string;
  /** Whether subnets have a way to the Internet, and from there; a way out; or none. */
  readonly type: "public" | "private" | "isolated";
  readonly securityGroup: string;
  readonly subnets: { readonly [letter: string]: string };
  readonly routeTables: { readonly [letter: string]: string };
}

/** A network as a VPC of CDK's own, whose subnet groups are the zones. */
export const vpcOf = (
  scope: Construct,
  network: { readonly vpcId: string; readonly cidr: string; readonly zones: readonly ZoneOfVpc[] },
): ec2.IVpc => {
  const letters = [...new Set(network.zones.flatMap(({ subnets }) => Object.keys(subnets)))].sort();
  const groups = (type: ZoneOfVpc["type"]) => {
    const zones = network.zones.filter((zone) => zone.type === type);
    const all = (of: (zone: ZoneOfVpc) => { readonly [letter: string]: string }): string[] =>
      zones.flatMap((zone) => letters.map((letter) => of(zone)[letter] ?? ""));
    return { ids: all((it) => it.subnets), tables: all((it) => it.routeTables), names: zones.map(({ name }) => name) };
  };
  const [open, leaving, closed] = [groups("public"), groups("private"), groups("isolated")];
  const vpc = ec2.Vpc.fromVpcAttributes(scope, "IVpc", {
    vpcId: network.vpcId,
    vpcCidrBlock: network.cidr,
    availabilityZones: letters.map((letter) => `${Aws.REGION}${letter}`),
    ...(open.ids.length === 0
      ? {}
      : { publicSubnetIds: open.ids, publicSubnetRouteTableIds: open.tables, publicSubnetNames: open.names }),
    ...(leaving.ids.length === 0
      ? {}
      : {
          privateSubnetIds: leaving.ids,
          privateSubnetRouteTableIds: leaving.tables,
          privateSubnetNames: leaving.names,
        }),
    ...(closed.ids.length === 0
      ? {}
      : {
          isolatedSubnetIds: closed.ids,
          isolatedSubnetRouteTableIds: closed.tables,
          isolatedSubnetNames: closed.names,
        }),
  });
  // EC2 makes nothing that faces the Internet before there is a way to it.
  const way = [ec2.CfnVPCGatewayAttachment, ec2.CfnRoute];
  const ways = scope.node.children.filter((it) => way.some((Type) => it instanceof Type));
  for (const { internetConnectivityEstablished: group } of [vpc, ...vpc.publicSubnets, ...vpc.privateSubnets]) {
    if (group instanceof DependencyGroup) group.add(...ways);
  }
  return vpc;
};

/** A zone of it. Its security group opens what the flows name, and CDK adds nothing to that. */
export const placementIn = (scope: Construct, vpc: ec2.IVpc, { name, securityGroup }: ZoneOfVpc): Placement => ({
  vpc,
  vpcSubnets: vpc.selectSubnets({ subnetGroupName: name }),
  securityGroups: [ec2.SecurityGroup.fromSecurityGroupId(scope, `I-${name}`, securityGroup, { mutable: false })],
});
