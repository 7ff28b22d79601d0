import type { Resource } from "../../../../components/model/graph";
import { isGap, type Maybe, type Traffic } from "../network";
import { flagOf, textOf } from "./read";
import { tcp, type Reader } from "./reader";

type Cluster = Resource<"AWS::MSK::Cluster">["view"];

/** Whether each way to connect is on, with its port from within the VPC, and the one of public access, where it has one. */
const waysOf = (it: Cluster): readonly (readonly [Maybe<boolean>, number, number?])[] => {
  const transit = textOf(it.get("EncryptionInfo").get("EncryptionInTransit").get("ClientBroker")) ?? "TLS";
  const sasl = it.get("ClientAuthentication").get("Sasl");
  return [
    [isGap(transit) ? transit : transit !== "TLS", 9092],
    [isGap(transit) ? transit : transit !== "PLAINTEXT", 9094, 9194],
    [flagOf(sasl.get("Scram").get("Enabled"), false), 9096, 9196],
    [flagOf(sasl.get("Iam").get("Enabled"), false), 9098, 9198],
  ];
};

/** https://docs.aws.amazon.com/msk/latest/developerguide/port-info.html */
const portsOf = (it: Cluster, isPublic: Maybe<boolean>): Maybe<readonly Traffic[]> => {
  const ways = waysOf(it);
  const gap = [isPublic, ...ways.map(([on]) => on)].find(isGap);
  if (gap !== undefined) return gap;
  return ways
    .filter(([on]) => on === true)
    .flatMap(([, within, beyond]) => (isPublic === true && beyond !== undefined ? [within, beyond] : [within]))
    .map(tcp);
};

export const brokers: Reader<"AWS::MSK::Cluster"> = (it) => {
  const nodes = it.get("BrokerNodeGroupInfo");
  const access = textOf(nodes.get("ConnectivityInfo").get("PublicAccess").get("Type")) ?? "DISABLED";
  const isPublic = isGap(access) ? access : access !== "DISABLED";
  return {
    what: "brokers",
    subnets: [nodes.get("ClientSubnets")],
    groups: [nodes.get("SecurityGroups")],
    publicIpv4: isPublic,
    ipv6: false,
    listens: portsOf(it, isPublic),
  };
};
