import { notPast } from "../model/argument";
import { PlanError } from "../model/plan-error";
import type { Sensitivity } from "../model/sensitivity";
import { isEndpoint, type Endpoint } from "./endpoint-services";
import { internet, type End } from "./ends";

/**
 * `edge -> app : 8443`, over TCP unless the port says `/udp`. A port is open from the first to the second, and answers come back.
 * `app -> aws.s3 : 443` leads to a service of AWS's by an endpoint.
 */
type FlowKey<Z extends string> =
  `${Z | "internet"} -> ${Z | "internet"} : ${number | `${number}/udp`}` | `${Z} -> ${Endpoint} : 443`;

/** Why a flow is there. One that skips a zone is a debt: it must also say until when, as `2027-03-31`, and ends on that day. */
export type Reason = string | { readonly why: string; readonly until: string };

export type Flows<Z extends string> = { readonly [K in FlowKey<Z>]?: Reason };

/** One row of the flow matrix, for firewalls' owners and auditors. */
export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly protocol: "tcp" | "udp";
  readonly port: number;
  readonly why: string;
  readonly until?: string;
}

/** Whom each may open a connection to for a plain reason. Everything else skips a zone, or reaches into the management plane. */
const neighbours: { readonly [S in Sensitivity | "internet"]: readonly (Sensitivity | "internet")[] } = {
  internet: ["edge"],
  edge: ["internet", "edge", "app"],
  app: ["edge", "app", "data"],
  data: ["app", "data"],
  management: ["edge", "app", "data", "management"],
};

/** The zones of a network, and the networks beyond its transit gateway. */
interface Ends {
  readonly zones: readonly End[];
  readonly peers: readonly End[];
}

/** The flows in the order of their zones and ports. `today` is the date on which they are judged. */
export const readFlows = (
  flows: { readonly [key: string]: Reason | undefined },
  { zones, peers }: Ends,
  today: string,
): readonly Flow[] =>
  Object.entries(flows)
    .flatMap(([key, reason]) =>
      reason === undefined ? [] : [argued(key, readFlow(key, zones, peers), reason, [...zones, ...peers], today)],
    )
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

/** What a flow's resources are named by. */
export const keyOf = ({ from, to, protocol, port }: Flow): string => `${from}-to-${to}-${protocol}-${String(port)}`;

/** A flow as its key spells it. */
export const spell = ({ from, to, protocol, port }: Flow): string =>
  `${from} -> ${to} : ${String(port)}${protocol === "udp" ? "/udp" : ""}`;

const readFlow = (key: string, zones: readonly End[], peers: readonly End[]): Omit<Flow, "why"> => {
  const [, from = "", to = "", port = "", protocol] = /^(\S+) -> (\S+) : (\d+)(\/udp)?$/.exec(key) ?? [];
  if (from === "") throw new PlanError(`Flow "${key}" is not spelled as "edge -> app : 8443".`);
  const known = [internet, ...[...zones, ...peers].map(({ name }) => name)];
  const stranger = [from, ...(isEndpoint(to) ? [] : [to])].find((it) => !known.includes(it));
  if (stranger !== undefined) {
    throw new PlanError(`Flow "${key}" names ${stranger}, which is no zone here: there are ${known.join(", ")}.`);
  }
  if (!zones.some(({ name }) => name === from || name === to)) {
    throw new PlanError(`Flow "${key}" does not touch this network.`);
  }
  if (isEndpoint(to) && (port !== "443" || protocol !== undefined)) {
    throw new PlanError(`Flow "${key}" goes to an endpoint, which answers on port 443 alone.`);
  }
  if (Number(port) < 1 || Number(port) > 65535) throw new PlanError(`Flow "${key}" needs a port from 1 to 65535.`);
  return { from, to, protocol: protocol === undefined ? "tcp" : "udp", port: Number(port) };
};

const argued = (key: string, flow: Omit<Flow, "why">, reason: Reason, ends: readonly End[], today: string): Flow => {
  const { why, until } = typeof reason === "string" ? { why: reason, until: undefined } : reason;
  if (why.trim() === "") throw new PlanError(`Flow "${key}" must say why it is there.`);
  const [from, to] = [sensitivityOf(flow.from, ends), sensitivityOf(flow.to, ends)];
  if (from === internet && to !== "edge") {
    throw new PlanError(`Flow "${key}" would let the Internet past the edge: end it in an edge zone.`);
  }
  if (!isEndpoint(flow.to) && !neighbours[from].includes(to) && until === undefined) {
    const others = neighbours[from].join(", ");
    throw new PlanError(
      `Flow "${key}" skips a zone (${from} may reach ${others}): go through the zone between, or argue it as { why, until }.`,
    );
  }
  return until === undefined ? { ...flow, why } : { ...flow, why, until: notPast(`Flow "${key}"`, until, today) };
};

const sensitivityOf = (name: string, ends: readonly End[]): End["sensitivity"] =>
  ends.find((end) => end.name === name)?.sensitivity ?? internet;
