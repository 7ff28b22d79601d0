import type { Graph, Properties, Resource } from "../../../components/model/graph";
import type { Json } from "../../../components/model/schema";
import type { View } from "../../../components/model/view";
import { policyOf, type Policy } from "./document";
import { managedByAws } from "./managed";
import { holesOf, shortName, spellerOf } from "./names";

/** Who may have policies. */
export type Holder = Resource<"AWS::IAM::Role"> | Resource<"AWS::IAM::User"> | Resource<"AWS::IAM::Group">;

type Lists = Pick<Properties<"AWS::IAM::Policy">, "Groups" | "Roles" | "Users">;

/** A policy document as it stands in a graph. */
export const readDocument = (graph: Graph, document: View<Json>, name: string): Policy => {
  const view = document.json();
  const at = { resource: view.resource, path: view.path };
  return policyOf((view as View<unknown>).raw, { name, at, spell: spellerOf(graph), holeOf: holesOf(graph) });
};

const unread = (name: string, missing: string): Policy => ({ name, statements: [], opaque: missing });

const listFor = { "AWS::IAM::Role": "Roles", "AWS::IAM::User": "Users", "AWS::IAM::Group": "Groups" } as const;

/** All policies that give to a holder: inline, managed, attached from either side, and those of a user's groups. */
export const policiesOf = (graph: Graph, holder: Holder): readonly Policy[] => [
  ...inline(graph, holder),
  ...alone(graph, holder),
  ...attached(graph, holder),
  ...named(graph, holder),
  ...(holder.kind === "AWS::IAM::User" ? ofGroups(graph, holder) : []),
];

const inline = (graph: Graph, holder: Holder): readonly Policy[] => {
  const view = holder.view as View<Pick<Properties<"AWS::IAM::Role">, "Policies">>;
  const listed = view.get("Policies").items();
  if (!listed.known)
    return [unread(shortName(holder), `the inline policies of ${shortName(holder)} (${listed.reason})`)];
  return listed.value.map((item, at) => {
    const name = item.get("PolicyName").text();
    const called = name.known && name.value !== undefined ? name.value : String(at + 1);
    return readDocument(graph, item.get("PolicyDocument"), `inline policy ${called} of ${shortName(holder)}`);
  });
};

/** Inline policies that are resources of their own. */
const alone = (graph: Graph, holder: Holder): readonly Policy[] => {
  const found =
    holder.kind === "AWS::IAM::Role"
      ? graph.satellites(holder, "AWS::IAM::RolePolicy")
      : holder.kind === "AWS::IAM::User"
        ? graph.satellites(holder, "AWS::IAM::UserPolicy")
        : graph.satellites(holder, "AWS::IAM::GroupPolicy");
  return found.map((it) =>
    readDocument(graph, (it.view as View<{ PolicyDocument: Json }>).get("PolicyDocument"), shortName(it)),
  );
};

interface Attached {
  readonly policy: Resource<"AWS::IAM::Policy"> | Resource<"AWS::IAM::ManagedPolicy">;
  readonly list: keyof Lists;
  readonly holders: ReadonlySet<string>;
  /** Whether it may be attached to others, whom nobody knows. */
  readonly open: boolean;
}

interface Attachments {
  readonly byHolder: ReadonlyMap<string, readonly Attached[]>;
  readonly open: readonly Attached[];
}

const attachments = new WeakMap<Graph, Attachments>();

/** Who is named by which policy: read once a graph, for there may be thousands of both. */
const attachmentsOf = (graph: Graph): Attachments => {
  const known = attachments.get(graph);
  if (known !== undefined) return known;
  const byHolder = new Map<string, Attached[]>();
  const open: Attached[] = [];
  for (const policy of [...graph.all("AWS::IAM::Policy"), ...graph.all("AWS::IAM::ManagedPolicy")]) {
    for (const kind of ["AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group"] as const) {
      const among = (policy.view as View<Lists>).get(listFor[kind]).alternatives();
      const holders = new Set(among.flatMap((one) => graph.targets(one, kind).map(({ address }) => address)));
      const one: Attached = { policy, list: listFor[kind], holders, open: among.some((it) => !it.isSet().known) };
      for (const holder of holders) byHolder.set(holder, [...(byHolder.get(holder) ?? []), one]);
      if (one.open) open.push(one);
    }
  }
  const found = { byHolder, open };
  attachments.set(graph, found);
  return found;
};

