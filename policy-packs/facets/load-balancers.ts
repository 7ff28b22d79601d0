import type { Properties } from "../../components/model/graph";
import { given } from "../../components/model/value";
import { View } from "../../components/model/view";

/** An attribute of a load balancer's, which CloudFormation writes as a pair of texts. */
export const loadBalancerAttribute = (
  it: View<Properties<"AWS::ElasticLoadBalancingV2::LoadBalancer">>,
  key: string,
): View<string> => {
  const attributes = it.get("LoadBalancerAttributes");
  const pairs = attributes.alternatives();
  const found = pairs.find((pair) => given(pair.get("Key").str(""), (name) => name === key) === true);
  // A pair whose key is not known may be the one.
  const unsure = pairs.find((pair) => !pair.get("Key").str().known)?.get("Key");
  return found?.get("Value") ?? unsure ?? View.absent<{ readonly [key: string]: string }>(attributes).get(key);
};

/** A switch of a load balancer's. */
export const loadBalancerSwitch = (...of: Parameters<typeof loadBalancerAttribute>): View<boolean> =>
  loadBalancerAttribute(...of).as<boolean>((raw) => raw);
