import { Input, planned, ref, region, text, type Planned, type Text } from "../model/plan";
import { PlanError } from "../model/plan-error";
import { endpointPolicy, type Perimeter } from "./endpoint-policies";
import { isEndpoint, isGateway, serviceOf, type EndpointService } from "./endpoint-services";
import { internet } from "./ends";
import { keyOf, spell, type Flow } from "./flows";
import type { Ways } from "./network-acls";
import { routeTableId } from "./routes";
import { describeRule, groupId } from "./security-groups";
import type { TagsOf, Zone } from "./zones";

/**
 * Where the endpoints of AWS's services stand that flows name (`"app -> aws.secretsmanager : 443"`), and whom they serve. Those to S3
 * and DynamoDB are routes, and stand nowhere.
 */
export interface Endpoints<Z extends string, R> {
  /** The zone in which they have their addresses: needed as soon as a flow names one. */
  readonly zone?: Z;
  /** The organization whose principals and resources they serve, such as `o-a1b2c3d4e5`; by default this account's alone. */
  readonly organizationId?: string;
  /**
   * The ids of AWS's own prefix lists, such as `pl-6da54004`. With one, security groups open S3's (DynamoDB's) addresses alone; without
   * it they open any address, of which the route tables reach S3's only, and a zone that also reaches the Internet is refused.
   */
  readonly prefixLists?: { readonly s3?: R; readonly dynamodb?: R };
}

interface Use {
  readonly service: EndpointService;
  readonly flows: readonly Flow[];
}

const endpointId = (service: EndpointService): string => `endpoint-${service.replace(".", "-")}`;

/** The endpoints that flows name, as they call them, each with the id of its resource. */
export const endpointIds = (flows: readonly Flow[]): readonly (readonly [endpoint: string, id: string])[] =>
  usesOf(flows).map(({ service }) => [`aws.${service}`, endpointId(service)]);

/** The services that flows name, each with the flows that do. */
const usesOf = (flows: readonly Flow[]): readonly Use[] => {
  const uses = new Map<EndpointService, Flow[]>();
  for (const flow of flows) {
    if (!isEndpoint(flow.to)) continue;
    const service = serviceOf(flow.to);
    uses.set(service, [...(uses.get(service) ?? []), flow]);
  }
  return [...uses].map(([service, of]) => ({ service, flows: of })).sort((a, b) => (a.service < b.service ? -1 : 1));
};

/**
 * An endpoint for each service that a flow names, which answers on 443 to the zones that name it and to nobody else, by the service's
 * usual name: https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html (FSBP EC2.10)
 */
export const planEndpoints = <R>(
  spec: Endpoints<string, R>,
  zones: readonly Zone[],
  flows: readonly Flow[],
  tags: TagsOf,
): readonly Planned[] => {
  const uses = usesOf(flows);
  const perimeter = perimeterOf(spec);
  const used = uses.map(({ service }) => service);
  return uses.flatMap((use) => {
    const common = {
      VpcId: ref("vpc"),
      ServiceName: text`com.amazonaws.${region}.${use.service}`,
      PolicyDocument: endpointPolicy(use.service, perimeter, used),
      Tags: tags(endpointId(use.service)),
    };
    if (isGateway(use.service)) return gateway(use, common, spec, zones, flows);
    return addresses(use, common, hostOf(spec, zones, use.flows), tags);
  });
};

const perimeterOf = ({ organizationId }: Endpoints<string, unknown>): Perimeter => {
  if (organizationId === undefined) return "account";
  // https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html
  if (/^o-[a-z0-9]{10,32}$/.test(organizationId)) return { organizationId };
  throw new PlanError(
    `endpoints.organizationId ${organizationId} is no organization's: it is written as o-a1b2c3d4e5.`,
  );
};

const hostOf = (spec: Endpoints<string, unknown>, zones: readonly Zone[], [flow]: readonly Flow[]): Zone => {
  const host = zones.find(({ name }) => name === spec.zone);
  if (host !== undefined) return host;
  const what = flow === undefined ? "A flow" : `Flow "${spell(flow)}"`;
  throw new PlanError(`${what} needs an endpoint with addresses: say in which zone they are, as endpoints.zone.`);
};

interface Common {
  readonly VpcId: Text;
  readonly ServiceName: Text;
  readonly PolicyDocument: ReturnType<typeof endpointPolicy>;
  readonly Tags: ReturnType<TagsOf>;
}

