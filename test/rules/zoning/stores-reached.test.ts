import { describe, expect, it } from "@jest/globals";
import rule from "../../../policy-packs/rules/zoning/no-path-from-internet-to-data";
import { judge, unknown, type Given, type Stack } from "../../rule-tester";
import { stackOf } from "./networks";

const ref = (Ref: string) => ({ Ref });
const subnets = [ref("Subnet")];
const groups = [ref("SecurityGroup")];
const SubnetIds = subnets;

type Flag = boolean | typeof unknown;

interface Store {
  readonly port: number;
  readonly made: (publicly: Flag) => Stack;
  readonly named: string;
  /** Absent for what has no public address, whatever is written. */
  readonly canBePublic?: true;
}

const given = (type: string, properties: object): Given => ({ type, properties }) as unknown as Given;

/** In CloudFormation's words. */
const stores: { readonly [service: string]: Store } = {
  "Redshift cluster": {
    port: 5439,
    named: "Cluster",
    canBePublic: true,
    made: (PubliclyAccessible) => [
      given("AWS::Redshift::ClusterSubnetGroup", { Description: "data", SubnetIds }),
      given("AWS::Redshift::Cluster", {
        ClusterSubnetGroupName: ref("ClusterSubnetGroup"),
        VpcSecurityGroupIds: groups,
        PubliclyAccessible,
      }),
    ],
  },
  "Redshift workgroup": {
    port: 5440,
    named: "Workgroup",
    canBePublic: true,
    made: (PubliclyAccessible) => [
      given("AWS::RedshiftServerless::Workgroup", {
        Port: 5440,
        SubnetIds,
        SecurityGroupIds: groups,
        PubliclyAccessible,
      }),
    ],
  },
  "MSK cluster": {
    port: 9098,
    named: "Cluster",
    canBePublic: true,
    made: (on) => [
      given("AWS::MSK::Cluster", {
        BrokerNodeGroupInfo: {
          ClientSubnets: subnets,
          SecurityGroups: groups,
          ConnectivityInfo: {
            PublicAccess: { Type: typeof on === "object" ? on : on ? "SERVICE_PROVIDED_EIPS" : "DISABLED" },
          },
        },
        ClientAuthentication: { Sasl: { Iam: { Enabled: true } } },
      }),
    ],
  },
  "MSK serverless cluster": {
    port: 9098,
    named: "ServerlessCluster",
    made: () => [given("AWS::MSK::ServerlessCluster", { VpcConfigs: [{ SubnetIds, SecurityGroups: groups }] })],
  },
  "DocumentDB instance": {
    port: 27017,
    named: "DBInstance",
    made: () => [
      given("AWS::DocDB::DBSubnetGroup", { SubnetIds }),
      given("AWS::DocDB::DBCluster", { DBSubnetGroupName: ref("DBSubnetGroup"), VpcSecurityGroupIds: groups }),
      given("AWS::DocDB::DBInstance", { DBClusterIdentifier: ref("DBCluster") }),
    ],
  },
  "Neptune instance": {
    port: 8182,
    named: "DBInstance",
    canBePublic: true,
    made: (PubliclyAccessible) => [
      given("AWS::Neptune::DBSubnetGroup", { SubnetIds }),
      given("AWS::Neptune::DBCluster", { DBSubnetGroupName: ref("DBSubnetGroup"), VpcSecurityGroupIds: groups }),
      given("AWS::Neptune::DBInstance", { DBClusterIdentifier: ref("DBCluster"), PubliclyAccessible }),
    ],
  },
  "Aurora instance": {
    port: 3307,
    named: "DBInstance",
    canBePublic: true,
    made: (PubliclyAccessible) => [
      given("AWS::RDS::DBSubnetGroup", { SubnetIds }),
      given("AWS::RDS::DBCluster", {
        Port: 3307,
        DBSubnetGroupName: ref("DBSubnetGroup"),
        VpcSecurityGroupIds: groups,
      }),
      given("AWS::RDS::DBInstance", {
        Engine: "aurora-mysql",
        DBClusterIdentifier: ref("DBCluster"),
        PubliclyAccessible,
      }),
    ],
  },
  "Multi-AZ cluster": {
    port: 5432,
    named: "DBCluster",
    canBePublic: true,
    made: (PubliclyAccessible) => [
      given("AWS::RDS::DBSubnetGroup", { SubnetIds }),
      given("AWS::RDS::DBCluster", {
        Engine: "postgres",
        DBClusterInstanceClass: "db.m6gd.large",
        DBSubnetGroupName: ref("DBSubnetGroup"),
        VpcSecurityGroupIds: groups,
        PubliclyAccessible,
      }),
    ],
  },
  "RDS proxy": {
    port: 5432,
    named: "DBProxy",
    made: () => [
      given("AWS::RDS::DBProxy", {
        EngineFamily: "POSTGRESQL",
        VpcSubnetIds: subnets,
        VpcSecurityGroupIds: groups,
      }),
    ],
  },
  "RDS proxy endpoint": {
    port: 3306,
    named: "DBProxyEndpoint",
    made: () => [
      given("AWS::RDS::DBProxy", { EngineFamily: "MYSQL" }),
      given("AWS::RDS::DBProxyEndpoint", {
        DBProxyName: ref("DBProxy"),
        VpcSubnetIds: subnets,
        VpcSecurityGroupIds: groups,
      }),
    ],
  },
  "MemoryDB cluster": {
    port: 6379,
    named: "Cluster",
    made: () => [
      given("AWS::MemoryDB::SubnetGroup", { SubnetIds }),
      given("AWS::MemoryDB::Cluster", { SubnetGroupName: ref("SubnetGroup"), SecurityGroupIds: groups }),
    ],
  },
  "DAX cluster": {
    port: 9111,
    named: "Cluster",
    made: () => [
      given("AWS::DAX::SubnetGroup", { SubnetIds }),
      given("AWS::DAX::Cluster", {
        ClusterEndpointEncryptionType: "TLS",
        SubnetGroupName: ref("SubnetGroup"),
        SecurityGroupIds: groups,
      }),
    ],
  },
  "FSx file system": {
    port: 445,
    named: "FileSystem",
    made: () => [given("AWS::FSx::FileSystem", { FileSystemType: "WINDOWS", SubnetIds, SecurityGroupIds: groups })],
  },
  "Amazon MQ broker": {
    port: 61617,
    named: "Broker",
    canBePublic: true,
    made: (PubliclyAccessible) => [
      given("AWS::AmazonMQ::Broker", { SubnetIds, SecurityGroups: groups, PubliclyAccessible }),
    ],
  },
  "DMS replication instance": {
    port: 3389,
    named: "ReplicationInstance",
    canBePublic: true,
    made: (PubliclyAccessible) => [
      given("AWS::DMS::ReplicationSubnetGroup", { SubnetIds }),
      given("AWS::DMS::ReplicationInstance", {
        ReplicationSubnetGroupIdentifier: ref("ReplicationSubnetGroup"),
        VpcSecurityGroupIds: groups,
        PubliclyAccessible,
      }),
    ],
  },
};