/** Policies that name their holders. */
const attached = (graph: Graph, holder: Holder): readonly Policy[] => {
  const { byHolder, open } = attachmentsOf(graph);
  const own = (byHolder.get(holder.address) ?? []).map(({ policy }) => documentOf(graph, policy));
  const perhaps = open
    .filter(({ list, holders }) => list === listFor[holder.kind] && !holders.has(holder.address))
    .map(({ policy }) => unread(shortName(policy), `whether ${shortName(policy)} is attached to ${shortName(holder)}`));
  return [...own, ...perhaps];
};

const documents = new WeakMap<Graph, Map<string, Policy>>();

/** The document of a policy that is a resource: read once, however many hold it. */
const documentOf = (graph: Graph, policy: Attached["policy"]): Policy => {
  let known = documents.get(graph);
  if (known === undefined) documents.set(graph, (known = new Map<string, Policy>()));
  const found =
    known.get(policy.address) ??
    readDocument(graph, (policy.view as View<{ PolicyDocument: Json }>).get("PolicyDocument"), shortName(policy));
  known.set(policy.address, found);
  return found;
};

const named = (graph: Graph, holder: Holder): readonly Policy[] => {
  const view = holder.view as View<Pick<Properties<"AWS::IAM::Role">, "ManagedPolicyArns">>;
  return view
    .get("ManagedPolicyArns")
    .alternatives()
    .map((arn) => byArn(graph, arn, `a managed policy of ${shortName(holder)}`));
};

/** The managed policy that an ARN names: of this input, of AWS's, or known by name only. */
const byArn = (graph: Graph, arn: View<string>, otherwise: string): Policy => {
  const [own] = graph.targets(arn, "AWS::IAM::ManagedPolicy");
  if (own !== undefined) return documentOf(graph, own);
  const text = arn.text();
  if (!text.known || text.value === undefined) return unread(otherwise, `which policy ${otherwise} is`);
  const document = managedByAws(text.value);
  const name = text.value.replace(/^.*:policy\//, "");
  if (document !== undefined) return policyOf(document, { name });
  return unread(name, `the document of ${text.value}, which is not part of this input`);
};

const ofGroups = (graph: Graph, user: Resource<"AWS::IAM::User">): readonly Policy[] =>
  [...user.view.get("Groups").alternatives(), ...additionsOf(graph, user)].flatMap((one): readonly Policy[] => {
    const [group] = graph.targets(one, "AWS::IAM::Group");
    if (group !== undefined) return policiesOf(graph, group);
    return [unread(shortName(user), `the policies of a group of ${shortName(user)}, which is not part of this input`)];
  });

/** The groups that a user is put into from outside; one of which it is not known whether it is this user's is one of them, unknown. */
const additionsOf = (graph: Graph, user: Resource<"AWS::IAM::User">): readonly View<string>[] =>
  graph.all("AWS::IAM::UserToGroupAddition").flatMap(({ view }) => {
    const users = view.get("Users").alternatives();
    const meant = users.some((one) => graph.targets(one, "AWS::IAM::User").some((it) => it.address === user.address));
    if (meant) return [view.get("GroupName")];
    const open = users.find((one) => !one.isSet().known);
    return open === undefined ? [] : [open];
  });

/** What bounds a role or a user. */
export const boundaryOf = (graph: Graph, holder: Holder): Policy | undefined => {
  if (holder.kind === "AWS::IAM::Group") return undefined;
  const view = holder.view as View<{ PermissionsBoundary?: string }>;
  const boundary = view.get("PermissionsBoundary");
  return boundary.isAbsent() ? undefined : byArn(graph, boundary, `the boundary of ${shortName(holder)}`);
};
