// The matrix of zones and all Internet exposures of a big network, against reading its template: JSON.parse and the adapter. Each size
// is measured in processes of its own, with cold code. Writes plots/reachability.svg.
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { linePlot, nLogN, writePlot } from "./plot.mjs";
import { median } from "./time.mjs";

const resource = (Type, Properties) => ({ Type: `AWS::${Type}`, Properties });
const ref = (Ref) => ({ Ref });
const tiers = [
  { name: "edge", subnets: 20, table: "Public" },
  { name: "app", subnets: 120, table: "Private" },
  { name: "data", subnets: 60, table: "Isolated" },
];

const ground = () => {
  const made = {
    Vpc: resource("EC2::VPC", { CidrBlock: "10.0.0.0/16" }),
    Igw: resource("EC2::InternetGateway", {}),
    Attached: resource("EC2::VPCGatewayAttachment", { VpcId: ref("Vpc"), InternetGatewayId: ref("Igw") }),
    Nat: resource("EC2::NatGateway", { SubnetId: ref("edge0"), ConnectivityType: "public" }),
    Acl: resource("EC2::NetworkAcl", { VpcId: ref("Vpc") }),
  };
  for (const { table } of tiers) made[table] = resource("EC2::RouteTable", { VpcId: ref("Vpc") });
  const everywhere = { DestinationCidrBlock: "0.0.0.0/0" };
  made.Out = resource("EC2::Route", { RouteTableId: ref("Public"), GatewayId: ref("Igw"), ...everywhere });
  made.Up = resource("EC2::Route", { RouteTableId: ref("Private"), NatGatewayId: ref("Nat"), ...everywhere });
  for (const Egress of [true, false])
    made[Egress ? "AclOut" : "AclIn"] = resource("EC2::NetworkAclEntry", {
      NetworkAclId: ref("Acl"),
      RuleNumber: 100,
      Egress,
      RuleAction: "allow",
      Protocol: -1,
      CidrBlock: "10.0.0.0/16",
    });
  let block = 0;
  for (const { name, subnets, table } of tiers) {
    for (let index = 0; index < subnets; index++) {
      const id = `${name}${index}`;
      made[id] = resource("EC2::Subnet", { VpcId: ref("Vpc"), CidrBlock: `10.0.${block++}.0/24` });
      made[`${id}Table`] = resource("EC2::SubnetRouteTableAssociation", {
        SubnetId: ref(id),
        RouteTableId: ref(table),
      });
      if (name === "data")
        made[`${id}Acl`] = resource("EC2::SubnetNetworkAclAssociation", {
          SubnetId: ref(id),
          NetworkAclId: ref("Acl"),
        });
    }
  }
  return made;
};

const ports = [8080, 8443, 9000, 9090, 5432, 3306, 6379, 27017, 11211, 50051];
const tierOf = (group) => tiers[group % 10 === 0 ? 0 : group % 10 < 7 ? 1 : 2];
const tcp = (port, more) => ({ IpProtocol: "tcp", FromPort: port, ToPort: port, ...more });

/** Each group is a service in three subnets of its tier. Others call it, by group; monitoring does, by address. */
export const bigNetwork = (interfaces, groups = 1000) => {
  const made = ground();
  for (let group = 0; group < groups; group++) {
    const { name, subnets } = tierOf(group);
    const port = ports[group % ports.length];
    const callers = [1, 7, 13].map((step) =>
      tcp(port, { SourceSecurityGroupId: ref(`group${(group + step) % groups}`) }),
    );
    const anybody = name === "edge" ? [tcp(443, { CidrIp: "0.0.0.0/0" })] : [];
    const ingress = [...callers, ...anybody, tcp(9100, { CidrIp: "10.0.0.0/16" })];
    made[`group${group}`] = resource("EC2::SecurityGroup", {
      VpcId: ref("Vpc"),
      GroupDescription: "a service",
      ...(group % 2 === 0 && { SecurityGroupEgress: ports.map((it) => tcp(it, { CidrIp: "10.0.0.0/16" })) }),
    });
    // Groups that name each other do so in resources of their own.
    ingress.forEach((rule, index) => {
      made[`group${group}In${index}`] = resource("EC2::SecurityGroupIngress", {
        GroupId: ref(`group${group}`),
        ...rule,
      });
    });
    for (let index = group; index < interfaces; index += groups) {
      const subnet = `${name}${(group + (Math.floor(index / groups) % 3)) % subnets}`;
      made[`machine${index}`] = resource("EC2::Instance", {
        ImageId: "ami-1",
        NetworkInterfaces: [
          {
            DeviceIndex: "0",
            SubnetId: ref(subnet),
            GroupSet: [ref(`group${group}`)],
            AssociatePublicIpAddress: name === "edge",
          },
        ],
      });
    }
  }
  return { Resources: made };
};

const load = createRequire(import.meta.url);
const built = (path) => load(`../dist/policy-packs/${path}.js`);

/** Seconds of processor time: others use the machine, too. */
const seconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** Seconds for reading a network of so many interfaces, and for its proofs. */
const measure = (interfaces) => {
  const { adaptTemplate } = built("adapters/cloudformation/index");
  const { networkOf } = built("proofs/reachability/project/index");
  const { inferredZones } = built("proofs/reachability/zones");
  const { matrixOf } = built("proofs/reachability/flows");
  const { exposuresOf } = built("proofs/reachability/exposures");
  const text = JSON.stringify(bigNetwork(interfaces));
  const begin = seconds();
  const { graph } = adaptTemplate(JSON.parse(text), { file: "template.json", locate: () => undefined });
  const read = seconds();
  const network = networkOf(graph);
  const projected = seconds();
  const { flows } = matrixOf(network, inferredZones(network));
  const exposed = exposuresOf(network).reduce((sum, { all }) => sum + all.length, 0);
  const end = seconds();
  return {
    read: read - begin,
    project: projected - read,
    prove: end - projected,
    flows: flows.length,
    exposed,
  };
};

const sizes = [1250, 2500, 5000, 10000, 20000, 40000];

const inProcess = (interfaces) => {
  const own = new URL(import.meta.url).pathname;
  const script = `import("${own}").then(({ measure }) => console.log(JSON.stringify(measure(${interfaces}))))`;
  return JSON.parse(execFileSync(process.execPath, ["-e", script], { encoding: "utf8" }));
};

export { measure };

export const run = (runs = 3) => {
  const rows = sizes.map((interfaces) => {
    const all = Array.from({ length: interfaces > 10000 ? 1 : runs }, () => inProcess(interfaces));
    const ours = median(all.map(({ project, prove }) => project + prove));
    const peer = median(all.map(({ read }) => read));
    return {
      interfaces,
      ours,
      peer,
      ratio: median(all.map(({ read, project, prove }) => (project + prove) / read)),
      ...all[0],
    };
  });
  const points = (of) => rows.map((row) => [row.interfaces, of(row)]);
  const proofs = points(({ ours }) => ours);
  writePlot(
    "reachability",
    linePlot({
      title: "Zone matrix and Internet exposures, 1,000 groups in 200 subnets",
      x: "interfaces",
      y: "seconds of processor time",
      series: [
        { name: "proofs", points: proofs },
        { name: "reading", points: points(({ peer }) => peer) },
        nLogN(proofs),
      ],
    }),
  );
  return rows.map(({ interfaces, ours, peer, ratio, flows, exposed }) => ({
    what: `reachability of ${interfaces} interfaces (${flows} flows, ${exposed} exposed) / reading`,
    ours,
    peer,
    ratio,
    ...(interfaces === 10000 && { limit: 3 }),
  }));
};
