import { describe, expect, it } from "@jest/globals";
import { adaptPulumi } from "../../../policy-packs/adapters/pulumi/adapt";
import { mapScene } from "../../../policy-packs/pictures/map";
import { reachabilityChanges } from "../../../policy-packs/proofs/reachability/compare";
import { networkOf } from "../../../policy-packs/proofs/reachability/project";
import { asked, database, graphOf, group, machine, output, pulumi, ref, resource, vpc } from "./given";

const att = (...path: readonly [string, string]) => ({ "Fn::GetAtt": path });
const networkIn = (resources: Parameters<typeof graphOf>[0]) =>
  networkOf(graphOf({ ...vpc("edge", "app", "data"), ...resources }));
const asksIn = (resources: Parameters<typeof graphOf>[0], question: string) => asked(networkIn(resources), question);

const distribution = (origin: object, more: object = {}) =>
  resource("CloudFront::Distribution", {
    DistributionConfig: {
      Enabled: true,
      DefaultCacheBehavior: { TargetOriginId: "web", ViewerProtocolPolicy: "https-only" },
      Origins: [{ Id: "web", ...origin }],
      ...more,
    },
  });
const custom = (DomainName: unknown, config: object = { OriginProtocolPolicy: "https-only" }) => ({
  DomainName,
  CustomOriginConfig: config,
});
const balancer = (inGroups: readonly string[], more: object = {}) =>
  resource("ElasticLoadBalancingV2::LoadBalancer", {
    Subnets: [ref("edge")],
    SecurityGroups: inGroups.map(ref),
    ...more,
  });
const listener = (Port: number, more: object = {}) =>
  resource("ElasticLoadBalancingV2::Listener", {
    LoadBalancerArn: ref("Balancer"),
    Port,
    Protocol: "HTTPS",
    DefaultActions: [{ Type: "forward", TargetGroupArn: ref("Targets") }],
    ...more,
  });
const targets = (Port: number, Id: unknown, more: object = {}) =>
  resource("ElasticLoadBalancingV2::TargetGroup", {
    Port,
    Protocol: "HTTP",
    VpcId: ref("Vpc"),
    Targets: [{ Id }],
    ...more,
  });
const fromList = (port: number, list: unknown) =>
  resource("EC2::SecurityGroup", {
    VpcId: ref("Vpc"),
    GroupDescription: "CloudFront",
    SecurityGroupIngress: [{ IpProtocol: "tcp", FromPort: port, ToPort: port, SourcePrefixListId: list }],
  });
const shop = {
  Balancer: balancer(["Front"]),
  Listener: listener(443),
  Targets: targets(8080, ref("App")),
  Web: group({ port: 8080, from: "Front" }),
  App: machine("app", "Web"),
  ...database("data", "Data"),
  Data: group({ port: 5432, from: "Web" }),
};

