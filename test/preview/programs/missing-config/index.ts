import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

new aws.sqs.Queue("first");

const config = new pulumi.Config();
const domain = config.require("domain");

new aws.route53.Zone("zone", { name: domain });
