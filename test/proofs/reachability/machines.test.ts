import { describe, expect, it } from "@jest/globals";
import { adaptPulumi } from "../../../policy-packs/adapters/pulumi/adapt";
import { networkOf } from "../../../policy-packs/proofs/reachability/project";
import { asked, graphOf, group, machine, output, pulumi, ref, resource, vpc } from "./given";

const asksIn = (resources: Parameters<typeof graphOf>[0], question: string) =>
  asked(networkOf(graphOf({ ...vpc("edge", "app", "data"), ...resources })), question);

const listener = (port: number, instancePort: number) => ({
  LoadBalancerPort: String(port),
  InstancePort: String(instancePort),
  Protocol: "HTTP",
});
const classic = (more: object = {}) =>
  resource("ElasticLoadBalancing::LoadBalancer", {
    Subnets: [ref("edge")],
    SecurityGroups: [ref("Front")],
    Listeners: [listener(80, 8080)],
    ...more,
  });
const groups = {
  Front: group({ port: 80, from: "0.0.0.0/0" }, { port: 22, from: "0.0.0.0/0" }),
  Web: group({ port: 8080, from: "Front" }),
};
const template = (UserData?: object | string) =>
  resource("EC2::LaunchTemplate", {
    LaunchTemplateData: { SecurityGroupIds: [ref("Web")], ...(UserData === undefined ? {} : { UserData }) },
  });
const scaling = (more: object = {}) =>
  resource("AutoScaling::AutoScalingGroup", {
    MinSize: "1",
    MaxSize: "2",
    VPCZoneIdentifier: [ref("app")],
    LaunchTemplate: { LaunchTemplateId: ref("Template"), Version: "1" },
    ...more,
  });

describe("a classic load balancer", () => {
  it("answers at its listeners alone, in public by default", () => {
    const all = { ...groups, Balancer: classic() };
    expect(asksIn(all, "internet -> Balancer:80").verdict).toBe("yes");
    expect(asksIn(all, "internet -> Balancer:22").verdict).toBe("no");
    expect(asksIn({ ...all, Balancer: classic({ Scheme: "internal" }) }, "internet -> Balancer:80").verdict).toBe("no");
  });

  it("sends on to the machines that it lists, at the listener's port for them", () => {
    const all = { ...groups, Balancer: classic({ Instances: [ref("App")] }), App: machine("app", "Web") };
    const { verdict, said } = asksIn(all, "internet -> App:8080");
    expect(verdict).toBe("yes");
    expect(said).toContain("listener tcp 80 forwards to App, tcp 8080");
    expect(asksIn(all, "internet -> App:80").verdict).toBe("no");
  });

  it("sends on to groups of machines that register themselves", () => {
    const all = {
      ...groups,
      Balancer: classic(),
      Template: template(),
      Machines: scaling({ LoadBalancerNames: [ref("Balancer")] }),
    };
    expect(asksIn(all, "internet -> Machines:8080").verdict).toBe("yes");
  });

  it("is Pulumi's, with attachments", () => {
    const [vpcType, subnetType, groupType, elb, ec2] = [
      "aws:ec2/vpc:Vpc",
      "aws:ec2/subnet:Subnet",
      "aws:ec2/securityGroup:SecurityGroup",
      "aws:elb/loadBalancer:LoadBalancer",
      "aws:ec2/instance:Instance",
    ];
    const anybody = { fromPort: 0, toPort: 65535, protocol: "tcp", cidrBlocks: ["0.0.0.0/0"] };
    const everything = { fromPort: 0, toPort: 0, protocol: "-1", cidrBlocks: ["0.0.0.0/0"] };
    const igw = "aws:ec2/internetGateway:InternetGateway";
    const network = networkOf(
      adaptPulumi([
        pulumi(vpcType, "main", { cidrBlock: "10.0.0.0/16" }),
        pulumi(igw, "way", { vpcId: output(vpcType, "main") }),
        pulumi("aws:ec2/defaultRouteTable:DefaultRouteTable", "routes", {
          defaultRouteTableId: output(vpcType, "main"),
          routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: output(igw, "way") }],
        }),
        pulumi(subnetType, "app", { vpcId: output(vpcType, "main"), cidrBlock: "10.0.1.0/24" }),
        pulumi(groupType, "web", { vpcId: output(vpcType, "main"), ingress: [anybody], egress: [everything] }),
        pulumi(elb, "front", {
          subnets: [output(subnetType, "app")],
          securityGroups: [output(groupType, "web")],
          listeners: [{ lbPort: 80, instancePort: 8080, lbProtocol: "http", instanceProtocol: "http" }],
        }),
        pulumi(ec2, "one", {
          subnetId: output(subnetType, "app"),
          vpcSecurityGroupIds: [output(groupType, "web")],
          associatePublicIpAddress: false,
        }),
        pulumi("aws:elb/attachment:Attachment", "joined", { elb: output(elb, "front"), instance: output(ec2, "one") }),
      ]),
    );
    const { said } = asked(network, "internet -> one:8080");
    expect(said).toContain("listener tcp 80 forwards to one, tcp 8080");
  });
});

