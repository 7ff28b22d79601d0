import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const size = "t2.micro";

const ami = aws.ec2.getAmiOutput({
  filters: [{ name: "name", values: ["al2023-ami-*-x86_64"] }],
  owners: ["137112412989"],
  mostRecent: true,
});

const group = new aws.ec2.SecurityGroup("web-secgrp", {
  description: "Enable HTTP access",
  ingress: [{ protocol: "tcp", fromPort: 80, toPort: 80, cidrBlocks: ["0.0.0.0/0"] }],
});

const userData = `#!/bin/bash
echo "Hello, World!" > index.html
nohup python -m SimpleHTTPServer 80 &`;

const server = new aws.ec2.Instance("web-server-www", {
  tags: { Name: "web-server-www" },
  instanceType: size,
  vpcSecurityGroupIds: [group.id],
  ami: ami.id,
  userData,
});

export const publicIp = server.publicIp;
export const publicHostName = server.publicDns.apply((name) => name.toUpperCase());
export const where = pulumi.interpolate`${pulumi.getOrganization()}/${pulumi.getProject()}/${pulumi.getStack()}`;
