import type { AnyResource, Graph, Resource } from "../../../../components/model/graph";
import type { Tag } from "../../../../components/model/schema";
import type { View } from "../../../../components/model/view";
import { policiesOf } from "../holders";
import { askedText, type Given } from "../callers";
import { arnOf, shortName } from "../names";
import { membersOf, type Member } from "../roster";
import type { Policy } from "../document";

/** Somebody who may take a step: a role or a user, or what one of them can become by a change to itself. */
export interface Actor extends Omit<Member, "access" | "resourceControl"> {
  /** Tells it from what it can become. */
  readonly key: string;
  /** What has changed; absent in a member as it stands. */
  readonly changed?: string;
}

export const actorsOf = (graph: Graph): readonly Actor[] =>
  membersOf(graph).map(({ name, resource, caller, arn, identity, boundary, serviceControl, trust }) => ({
    name,
    resource,
    caller,
    arn,
    identity,
    boundary,
    serviceControl,
    trust,
    key: resource.address,
  }));

export const isRole = ({ resource }: Actor): boolean => resource.kind === "AWS::IAM::Role";

/** The same without its boundary. */
export const unbound = (actor: Actor): Actor => ({
  ...actor,
  key: `${actor.key} without its boundary`,
  changed: "without its boundary",
  boundary: undefined,
});

/** A user who has joined a group. */
export const joined = (graph: Graph, actor: Actor, group: Resource<"AWS::IAM::Group">): Actor => ({
  ...actor,
  key: `${actor.key} in ${group.address}`,
  changed: `in group/${shortName(group)}`,
  identity: [...actor.identity, ...policiesOf(graph, group)],
});

const anything = [[{ wildcard: "*", crossing: true }]] as const;

/** The name of the policy that one gives oneself. */
const everythingItWrites = "the policy that it writes";

const everything: Policy = {
  name: everythingItWrites,
  statements: [
    {
      cited: { policy: everythingItWrites, statement: "1" },
      effect: "Allow",
      principals: undefined,
      notPrincipals: undefined,
      actions: anything,
      notActions: undefined,
      resources: anything,
      notResources: undefined,
      tests: [],
    },
  ],
};

/** The same once it may write itself what it likes, in place of the policy of a name where it is that one. */
export const favoured = (actor: Actor, instead?: string): Actor => ({
  ...actor,
  key: `${actor.key} with any permission${instead === undefined ? "" : ` in ${instead}`}`,
  changed: "with any permission",
  identity: [...actor.identity.filter((it) => it.statements[0]?.cited.at?.resource !== instead), everything],
});

/** Somebody of one's own making, whom nothing bounds but what is over the account. */
export const made = (actor: Actor, what: "user" | "role"): Actor => ({
  ...actor,
  key: `${actor.key} as a ${what} of its own`,
  changed: `as a ${what} of its own`,
  identity: [everything],
  boundary: undefined,
});

/** Whether somebody may be less than anything: what nobody bounds and may write itself any policy has no need of a step. */
export const isLimited = ({ boundary, serviceControl, identity }: Actor): boolean =>
  boundary !== undefined || serviceControl.length > 0 || !identity.some(({ name }) => name === everythingItWrites);

/** What a request says of the user, role or thing it is about. */
export const circumstancesOf = (graph: Graph, resource: AnyResource): Given => {
  const view = resource.view as View<{ readonly Tags?: readonly Tag[]; readonly PermissionsBoundary?: string }>;
  const given: Record<string, Given[string]> = {};
  if (resource.kind === "AWS::IAM::Role" || resource.kind === "AWS::IAM::User") {
    const boundary = view.get("PermissionsBoundary");
    const [own] = graph.targets(boundary, "AWS::IAM::ManagedPolicy");
    const arn = own === undefined ? boundary.text() : arnOf(own);
    if (boundary.isAbsent()) given["iam:PermissionsBoundary"] = null;
    else if (typeof arn === "string") given["iam:PermissionsBoundary"] = [askedText(arn, graph)];
    else if (arn?.known === true && arn.value !== undefined)
      given["iam:PermissionsBoundary"] = [askedText(arn.value, graph)];
  }
  const tags = view.get("Tags").items();
  for (const tag of tags.known ? tags.value : []) {
    const [key, value] = [tag.get("Key").str(), tag.get("Value").str()];
    if (!key.known || !value.known || key.value === undefined || value.value === undefined) continue;
    given[`aws:ResourceTag/${key.value}`] = value.value;
    given[`iam:ResourceTag/${key.value}`] = value.value;
  }
  return given;
};
