import { contains, parseCidr } from "../../../components/model/cidr";
import type { Planned } from "../../../components/model/plan";
import { ofType } from "./given";

/** One attempt to connect, from a zone or the Internet to a zone or the Internet. */
export interface Attempt {
  readonly from: string;
  readonly to: string;
  readonly protocol: "tcp" | "udp";
  readonly port: number;
}

const internet = "internet";
const outside = "93.184.216.34/32";
const ephemeral = 50000;

/** Reads a plan as EC2 would enforce it, and says whether a connection comes about: the way there, and the way back. */
export const simulator = (resources: readonly Planned[]) => {
  const subnets = ofType(resources, "AWS::EC2::Subnet");
  const entries = ofType(resources, "AWS::EC2::NetworkAclEntry").map(({ properties }) => properties);
  const ins = ofType(resources, "AWS::EC2::SecurityGroupIngress").map(({ properties }) => properties);
  const outs = ofType(resources, "AWS::EC2::SecurityGroupEgress").map(({ properties }) => properties);
  const routes = ofType(resources, "AWS::EC2::Route").map(({ properties }) => properties);
  const nat = ofType(resources, "AWS::EC2::NatGateway").map(({ properties }) => properties);

  const addressOf = (zone: string): string =>
    zone === internet ? outside : (subnets.find(({ id }) => id.startsWith(`${zone}-`))?.properties.CidrBlock ?? "none");

  const within = (block: string, address: string): boolean => {
    const [outer, inner] = [parseCidr(block), parseCidr(address)];
    return outer !== undefined && inner !== undefined && contains(outer, inner);
  };

  const aclLets = (zone: string, out: boolean, peer: string, { protocol }: Attempt, port: number): boolean =>
    zone === internet ||
    entries.some(
      (it) =>
        same(it.NetworkAclId, `${zone}-acl`) &&
        it.Egress === out &&
        it.Protocol === (protocol === "tcp" ? 6 : 17) &&
        it.PortRange.From <= port &&
        port <= it.PortRange.To &&
        within(it.CidrBlock, addressOf(peer)),
    );

  /** There on the port, back on a high one, at both ends. */
  const aclsLet = (attempt: Attempt, zone: string, peer: string, out: boolean): boolean =>
    aclLets(zone, out, peer, attempt, attempt.port) && aclLets(zone, !out, peer, attempt, ephemeral);

  const groupsLet = ({ from, to, protocol, port }: Attempt): boolean => {
    const fits = (it: { readonly IpProtocol: string; readonly FromPort: number; readonly ToPort: number }) =>
      it.IpProtocol === protocol && it.FromPort <= port && port <= it.ToPort;
    const leaves = outs.some(
      (it) =>
        same(it.GroupId, `${from}-security-group`) &&
        fits(it) &&
        (to === internet ? it.CidrIp === "0.0.0.0/0" : same(it.DestinationSecurityGroupId, `${to}-security-group`)),
    );
    const enters = ins.some(
      (it) =>
        same(it.GroupId, `${to}-security-group`) &&
        fits(it) &&
        (from === internet ? it.CidrIp === "0.0.0.0/0" : same(it.SourceSecurityGroupId, `${from}-security-group`)),
    );
    return (from === internet || leaves) && (to === internet || enters);
  };

  const routeOf = (zone: string) => routes.find((it) => JSON.stringify(it.RouteTableId).includes(`"${zone}-`));

  /** The zone that holds the NAT gateway a packet goes through, itself where it goes straight out, or none. */
  const wayOut = (zone: string): string | undefined => {
    const route = routeOf(zone);
    if (route?.GatewayId !== undefined) return zone;
    const [gateway] = nat;
    if (route?.NatGatewayId === undefined || gateway === undefined) return undefined;
    return /"Ref":"([a-z0-9]+)-[a-h]"/.exec(JSON.stringify(gateway.SubnetId))?.[1];
  };

  return (attempt: Attempt): boolean => {
    const { from, to } = attempt;
    if (from === internet) return wayOut(to) === to && groupsLet(attempt) && aclsLet(attempt, to, from, false);
    if (to !== internet)
      return groupsLet(attempt) && aclsLet(attempt, from, to, true) && aclsLet(attempt, to, from, false);
    const holder = wayOut(from);
    if (holder === undefined || !groupsLet(attempt) || !aclsLet(attempt, from, to, true)) return false;
    return holder === from || (aclsLet(attempt, holder, from, false) && aclsLet(attempt, holder, to, true));
  };
};

const same = (text: unknown, id: string): boolean => JSON.stringify(text) === JSON.stringify({ Ref: id });
