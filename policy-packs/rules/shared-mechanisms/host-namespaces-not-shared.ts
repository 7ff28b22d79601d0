import type { Properties } from "../../../components/model/graph";
import { given, together } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { aspect, eachOf, fail, pass, type Verdict } from "../../core/verdict";

type Task = View<Properties<"AWS::ECS::TaskDefinition">>;

const notHost = (mode: View<string>, because: string): Verdict =>
  given(mode.str(""), (it) => (it === "host" ? fail(mode, because) : pass));

const rootUser = /^(|root|0)(:.*)?$/;

/** In the host's network root may open any port and listen to the host's own; a privileged container is a finding of its own. */
const hostNetworkWithoutRoot = (it: Task): Verdict =>
  given(it.get("NetworkMode").str(""), (mode) =>
    mode !== "host"
      ? pass
      : eachOf(it.get("ContainerDefinitions"), (container) => {
          const user = container.get("User");
          return given(together(user.str(""), container.get("Privileged").bool(false)), ([name, privileged]) =>
            rootUser.test(name) && !privileged ? fail(user, "the container is root in the host's network") : pass,
          );
        }),
  );

export default defineRule({
  id: "host-namespaces-not-shared",
  title: "Containers do not share the host's processes, memory and network",
  principle: "shared-mechanisms",
  severity: "high",
  why: "A container that shares them sees and signals the host's processes, reads other tasks' memory or answers on the host's ports.",
  fix: {
    pulumi:
      'Leave out `pidMode: "host"` and `ipcMode: "host"`; set `networkMode: "awsvpc"`, or a `user` other than root in each container.',
    cloudformation:
      "Leave out `PidMode: host` and `IpcMode: host`; set `NetworkMode: awsvpc`, or a `User` other than root in each container.",
  },
  links: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-3",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-17",
  ],
  checks: {
    "AWS::ECS::TaskDefinition": (it) => [
      aspect("processes", notHost(it.get("PidMode"), "the containers see and signal the host's processes")),
      aspect("memory", notHost(it.get("IpcMode"), "the containers share the host's memory segments")),
      aspect("network", hostNetworkWithoutRoot(it)),
    ],
  },
  examples: {
    good: [
      {
        type: "AWS::ECS::TaskDefinition",
        properties: { NetworkMode: "awsvpc", ContainerDefinitions: [{ Name: "web" }] },
      },
    ],
    bad: [{ type: "AWS::ECS::TaskDefinition", properties: { PidMode: "host" } }],
  },
  equivalents: [
    { id: "CKV_AWS_335", type: "AWS::ECS::TaskDefinition", aspect: "processes" },
    { id: "ECS_TASK_DEFINITION_USER_FOR_HOST_MODE_CHECK", type: "AWS::ECS::TaskDefinition", aspect: "network" },
    { id: "HIPAA.Security-ECSTaskDefinitionUserForHostMode", type: "AWS::ECS::TaskDefinition", aspect: "network" },
    { id: "NIST.800.53.R5-ECSTaskDefinitionUserForHostMode", type: "AWS::ECS::TaskDefinition", aspect: "network" },
    { id: "PCI.DSS.321-ECSTaskDefinitionUserForHostMode", type: "AWS::ECS::TaskDefinition", aspect: "network" },
  ],
});