describe("a distribution in front of a load balancer", () => {
  const all = {
    ...shop,
    Front: fromList(443, "pl-3b927c52"),
    Cdn: distribution(custom(att("Balancer", "DNSName"))),
  };

  it("brings what the Internet sends on to the targets, and no further", () => {
    const { verdict, said } = asksIn(all, "internet -> App:8080");
    expect(verdict).toBe("yes");
    for (const step of ["distribution Cdn", "origin, tcp 443", "list com.amazonaws.global.cloudfront.origin-facing"])
      expect(said).toContain(step);
    expect(asksIn(all, "internet -> Orders").verdict).toBe("no");
  });

  it("is the only way where the group names CloudFront's list", () => {
    const { Cdn, ...without } = all;
    expect(asksIn(without, "internet -> Balancer").verdict).toBe("no");
    expect(asksIn({ ...without, Cdn }, "Cdn -> Balancer:443").verdict).toBe("yes");
    expect(asksIn({ ...without, Cdn }, "internet -> Cdn:443").verdict).toBe("yes");
    expect(asksIn({ ...without, Cdn }, "internet -> Cdn:22").verdict).toBe("no");
  });

  it("comes to the origin's port alone", () => {
    const Cdn = distribution(custom(att("Balancer", "DNSName"), { OriginProtocolPolicy: "http-only" }));
    expect(asksIn({ ...all, Cdn }, "internet -> Balancer").verdict).toBe("no");
    const ported = custom(att("Balancer", "DNSName"), { OriginProtocolPolicy: "http-only", HTTPPort: 443 });
    expect(asksIn({ ...all, Cdn: distribution(ported) }, "internet -> Balancer").verdict).toBe("yes");
  });

  it("comes nowhere where it is off, where the group names nobody, or a list of others", () => {
    const off = distribution(custom(att("Balancer", "DNSName")), { Enabled: false });
    expect(asksIn({ ...all, Cdn: off }, "internet -> Balancer").verdict).toBe("no");
    expect(asksIn({ ...all, Front: group() }, "internet -> Balancer").verdict).toBe("no");
    expect(asksIn({ ...all, Front: fromList(443, "pl-12345678") }, "Cdn -> Balancer").verdict).toBe("cannot tell");
  });

  it("may come where only some addresses are let in", () => {
    const some = asksIn({ ...all, Front: group({ port: 443, from: "130.176.0.0/17" }) }, "Cdn -> Balancer:443");
    expect(some.verdict).toBe("cannot tell");
    expect(some.said).toContain("from which addresses the distribution speaks is not read");
    expect(asksIn({ ...all, Front: group({ port: 443, from: "0.0.0.0/0" }) }, "Cdn -> Balancer:443").verdict).toBe(
      "yes",
    );
  });

  it("finds its origin by a record of a zone here", () => {
    const record = resource("Route53::RecordSet", {
      Name: "origin.example.com.",
      Type: "A",
      AliasTarget: { DNSName: att("Balancer", "DNSName"), HostedZoneId: att("Balancer", "CanonicalHostedZoneID") },
    });
    const named = { ...all, Record: record, Cdn: distribution(custom("origin.example.com")) };
    expect(asksIn(named, "internet -> App:8080").verdict).toBe("yes");
    expect(asksIn({ ...named, Cdn: distribution(custom("other.example.com")) }, "internet -> App").verdict).toBe("no");
  });

  it("comes to data that a load balancer sends on to, and says so of what keeps clients", () => {
    const tcp = { Protocol: "TCP", TargetType: "ip" };
    const stack = {
      ...database("data", "Data"),
      Data: fromList(5432, "com.amazonaws.global.cloudfront.origin-facing"),
      Front: fromList(443, "pl-3b927c52"),
      Balancer: balancer(["Front"], { Type: "network" }),
      Listener: listener(443, { Protocol: "TCP" }),
      Targets: targets(5432, att("Orders", "Endpoint.Address"), {
        ...tcp,
        TargetGroupAttributes: [{ Key: "preserve_client_ip.enabled", Value: "true" }],
      }),
      Cdn: distribution(custom(att("Balancer", "DNSName"))),
    };
    expect(asksIn(stack, "internet -> Orders:5432").verdict).toBe("yes");
    const own = targets(5432, att("Orders", "Endpoint.Address"), tcp);
    expect(asksIn({ ...stack, Targets: own }, "internet -> Orders:5432").verdict).toBe("no");
  });
});

describe("two revisions", () => {
  it("differ by an entrance, and by what it brings", () => {
    const all = { ...vpc("edge", "app", "data"), ...shop, Front: fromList(443, "pl-3b927c52") };
    const Cdn = distribution(custom(att("Balancer", "DNSName")));
    const { gained, lost } = reachabilityChanges(graphOf(all), graphOf({ ...all, Cdn }));
    expect(lost).toEqual([]);
    const told = gained.map(({ who, what, certain }) => `${who}: ${what}${certain ? "" : " (perhaps)"}`);
    expect(told.slice(0, 3)).toEqual([
      "internet: tcp 80, 443 to Cdn",
      "internet: tcp 8080 to App",
      "internet: tcp 443 to Balancer",
    ]);
    expect(gained[1]?.evidence.map(({ says }) => says).join("\n")).toContain("origin, tcp 443");
  });
});

