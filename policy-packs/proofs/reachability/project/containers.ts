import type { AnyResource, Graph, Resource } from "../../../../components/model/graph";
import { Unresolved } from "../../../../components/model/raw";
import type { View } from "../../../../components/model/view";
import { isGap, type Gap, type Maybe } from "../network";
import { configurationOf, templateOf } from "./machines";
import { maybe, textOf } from "./read";

type Service = Resource<"AWS::ECS::Service">;
type Cluster = Resource<"AWS::ECS::Cluster">;

/** One thing that gets what a load balancer sends on, and where; the port is the load balancer's own where none is said. */
export interface Target {
  readonly id: Maybe<string>;
  readonly port?: Maybe<number | undefined>;
  /** The last of several ports. */
  readonly last?: number;
}

const decoded = (text: string): string =>
  /^[A-Za-z0-9+/=\s]+$/.test(text) ? Buffer.from(text, "base64").toString("latin1") : "";

/** Machines join a cluster by what their user data says: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bootstrap_container_instance.html */
const joins = (graph: Graph, userData: View<string> | undefined, { address, identities }: Cluster): Maybe<boolean> => {
  if (userData === undefined) return false;
  if (graph.targets(userData, "AWS::ECS::Cluster").some((it) => it.address === address)) return true;
  const text = userData.text();
  if (!text.known) {
    const told = userData.raw instanceof Unresolved && userData.raw.from.length > 0;
    return told ? false : { missing: `which cluster it joins is not known: ${text.reason}`, at: text.at };
  }
  if (text.value === undefined) return false;
  const said = `${text.value} ${decoded(text.value)}`;
  return identities.some((it) => said.includes(it));
};

const provided = (graph: Graph, cluster: Cluster): readonly AnyResource[] => {
  const isThis = (view: View<string>) =>
    graph.targets(view, "AWS::ECS::Cluster").some(({ address }) => address === cluster.address);
  const lists = [
    cluster.view.get("CapacityProviders"),
    ...graph
      .all("AWS::ECS::ClusterCapacityProviderAssociations")
      .filter(({ view }) => isThis(view.get("Cluster")))
      .map(({ view }) => view.get("CapacityProviders")),
  ];
  return lists
    .flatMap((list) => graph.targets(list, "AWS::ECS::CapacityProvider"))
    .flatMap(({ view }) =>
      graph.targets(
        view.get("AutoScalingGroupProvider").get("AutoScalingGroupArn"),
        "AWS::AutoScaling::AutoScalingGroup",
      ),
    );
};

/** A machine that tasks run on, or may. */
interface Machine {
  readonly id: string;
  readonly unsure?: Gap;
}

/** The machines of a cluster: of its capacity providers, and those that join it. */
const instancesOf = (graph: Graph, cluster: Cluster): readonly Machine[] => {
  const userData = [
    ...graph
      .all("AWS::AutoScaling::AutoScalingGroup")
      .flatMap(({ address, view }) =>
        [
          templateOf(graph, view)?.get("LaunchTemplateData").get("UserData"),
          configurationOf(graph, view)?.get("UserData"),
        ].map((it) => ({ id: address, it })),
      ),
    ...graph.all("AWS::EC2::Instance").map(({ address, view }) => ({ id: address, it: view.get("UserData") })),
  ];
  const joining = userData.flatMap(({ id, it }): readonly Machine[] => {
    const joined = joins(graph, it, cluster);
    return joined === false ? [] : [isGap(joined) ? { id, unsure: joined } : { id }];
  });
  const certain = provided(graph, cluster).map(({ address }) => ({ id: address }));
  return [...new Map([...joining, ...certain].map((it) => [it.id, it])).values()];
};

/** Where Docker chooses: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html */
const chosen = { port: 32768, last: 65535 } as const;

type Ports = Pick<Target, "port" | "last">;

const hostPort = (graph: Graph, { view }: Service, port: Maybe<number | undefined>): Ports => {
  const [task] = graph.targets(view.get("TaskDefinition"), "AWS::ECS::TaskDefinition");
  const unseen: Gap = { missing: "its task definition is elsewhere", at: view.origin, elsewhere: true };
  if (task === undefined) return { port: unseen };
  const mode = textOf(task.view.get("NetworkMode")) ?? "bridge";
  if (isGap(mode)) return { port: mode };
  if (mode === "host") return { port };
  const mappings = task.view
    .get("ContainerDefinitions")
    .alternatives()
    .flatMap((container) => container.get("PortMappings").alternatives());
  const mapping = mappings.find((one) => !isGap(port) && maybe(one.get("ContainerPort").num()) === port);
  const stated = mapping === undefined ? 0 : maybe(mapping.get("HostPort").num(0));
  return stated === 0 ? chosen : { port: stated };
};

/** Who gets what is meant for a service: itself, where its tasks have interfaces, and else the machines that they run on. */
export const targetsOfService = (
  graph: Graph,
  service: Service,
  port: Maybe<number | undefined>,
): readonly Target[] => {
  const { view, address } = service;
  if (!view.get("NetworkConfiguration").isAbsent()) return [{ id: address, port }];
  const ports = hostPort(graph, service, port);
  return machinesOf(graph, service).map(({ id, unsure }) => ({
    id,
    ...(unsure === undefined ? ports : { port: unsure }),
  }));
};

/** The machines that a service's tasks run on. Those of a cluster of another stack are judged there. */
export const machinesOf = (graph: Graph, { view }: Service): readonly Machine[] =>
  graph.targets(view.get("Cluster"), "AWS::ECS::Cluster").flatMap((it) => instancesOf(graph, it));
