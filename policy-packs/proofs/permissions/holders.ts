import type { Graph, Properties, Resource } from "../../../components/model/graph";
import { once } from "../../../components/model/once";
import type { Json } from "../../../components/model/schema";
import type { View } from "../../../components/model/view";
import { attachmentsTo, type Attached, type Holder, type PolicyResource } from "./attachments";
import { policyOf, type Policy } from "./document";
import { managedByAws } from "./managed";
import { holesOf, shortName, spellerOf } from "./names";

/** A policy document as it stands in a graph. */
export const readDocument = (graph: Graph, document: View<Json>, name: string): Policy => {
  const view = document.json();
  const at = { resource: view.resource, path: view.path };
  return policyOf((view as View<unknown>).raw, { name, at, spell: spellerOf(graph), holeOf: holesOf(graph) });
};

const unread = (name: string, missing: string): Policy => ({ name, statements: [], opaque: missing });

/** All policies that give to a holder: inline, managed, attached from either side, and those of a user's groups. */
export const policiesOf = (graph: Graph, holder: Holder): readonly Policy[] => [
  ...inline(graph, holder),
  ...alone(graph, holder),
  ...keptElsewhere(graph, holder),
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

const ownKinds = {
  "AWS::IAM::Role": "AWS::IAM::RolePolicy",
  "AWS::IAM::User": "AWS::IAM::UserPolicy",
  "AWS::IAM::Group": "AWS::IAM::GroupPolicy",
} as const;

type OwnPolicy =
  Resource<"AWS::IAM::RolePolicy"> | Resource<"AWS::IAM::UserPolicy"> | Resource<"AWS::IAM::GroupPolicy">;

const ownPolicies = (graph: Graph, holder: Holder): readonly OwnPolicy[] =>
  graph.satellites(holder, ownKinds[holder.kind]);

/** Inline policies that are resources of their own. */
const alone = (graph: Graph, holder: Holder): readonly Policy[] =>
  ownPolicies(graph, holder).map((it) =>
    readDocument(graph, (it.view as View<{ PolicyDocument: Json }>).get("PolicyDocument"), shortName(it)),
  );

/**
 * Inline policies that a list of those to stay names and that are not part of the input. Those of the input that it does not name
 * count as well: until the next deployment takes them away they are there.
 */
const keptElsewhere = (graph: Graph, holder: Holder): readonly Policy[] => {
  const owner = { "AWS::IAM::Role": "RoleName", "AWS::IAM::User": "UserName", "AWS::IAM::Group": "GroupName" } as const;
  const lists = graph
    .all("Custom::IamPoliciesExclusive")
    .filter(({ view }) =>
      graph.targets(view.get(owner[holder.kind]), holder.kind).some((it) => it.address === holder.address),
    );
  if (lists.length === 0) return [];
  const here = new Set(ownPolicies(graph, holder).map(({ address }) => address));
  const written = new Set(namesOfInline(holder));
  return lists
    .flatMap(({ view }) => view.get("PolicyNames").alternatives())
    .flatMap((name): readonly Policy[] => {
      if (graph.targets(name, ownKinds[holder.kind]).some(({ address }) => here.has(address))) return [];
      const text = name.text();
      if (text.known && text.value !== undefined && written.has(text.value)) return [];
      const called = text.known ? (text.value ?? "") : "that is not known";
      const policy = `inline policy ${called} of ${shortName(holder)}`;
      return [unread(policy, `the ${policy}, which is not part of this input`)];
    });
};

const namesOfInline = ({ view }: Holder): readonly string[] =>
  (view as View<Pick<Properties<"AWS::IAM::Role">, "Policies">>)
    .get("Policies")
    .alternatives()
    .flatMap((it) => {
      const name = it.get("PolicyName").text();
      return name.known && name.value !== undefined ? [name.value] : [];
    });

/** Policies that name their holders, and attachments of one to many. */
const attached = (graph: Graph, holder: Holder): readonly Policy[] => {
  const { own, perhaps } = attachmentsTo(graph, holder);
  const named = ({ source }: Attached): readonly Policy[] =>
    source.kind === "Custom::IamPolicyAttachment"
      ? [byArn(graph, source.view.get("PolicyArn"), `a policy that ${shortName(source)} attaches`)]
      : [documentsOf(graph)(source)];
  const open = perhaps.map(({ source }) =>
    unread(shortName(source), `whether ${shortName(source)} is attached to ${shortName(holder)}`),
  );
  return [...own.flatMap(named), ...open];
};

/** The document of a policy that is a resource: read once, however many hold it. */
const documentsOf = once((graph: Graph) =>
  once((policy: PolicyResource) =>
    readDocument(graph, (policy.view as View<{ PolicyDocument: Json }>).get("PolicyDocument"), shortName(policy)),
  ),
);

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
  if (own !== undefined) return documentsOf(graph)(own);
  const text = arn.text();
  if (!text.known || text.value === undefined) return unread(otherwise, `which policy ${otherwise} is`);
  const managed = managedByAws(text.value);
  if (managed !== undefined) return managed;
  return unread(
    text.value.replace(/^.*:policy\//, ""),
    `the document of ${text.value}, which is not part of this input`,
  );
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
