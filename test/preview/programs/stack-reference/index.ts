import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const network = new pulumi.StackReference("acme/network/prod");
const vpcId = network.requireOutput("vpcId");
const subnetIds = network.getOutput("subnetIds") as pulumi.Output<string[]>;

new aws.ec2.SecurityGroup("app", { vpcId });
new aws.lb.LoadBalancer("app", { subnets: subnetIds, internal: true });
export const first = subnetIds.apply((ids) => ids[0]);
