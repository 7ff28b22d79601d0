import { cloudFrontOriginIds, cloudFrontOrigins } from "../../../components/model/managed-lists";
import type { Wire, WireObject } from "../../adapters/pulumi/sentinels";
import { hash, partitionOf } from "../placeholders/identity";
import { zonesOf } from "./data/regions";
import type { Question, StandIn } from "./stand-in";

/** The same question has the same answer: ids depend on what was asked. */
const idFor = (prefix: string, { args, place }: Question, asked: string): string => {
  const given = args[asked];
  return typeof given === "string"
    ? given
    : `${prefix}-${hash(prefix + place.region + place.account + JSON.stringify(args), 17)}`;
};

const ec2Arn = ({ place }: Question, rest: string): string =>
  `arn:${partitionOf(place.region)}:ec2:${place.region}:${place.account}:${rest}`;

const defaultVpc = ({ place }: Question): string => `vpc-${hash(`default ${place.region} ${place.account}`, 17)}`;

function vpc(question: Question): WireObject {
  const id = question.args["default"] === true ? defaultVpc(question) : idFor("vpc", question, "id");
  return {
    id,
    arn: ec2Arn(question, `vpc/${id}`),
    cidrBlock: "172.31.0.0/16",
    cidrBlockAssociations: [
      { associationId: `vpc-cidr-assoc-${hash(id, 17)}`, cidrBlock: "172.31.0.0/16", state: "associated" },
    ],
    default: question.args["default"] === true,
    dhcpOptionsId: `dopt-${hash(id, 17)}`,
    enableDnsHostnames: true,
    enableDnsSupport: true,
    instanceTenancy: "default",
    ipv6CidrBlock: "",
    mainRouteTableId: `rtb-${hash(id, 17)}`,
    ownerId: question.place.account,
    state: "available",
    tags: {},
    ...only(question, ["cidrBlock", "tags"]),
  };
}

function subnet(question: Question): WireObject {
  const id = idFor("subnet", question, "id");
  return {
    id,
    arn: ec2Arn(question, `subnet/${id}`),
    availabilityZone: `${question.place.region}a`,
    availabilityZoneId: zonesOf(question.place.region)[0]?.id ?? "",
    cidrBlock: "172.31.0.0/20",
    mapPublicIpOnLaunch: true,
    ownerId: question.place.account,
    state: "available",
    tags: {},
    vpcId: defaultVpc(question),
    ...only(question, ["vpcId", "availabilityZone", "cidrBlock", "tags"]),
  };
}

/** One subnet in each of three zones. */
function subnets(question: Question): WireObject {
  const seed = question.place.region + JSON.stringify(question.args);
  return { id: question.place.region, ids: ["a", "b", "c"].map((zone) => `subnet-${hash(seed + zone, 17)}`), tags: {} };
}

function securityGroup(question: Question): WireObject {
  const id = idFor("sg", question, "id");
  const name = "default";
  return {
    id,
    arn: ec2Arn(question, `security-group/${id}`),
    name,
    description: "",
    tags: {},
    vpcId: defaultVpc(question),
    ...only(question, ["name", "vpcId", "tags"]),
  };
}

const several =
  (prefix: string): StandIn =>
  (question) => {
    const id = `${prefix}-${hash(prefix + JSON.stringify(question.args) + question.place.region, 17)}`;
    return { id: question.place.region, ids: [id], vpcIds: [defaultVpc(question)], arns: [], tags: {} };
  };

function prefixList(question: Question): WireObject {
  const managed = question.args["name"] === cloudFrontOrigins ? cloudFrontOriginIds[question.place.region] : undefined;
  const id = managed ?? idFor("pl", question, "prefixListId").replace(/(pl-\w{8})\w*/, "$1");
  const name = question.args["name"] ?? `com.amazonaws.${question.place.region}.s3`;
  return {
    id,
    name,
    arn: ec2Arn(question, `prefix-list/${id}`),
    cidrBlocks: ["203.0.113.0/24"],
    entries: [{ cidr: "203.0.113.0/24", description: "" }],
    addressFamily: "IPv4",
    maxEntries: 1,
    version: 1,
    ownerId: "AWS",
    tags: {},
  };
}

const single =
  (prefix: string, kind: string, asked: string, more: (question: Question) => WireObject = () => ({})): StandIn =>
  (question) => {
    const id = idFor(prefix, question, asked);
    return {
      id,
      [asked]: id,
      arn: ec2Arn(question, `${kind}/${id}`),
      vpcId: defaultVpc(question),
      ownerId: question.place.account,
      state: "available",
      tags: {},
      ...more(question),
    };
  };

/** The arguments that are also the answer, where they were given. */
function only({ args }: Question, names: readonly string[]): WireObject {
  return Object.fromEntries(
    names.flatMap((name): (readonly [string, Wire])[] => (args[name] === undefined ? [] : [[name, args[name]]])),
  );
}

/** Networks that exist elsewhere: a default VPC, and whatever is asked for by id, tag or filter. */
export const NETWORKS: { readonly [token: string]: StandIn } = {
  "ec2/getVpc": vpc,
  "ec2/getVpcs": (question) => ({ id: question.place.region, ids: [defaultVpc(question)], tags: {} }),
  "ec2/getSubnet": subnet,
  "ec2/getSubnets": subnets,
  "ec2/getSubnetIds": subnets,
  "ec2/getSecurityGroup": securityGroup,
  "ec2/getSecurityGroups": several("sg"),
  "ec2/getRouteTable": single("rtb", "route-table", "routeTableId", () => ({ routes: [], associations: [] })),
  "ec2/getRouteTables": several("rtb"),
  "ec2/getInternetGateway": single("igw", "internet-gateway", "internetGatewayId", () => ({ attachments: [] })),
  "ec2/getNatGateway": single("nat", "natgateway", "id", () => ({ publicIp: "203.0.113.10", privateIp: "10.0.0.10" })),
  "ec2/getVpcEndpoint": single("vpce", "vpc-endpoint", "id"),
  "ec2/getElasticIp": single("eipalloc", "elastic-ip", "id", () => ({ publicIp: "203.0.113.20" })),
  "ec2/getNetworkInterface": single("eni", "network-interface", "id", () => ({ privateIp: "10.0.0.30" })),
  "ec2/getVpcEndpointService": ({ args, place }) => {
    const service = typeof args["service"] === "string" ? args["service"] : "s3";
    return {
      id: service,
      serviceName: args["serviceName"] ?? `com.amazonaws.${place.region}.${service}`,
      serviceType: "Interface",
      availabilityZones: zonesOf(place.region).map(({ name }) => name),
    };
  },
  "ec2/getPrefixList": prefixList,
  "ec2/getManagedPrefixList": prefixList,
  "ec2transitgateway/getTransitGateway": single("tgw", "transit-gateway", "id", () => ({
    associationDefaultRouteTableId: "tgw-rtb-0123456789abcdef0",
    propagationDefaultRouteTableId: "tgw-rtb-0123456789abcdef0",
  })),
};
