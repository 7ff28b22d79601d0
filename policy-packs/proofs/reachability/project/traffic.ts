import type { View } from "../../../../components/model/view";
import { isGap, type Maybe, type Traffic } from "../network";
import { maybe, textOf } from "./read";

const numbers: { readonly [name: string]: number } = { icmp: 1, tcp: 6, udp: 17, icmpv6: 58 };
const withPorts = [6, 17];
const withTypes = [1, 58];
const every = ["-1", "all"];

export const anything: Traffic = { first: 0, last: 65535 };

/** Whole protocols, where they have neither ports nor types. */
const whole = (protocol: number): Traffic => ({ protocol, first: 0, last: 65535 });

/** All types and codes, all codes of a type, or one. -1 stands for all. */
const ofTypes = (protocol: number, type: number, code: number): Traffic => {
  if (type < 0) return whole(protocol);
  return { protocol, first: type * 256 + Math.max(code, 0), last: type * 256 + (code < 0 ? 255 : code) };
};

const ofPorts = (protocol: number, from: number, to: number): Traffic =>
  from < 0 ? whole(protocol) : { protocol, first: from, last: Math.max(from, to) };

/** What a rule of a security group is about: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html */
export const groupTraffic = (
  protocolView: View<string>,
  fromView: View<number>,
  toView: View<number>,
): Maybe<Traffic> => {
  const name = textOf(protocolView) ?? "-1";
  if (isGap(name)) return name;
  if (every.includes(name.toLowerCase())) return anything;
  const protocol = numbers[name.toLowerCase()] ?? Number(name);
  if (!Number.isInteger(protocol)) return { missing: `${name} is no protocol`, at: protocolView.origin };
  return bounded(protocol, maybe(fromView.num()), maybe(toView.num()));
};

/** What an entry of a network ACL is about. */
export const entryTraffic = (
  protocol: Maybe<number>,
  ports: readonly [Maybe<number | undefined>, Maybe<number | undefined>],
  types: readonly [Maybe<number | undefined>, Maybe<number | undefined>],
): Maybe<Traffic> => {
  if (isGap(protocol)) return protocol;
  if (protocol < 0) return anything;
  return bounded(protocol, ...(withTypes.includes(protocol) ? types : ports));
};

const bounded = (protocol: number, from: Maybe<number | undefined>, to: Maybe<number | undefined>): Maybe<Traffic> => {
  if (!withPorts.includes(protocol) && !withTypes.includes(protocol)) return whole(protocol);
  if (isGap(from)) return from;
  if (isGap(to)) return to;
  return withTypes.includes(protocol)
    ? ofTypes(protocol, from ?? -1, to ?? -1)
    : ofPorts(protocol, from ?? to ?? -1, to ?? from ?? -1);
};

/** `tcp 443`, as messages spell it. */
export const spellTraffic = (traffic: Maybe<Traffic>): string => {
  if (isGap(traffic)) return "traffic that is not known";
  const { protocol, first, last } = traffic;
  if (protocol === undefined) return "all traffic";
  const name = Object.entries(numbers).find(([, it]) => it === protocol)?.[0] ?? `protocol ${String(protocol)}`;
  if (first === 0 && last === 65535) return name;
  if (withTypes.includes(protocol)) return `${name} type ${String(Math.floor(first / 256))}`;
  return `${name} ${String(first)}${last === first ? "" : `-${String(last)}`}`;
};
