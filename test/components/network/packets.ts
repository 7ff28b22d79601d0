import { contains, formatCidr, parseCidr, slice } from "../../../components/model/cidr";
import type { Planned, Text } from "../../../components/model/plan";
import { deployed, ofType } from "./given";

/** One attempt to connect: from where to where, and by which family of addresses. */
export interface Attempt {
  readonly from: string;
  readonly to: string;
  readonly protocol: "tcp" | "udp";
  readonly port: number;
  readonly family: Family;
}

export type Family = "ipv4" | "ipv6";

const internet = "internet";
const ephemeral = 50000;

/** A machine, an endpoint or a stranger that speaks. `subnet` is absent for strangers. */
interface Host {
  readonly end: string;
  /** Of machines and endpoints: the id of their security group. */
  readonly group?: string;
  readonly address: string;
  readonly subnet?: string;
}

/** Networks outside the VPC, by name. */
export interface Strangers {
  readonly [name: string]: readonly string[];
}

/** Where S3 and DynamoDB are, which gateway endpoints lead to. */
const publicAddress = "52.218.0.1/32";

const outside = { ipv4: "93.184.216.34/32", ipv6: "2606:2800:21f::1/128" };

const within = (block: string, address: string): boolean => {
  const [outer, inner] = [parseCidr(block), parseCidr(address)];
  return outer !== undefined && inner !== undefined && contains(outer, inner);
};

const idOf = (text: unknown): string => (text as { readonly Ref?: string } | undefined)?.Ref ?? "none";

/** Somebody in a block. */
const somebody = (block: string): string => {
  const cidr = parseCidr(block);
  return cidr === undefined ? "none" : slice(formatCidr(cidr), 5, 0);
};

type Properties<T extends Parameters<typeof ofType>[1]> = ReturnType<typeof ofType<T>>[number]["properties"];

/**
 * Reads a plan as EC2 would enforce it, and says of each pair of machines (one in every subnet of the first availability zone) whether
 * a connection comes about: groups at its ends, ACLs and routes wherever it passes, there and back.
 */
