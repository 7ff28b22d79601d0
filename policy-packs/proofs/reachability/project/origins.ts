import type { Graph } from "../../../../components/model/graph";
import type { View } from "../../../../components/model/view";
import { isGap, type Maybe } from "../network";
import { maybe, pointsTo, textOf } from "./read";

const hosts = [
  "AWS::ElasticLoadBalancingV2::LoadBalancer",
  "AWS::ElasticLoadBalancing::LoadBalancer",
  "AWS::EC2::Instance",
] as const;

/** What an elastic address is bound to. */
const bound = (graph: Graph, host: View<string>): string | undefined => {
  const [address] = graph.targets(host, "AWS::EC2::EIP");
  if (address === undefined) return undefined;
  const associations = graph
    .all("AWS::EC2::EIPAssociation")
    .filter(({ view }) => graph.targets(view.get("AllocationId"), "AWS::EC2::EIP").some((it) => it === address));
  const named = [
    address.view.get("InstanceId"),
    ...associations.flatMap(({ view }) => [view.get("InstanceId"), view.get("NetworkInterfaceId")]),
  ];
  const ids = named.flatMap((one) => pointsTo(graph, one, "AWS::EC2::Instance", "AWS::EC2::NetworkInterface") ?? []);
  return ids.find((it): it is string => typeof it === "string");
};

const plain = (name: string): string => name.toLowerCase().replace(/\.$/, "");

/** What a name of one's own stands for, by the records of this input. */
const byRecord = (graph: Graph, host: View<string>): readonly View<string>[] => {
  const name = textOf(host);
  if (name === undefined || isGap(name)) return [];
  return graph
    .all("AWS::Route53::RecordSet")
    .filter(({ view }) => {
      const own = textOf(view.get("Name"));
      return typeof own === "string" && plain(own) === plain(name);
    })
    .flatMap(({ view }) => [view.get("AliasTarget").get("DNSName"), ...view.get("ResourceRecords").alternatives()]);
};

/** The thing of this input that a host's name leads to, by its own name or by a record; none where it is elsewhere. */
export const hostAt = (graph: Graph, host: View<string>): Maybe<string> | undefined => {
  for (const one of [host, ...byRecord(graph, host)]) {
    const names = hosts.flatMap((kind) => graph.targets(one, kind));
    if (names.length > 0) return pointsTo(graph, one, ...hosts);
    const address = bound(graph, one);
    if (address !== undefined) return address;
  }
  return undefined;
};

/** `http://${Balancer.DNSName}:8080/path`: the host and the port of an address. */
const urlParts = /^(https?):\/\/([^/:]+)(?::(\d+))?/i;

interface Address {
  readonly host: View<string>;
  readonly port: Maybe<number>;
}

/** The host and the port that a URL names; none where it names neither. */
export const addressIn = (url: View<string>): Address | undefined => {
  if (url.isAbsent()) return undefined;
  const text = url.text();
  const host = url.as<string>((raw) => (typeof raw === "string" ? (urlParts.exec(raw)?.[2] ?? raw) : raw));
  if (!text.known) return { host, port: { missing: text.reason, at: text.at, elsewhere: text.elsewhere } };
  const [, scheme, , port] = urlParts.exec(text.value ?? "") ?? [];
  if (scheme === undefined) return undefined;
  return { host, port: port === undefined ? (scheme.toLowerCase() === "https" ? 443 : 80) : Number(port) };
};

/** The ports that an origin is spoken to at, by the protocol that its policy says. */
export const portsOf = (policy: View<string>, http: View<number>, https: View<number>): readonly Maybe<number>[] => {
  const [plainly, safely] = [maybe(http.num(80)), maybe(https.num(443))];
  const protocol = textOf(policy) ?? "match-viewer";
  if (isGap(protocol)) return [protocol];
  return protocol === "http-only" ? [plainly] : protocol === "https-only" ? [safely] : [plainly, safely];
};
