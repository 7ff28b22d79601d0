import type { Graph, Properties, Resource } from "../../../../components/model/graph";
import { cloudFrontOrigins } from "../../../../components/model/managed-lists";
import type { View } from "../../../../components/model/view";
import { everybody } from "../entrances";
import { isGap, type Blocks, type Brought, type Entrance, type Maybe, type Traffic } from "../network";
import { apisOf } from "./apis";
import { hostAt, portsOf } from "./origins";
import { blockOf, flagOf, pointsTo } from "./read";
import { spellTraffic } from "./traffic";

const tcp = (port: number): Traffic => ({ protocol: 6, first: port, last: port });

const toPort = (port: Maybe<number>): Maybe<Traffic> => (isGap(port) ? port : tcp(port));

type Distribution = Resource<"AWS::CloudFront::Distribution">;
type Origin = View<
  NonNullable<NonNullable<Properties<"AWS::CloudFront::Distribution">["DistributionConfig"]>["Origins"]>[number]
>;

interface Way {
  readonly at: Brought["at"];
  readonly name: string;
  readonly by: "internet" | "vpc origin";
  readonly target: Maybe<string> | undefined;
  readonly ports: readonly Maybe<number>[];
}

const overInternet = (graph: Graph, origin: Origin): Way => {
  const [name, custom] = [origin.get("DomainName"), origin.get("CustomOriginConfig")];
  const ports = portsOf(custom.get("OriginProtocolPolicy"), custom.get("HTTPPort"), custom.get("HTTPSPort"));
  return { at: name.origin, name: "origin", by: "internet", target: hostAt(graph, name), ports };
};

const inVpc = (graph: Graph, { view }: Resource<"AWS::CloudFront::VpcOrigin">): Way => {
  const config = view.get("VpcOriginEndpointConfig");
  const arn = config.get("Arn");
  const target = pointsTo(graph, arn, "AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::EC2::Instance");
  const ports = portsOf(config.get("OriginProtocolPolicy"), config.get("HTTPPort"), config.get("HTTPSPort"));
  return { at: arn.origin, name: "VPC origin", by: "vpc origin", target, ports };
};

const originsOf = (graph: Graph, { view }: Distribution): readonly Brought[] =>
  view
    .get("DistributionConfig")
    .get("Origins")
    .alternatives()
    .flatMap((origin): readonly Brought[] => {
      const [apart] = graph.targets(origin.get("VpcOriginConfig").get("VpcOriginId"), "AWS::CloudFront::VpcOrigin");
      const { at, name, by, target, ports } = apart === undefined ? overInternet(graph, origin) : inVpc(graph, apart);
      if (target === undefined) return [];
      return ports.map((port) => {
        const onward = toPort(port);
        return { at, says: `${name}, ${spellTraffic(onward)}`, target, onward, by };
      });
    });

/** Anybody's requests, unless it is off; of a web ACL no packet knows. */
const distributions = (graph: Graph): readonly Entrance[] =>
  graph.all("AWS::CloudFront::Distribution").map((one): Entrance => {
    const { address, view } = one;
    const config = view.get("DistributionConfig");
    const filtered = config.get("WebACLId").isAbsent() ? "" : "; its web ACL filters requests, not packets";
    return {
      id: address,
      at: view.origin,
      what: "distribution",
      open: flagOf(config.get("Enabled"), true),
      says: { so: `takes requests from the Internet${filtered}`, not: "is not enabled" },
      from: everybody,
      listens: [tcp(80), tcp(443)],
      brings: originsOf(graph, one),
      lists: [cloudFrontOrigins],
    };
  });

/** The API of a cluster is public to everybody unless it says otherwise: https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html */
const clusters = (graph: Graph): readonly Entrance[] =>
  graph.all("AWS::EKS::Cluster").map(({ address, view }): Entrance => {
    const config = view.get("ResourcesVpcConfig");
    const cidrs = config.get("PublicAccessCidrs").items();
    const stated = cidrs.known ? cidrs.value.map(blockOf) : [{ missing: cidrs.reason, at: cidrs.at }];
    const blocks: Maybe<Blocks> = stated.find(isGap) ?? stated.flatMap((it) => (isGap(it) ? [] : it));
    return {
      id: address,
      at: view.origin,
      what: "cluster endpoint",
      open: flagOf(config.get("EndpointPublicAccess"), true),
      says: { so: "has public access", not: "has no public access" },
      from: !isGap(blocks) && blocks.length === 0 ? everybody : blocks,
      listens: [tcp(443)],
      brings: [],
      lists: [],
    };
  });

export const entrancesOf = (graph: Graph): readonly Entrance[] => [
  ...distributions(graph),
  ...apisOf(graph),
  ...clusters(graph),
];
