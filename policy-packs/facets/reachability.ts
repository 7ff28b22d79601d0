import { parseCidr } from "../../components/model/cidr";
import type { Graph } from "../../components/model/graph";
import { once } from "../../components/model/once";
import type { Origin, Unknown } from "../../components/model/value";
import type { View } from "../../components/model/view";
import type { Neighbours } from "../core/rule";
import { isFail, proved, type Verdict } from "../core/verdict";
import { stepsOf, stepsOfAnswer } from "../proofs/reachability/evidence";
import { exposureBy, internet } from "../proofs/reachability/exposures";
import { shortName } from "../proofs/reachability/names";
import type { Gap, Interface, Network } from "../proofs/reachability/network";
import { intersection, isNone, nothing, type Packets } from "../proofs/reachability/packets";
import { differencesFrom, type Difference } from "../proofs/reachability/policy";
import { networkOf } from "../proofs/reachability/project";
import { reach, type Reached, type Step } from "../proofs/reachability/reach";
import { asEnd } from "../proofs/reachability/shapes";
import { spellSet } from "../proofs/reachability/spell";
import { amongStrangers, interfacesIn } from "../proofs/reachability/strangers";

type Near = Pick<Neighbours, "whole" | "settings">;

const readers = new Map<string, (graph: Graph) => Network>();

const readerFor = (approved: readonly string[]): ((graph: Graph) => Network) => {
  const key = approved.join();
  const known =
    readers.get(key) ??
    ((graph) =>
      amongStrangers(
        networkOf(graph),
        approved.flatMap((it) => parseCidr(it) ?? []),
      ));
  readers.set(key, known);
  return known;
};

/** The stack's network. Its Internet are the people whom no rule lets in by name, and none that the user has approved. */
export const networkNear = (near: Near): Network => near.whole(readerFor(near.settings.approvedCidrs));

export const unknownFor = ({ at, missing, elsewhere = false }: Gap): Unknown => ({
  known: false,
  at,
  reason: missing,
  elsewhere,
});

/** Of all that lets a packet through, what a person would close: the rule of a group, before what gives a public address. */
export const openingOf = (steps: readonly Step[]): Origin | undefined => {
  const written = steps.filter((it) => it.written !== undefined);
  const last = (pattern: RegExp) => [...written].reverse().find(({ place }) => pattern.test(place));
  return (last(/^security group .*, in$/) ?? last(/^public IPv4 address/) ?? written.at(-1))?.written?.at;
};

/** What lets an interface's packets out to the Internet: the rule of a group, and the whole way. */
export const letOutBy = (network: Network, one: Interface, asked: Packets) => {
  const reached = reach(network, asEnd(one), internet, asked);
  const steps = reached.verdict === "no" ? [] : reached.witness.steps;
  const at = steps.find(({ place }) => /^security group .*, out$/.test(place))?.written?.at;
  return { at, evidence: stepsOfAnswer(reached) };
};

const policiesOf = once<Network, Map<string, readonly Difference[]>>(() => new Map());

/** Where the stack's network and the zones and flows that the user declares differ. */
export const differencesNear = (near: Near): readonly Difference[] => {
  const { zones, flows } = near.settings;
  const network = networkNear(near);
  const known = policiesOf(network);
  const key = JSON.stringify([zones, flows]);
  const found = known.get(key) ?? differencesFrom(network, zones, Object.keys(flows));
  known.set(key, found);
  return found;
};

/** What is read of one interface's exposure, for some packets. */
const exposedTo = (network: Network, one: Interface, asked: Packets): Reached | undefined => {
  const passes = exposureBy(network).get(one);
  if (passes === undefined || isNone(intersection(passes.most, asked))) return undefined;
  return reach(network, internet, asEnd(one), asked);
};

/** The first few of many ports. */
const few = (set: Packets): string => {
  const parts = spellSet(set).split(", ");
  return parts.length > 4 ? `${parts.slice(0, 4).join(", ")} and more` : parts.join(", ");
};

/** What the Internet reaches of a thing's interfaces, as a finding; undefined where it reaches nothing. */
export const exposureVerdict = (
  network: Network,
  interfaces: readonly Interface[],
  asked: Packets,
  says: (ports: string) => string,
): Verdict | undefined => {
  let open: Unknown | undefined;
  for (const one of interfaces) {
    const reached = exposedTo(network, one, asked);
    if (reached?.verdict === "yes") {
      const { witness, packets } = reached;
      const at = openingOf(witness.steps) ?? one.at;
      return proved({ verdict: "fail", at, message: says(few(packets)) }, { evidence: stepsOf(witness) });
    }
    if (reached?.verdict === "cannot tell")
      open ??= unknownFor(reached.missing[0] ?? { at: one.at, missing: "what decides is not known" });
  }
  return open;
};

/** Machines of this template are made by whoever uses it, here or elsewhere. */
const isInTemplate = (near: Wide, group: string): boolean => {
  const isThis = (view: View<unknown>) =>
    near.targets(view, "AWS::EC2::SecurityGroup").some((it) => it.address === group);
  const used = near.all("AWS::AutoScaling::AutoScalingGroup").map(({ view }) => view.get("LaunchTemplate"));
  return near.all("AWS::EC2::LaunchTemplate").some(({ view, address }) => {
    const data = view.get("LaunchTemplateData");
    const groups = [
      data.get("SecurityGroupIds"),
      ...data
        .get("NetworkInterfaces")
        .alternatives()
        .map((it) => it.get("Groups")),
    ];
    if (!groups.some((list) => list.alternatives().some(isThis))) return false;
    return !used.some((one) =>
      [one.get("LaunchTemplateId"), one.get("LaunchTemplateName")].some((id) =>
        near.targets(id, "AWS::EC2::LaunchTemplate").some((it) => it.address === address),
      ),
    );
  });
};

type Wide = Pick<Neighbours, "all" | "settings" | "targets" | "whole">;

const names = (all: readonly Interface[]): string => {
  const unique = [...new Set(all.map(({ resource }) => shortName(resource)))];
  return unique.length > 3
    ? `${unique.slice(0, 2).join(", ")} and ${String(unique.length - 2)} more`
    : unique.join(", ");
};

/**
 * The fault of a group's rule, as it weighs here: little where all that the group is on is in this input, and none of it is reached. A
 * group that is on nothing keeps its weight, because nobody knows what it will be on.
 */
export const easedWhereUnreachable = (
  verdict: Verdict,
  near: Wide,
  group: string | undefined,
  asked: Packets,
): Verdict => {
  if (!isFail(verdict) || group === undefined) return verdict;
  const network = networkNear(near);
  const { of, unsure } = interfacesIn(network);
  const on = of(group);
  const reached = (one: Interface) => !isNone(intersection(exposureBy(network).get(one)?.most ?? nothing, asked));
  if (on.length === 0 || [...on, ...unsure].some(reached) || isInTemplate(near, group)) return verdict;
  const message = `${verdict.message}; but no packet from the Internet reaches what the group is on, ${names(on)}`;
  return proved({ ...verdict, message }, { severity: "low" });
};
