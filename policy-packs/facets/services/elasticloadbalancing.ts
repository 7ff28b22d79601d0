import type { Facets } from "../../../components/model/facets";
import type { Properties } from "../../../components/model/graph";
import { derive, given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { allOf, ownership } from "../read";
import type { FacetsOf } from "../table";

type LoadBalancer = View<Properties<"AWS::ElasticLoadBalancing::LoadBalancer">>;

/** A TCP listener passes on what comes, TLS or not: that is between the client and the instance. */
const clients = (it: LoadBalancer): Facets["inTransit"] => {
  const protocols = it
    .get("Listeners")
    .alternatives()
    .map((listener) => listener.get("Protocol").str(""))
    .filter((protocol) => given(protocol, (name) => name.toUpperCase() === "TCP") !== true)
    .map((protocol) => derive(protocol, (name) => ["HTTPS", "SSL"].includes(name.toUpperCase())));
  const [first] = protocols;
  return first === undefined ? [] : [{ aspect: "clients", encrypted: allOf(protocols, first) }];
};

export const elasticloadbalancing: FacetsOf<"AWS::ElasticLoadBalancing::LoadBalancer"> = {
  "AWS::ElasticLoadBalancing::LoadBalancer": {
    audit: (it) => [{ aspect: "access-logs", enabled: it.get("AccessLoggingPolicy").get("Enabled").bool(false) }],
    inTransit: clients,
    ownership: (it) => ownership(it.get("Tags")),
  },
};