export const simulator = (resources: readonly Planned[], strangers: Strangers = {}) => {
  const all = <T extends Parameters<typeof ofType>[1]>(type: T) => ofType(resources, type).map((it) => it.properties);
  const entries = all("AWS::EC2::NetworkAclEntry");
  const [ins, outs] = [all("AWS::EC2::SecurityGroupIngress"), all("AWS::EC2::SecurityGroupEgress")];
  const [routes, associations] = [all("AWS::EC2::Route"), all("AWS::EC2::SubnetRouteTableAssociation")];
  const acls = all("AWS::EC2::SubnetNetworkAclAssociation");
  const attachments = all("AWS::EC2::TransitGatewayAttachment");
  const endpoints = all("AWS::EC2::VPCEndpoint");
  const firewall = ofType(resources, "AWS::NetworkFirewall::RuleGroup").map(
    (it) => it.properties.RuleGroup.RulesSource,
  );
  const subnets = ofType(resources, "AWS::EC2::Subnet");
  const [letter = "a"] = subnets.map(({ id }) => id.split("-")[1] ?? "").sort();

  const hostsOf = (end: string, family: Family): readonly Host[] => {
    if (end === internet) return [{ end, address: outside[family] }];
    if (end.startsWith("aws.")) return family === "ipv4" ? serviceHosts(end) : [];
    const blocks = strangers[end];
    if (blocks !== undefined) {
      const own = blocks.filter((it) => it.includes(":") === (family === "ipv6"));
      return own.map((it) => ({ end, address: somebody(it) }));
    }
    return subnets
      .filter(({ id }) => id.startsWith(`${end}-${letter}`))
      .map(({ id, properties }) => {
        const block = family === "ipv4" ? properties.CidrBlock : properties.Ipv6CidrBlock;
        const address = block === undefined ? "none" : somebody(deployed(block));
        return { end, address, subnet: id, group: `${end}-security-group` };
      });
  };

  const isService = (it: Properties<"AWS::EC2::VPCEndpoint">, end: string): boolean =>
    deployed(it.ServiceName).endsWith(`.${end.slice("aws.".length)}`);

  /** An endpoint's address in the first availability zone, or the service's own where a gateway leads there. */
  const serviceHosts = (end: string): readonly Host[] => {
    const endpoint = endpoints.find((it) => isService(it, end));
    if (endpoint?.VpcEndpointType !== "Interface") return [{ end, address: publicAddress }];
    const subnet = endpoint.SubnetIds.map(idOf).find((id) => id.includes(`-${letter}`)) ?? "none";
    const block = subnets.find(({ id }) => id === subnet)?.properties.CidrBlock;
    const address = block === undefined ? "none" : somebody(deployed(block));
    return [{ end, address, subnet, group: idOf(endpoint.SecurityGroupIds[0]) }];
  };

  const matches = (it: { readonly [P in "ipv4" | "ipv6"]?: Text | undefined }, address: string): boolean =>
    [it.ipv4, it.ipv6].some((block) => block !== undefined && within(deployed(block), address));

  /** Whether the ACL of a subnet lets a packet to a port leave for, or come from, an address. */
  const aclLets = (subnet: string, out: boolean, address: string, { protocol }: Attempt, port: number): boolean => {
    const acl = acls.find(({ SubnetId }) => idOf(SubnetId) === subnet)?.NetworkAclId;
    return entries.some(
      (it) =>
        idOf(it.NetworkAclId) === idOf(acl) &&
        it.Egress === out &&
        it.Protocol === (protocol === "tcp" ? 6 : 17) &&
        it.PortRange.From <= port &&
        port <= it.PortRange.To &&
        matches({ ipv4: it.CidrBlock, ipv6: it.Ipv6CidrBlock }, address),
    );
  };

  /** There on the port, back on a high one. */
  const aclPasses = (attempt: Attempt, subnet: string, out: boolean, address: string): boolean =>
    aclLets(subnet, out, address, attempt, attempt.port) && aclLets(subnet, !out, address, attempt, ephemeral);

  const groupsLet = ({ protocol, port }: Attempt, from: Host, to: Host): boolean => {
    const fits = (it: { readonly IpProtocol: string; readonly FromPort: number; readonly ToPort: number }) =>
      it.IpProtocol === protocol && it.FromPort <= port && port <= it.ToPort;
    const named = (it: Properties<"AWS::EC2::SecurityGroupIngress" | "AWS::EC2::SecurityGroupEgress">, other: Host) =>
      other.subnet === undefined
        ? matches({ ipv4: it.CidrIp, ipv6: it.CidrIpv6 }, other.address) ||
          (other.end.startsWith("aws.") && "DestinationPrefixListId" in it)
        : idOf(
            "SourceSecurityGroupId" in it
              ? it.SourceSecurityGroupId
              : "DestinationSecurityGroupId" in it
                ? it.DestinationSecurityGroupId
                : undefined,
          ) === other.group;
    const of = (it: { readonly GroupId: Text }, host: Host) => idOf(it.GroupId) === host.group;
    const leaves = from.subnet === undefined || outs.some((it) => of(it, from) && fits(it) && named(it, to));
    return leaves && (to.subnet === undefined || ins.some((it) => of(it, to) && fits(it) && named(it, from)));
  };

  /** The most particular route of a subnet to an address outside the VPC. */
  const routeOf = (subnet: string, address: string): Properties<"AWS::EC2::Route"> | undefined => {
    const table = associations.find(({ SubnetId }) => idOf(SubnetId) === subnet)?.RouteTableId;
    const length = (it: Properties<"AWS::EC2::Route">) =>
      parseCidr(deployed(it.DestinationCidrBlock ?? it.DestinationIpv6CidrBlock ?? ""))?.prefix ?? 0;
    return routes
      .filter((it) => idOf(it.RouteTableId) === idOf(table))
      .filter((it) => matches({ ipv4: it.DestinationCidrBlock, ipv6: it.DestinationIpv6CidrBlock }, address))
      .sort((a, b) => length(b) - length(a))[0];
  };

  /** Whether a machine's packets to a stranger, and the answers, find their way. */
  const leavesTo = (attempt: Attempt, from: Host, stranger: Host): boolean => {
    const route = routeOf(from.subnet ?? "none", stranger.address);
    if (route?.TransitGatewayId !== undefined)
      return strangers[stranger.end] !== undefined && carried(attempt, from, true);
    if (stranger.end.startsWith("aws.")) return reachesGateway(from.subnet ?? "none", stranger.end);
    if (stranger.end !== internet) return false;
    if (route?.EgressOnlyInternetGatewayId !== undefined || goesOut(attempt, from, stranger)) return true;
    const gateway = ofType(resources, "AWS::EC2::NatGateway").find(({ id }) => id === idOf(route?.NatGatewayId));
    if (gateway?.properties.AvailabilityMode === "regional") return true;
    const subnet = idOf(gateway?.properties.SubnetId);
    const block = subnets.find(({ id }) => id === subnet)?.properties.CidrBlock;
    return (
      block !== undefined &&
      aclPasses(attempt, subnet, false, from.address) &&
      aclPasses(attempt, subnet, true, stranger.address) &&
      goesOut(attempt, { ...from, subnet, address: somebody(deployed(block)) }, stranger)
    );
  };

  /** Whether the subnet's table has the service's gateway among its routes. */
  const reachesGateway = (subnet: string, end: string): boolean => {
    const table = associations.find(({ SubnetId }) => idOf(SubnetId) === subnet)?.RouteTableId;
    return endpoints.some(
      (it) =>
        isService(it, end) &&
        it.VpcEndpointType === "Gateway" &&
        it.RouteTableIds.some((own) => idOf(own) === idOf(table)),
    );
  };

  /** By the gateway, or by the firewall of the same availability zone to the gateway, and back by the same. */
  const goesOut = (attempt: Attempt, from: Host, stranger: Host): boolean => {
    const route = routeOf(from.subnet ?? "none", stranger.address);
    if (route?.GatewayId !== undefined) return ingressOf(from.address) === undefined;
    const subnet = firewallOf(route);
    return (
      subnet !== undefined &&
      subnet === ingressOf(from.address) &&
      subnet.at(-1) === from.subnet?.split("-")[1] &&
      routeOf(subnet, stranger.address)?.GatewayId !== undefined &&
      aclPasses(attempt, subnet, false, from.address) &&
      aclPasses(attempt, subnet, true, stranger.address) &&
      attempt.protocol === "tcp" &&
      firewall.some((it) => (it.RulesSourceList?.Targets.length ?? 0) > 0)
    );
  };

  /** The subnet of the firewall that a route leads to. */
  const firewallOf = (route: Properties<"AWS::EC2::Route"> | undefined): string | undefined =>
    /"network-(firewall-[a-h])"/.exec(JSON.stringify(route?.VpcEndpointId ?? ""))?.[1];

  /** The subnet of the firewall that the Internet gateway sends what it lets in for an address to. */
  const ingressOf = (address: string): string | undefined =>
    firewallOf(
      routes.find(
        (it) =>
          idOf(it.RouteTableId) === "internet-gateway-routes" && matches({ ipv4: it.DestinationCidrBlock }, address),
      ),
    );

  /** In by the gateway, through the firewall where there is one, and back by the same. */
  const comesIn = (attempt: Attempt, stranger: Host, to: Host): boolean => {
    const back = routeOf(to.subnet ?? "none", stranger.address);
    const subnet = ingressOf(to.address);
    if (subnet === undefined) return back?.GatewayId !== undefined;
    const passed = firewall
      .flatMap(({ StatefulRules = [] }) => StatefulRules)
      .some(
        ({ Action, Header: it }) =>
          Action === "PASS" &&
          it.Protocol === attempt.protocol.toUpperCase() &&
          it.DestinationPort === String(attempt.port) &&
          within(deployed(it.Destination), to.address),
      );
    return (
      passed &&
      subnet === firewallOf(back) &&
      aclPasses(attempt, subnet, false, stranger.address) &&
      aclPasses(attempt, subnet, true, to.address)
    );
  };

  /** The ACL of the attachment's subnet sees the machine's addresses alone: what the machine sends, and what is delivered to it. */
  const carried = (attempt: Attempt, { address }: Host, leaving: boolean): boolean =>
    attachments.some(({ SubnetIds: [subnet] }) => aclPasses(attempt, idOf(subnet), !leaving, address));

  const arrivesFrom = (attempt: Attempt, stranger: Host, to: Host): boolean => {
    const back = routeOf(to.subnet ?? "none", stranger.address);
    if (stranger.end === internet) return comesIn(attempt, stranger, to);
    return back?.TransitGatewayId !== undefined && carried(attempt, to, false);
  };

  const connects = (attempt: Attempt, from: Host, to: Host): boolean => {
    const there = from.subnet === undefined || aclPasses(attempt, from.subnet, true, to.address);
    const here = to.subnet === undefined || aclPasses(attempt, to.subnet, false, from.address);
    if (!groupsLet(attempt, from, to) || !there || !here) return false;
    if (to.subnet === undefined) return leavesTo(attempt, from, to);
    return from.subnet !== undefined || arrivesFrom(attempt, from, to);
  };

  /** Of every pair of machines whether they connect; nothing where an end has no address of that family. */
  return (attempt: Attempt): readonly boolean[] =>
    hostsOf(attempt.from, attempt.family).flatMap((from) =>
      hostsOf(attempt.to, attempt.family).map((to) => connects(attempt, from, to)),
    );
};
