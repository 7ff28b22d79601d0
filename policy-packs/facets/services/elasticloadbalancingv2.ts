import type { Facets } from "../../../components/model/facets";
import type { Properties } from "../../../components/model/graph";
import { derive, given, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import type { Neighbours } from "../../core/rule";
import { loadBalancerSwitch } from "../load-balancers";
import { allOf, ownership } from "../read";
import type { FacetsOf } from "../table";

type LoadBalancer = View<Properties<"AWS::ElasticLoadBalancingV2::LoadBalancer">>;
type Listener = View<Properties<"AWS::ElasticLoadBalancingV2::Listener">>;

const logs = (it: LoadBalancer, near: Neighbours): Facets["audit"] => {
  const enabled = loadBalancerSwitch(it, "access_logs.s3.enabled").bool(false);
  const type = given(it.get("Type").str("application"), (name) => name);
  if (type === "gateway") return [];
  // A network load balancer logs nothing but the connections of its TLS listeners:
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-access-logs.html
  const tls = (listener: Listener): boolean =>
    given(listener.get("Protocol").str(), (name) => name === "TLS") !== false;
  const listeners = type === "network" ? near.satellites("AWS::ElasticLoadBalancingV2::Listener") : [];
  return type === "network" && !listeners.some(({ view }) => tls(view)) ? [] : [{ aspect: "access-logs", enabled }];
};

/** A redirect goes to the listener's own protocol where it names no other. */
const toHttps = (
  action: View<NonNullable<Properties<"AWS::ElasticLoadBalancingV2::Listener">["DefaultActions"]>[number]>,
) =>
  given(action.get("Type").str(""), (type): Value<boolean> =>
    type === "redirect"
      ? derive(
          action.get("RedirectConfig").get("Protocol").str("#{protocol}"),
          (name) => name.toUpperCase() === "HTTPS",
        )
      : derive(action.get("Type").str(""), () => false),
  );

/** What a listener passes on as it comes, TLS or not, is between the client and the target. */
const passedOn = ["TCP", "UDP", "TCP_UDP", "TCP_QUIC", "GENEVE"];

const clients = (it: Listener): Facets["inTransit"] => {
  const protocol = it.get("Protocol").str();
  if (given(protocol, (name) => name === undefined || passedOn.includes(name.toUpperCase())) === true) return [];
  const encrypted = given(protocol, (name): Value<boolean> => {
    const stated = derive(protocol, () => name?.toUpperCase() !== "HTTP");
    if (name?.toUpperCase() !== "HTTP") return stated;
    const redirects = given(it.get("DefaultActions").items(), (actions) => allOf(actions.map(toHttps), stated));
    return given(redirects, (all) => derive(protocol, () => all));
  });
  return [{ aspect: "clients", encrypted }];
};

type Kinds =
  | "AWS::ElasticLoadBalancingV2::Listener"
  | "AWS::ElasticLoadBalancingV2::ListenerRule"
  | "AWS::ElasticLoadBalancingV2::LoadBalancer"
  | "AWS::ElasticLoadBalancingV2::TargetGroup";

export const elasticloadbalancingv2: FacetsOf<Kinds> = {
  "AWS::ElasticLoadBalancingV2::Listener": { inTransit: clients },
  "AWS::ElasticLoadBalancingV2::ListenerRule": {},
  "AWS::ElasticLoadBalancingV2::LoadBalancer": {
    audit: logs,
    ownership: (it) => ownership(it.get("Tags")),
    recovery: (it) => ({ deletionProtection: loadBalancerSwitch(it, "deletion_protection.enabled").bool(false) }),
  },
  "AWS::ElasticLoadBalancingV2::TargetGroup": { ownership: (it) => ownership(it.get("Tags")) },
};