describe("a service of ECS whose tasks have no interfaces of their own", () => {
  const task = (HostPort: number | undefined, NetworkMode?: string) =>
    resource("ECS::TaskDefinition", {
      ...(NetworkMode === undefined ? {} : { NetworkMode }),
      ContainerDefinitions: [
        {
          Name: "app",
          Image: "app",
          PortMappings: [{ ContainerPort: 8080, ...(HostPort !== undefined && { HostPort }) }],
        },
      ],
    });
  const service = (more: object = {}) =>
    resource("ECS::Service", {
      Cluster: ref("Cluster"),
      TaskDefinition: ref("Task"),
      LoadBalancers: [{ ContainerName: "app", ContainerPort: 8080, TargetGroupArn: ref("Targets") }],
      ...more,
    });
  const joining = { "Fn::Base64": { "Fn::Sub": "echo ECS_CLUSTER=${Cluster} >> /etc/ecs/ecs.config" } };
  const all = {
    Front: group({ port: 80, from: "0.0.0.0/0" }),
    Web: group({ from: "Front" }),
    Cluster: resource("ECS::Cluster"),
    Balancer: resource("ElasticLoadBalancingV2::LoadBalancer", {
      Subnets: [ref("edge")],
      SecurityGroups: [ref("Front")],
    }),
    Listener: resource("ElasticLoadBalancingV2::Listener", {
      LoadBalancerArn: ref("Balancer"),
      Port: 80,
      Protocol: "HTTP",
      DefaultActions: [{ Type: "forward", TargetGroupArn: ref("Targets") }],
    }),
    Targets: resource("ElasticLoadBalancingV2::TargetGroup", { Port: 80, Protocol: "HTTP", VpcId: ref("Vpc") }),
    Service: service(),
    Machines: scaling(),
  };

  it.each([
    ["the port of the host", task(9000), "9000", "yes"],
    ["the port of the host", task(9000), "8080", "no"],
    ["the container's port, on the host's network", task(undefined, "host"), "8080", "yes"],
    ["a port that Docker chooses", task(0), "40000", "yes"],
    ["a port that Docker chooses", task(undefined), "8080", "no"],
  ] as const)("is reached on the machines that join its cluster, at %s: %#", (_, Task, port, verdict) => {
    const stack = { ...all, Task, Template: template(joining) };
    expect(asksIn(stack, `internet -> Machines:${port}`).verdict).toBe(verdict);
  });

  it("is reached on the machines of its capacity providers", () => {
    const provider = resource("ECS::CapacityProvider", {
      AutoScalingGroupProvider: { AutoScalingGroupArn: ref("Machines") },
    });
    const joined = resource("ECS::ClusterCapacityProviderAssociations", {
      Cluster: ref("Cluster"),
      CapacityProviders: [ref("Provider")],
      DefaultCapacityProviderStrategy: [],
    });
    const stack = { ...all, Task: task(9000), Template: template(), Provider: provider };
    expect(asksIn(stack, "internet -> Machines:9000").verdict).toBe("no");
    expect(asksIn({ ...stack, Joined: joined }, "internet -> Machines:9000").verdict).toBe("yes");
  });

  it("may be on machines of which nobody knows what they join", () => {
    const stack = { ...all, Task: task(9000), Template: template(ref("UserData")) };
    expect(asksIn(stack, "internet -> Machines:9000").verdict).toBe("cannot tell");
  });

  it("has interfaces of its own with awsvpc, on EC2 too", () => {
    const NetworkConfiguration = { AwsvpcConfiguration: { Subnets: [ref("app")], SecurityGroups: [ref("Web")] } };
    const stack = {
      ...all,
      Task: task(8080, "awsvpc"),
      Template: template(joining),
      Service: service({ NetworkConfiguration }),
    };
    expect(asksIn(stack, "internet -> Service:8080").verdict).toBe("yes");
    expect(asksIn(stack, "internet -> Machines:8080").verdict).toBe("no");
  });
});
