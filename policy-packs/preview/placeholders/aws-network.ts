import type { Pattern } from "./template";

const ec2 = (kind: string, prefix: string, outputs: NonNullable<Pattern["outputs"]> = {}): Pattern => ({
  id: `${prefix}-{hex:17}`,
  arn: `ec2:{region}:{account}:${kind}/{id}`,
  outputs: { ownerId: "{account}", ...outputs },
});

const vpc = (outputs: NonNullable<Pattern["outputs"]> = {}): Pattern =>
  ec2("vpc", "vpc", {
    defaultSecurityGroupId: "sg-{hex:17}",
    defaultNetworkAclId: "acl-{hex:17}",
    defaultRouteTableId: "rtb-{hex:17}",
    mainRouteTableId: "rtb-{hex:17}",
    dhcpOptionsId: "dopt-{hex:17}",
    instanceTenancy: "default",
    // Of a pool, where the program says only how much of it.
    cidrBlock: "10.0.0.0/{ipv4NetmaskLength}",
    ...outputs,
  });

const loadBalancerKinds: { readonly [type: string]: string } = { network: "net", gateway: "gwy" };

/** Addresses are from the documentation blocks of RFC 5737 and RFC 3849, and of the VPC they would be in. */
export const NETWORK: { readonly [type: string]: Pattern } = {
  "ec2/vpc": vpc(),
  "ec2/defaultVpc": vpc({ cidrBlock: "172.31.0.0/16" }),
  "ec2/vpcIpv6CidrBlockAssociation": {
    id: "vpc-cidr-assoc-{hex:17}",
    outputs: { ipv6CidrBlock: "2001:db8:0:1200::/56" },
  },
  "ec2/subnet": ec2("subnet", "subnet", { availabilityZone: "{region}a" }),
  "ec2/defaultSubnet": ec2("subnet", "subnet", { cidrBlock: "172.31.0.0/20", vpcId: "vpc-{hex:17}" }),
  "ec2/securityGroup": { ...ec2("security-group", "sg"), named: "name" },
  "ec2/defaultSecurityGroup": ec2("security-group", "sg", { name: "default" }),
  "ec2/securityGroupRule": { id: "sgrule-{digits:10}" },
  "vpc/securityGroupIngressRule": ec2("security-group-rule", "sgr", { securityGroupRuleId: "{id}" }),
  "vpc/securityGroupEgressRule": ec2("security-group-rule", "sgr", { securityGroupRuleId: "{id}" }),
  "ec2/internetGateway": ec2("internet-gateway", "igw"),
  "ec2/egressOnlyInternetGateway": ec2("egress-only-internet-gateway", "eigw"),
  "ec2/natGateway": ec2("natgateway", "nat", {
    publicIp: "203.0.113.10",
    privateIp: "10.0.0.10",
    networkInterfaceId: "eni-{hex:17}",
  }),
  "ec2/eip": {
    ...ec2("elastic-ip", "eipalloc"),
    outputs: {
      allocationId: "{id}",
      publicIp: "203.0.113.20",
      publicDns: "ec2-203-0-{octet:1}-{octet:2}.compute-1.amazonaws.com",
      privateIp: "10.0.0.20",
      domain: "vpc",
    },
  },
  "ec2/eipAssociation": { id: "eipassoc-{hex:17}", outputs: { publicIp: "203.0.113.20" } },
  "ec2/routeTable": ec2("route-table", "rtb"),
  "ec2/defaultRouteTable": ec2("route-table", "rtb"),
  "ec2/route": { id: "r-{routeTableId}{digits:10}" },
  "ec2/routeTableAssociation": { id: "rtbassoc-{hex:17}" },
  "ec2/mainRouteTableAssociation": { id: "rtbassoc-{hex:17}" },
  "ec2/networkAcl": ec2("network-acl", "acl"),
  "ec2/defaultNetworkAcl": ec2("network-acl", "acl"),
  "ec2/networkAclRule": { id: "nacl-{digits:10}" },
  "ec2/networkInterface": ec2("network-interface", "eni", {
    privateIp: "10.0.{octet:1}.{octet:2}",
    macAddress: "02:00:00:00:00:01",
  }),
  "ec2/flowLog": ec2("vpc-flow-log", "fl"),
  "ec2/vpcEndpoint": ec2("vpc-endpoint", "vpce", {
    prefixListId: "pl-{hex:8}",
    state: "available",
    dnsEntries: ({ fill }) => [
      { dnsName: fill("{id}-{hex:8}.vpce.{region}.vpce.amazonaws.com"), hostedZoneId: fill("Z{letters:13}") },
    ],
  }),
  "ec2/vpcEndpointService": ec2("vpc-endpoint-service", "vpce-svc", {
    serviceName: "com.amazonaws.vpce.{region}.{id}",
  }),
  "ec2/vpcPeeringConnection": ec2("vpc-peering-connection", "pcx", { acceptStatus: "active" }),
  "ec2/vpcDhcpOptions": ec2("dhcp-options", "dopt"),
  "ec2/managedPrefixList": ec2("prefix-list", "pl"),
  "ec2/vpnGateway": ec2("vpn-gateway", "vgw"),
  "ec2/vpnConnection": ec2("vpn-connection", "vpn", { tunnel1Address: "203.0.113.30", tunnel2Address: "203.0.113.31" }),
  "ec2/customerGateway": ec2("customer-gateway", "cgw"),
  "ec2transitgateway/transitGateway": ec2("transit-gateway", "tgw", {
    associationDefaultRouteTableId: "tgw-rtb-{hex:17}",
    propagationDefaultRouteTableId: "tgw-rtb-{hex:17}",
  }),
  "ec2transitgateway/vpcAttachment": ec2("transit-gateway-attachment", "tgw-attach"),
  "ec2transitgateway/routeTable": ec2("transit-gateway-route-table", "tgw-rtb"),
  "lb/loadBalancer": {
    named: "name",
    id: "{arn}",
    arn: "elasticloadbalancing:{region}:{account}:loadbalancer/app/{name}/0123456789abcdef",
    outputs: {
      arn: (it) => it.arn.replace("/app/", `/${kindOf(it.input("loadBalancerType"))}/`),
      arnSuffix: (it) => `${kindOf(it.input("loadBalancerType"))}/${it.fill("{name}/0123456789abcdef")}`,
      dnsName: "{name}-{digits:10}.{region}.elb.amazonaws.com",
      zoneId: "Z35SXDOTRQ7X7K",
      vpcId: "vpc-{hex:17}",
    },
  },
  "lb/targetGroup": {
    named: "name",
    id: "{arn}",
    arn: "elasticloadbalancing:{region}:{account}:targetgroup/{name}/0123456789abcdef",
    outputs: { arnSuffix: "targetgroup/{name}/0123456789abcdef" },
  },
  "lb/listener": {
    id: "{arn}",
    arn: "elasticloadbalancing:{region}:{account}:listener/app/{name}/0123456789abcdef/{hex:16}",
  },
  "lb/listenerRule": {
    id: "{arn}",
    arn: "elasticloadbalancing:{region}:{account}:listener-rule/app/{name}/0123456789abcdef/{hex:16}/{hex:16}",
  },
  "elb/loadBalancer": {
    named: "name",
    arn: "elasticloadbalancing:{region}:{account}:loadbalancer/{name}",
    outputs: {
      dnsName: "{name}-{digits:10}.{region}.elb.amazonaws.com",
      zoneId: "Z35SXDOTRQ7X7K",
      sourceSecurityGroup: "{account}/default_elb",
      sourceSecurityGroupId: "sg-{hex:17}",
    },
  },
  "route53/zone": {
    id: "Z{letters:20}",
    arn: "route53:::hostedzone/{id}",
    outputs: {
      zoneId: "{id}",
      primaryNameServer: "ns-0.awsdns-00.com",
      nameServers: () => [
        "ns-0.awsdns-00.com",
        "ns-512.awsdns-00.net",
        "ns-1024.awsdns-00.org",
        "ns-1536.awsdns-00.co.uk",
      ],
    },
  },
  "route53/record": { id: "{zoneId}_{name}_{type}", outputs: { fqdn: "{name}" } },
  "route53/healthCheck": { id: "{uuid}", arn: "route53:::healthcheck/{id}" },
  "servicediscovery/privateDnsNamespace": {
    id: "ns-{lower:16}",
    arn: "servicediscovery:{region}:{account}:namespace/{id}",
    outputs: { hostedZone: "Z{letters:20}" },
  },
  "servicediscovery/httpNamespace": { id: "ns-{lower:16}", arn: "servicediscovery:{region}:{account}:namespace/{id}" },
  "servicediscovery/service": { id: "srv-{lower:16}", arn: "servicediscovery:{region}:{account}:service/{id}" },
  "globalaccelerator/accelerator": {
    id: "{arn}",
    arn: "globalaccelerator::{account}:accelerator/{uuid}",
    outputs: { dnsName: "a{hex:16}.awsglobalaccelerator.com", hostedZoneId: "Z2BJ6XQ5FK7U4H" },
  },
};

const kindOf = (type: unknown): string => (typeof type === "string" ? (loadBalancerKinds[type] ?? "app") : "app");
