import type { AnyResource, Graph } from "../../../components/model/graph";
import { accountOf, askedText, contextFor, principal, type Somebody } from "./callers";
import { decide, type Answer } from "./decide";
import { isOpaque, type Citation, type Named, type Policy } from "./document";
import { boundaryOf, policiesOf } from "./holders";
import { arnOf, shortName } from "./names";
import { organizationOver, resourceControlAnywhere } from "./organization";
import { shownText, type Text } from "./pattern";
import type { Caller } from "./request";
import { ownAccess, type Access } from "./sets/access";
import { globOf } from "./sets/glob";
import { has, intersect, isEmpty, languageOf, type Language } from "./sets/language";
import type { Region } from "./sets/region";
import { targetOf } from "./targets";
import { ownPolicyOf, rulesItself } from "./things";

type Asking = Extract<AnyResource, { kind: "AWS::IAM::Role" | "AWS::IAM::User" }>;

/** A role or user of an input, with all that has a say in what it may do but the policies of what it is done to. */
export interface Member {
  /** `role/deploy`. */
  readonly name: string;
  readonly resource: Asking;
  readonly caller: Somebody;
  /** With `${…}` for what is known only after deployment, as {@link caller} has it. */
  readonly arn: string;
  readonly identity: readonly Policy[];
  readonly boundary: Policy | undefined;
  readonly serviceControl: readonly (readonly Policy[])[];
  /** RCPs, over whatever resource: of one that is known, {@link mayDo} asks those of its own account. */
  readonly resourceControl: readonly (readonly Policy[])[];
  /** Who may take the role. */
  readonly trust: Policy | undefined;
  /** What its own policies let it do, as sets; worked out when first asked for. */
  readonly access: Access;
}

/** All roles and users of an input: for `near.whole`. */
export const membersOf = (graph: Graph): readonly Member[] =>
  [...graph.all("AWS::IAM::Role"), ...graph.all("AWS::IAM::User")]
    .filter((it) => it.unseen === undefined)
    .map((resource) => memberOf(graph, resource));

/** The same by their addresses. */
export const membersByAddress = (graph: Graph): ReadonlyMap<string, Member> =>
  new Map(membersOf(graph).map((it) => [it.resource.address, it]));

/** One role or user with all that has a say in what it may do. */
export const memberOf = (graph: Graph, resource: Asking): Member => {
  const arn = arnOf(resource) ?? "";
  const caller = principal(arn, graph);
  const own = {
    identity: policiesOf(graph, resource),
    boundary: boundaryOf(graph, resource),
    serviceControl: organizationOver(graph, "SERVICE_CONTROL_POLICY", caller.account),
    resourceControl: resourceControlAnywhere(graph),
  };
  let access: Access | undefined;
  return {
    name: `${resource.kind === "AWS::IAM::Role" ? "role" : "user"}/${shortName(resource)}`,
    resource,
    caller,
    arn,
    ...own,
    trust: resource.kind === "AWS::IAM::Role" ? ownPolicyOf(graph, resource) : undefined,
    get access() {
      return (access ??= ownAccess(own.identity, own, contextFor(caller, undefined)));
    },
  };
};

type Given = Parameters<typeof contextFor>[2];

/** The same where more is known of its requests, such as `{ "iam:PassedToService": "lambda.amazonaws.com" }`. */
export const accessWith = ({ caller, ...own }: Member, given: Given): Access =>
  ownAccess(own.identity, own, contextFor(caller, undefined, given));

const action = (name: string): Text => Array.from(name.toLowerCase());

/** The resources on which a set of permissions has an action, such as `iam:PassRole`, and the statements that give it. */
export const resourcesFor = (
  region: Region,
  name: string,
): { readonly resources: Language; readonly by: readonly Citation[] } => {
  const boxes = region.filter(({ actions }) => has(actions, action(name)));
  return { resources: boxes.flatMap(({ resources }) => resources), by: boxes.flatMap(({ by }) => by) };
};

/** Whether a set has an action on a resource, by its ARN as `Member.arn` has it; the statements that give it where it has. */
export const allowing = (region: Region, name: string, arn: Text): readonly Citation[] | undefined =>
  region.find((it) => has(it.actions, action(name)) && has(it.resources, arn))?.by;

/** Whether a set has any action of a pattern such as `iam:*` on any resource. */
export const touches = (region: Region, pattern: string): boolean => {
  const wanted = languageOf(globOf(Array.from(pattern.toLowerCase(), asSymbol), false));
  return region.some(({ actions, resources }) => !isEmpty(resources) && !isEmpty(intersect(actions, wanted)));
};

const asSymbol = (letter: string) =>
  letter === "*" || letter === "?" ? ({ wildcard: letter, crossing: true } as const) : letter;

/** Whether a set holds everything. */
export const isAdmin = (region: Region): Region[number] | undefined =>
  region.find(({ actions, resources }) => actions.some(covers) && resources.some(covers));

const covers = ({ in: ins, out }: Language[number]): boolean => ins.length === 0 && out.length === 0;

/**
 * Whether a member may do something to something, all policies counted. `on` is a resource of the input, an ARN or `*`, as in
 * `sallyport explain`.
 */
export const mayDo = (
  graph: Graph,
  member: Member,
  {
    action: name,
    on,
    given = {},
  }: { readonly action: string; readonly on: AnyResource | string; readonly given?: Given },
): Answer => {
  const target = typeof on === "string" ? targetOf(graph, { action: name, resource: on }) : targetFor(graph, on);
  if ("mistake" in target) return { answer: "unknown", missing: [target.mistake], best: [], worst: noIdentity };
  const { resource } = target;
  return decide(
    {
      caller: member.caller,
      action: name,
      resource: target.arn,
      account: target.account,
      context: contextFor(member.caller, target.account, given),
    },
    {
      identity: member.identity,
      boundary: member.boundary,
      serviceControl: member.serviceControl,
      resource: resource === undefined ? target.unseen : ownPolicyOf(graph, resource),
      resourceRules: resource === undefined ? /^(kms|sts):/.test(name) : rulesItself(resource.kind, name),
      resourceControl: organizationOver(graph, "RESOURCE_CONTROL_POLICY", target.account),
    },
  );
};

const noIdentity = { by: "no-allow", in: "identity", policies: [] } as const;

const targetFor = (graph: Graph, resource: AnyResource) => {
  const arn = arnOf(resource) ?? "";
  return { arn: askedText(arn, graph), account: accountOf(graph, arn), resource, unseen: undefined };
};

/** Whom a principal of a policy names; nothing where that is not known. */
export const callerNamed = (graph: Graph, { type, who }: Named): Caller | undefined => {
  if (isOpaque(who)) return undefined;
  const text = shownText(who.map((it) => (typeof it === "object" && "wildcard" in it ? it.wildcard : it)) as Text);
  if (/^\*+$/.test(text)) return { kind: "anonymous" };
  if (type === "Service") return { kind: "service", name: text };
  if (type === "Federated") return { kind: "federated", provider: who as Text };
  if (type !== "AWS" || text.includes("*")) return undefined;
  return principal(/^\d{12}$/.test(text) ? `arn:aws:iam::${text}:root` : text, graph);
};