const addresses = ({ service, flows }: Use, common: Common, host: Zone, tags: TagsOf): readonly Planned[] => {
  const group = groupId(endpointId(service));
  return [
    planned("AWS::EC2::SecurityGroup", group, {
      VpcId: ref("vpc"),
      GroupDescription: `Endpoint ${service}: only the zones whose flows name it`,
      SecurityGroupEgress: [{ CidrIp: "127.0.0.1/32", Description: "Nothing by default", IpProtocol: "-1" }],
      Tags: tags(endpointId(service)),
    }),
    ...flows.flatMap((flow) => [
      planned("AWS::EC2::SecurityGroupIngress", `${keyOf(flow)}-in`, {
        GroupId: ref(group),
        SourceSecurityGroupId: ref(groupId(flow.from)),
        ...https(flow),
      }),
      planned("AWS::EC2::SecurityGroupEgress", `${keyOf(flow)}-out`, {
        GroupId: ref(groupId(flow.from)),
        DestinationSecurityGroupId: ref(group),
        ...https(flow),
      }),
    ]),
    planned("AWS::EC2::VPCEndpoint", endpointId(service), {
      ...common,
      VpcEndpointType: "Interface",
      PrivateDnsEnabled: true,
      SecurityGroupIds: [ref(group)],
      SubnetIds: host.subnets.map(({ id }) => ref(id)),
    }),
  ];
};

const gateway = <R>(
  { service, flows }: Use,
  common: Common,
  { prefixLists = {} }: Endpoints<string, R>,
  zones: readonly Zone[],
  all: readonly Flow[],
): readonly Planned[] => {
  const list = service === "s3" ? prefixLists.s3 : prefixLists.dynamodb;
  const tables = ({ from }: Flow): readonly Text[] =>
    (zones.find(({ name }) => name === from)?.subnets ?? []).map(({ letter }) => ref(routeTableId(from, letter)));
  return [
    ...flows.map((flow) =>
      planned("AWS::EC2::SecurityGroupEgress", `${keyOf(flow)}-out`, {
        GroupId: ref(groupId(flow.from)),
        ...(list === undefined ? anywhere(service, flow, zones, all) : { DestinationPrefixListId: new Input(list) }),
        ...https(flow),
      }),
    ),
    planned("AWS::EC2::VPCEndpoint", endpointId(service), {
      ...common,
      VpcEndpointType: "Gateway",
      RouteTableIds: flows.flatMap(tables),
    }),
  ];
};

/** Any address, from a zone whose routes lead nowhere else; or from one that may open connections to any on 443 anyway. */
const anywhere = (
  service: EndpointService,
  flow: Flow,
  zones: readonly Zone[],
  all: readonly Flow[],
): { readonly CidrIp: string } => {
  const own = all.filter(({ from }) => from === flow.from);
  const open = own.some(({ to, protocol, port }) => to === internet && protocol === "tcp" && port === 443);
  if (open || !leadsOut(flow.from, zones, all)) return { CidrIp: "0.0.0.0/0" };
  throw new PlanError(
    `Flow "${spell(flow)}" would let zone ${flow.from} reach others than ${service} on port 443, because it has routes out of the ` +
      `network: give the id of AWS's prefix list for ${service}, as endpoints.prefixLists.${service}.`,
  );
};

/** Whether a zone may have a route to something that is neither in the network nor an endpoint. All edge zones are held to. */
const leadsOut = (name: string, zones: readonly Zone[], flows: readonly Flow[]): boolean =>
  zones.some((zone) => zone.name === name && zone.sensitivity === "edge") ||
  flows.some(({ from, to }) => from === name && !isEndpoint(to) && !zones.some((zone) => zone.name === to)) ||
  flows.some(({ from, to }) => to === name && !zones.some((zone) => zone.name === from));

const https = ({ from, to, port, why }: Flow) => ({
  Description: describeRule(`${from} to ${to}: ${why}`),
  FromPort: port,
  IpProtocol: "tcp" as const,
  ToPort: port,
});

/** What a flow to an endpoint opens in the ACLs: between its zone and the endpoint's; to a gateway, whose addresses change, to any. */
export const endpointWays =
  (zone: string | undefined): Ways =>
  ({ from, to }) => {
    if (!isEndpoint(to)) return [];
    if (isGateway(serviceOf(to))) return [{ zone: from, direction: "out", peer: internet, only: "ipv4" }];
    return zone === undefined
      ? []
      : [
          { zone: from, direction: "out", peer: zone, only: "ipv4" },
          { zone, direction: "in", peer: from, only: "ipv4" },
        ];
  };
