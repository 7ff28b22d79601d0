import { describe, expect, it } from "@jest/globals";
import { adaptPulumi } from "../../../policy-packs/adapters/pulumi/adapt";
import { networkOf } from "../../../policy-packs/proofs/reachability/project";
import { asked, database, graphOf, group, machine, output, pulumi, ref, resource, vpc } from "./given";

const role = "arn:aws:iam::111122223333:role/eks";
const cluster = (config: object = {}) =>
  resource("EKS::Cluster", { RoleArn: role, ResourcesVpcConfig: { SubnetIds: [ref("app")], ...config } });
const nodes = (subnet: string, more: object = {}) =>
  resource("EKS::Nodegroup", { ClusterName: ref("Cluster"), NodeRole: role, Subnets: [ref(subnet)], ...more });
const att = (...path: readonly [string, string]) => ({ "Fn::GetAtt": path });
const ingress = (group: object | string, port: number, from: object) =>
  resource("EC2::SecurityGroupIngress", { GroupId: group, IpProtocol: "tcp", FromPort: port, ToPort: port, ...from });
const asksIn = (resources: Parameters<typeof graphOf>[0], question: string) =>
  asked(networkOf(graphOf({ ...vpc("edge", "app", "data"), ...resources })), question);

describe("the cluster security group", () => {
  const cell = { Cluster: cluster(), Nodes: nodes("app") };

  it("joins control plane and nodes, in all ports", () => {
    expect(asksIn(cell, "Cluster -> Nodes:10250").verdict).toBe("yes");
  });

  it("is what a database's group may name", () => {
    const data = {
      ...database("data", "Data"),
      Data: group(),
      Rule: ingress(ref("Data"), 5432, { SourceSecurityGroupId: att("Cluster", "ClusterSecurityGroupId") }),
    };
    expect(asksIn({ ...cell, ...data }, "Nodes -> Orders:5432").verdict).toBe("yes");
    const pods = resource("EKS::FargateProfile", {
      ClusterName: ref("Cluster"),
      PodExecutionRoleArn: role,
      Subnets: [ref("app")],
      Selectors: [{ Namespace: "default" }],
    });
    expect(asksIn({ ...cell, ...data, Pods: pods }, "Pods -> Orders:5432").verdict).toBe("yes");
    expect(asksIn({ ...cell, ...data, Web: group(), Other: machine("app", "Web") }, "Other -> Orders").verdict).toBe(
      "no",
    );
  });

  it("takes rules that are resources of their own", () => {
    const rule = ingress(att("Cluster", "ClusterSecurityGroupId"), 8443, { SourceSecurityGroupId: ref("Web") });
    const all = { ...cell, Rule: rule, Web: group(), Front: machine("edge", "Web") };
    expect(asksIn(all, "Front -> Nodes:8443").verdict).toBe("yes");
    expect(asksIn(all, "Front -> Nodes:8444").verdict).toBe("no");
  });
});

describe("the interfaces of a control plane", () => {
  const caller = { Web: group(), Front: machine("app", "Web") };
  const rule = { Rule: ingress(att("Cluster", "ClusterSecurityGroupId"), 443, { SourceSecurityGroupId: ref("Web") }) };

  it.each([
    [false, "no"],
    [true, "yes"],
  ])("answer the VPC where private access is %s: %s", (EndpointPrivateAccess, verdict) => {
    const all = { ...caller, ...rule, Cluster: cluster({ EndpointPrivateAccess }) };
    expect(asksIn(all, "Front -> Cluster:443").verdict).toBe(verdict);
  });
});

describe("nodes", () => {
  const template = (data: object) => resource("EC2::LaunchTemplate", { LaunchTemplateData: data });
  const by = { LaunchTemplate: { Id: ref("Template") } };

  it("are in the groups of their launch template alone, where it names any", () => {
    const all = {
      Cluster: cluster(),
      Own: group({ port: 22, from: "0.0.0.0/0" }),
      Template: template({ NetworkInterfaces: [{ Groups: [ref("Own")], AssociatePublicIpAddress: true }] }),
      Nodes: nodes("edge", by),
    };
    expect(asksIn(all, "internet -> Nodes:22").verdict).toBe("yes");
    expect(asksIn(all, "Cluster -> Nodes:10250").verdict).toBe("no");
  });

  it("are of nobody knows which groups where the template is elsewhere", () => {
    const all = { Cluster: cluster(), Nodes: nodes("edge", { LaunchTemplate: { Id: "lt-1" } }) };
    expect(asksIn(all, "internet -> Nodes:22").verdict).toBe("cannot tell");
  });

  it("with a key are open to everybody, unless source groups are named", () => {
    const key = { Ec2SshKey: "ops" };
    const edge = resource("EC2::Subnet", { VpcId: ref("Vpc"), CidrBlock: "10.0.9.0/24", MapPublicIpOnLaunch: true });
    const table = resource("EC2::SubnetRouteTableAssociation", { SubnetId: ref("Open"), RouteTableId: ref("Public") });
    const all = (RemoteAccess: object) => ({
      Cluster: cluster(),
      Open: edge,
      OpenTable: table,
      Web: group(),
      Front: machine("app", "Web"),
      Nodes: nodes("Open", { RemoteAccess }),
    });
    expect(asksIn(all(key), "internet -> Nodes:22").said).toContain("as for every key without source groups");
    const named = all({ ...key, SourceSecurityGroups: [ref("Web")] });
    expect(asksIn(named, "internet -> Nodes:22").verdict).toBe("no");
    expect(asksIn(named, "Front -> Nodes:22").verdict).toBe("yes");
  });
});

describe("a cluster of Pulumi's", () => {
  const token = "aws:eks/cluster:Cluster";
  const [vpcType, subnetType, groupType] = [
    "aws:ec2/vpc:Vpc",
    "aws:ec2/subnet:Subnet",
    "aws:ec2/securityGroup:SecurityGroup",
  ];
  const ground = (from: unknown) => [
    pulumi(vpcType, "main", { cidrBlock: "10.0.0.0/16" }),
    pulumi(subnetType, "app", { vpcId: output(vpcType, "main"), cidrBlock: "10.0.1.0/24" }),
    pulumi(
      token,
      "cell",
      { vpcConfig: { subnetIds: [output(subnetType, "app")] } },
      {
        vpcConfig: { clusterSecurityGroupId: "sg-00000000000000001" },
      },
    ),
    pulumi("aws:eks/nodeGroup:NodeGroup", "nodes", {
      clusterName: output(token, "cell"),
      subnetIds: [output(subnetType, "app")],
    }),
    pulumi(groupType, "cache", { vpcId: output(vpcType, "main") }),
    pulumi("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "rule", {
      securityGroupId: output(groupType, "cache"),
      ipProtocol: "tcp",
      fromPort: 6379,
      toPort: 6379,
      referencedSecurityGroupId: from,
    }),
    pulumi("aws:elasticache/subnetGroup:SubnetGroup", "places", { subnetIds: [output(subnetType, "app")] }),
    pulumi("aws:elasticache/replicationGroup:ReplicationGroup", "sessions", {
      subnetGroupName: output("aws:elasticache/subnetGroup:SubnetGroup", "places"),
      securityGroupIds: [output(groupType, "cache")],
      engine: "redis",
    }),
  ];

  it.each([
    ["an output that is not known", output(token, "cell")],
    ["the preview's placeholder", "sg-00000000000000001"],
  ])("has its group by %s", (_, from) => {
    expect(asked(networkOf(adaptPulumi(ground(from))), "nodes -> sessions:6379").verdict).toBe("yes");
  });
});
