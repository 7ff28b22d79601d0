import type { AnyResource, Graph } from "../../../components/model/graph";
import { accountOf, contextFor } from "./callers";
import { isOpaque, type Policy } from "./document";
import { arnOf } from "./names";
import { anyOf } from "./match";
import { organizationOver } from "./organization";
import { grantsTo } from "./principals";
import { restricted } from "./public-access";
import type { Caller } from "./request";
import { callerNamed } from "./roster";
import { accessOf, type Access } from "./sets/access";
import { hasOwnPolicy, ownPolicyOf } from "./things";

/** A resource with a policy of its own, or a role with its trust. */
export interface Holding {
  readonly resource: AnyResource;
  readonly arn: string;
  readonly policy: Policy;
}

/** All resources of an input whose own policies say who may use them. */
export const holdingsOf = (graph: Graph): readonly Holding[] =>
  graph.resources
    .filter(({ kind }) => hasOwnPolicy(kind))
    .flatMap((resource) => {
      const policy = ownPolicyOf(graph, resource);
      const arn = arnOf(resource);
      // What merely stands for a resource of elsewhere, for what is attached to it, says nothing of its own.
      const standIn = resource.unseen !== undefined && policy?.statements.length === 0;
      return policy === undefined || arn === undefined || standIn ? [] : [{ resource, arn, policy }];
    });

/** Whom a policy names, one by one; whoever `Allow` with `NotPrincipal` lets in is anybody. */
export const namedIn = (graph: Graph, policy: Policy): readonly Caller[] => {
  const allowing = policy.statements.filter(({ effect }) => effect !== "Deny");
  const listed = allowing.flatMap(({ principals }) =>
    principals === undefined || isOpaque(principals) ? [] : principals.flatMap((it) => callerNamed(graph, it) ?? []),
  );
  const open = allowing.some(({ notPrincipals }) => notPrincipals !== undefined);
  return open ? [...listed, { kind: "anonymous" }] : listed;
};

/** What an organization lets nobody do to the resource, or this one do to anything; AWS's own roles it does not hold back. */
const limitsOn = (graph: Graph, arn: string, caller: Caller): readonly (readonly Policy[])[] => {
  if (caller.kind === "role" && caller.serviceLinked === true) return [];
  return [
    ...organizationOver(graph, "RESOURCE_CONTROL_POLICY", accountOf(graph, arn)),
    ...("account" in caller ? organizationOver(graph, "SERVICE_CONTROL_POLICY", caller.account) : []),
  ];
};

/**
 * What a resource's policy gives to somebody, as sets, within what the organization lets. To a role or user of the same account it gives what it gives by name: what it
 * gives to the account is for that one's own policies to hand on.
 */
export const grantedTo = (graph: Graph, { resource, arn, policy }: Holding, caller: Caller): Access => {
  const own = restricted(graph, resource, caller, policy) ?? policy;
  const account = "account" in caller ? caller.account : undefined;
  const delegated = caller.kind === "root" || account !== accountOf(graph, arn);
  const levels = [[own], ...limitsOn(graph, arn, caller)];
  return accessOf(levels, contextFor(caller, accountOf(graph, arn)), (statement) =>
    anyOf(
      grantsTo(statement, caller)
        .filter(({ level }) => delegated || level !== "account" || statement.effect === "Deny")
        .map(({ match }) => match),
    ),
  );
};
