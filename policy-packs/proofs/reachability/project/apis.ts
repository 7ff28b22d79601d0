import type { Graph, Resource } from "../../../../components/model/graph";
import type { View } from "../../../../components/model/view";
import { everybody } from "../entrances";
import { isGap, type Brought, type Entrance, type Maybe, type Traffic } from "../network";
import { addressIn, hostAt } from "./origins";
import { maybe, pointsTo, textOf } from "./read";
import { spellTraffic } from "./traffic";

const https: Traffic = { protocol: 6, first: 443, last: 443 };

/** What an API hands on, as either generation of the service writes it. */
interface Integration {
  readonly link: View<string>;
  readonly uri: View<string>;
  /** What a link of the newer kind leads to, where it is written apart. */
  readonly target: View<string>;
}

const balancers = "AWS::ElasticLoadBalancingV2::LoadBalancer";

const portOf = (port: Maybe<number | undefined>, uri: View<string>): Maybe<Traffic> => {
  if (isGap(port)) return port;
  return port === undefined
    ? { missing: "the port is not written", at: uri.origin }
    : { protocol: 6, first: port, last: port };
};

const brought = (uri: View<string>, target: Maybe<string>, onward: Maybe<Traffic>, by: Brought["by"]): Brought => ({
  at: uri.origin,
  says: `integration, ${spellTraffic(onward)}`,
  target,
  onward,
  by,
});

/** To a listener, or to a load balancer at the port of the URI. */
const byLink = (graph: Graph, link: string, { uri, target }: Integration): readonly Brought[] => {
  const listeners = graph.targets(uri, "AWS::ElasticLoadBalancingV2::Listener");
  const named = listeners.flatMap((listener): readonly Brought[] => {
    const balancer = pointsTo(graph, listener.view.get("LoadBalancerArn"), balancers);
    const port = portOf(maybe(listener.view.get("Port").num()), uri);
    return balancer === undefined ? [] : [brought(uri, balancer, port, { through: link })];
  });
  if (named.length > 0) return named;
  const balancer = target.isAbsent() ? undefined : pointsTo(graph, target, balancers);
  if (balancer === undefined) return [];
  return [brought(target, balancer, portOf(addressIn(uri)?.port ?? 80, uri), { through: link })];
};

/** By the endpoint service of network load balancers, at the port of the URI. */
const byPrivateLink = (graph: Graph, targets: View<readonly string[]>, { uri }: Integration): readonly Brought[] =>
  targets.alternatives().flatMap((arn): readonly Brought[] => {
    const balancer = pointsTo(graph, arn, balancers);
    if (balancer === undefined) return [];
    return [brought(uri, balancer, portOf(addressIn(uri)?.port ?? 80, uri), "private link")];
  });

const overInternet = (graph: Graph, uri: View<string>): readonly Brought[] => {
  const address = addressIn(uri);
  const host = address === undefined ? undefined : hostAt(graph, address.host);
  return address === undefined || host === undefined ? [] : [brought(uri, host, portOf(address.port, uri), "internet")];
};

const broughtBy = (graph: Graph, integration: Integration): readonly Brought[] => {
  const { link, uri } = integration;
  if (link.isAbsent()) return overInternet(graph, uri);
  return [
    ...graph.targets(link, "AWS::ApiGatewayV2::VpcLink").flatMap(({ address }) => byLink(graph, address, integration)),
    ...graph
      .targets(link, "AWS::ApiGateway::VpcLink")
      .flatMap(({ view }) => byPrivateLink(graph, view.get("TargetArns"), integration)),
  ];
};

type RestApi = Resource<"AWS::ApiGateway::RestApi">;

const isOf = (graph: Graph, view: View<string>, { address }: { readonly address: string }): boolean =>
  [...graph.targets(view, "AWS::ApiGateway::RestApi"), ...graph.targets(view, "AWS::ApiGatewayV2::Api")].some(
    (it) => it.address === address,
  );

const ofRest = (graph: Graph, api: RestApi): readonly Integration[] => [
  ...graph
    .all("AWS::ApiGateway::Method")
    .filter(({ view }) => isOf(graph, view.get("RestApiId"), api))
    .map(({ view }) => view.get("Integration"))
    .map((it) => ({ link: it.get("ConnectionId"), uri: it.get("Uri"), target: it.get("IntegrationTarget") })),
  ...graph
    .all("Custom::ApiGatewayIntegration")
    .filter(({ view }) => isOf(graph, view.get("RestApiId"), api))
    .map(({ view }) => ({
      link: view.get("ConnectionId"),
      uri: view.get("Uri"),
      target: view.get("IntegrationTarget"),
    })),
];

/** A private API answers interface endpoints alone: https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html */
const isPublic = ({ view }: RestApi): Maybe<boolean> => {
  const types = view.get("EndpointConfiguration").get("Types").alternatives().map(textOf);
  return types.find(isGap) ?? !types.includes("PRIVATE");
};

/** Methods of many paths may integrate one and the same. */
const unique = (all: readonly Brought[]): readonly Brought[] => [
  ...new Map(
    all.map((it) => [JSON.stringify([it.by, isGap(it.target) ? it.target.missing : it.target, it.says]), it]),
  ).values(),
];

const says = { so: "takes requests from the Internet", not: "is a private API" };

const front = { what: "API", says, from: everybody, listens: [https], lists: [] };

export const apisOf = (graph: Graph): readonly Entrance[] => [
  ...graph.all("AWS::ApiGateway::RestApi").map((api): Entrance => ({
    ...front,
    id: api.address,
    at: api.view.origin,
    open: isPublic(api),
    brings: unique(ofRest(graph, api).flatMap((it) => broughtBy(graph, it))),
  })),
  ...graph.all("AWS::ApiGatewayV2::Api").map((api): Entrance => ({
    ...front,
    id: api.address,
    at: api.view.origin,
    open: true,
    brings: unique([
      ...overInternet(graph, api.view.get("Target")),
      ...graph
        .all("AWS::ApiGatewayV2::Integration")
        .filter(({ view }) => isOf(graph, view.get("ApiId"), api))
        .flatMap(({ view }) =>
          broughtBy(graph, {
            link: view.get("ConnectionId"),
            uri: view.get("IntegrationUri"),
            target: view.get("IntegrationUri"),
          }),
        ),
    ]),
  })),
];