const openAt = (port: number, CidrIp: string | typeof unknown = "0.0.0.0/0"): Stack =>
  stackOf({
    "AWS::EC2::SecurityGroup": {
      VpcId: ref("VPC"),
      SecurityGroupIngress: [{ IpProtocol: "tcp", FromPort: port, ToPort: port, CidrIp }],
    },
  });

/** A network load balancer on the Internet that sends on to the store. */
const forwardedTo = ({ port, named }: Store): Stack => [
  given("AWS::ElasticLoadBalancingV2::LoadBalancer", {
    Type: "network",
    Scheme: "internet-facing",
    Subnets: subnets,
  }),
  given("AWS::ElasticLoadBalancingV2::Listener", {
    LoadBalancerArn: ref("LoadBalancer"),
    Port: port,
    Protocol: "TCP",
    DefaultActions: [{ Type: "forward", TargetGroupArn: ref("TargetGroup") }],
  }),
  given("AWS::ElasticLoadBalancingV2::TargetGroup", {
    TargetType: "ip",
    Protocol: "TCP",
    Port: port,
    Targets: [{ Id: ref(named) }],
  }),
];

const said = (stack: Stack) => {
  const { findings, passes } = judge(rule, stack);
  return { passes, found: findings.map(({ verdict, message }) => `${verdict} ${message}`) };
};

const all = Object.entries(stores).map(([service, store]) => [service, store] as const);
const open = all.filter(([, { canBePublic }]) => canBePublic);

describe.each(all)("%s", (_, store) => {
  it("passes where it has no public address, though its group is open", () => {
    expect(said([...openAt(store.port), ...store.made(false)])).toEqual({ passes: 1, found: [] });
  });

  it("is found where a load balancer on the Internet sends on to it", () => {
    const { found } = said([...openAt(store.port), ...store.made(false), ...forwardedTo(store)]);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`fail Packets from the Internet reach the data: tcp ${String(store.port)}`);
  });

  it("cannot be judged where nobody knows whom the group lets in", () => {
    const { found } = said([...openAt(store.port, unknown), ...store.made(false), ...forwardedTo(store)]);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^undetermined .*cannot be judged/);
  });
});

describe.each(open)("%s", (_, store) => {
  it("is found where it has a public address and its group is open", () => {
    const { found } = said([...openAt(store.port), ...store.made(true)]);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`fail Packets from the Internet reach the data: tcp ${String(store.port)}`);
  });

  it("passes where its group lets in a narrow block", () => {
    expect(said([...openAt(store.port, "203.0.113.0/24"), ...store.made(true)])).toEqual({ passes: 1, found: [] });
  });

  it("cannot be judged where nobody knows whether it is public", () => {
    const { found } = said([...openAt(store.port), ...store.made(unknown)]);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^undetermined /);
  });
});

it("a store that answers at one port alone is not reached by another", () => {
  for (const [service, store] of open.filter(([name]) => name !== "DMS replication instance"))
    expect([service, said([...openAt(22), ...store.made(true)]).found]).toEqual([service, []]);
});

describe("an instance whose cluster is defined elsewhere", () => {
  it("is in groups that nobody knows, not in the default group, and is judged where they are", () => {
    const stack = [
      ...openAt(5432),
      given("AWS::RDS::DBSubnetGroup", { SubnetIds }),
      given("AWS::RDS::DBInstance", {
        Engine: "aurora-postgresql",
        DBClusterIdentifier: "orders",
        DBSubnetGroupName: ref("DBSubnetGroup"),
        PubliclyAccessible: true,
      }),
    ];
    expect(said(stack)).toEqual({ passes: 0, found: [] });
  });
});

describe("brokers of MSK", () => {
  const { made } = stores["MSK cluster"] as Store;

  it("answer at the ports of public access where that is on", () => {
    expect(said([...openAt(9198), ...made(true)]).found).toHaveLength(1);
    // Nobody has turned on SCRAM.
    expect(said([...openAt(9196), ...made(true)]).found).toEqual([]);
  });
});
