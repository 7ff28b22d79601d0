import * as aws from "@pulumi/aws";

import { Network } from "./acme";

const network = new Network("main", { cidrBlock: "10.0.0.0/16", tags: { Owner: "net" } });

new aws.ec2.SecurityGroup("app", { vpcId: network.vpcId });
export const kubeconfig = network.describe().apply((it) => it.toUpperCase());
export const subnets = network.subnetIds.apply((ids) => ids.slice(0, 2));
