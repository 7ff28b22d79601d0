import type { AnyResource, Graph, Kind, Resource } from "../../../../components/model/graph";
import { View } from "../../../../components/model/view";
import { isGap, type Maybe } from "../network";
import type { Standing } from "./interfaces";
import { flagOf, keyOf, maybe } from "./read";
import { listed } from "./reader";

type Reader<K extends Kind> = (it: Resource<K>["view"], graph: Graph, resource: Resource<K>) => Standing;

/** Public addresses that are bound to a resource: of its own, or of an interface of its. */
export const hasElasticIp = (graph: Graph, { address }: AnyResource): Maybe<boolean> => {
  const pointing = [
    ...graph.all("AWS::EC2::EIP").map(({ view }) => view.get("InstanceId")),
    ...graph
      .all("AWS::EC2::EIPAssociation")
      .flatMap(({ view }) => [view.get("InstanceId"), view.get("NetworkInterfaceId")]),
  ];
  return pointing.some((view) => {
    const key = keyOf(view);
    return !isGap(key) && key === address;
  });
};

const firstOf = <T>(list: View<readonly T[]>): View<T> => list.alternatives()[0] ?? View.absent<T>(list);

export const instance: Reader<"AWS::EC2::Instance"> = (it, graph, resource) => {
  const interfaces = it.get("NetworkInterfaces");
  const own = interfaces.isAbsent() ? undefined : firstOf(interfaces);
  const associated = own?.get("AssociatePublicIpAddress");
  const assigned =
    associated === undefined || associated.isAbsent() ? ("as its subnet" as const) : flagOf(associated, false);
  const elastic = hasElasticIp(graph, resource);
  const count = maybe(it.get("Ipv6AddressCount").num(0));
  return {
    what: "instance",
    subnets: [...(own === undefined ? [] : [listed(own.get("SubnetId"))]), listed(it.get("SubnetId"))],
    groups: [...(own === undefined ? [] : [own.get("GroupSet")]), it.get("SecurityGroupIds"), it.get("SecurityGroups")],
    publicIpv4: elastic === true ? true : assigned,
    ipv6: it.get("Ipv6AddressCount").isAbsent() ? "as its subnet" : isGap(count) ? count : count > 0,
  };
};

type Template = Resource<"AWS::EC2::LaunchTemplate">["view"];

/** What a launch template says of the machines that are made by it. */
export const byTemplate = (template: Template | undefined) => {
  const data = template?.get("LaunchTemplateData");
  const interfaces = data?.get("NetworkInterfaces");
  const own = interfaces === undefined || interfaces.isAbsent() ? undefined : firstOf(interfaces);
  return {
    groups: [
      ...(own === undefined ? [] : [own.get("Groups")]),
      ...(data === undefined ? [] : [data.get("SecurityGroupIds")]),
    ],
    associated: own?.get("AssociatePublicIpAddress"),
  };
};

/** Whether machines have public addresses: by their own switch, or by their subnet's. */
export const assignedBy = (flag: View<boolean> | undefined): Standing["publicIpv4"] =>
  flag === undefined || flag.isAbsent() ? "as its subnet" : flagOf(flag, false);

type Scaling = Resource<"AWS::AutoScaling::AutoScalingGroup">["view"];

export const templateOf = (graph: Graph, it: Scaling): Template | undefined => {
  const mixed = it.get("MixedInstancesPolicy").get("LaunchTemplate").get("LaunchTemplateSpecification");
  const [template] = [it.get("LaunchTemplate"), mixed]
    .flatMap((one) => [one.get("LaunchTemplateId"), one.get("LaunchTemplateName")])
    .flatMap((one) => graph.targets(one, "AWS::EC2::LaunchTemplate"));
  return template?.view;
};

export const configurationOf = (graph: Graph, it: Scaling) =>
  graph.targets(it.get("LaunchConfigurationName"), "AWS::AutoScaling::LaunchConfiguration")[0]?.view;

export const autoScaling: Reader<"AWS::AutoScaling::AutoScalingGroup"> = (it, graph) => {
  const [template, configuration] = [templateOf(graph, it), configurationOf(graph, it)];
  const { groups, associated } = byTemplate(template);
  const unseen = { missing: "what its instances are made of is defined elsewhere", at: it.origin, elsewhere: true };
  return {
    what: "instances",
    subnets: [it.get("VPCZoneIdentifier")],
    groups: [...groups, ...(configuration === undefined ? [] : [configuration.get("SecurityGroups")])],
    publicIpv4:
      template === undefined && configuration === undefined
        ? unseen
        : assignedBy(associated ?? configuration?.get("AssociatePublicIpAddress")),
    ipv6: "as its subnet",
  };
};
