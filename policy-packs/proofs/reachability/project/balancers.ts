import type { Graph, Resource } from "../../../../components/model/graph";
import type { View } from "../../../../components/model/view";
import { shortName } from "../names";
import { isGap, type Forward, type Gap, type Maybe, type Traffic } from "../network";
import { targetsOfService, type Target } from "./containers";
import { keyOf, maybe, pointsTo, textOf } from "./read";
import { spellTraffic } from "./traffic";

type Balancer = Resource<"AWS::ElasticLoadBalancingV2::LoadBalancer">;
type Listener = Resource<"AWS::ElasticLoadBalancingV2::Listener">;
type Group = Resource<"AWS::ElasticLoadBalancingV2::TargetGroup">;

const protocols: { readonly [name: string]: number } = { UDP: 17, QUIC: 17 };

/** TCP_UDP and its like carry both, at one port. */
const trafficAt = (port: Maybe<number | undefined>, protocol: Maybe<string> | undefined): Maybe<Traffic> => {
  if (isGap(port)) return port;
  if (isGap(protocol)) return protocol;
  const number = port ?? (protocol === "HTTPS" ? 443 : 80);
  if (protocol === "TCP_UDP" || protocol === "TCP_QUIC") return { protocol: 6, first: number, last: number };
  return { protocol: protocols[protocol ?? ""] ?? 6, first: number, last: number };
};

const listenersOf = (graph: Graph, balancer: Balancer): readonly Listener[] =>
  graph.satellites(balancer, "AWS::ElasticLoadBalancingV2::Listener");

const isBoth = (protocol: Maybe<string> | undefined): boolean => protocol === "TCP_UDP" || protocol === "TCP_QUIC";

const listenerTraffic = ({ view }: Listener): readonly Maybe<Traffic>[] => {
  const protocol = textOf(view.get("Protocol"));
  const one = trafficAt(maybe(view.get("Port").num()), protocol);
  return isBoth(protocol) && !isGap(one) ? [one, { ...one, protocol: 17 }] : [one];
};

/** The ports of the listeners. A load balancer without any answers nothing. */
export const listensOf = (graph: Graph, balancer: Balancer): Maybe<readonly Traffic[]> => {
  const all = listenersOf(graph, balancer).flatMap(listenerTraffic);
  return all.find(isGap) ?? all.flatMap((it) => (isGap(it) ? [] : [it]));
};

interface Actions {
  readonly TargetGroupArn?: string;
  readonly ForwardConfig?: { readonly TargetGroups?: readonly { readonly TargetGroupArn?: string }[] };
}

const namedGroups = (actions: View<readonly Actions[]>): readonly View<string>[] =>
  actions
    .alternatives()
    .flatMap((action) => [
      action.get("TargetGroupArn"),
      ...action
        .get("ForwardConfig")
        .get("TargetGroups")
        .alternatives()
        .map((group) => group.get("TargetGroupArn")),
    ])
    .filter((it) => !it.isAbsent());

/** What each listener does with what arrives: one entry for each target. */
export const forwardsOf = (graph: Graph, balancer: Balancer, type: Maybe<string>): readonly Forward[] =>
  listenersOf(graph, balancer).flatMap((listener) => {
    const rules = graph.satellites(listener, "AWS::ElasticLoadBalancingV2::ListenerRule");
    const actions = [
      listener.view.get("DefaultActions") as unknown as View<readonly Actions[]>,
      ...rules.map(({ view }) => view.get("Actions") as unknown as View<readonly Actions[]>),
    ];
    return actions.flatMap(namedGroups).flatMap((view) => {
      const groups = graph.targets(view, "AWS::ElasticLoadBalancingV2::TargetGroup");
      return groups.flatMap((group) =>
        listenerTraffic(listener).flatMap((it) => toTargets(graph, group, listener, it, type)),
      );
    });
  });

const toTargets = (
  graph: Graph,
  group: Group,
  listener: Listener,
  traffic: Maybe<Traffic>,
  type: Maybe<string>,
): readonly Forward[] => {
  const { view } = group;
  const protocol = textOf(view.get("Protocol"));
  return targetsOf(graph, group).map(({ id, port, last }) => {
    const one = trafficAt(port ?? maybe(view.get("Port").num()), protocol);
    const onward = last === undefined || isGap(one) ? one : { ...one, last };
    const name = isGap(id) ? `a target that is not known` : shortName(id);
    return {
      at: listener.view.origin,
      says: `listener ${spellTraffic(traffic)} forwards to ${name}, ${spellTraffic(onward)}`,
      traffic,
      target: id,
      onward,
      keepsClient: keepsClient(view, type, protocol),
    };
  });
};

/** Targets that the group lists, and things that register themselves: services and Auto Scaling groups. */
const targetsOf = (graph: Graph, { view, address }: Group): readonly Target[] => {
  const listed = view
    .get("Targets")
    .alternatives()
    .map((one) => ({
      id: targetId(graph, one.get("Id")),
      ...(one.get("Port").isAbsent() ? {} : { port: maybe(one.get("Port").num()) }),
    }));
  const isThis = (one: View<string>) =>
    graph.targets(one, "AWS::ElasticLoadBalancingV2::TargetGroup").some((it) => it.address === address);
  const services = graph.all("AWS::ECS::Service").flatMap((service) =>
    service.view
      .get("LoadBalancers")
      .alternatives()
      .filter((one) => isThis(one.get("TargetGroupArn")))
      .flatMap((one) => targetsOfService(graph, service, maybe(one.get("ContainerPort").num()))),
  );
  const scaling = graph
    .all("AWS::AutoScaling::AutoScalingGroup")
    .filter((one) => one.view.get("TargetGroupARNs").alternatives().some(isThis))
    .map((one) => ({ id: one.address }));
  return [...listed, ...services, ...scaling];
};

const targetId = (graph: Graph, view: View<string>): Maybe<string> => {
  const kinds = ["AWS::EC2::Instance", "AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::Lambda::Function"] as const;
  const found = pointsTo(graph, view, ...kinds);
  if (typeof found === "string") return found;
  const key = keyOf(view);
  if (typeof key === "string" && graph.get(key) !== undefined) return key;
  return found ?? (isGap(key) || key === undefined ? noTarget(view) : key);
};

const noTarget = (view: View<string>): Gap => ({ missing: "the target is not written", at: view.origin });

/**
 * Application load balancers speak for themselves. Network ones keep the client's address where the group says so; by default for
 * instances, and for addresses with UDP. https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html
 */
const keepsClient = (view: Group["view"], type: Maybe<string>, protocol: Maybe<string> | undefined): Maybe<boolean> => {
  if (isGap(type)) return type;
  if (type !== "network") return false;
  const attributes = view.get("TargetGroupAttributes").items();
  const stated = attributes.known
    ? attributes.value.find((one) => textOf(one.get("Key")) === "preserve_client_ip.enabled")
    : undefined;
  const value = stated === undefined || stated.get("Value").isAbsent() ? undefined : textOf(stated.get("Value"));
  if (isGap(value)) return value;
  if (value !== undefined) return value === "true";
  const kind = textOf(view.get("TargetType")) ?? "instance";
  if (isGap(kind)) return kind;
  return kind !== "ip" || (typeof protocol === "string" && protocol.includes("UDP"));
};
