import * as aws from "@pulumi/aws";

export = async () => {
  const zones = await aws.getAvailabilityZones({ state: "available" });
  const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "10.0.0.0/16", enableDnsHostnames: true });
  const gateway = new aws.ec2.InternetGateway("gateway", { vpcId: vpc.id });
  const routes = new aws.ec2.RouteTable("public", {
    vpcId: vpc.id,
    routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: gateway.id }],
  });
  const subnets = zones.names.slice(0, 3).map((availabilityZone, index) => {
    const subnet = new aws.ec2.Subnet(`public-${index}`, {
      vpcId: vpc.id,
      availabilityZone,
      cidrBlock: `10.0.${index}.0/24`,
      mapPublicIpOnLaunch: true,
    });
    new aws.ec2.RouteTableAssociation(`public-${index}`, { routeTableId: routes.id, subnetId: subnet.id });
    return subnet;
  });
  return { vpcId: vpc.id, subnetIds: subnets.map(({ id }) => id), securityGroup: vpc.defaultSecurityGroupId };
};