describe("the map of a network", () => {
  it("has a box for what brings something to it from the Internet, on the way", () => {
    const network = networkIn({
      ...shop,
      Front: fromList(443, "pl-3b927c52"),
      Cdn: distribution(custom(att("Balancer", "DNSName"))),
    });
    const { boxes, arrows } = mapScene(network, [
      { title: "a way", steps: ["internet", "Cdn", "Balancer"].map((says) => ({ says, written: undefined })) },
    ]);
    expect(boxes.find(({ id }) => id === "Cdn")?.look).toBe("outside");
    const ways = arrows.filter(({ look }) => look === "way").map(({ from }) => from);
    expect(ways).toEqual(expect.arrayContaining(["internet", "Cdn"]));
  });
});

describe("a VPC origin", () => {
  const origin = (Arn: unknown) =>
    resource("CloudFront::VpcOrigin", {
      VpcOriginEndpointConfig: { Arn, Name: "web", OriginProtocolPolicy: "https-only" },
    });
  const all = {
    ...shop,
    Balancer: balancer(["Front"], { Scheme: "internal", Subnets: [ref("app")] }),
    Front: fromList(443, "pl-3b927c52"),
    Origin: origin(ref("Balancer")),
    Cdn: distribution({ DomainName: "internal.example.com", VpcOriginConfig: { VpcOriginId: ref("Origin") } }),
  };

  it("is reached in a private subnet", () => {
    expect(asksIn(all, "internet -> App:8080").verdict).toBe("yes");
    expect(asksIn(all, "internet -> Orders").verdict).toBe("no");
    expect(asksIn({ ...all, Front: group({ port: 443, from: "Web" }) }, "internet -> Balancer").verdict).toBe("no");
  });

  it("needs an Internet gateway in its VPC, though nothing passes by it", () => {
    const { Attached, Out, ...rest } = { ...vpc("edge", "app", "data"), ...all } as Parameters<typeof graphOf>[0];
    expect([Attached, Out].every((it) => it !== undefined)).toBe(true);
    expect(asked(networkOf(graphOf(rest)), "Cdn -> Balancer").verdict).toBe("no");
  });
});

describe("an API", () => {
  const rest = (type: string) => resource("ApiGateway::RestApi", { EndpointConfiguration: { Types: [type] } });
  const method = (Integration: object) =>
    resource("ApiGateway::Method", { RestApiId: ref("Api"), ResourceId: "root", HttpMethod: "ANY", Integration });
  const internal = { Scheme: "internal", Type: "network", Subnets: [ref("app")] };
  const uri = (port: string) => ({ "Fn::Sub": `http://\${Balancer.DNSName}${port}/orders` });
  const linked = {
    ...shop,
    Front: group(),
    Balancer: balancer([], { ...internal, SecurityGroups: undefined }),
    Listener: listener(8443, { Protocol: "TCP" }),
    Targets: targets(8080, ref("App"), { Protocol: "TCP" }),
    Web: group({ port: 8080, from: "10.0.0.0/16" }),
    Api: rest("REGIONAL"),
    Link: resource("ApiGateway::VpcLink", { Name: "link", TargetArns: [ref("Balancer")] }),
    Method: method({ Type: "HTTP_PROXY", ConnectionType: "VPC_LINK", ConnectionId: ref("Link"), Uri: uri(":8443") }),
  };

  it("of REST hands on by a link to a network load balancer", () => {
    expect(asksIn(linked, "internet -> Balancer:8443").verdict).toBe("yes");
    expect(asksIn(linked, "internet -> Balancer:443").verdict).toBe("no");
    expect(asksIn({ ...linked, Api: rest("PRIVATE") }, "internet -> Balancer").verdict).toBe("no");
    expect(asksIn({ ...linked, Api: rest("PRIVATE") }, "internet -> Api").said).toContain("is a private API");
  });

  it("comes by an endpoint service past groups only where the load balancer says so", () => {
    const grouped = (more: object) => balancer(["Front"], { ...internal, ...more });
    const off = { EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: "off" };
    expect(asksIn({ ...linked, Balancer: grouped({}) }, "Api -> Balancer").verdict).toBe("no");
    expect(asksIn({ ...linked, Balancer: grouped(off) }, "Api -> Balancer:8443").verdict).toBe("yes");
  });

  it("of REST hands on over the Internet to a host that it names", () => {
    const named = {
      ...shop,
      Front: group({ port: 80, from: "0.0.0.0/0" }),
      Listener: listener(80, { Protocol: "HTTP" }),
      Api: rest("EDGE"),
      Method: method({ Type: "HTTP_PROXY", Uri: uri("") }),
    };
    expect(asksIn(named, "Api -> Balancer:80").verdict).toBe("yes");
    expect(asksIn({ ...named, Front: group() }, "Api -> Balancer").verdict).toBe("no");
  });

  const http = (more: object = {}) => ({
    ...shop,
    Api: resource("ApiGatewayV2::Api", { Name: "orders", ProtocolType: "HTTP" }),
    Link: resource("ApiGatewayV2::VpcLink", {
      Name: "link",
      SubnetIds: [ref("app")],
      SecurityGroupIds: [ref("Linked")],
    }),
    Linked: group(),
    Balancer: balancer(["Front"], { Scheme: "internal", Subnets: [ref("app")] }),
    Front: group({ port: 443, from: "Linked" }),
    Integration: resource("ApiGatewayV2::Integration", {
      ApiId: ref("Api"),
      IntegrationType: "HTTP_PROXY",
      ConnectionType: "VPC_LINK",
      ConnectionId: ref("Link"),
      IntegrationUri: ref("Listener"),
      PayloadFormatVersion: "1.0",
    }),
    ...more,
  });

  it("of HTTP hands on by the interfaces of a link, in its groups", () => {
    const { verdict, said } = asksIn(http(), "internet -> App:8080");
    expect(verdict).toBe("yes");
    expect(said).toContain("VPC link Link");
    expect(asksIn(http({ Front: group({ port: 443, from: "Web" }) }), "internet -> Balancer").verdict).toBe("no");
    expect(asksIn(http(), "internet -> Orders").verdict).toBe("no");
    expect(asksIn(http(), "internet -> Link").verdict).toBe("no");
  });
});

