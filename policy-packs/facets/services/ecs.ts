import type { Properties } from "../../../components/model/graph";
import { derive, given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { allOf, anyOf, ownership } from "../read";
import type { FacetsOf } from "../table";

type Task = View<Properties<"AWS::ECS::TaskDefinition">>;

/** A log router has no log of its own: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_firelens.html */
const containerLogs = (it: Task) => {
  const containers = it.get("ContainerDefinitions");
  return given(containers.items(), (items) =>
    allOf(
      items.map((one) =>
        anyOf(
          [one.get("LogConfiguration").get("LogDriver").isSet(), one.get("FirelensConfiguration").get("Type").isSet()],
          one.isSet(),
        ),
      ),
      derive(containers.items(), () => true),
    ),
  );
};

/** Off unless it says so: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EFSVolumeConfiguration.html */
const fileSystems = (it: Task) =>
  it
    .get("Volumes")
    .alternatives()
    .map((volume) => volume.get("EFSVolumeConfiguration"))
    .filter((volume) => !volume.isAbsent())
    .map((volume) => derive(volume.get("TransitEncryption").str("DISABLED"), (mode) => mode === "ENABLED"));

export const ecs: FacetsOf<
  | "AWS::ECS::CapacityProvider"
  | "AWS::ECS::ClusterCapacityProviderAssociations"
  | "AWS::ECS::Cluster"
  | "AWS::ECS::Service"
  | "AWS::ECS::TaskDefinition"
> = {
  "AWS::ECS::CapacityProvider": {},
  "AWS::ECS::ClusterCapacityProviderAssociations": {},
  "AWS::ECS::Cluster": {
    // By default sessions go to the log of the container: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
    audit: (it) => {
      const logging = it.get("Configuration").get("ExecuteCommandConfiguration").get("Logging");
      return [{ aspect: "exec-sessions", enabled: derive(logging.str("DEFAULT"), (mode) => mode !== "NONE") }];
    },
    ownership: (it) => ownership(it.get("Tags")),
  },
  "AWS::ECS::Service": {
    exposure: (it) => {
      const address = it.get("NetworkConfiguration").get("AwsvpcConfiguration").get("AssignPublicIp");
      return [{ aspect: "public-ip", open: derive(address.str("DISABLED"), (mode) => mode === "ENABLED") }];
    },
    ownership: (it) => ownership(it.get("Tags")),
  },
  "AWS::ECS::TaskDefinition": {
    audit: (it) => [{ aspect: "container-logs", enabled: containerLogs(it) }],
    inTransit: (it) => {
      const [first, ...rest] = fileSystems(it);
      return first === undefined ? [] : [{ aspect: "file-systems", encrypted: allOf([first, ...rest], first) }];
    },
    ownership: (it) => ownership(it.get("Tags")),
  },
};
