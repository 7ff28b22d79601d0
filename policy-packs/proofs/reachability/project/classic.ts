import type { Graph, Resource } from "../../../../components/model/graph";
import type { View } from "../../../../components/model/view";
import { shortName } from "../names";
import { isGap, type Forward, type Gap, type Maybe, type Traffic } from "../network";
import { machinesOf } from "./containers";
import { pointsTo, textOf } from "./read";
import { spellTraffic } from "./traffic";

type Classic = Resource<"AWS::ElasticLoadBalancing::LoadBalancer">;

const tcpAt = (port: View<string>): Maybe<Traffic> => {
  const text = textOf(port);
  if (isGap(text)) return text;
  const number = Number(text);
  return Number.isInteger(number)
    ? { protocol: 6, first: number, last: number }
    : { missing: `${text ?? "nothing"} is no port`, at: port.origin };
};

/** The ports of a classic load balancer's listeners: all of them speak TCP. */
export const classicListens = (it: Classic["view"]): Maybe<readonly Traffic[]> => {
  const all = it
    .get("Listeners")
    .alternatives()
    .map((one) => tcpAt(one.get("LoadBalancerPort")));
  return all.find(isGap) ?? all.flatMap((one) => (isGap(one) ? [] : [one]));
};

interface Target {
  readonly id: Maybe<string>;
  readonly unsure?: Gap;
}

/** Machines that it lists, groups of them that register by themselves, and those that services run on. */
const targetsOf = (graph: Graph, { view, address }: Classic): readonly Target[] => {
  const isThis = (one: View<string>) =>
    graph.targets(one, "AWS::ElasticLoadBalancing::LoadBalancer").some((it) => it.address === address);
  return [
    ...view
      .get("Instances")
      .alternatives()
      .flatMap((one) => pointsTo(graph, one, "AWS::EC2::Instance") ?? [])
      .map((id) => ({ id })),
    ...graph
      .all("AWS::AutoScaling::AutoScalingGroup")
      .filter((one) => one.view.get("LoadBalancerNames").alternatives().some(isThis))
      .map((one) => ({ id: one.address })),
    ...graph
      .all("AWS::ECS::Service")
      .filter((one) =>
        one.view
          .get("LoadBalancers")
          .alternatives()
          .some((it) => isThis(it.get("LoadBalancerName"))),
      )
      .flatMap((one) => machinesOf(graph, one)),
  ];
};

/** It speaks for itself, from the port of each listener to one port of every machine. */
export const classicForwards = (graph: Graph, balancer: Classic): readonly Forward[] => {
  const targets = targetsOf(graph, balancer);
  return balancer.view
    .get("Listeners")
    .alternatives()
    .flatMap((listener) => {
      const [traffic, onward] = [tcpAt(listener.get("LoadBalancerPort")), tcpAt(listener.get("InstancePort"))];
      return targets.map(({ id: target, unsure }) => {
        const name = isGap(target) ? "a target that is not known" : shortName(target);
        const says = `listener ${spellTraffic(traffic)} forwards to ${name}, ${spellTraffic(onward)}`;
        return { at: listener.origin, says, traffic, target, onward: unsure ?? onward, keepsClient: false };
      });
    });
};