describe("the endpoint of a cluster of EKS", () => {
  const cluster = (config: object) =>
    resource("EKS::Cluster", { RoleArn: "arn", ResourcesVpcConfig: { SubnetIds: [ref("app")], ...config } });

  it.each([
    [{}, "yes"],
    [{ EndpointPublicAccess: false, EndpointPrivateAccess: true }, "no"],
    [{ PublicAccessCidrs: ["203.0.113.0/24"] }, "yes"],
    [{ PublicAccessCidrs: [ref("Office")] }, "cannot tell"],
  ])("is an entry from the Internet with %j: %s", (config, verdict) => {
    expect(asksIn({ Cluster: cluster(config) }, "internet -> Cluster:443").verdict).toBe(verdict);
  });

  it("answers those alone whom it lets in", () => {
    const { said } = asksIn({ Cluster: cluster({ PublicAccessCidrs: ["203.0.113.0/24"] }) }, "internet -> Cluster:443");
    expect(said).toContain("lets in 203.0.113.0/24");
  });
});

describe("entrances of Pulumi's", () => {
  const type = {
    vpc: "aws:ec2/vpc:Vpc",
    way: "aws:ec2/internetGateway:InternetGateway",
    subnet: "aws:ec2/subnet:Subnet",
    group: "aws:ec2/securityGroup:SecurityGroup",
    balancer: "aws:lb/loadBalancer:LoadBalancer",
    listener: "aws:lb/listener:Listener",
    targets: "aws:lb/targetGroup:TargetGroup",
    attachment: "aws:lb/targetGroupAttachment:TargetGroupAttachment",
    machine: "aws:ec2/instance:Instance",
  };
  const anybody = { fromPort: 0, toPort: 0, protocol: "-1", cidrBlocks: ["0.0.0.0/0"] };
  const ground = (front: object, targetId: unknown) => [
    pulumi(type.vpc, "main", { cidrBlock: "10.0.0.0/16" }),
    pulumi(type.way, "way", { vpcId: output(type.vpc, "main") }),
    pulumi("aws:ec2/defaultRouteTable:DefaultRouteTable", "routes", {
      defaultRouteTableId: output(type.vpc, "main"),
      routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: output(type.way, "way") }],
    }),
    pulumi(type.subnet, "edge", { vpcId: output(type.vpc, "main"), cidrBlock: "10.0.0.0/24" }),
    pulumi(type.group, "open", { vpcId: output(type.vpc, "main"), ingress: [anybody], egress: [anybody] }),
    pulumi(
      type.balancer,
      "front",
      { subnets: [output(type.subnet, "edge")], securityGroups: [output(type.group, "open")], ...front },
      { dnsName: "front-1.us-east-1.elb.amazonaws.com" },
    ),
    pulumi(type.targets, "to", { port: 8080, protocol: "HTTP", targetType: "ip", vpcId: output(type.vpc, "main") }),
    pulumi(type.listener, "https", {
      loadBalancerArn: output(type.balancer, "front"),
      port: 443,
      protocol: "HTTPS",
      defaultActions: [{ type: "forward", targetGroupArn: output(type.targets, "to") }],
    }),
    pulumi(type.attachment, "joined", { targetGroupArn: output(type.targets, "to"), targetId }),
    pulumi(
      type.machine,
      "app",
      { subnetId: output(type.subnet, "edge"), vpcSecurityGroupIds: [output(type.group, "open")] },
      { privateIp: "10.0.0.77" },
    ),
  ];
  const distributionOf = (domainName: unknown) =>
    pulumi("aws:cloudfront/distribution:Distribution", "cdn", {
      enabled: true,
      origins: [
        {
          domainName,
          originId: "web",
          customOriginConfig: {
            httpPort: 80,
            httpsPort: 443,
            originProtocolPolicy: "https-only",
            originSslProtocols: ["TLSv1.2"],
          },
        },
      ],
    });

  it.each([
    ["an output that is not known", output(type.balancer, "front")],
    ["the preview's placeholder", "front-1.us-east-1.elb.amazonaws.com"],
  ])("find their origin by %s", (_, name) => {
    const network = networkOf(adaptPulumi([...ground({}, output(type.machine, "app")), distributionOf(name)]));
    expect(asked(network, "cdn -> front:443").verdict).toBe("yes");
    expect(asked(network, "cdn -> front:80").verdict).toBe("no");
  });

  it.each([
    ["an output that is not known", output(type.machine, "app")],
    ["the preview's placeholder", "10.0.0.77"],
  ])("go on to a target by its private address: %s", (_, id) => {
    const network = networkOf(
      adaptPulumi([...ground({ internal: false }, id), distributionOf(output(type.balancer, "front"))]),
    );
    expect(asked(network, "cdn -> app:8080").verdict).toBe("yes");
  });

  it("are APIs with integrations of their own, and VPC origins", () => {
    const api = "aws:apigateway/restApi:RestApi";
    const link = "aws:apigateway/vpcLink:VpcLink";
    const origin = "aws:cloudfront/vpcOrigin:VpcOrigin";
    const network = networkOf(
      adaptPulumi([
        ...ground(
          { internal: true, loadBalancerType: "network", securityGroups: undefined },
          output(type.machine, "app"),
        ),
        pulumi(api, "orders", {}),
        pulumi(link, "link", { targetArn: output(type.balancer, "front") }),
        pulumi("aws:apigateway/integration:Integration", "on", {
          restApi: output(api, "orders"),
          resourceId: "root",
          httpMethod: "ANY",
          type: "HTTP_PROXY",
          connectionType: "VPC_LINK",
          connectionId: output(link, "link"),
          uri: "http://orders.example.com:443/",
        }),
        pulumi(origin, "private", {
          vpcOriginEndpointConfig: {
            arn: output(type.balancer, "front"),
            httpPort: 80,
            httpsPort: 443,
            originProtocolPolicy: "https-only",
          },
        }),
        pulumi("aws:cloudfront/distribution:Distribution", "cdn", {
          enabled: true,
          origins: [{ domainName: "x", originId: "web", vpcOriginConfig: { vpcOriginId: output(origin, "private") } }],
        }),
      ]),
    );
    expect(asked(network, "orders -> front:443").verdict).toBe("yes");
    expect(asked(network, "cdn -> front:443").verdict).toBe("yes");
    expect(asked(network, "internet -> front:443").said).toMatch(/distribution cdn|API orders/);
  });
});
