import type { Graph } from "../../../components/model/graph";
import type { Policy, Statement } from "./document";
import { readDocument } from "./holders";
import { home, shortName } from "./names";

const everything: Statement = {
  cited: { policy: "FullAWSAccess", statement: "1" },
  effect: "Allow",
  principals: [{ type: "*", who: [{ wildcard: "*", crossing: true }] }],
  notPrincipals: undefined,
  actions: [[{ wildcard: "*", crossing: true }]],
  notActions: undefined,
  resources: [[{ wildcard: "*", crossing: true }]],
  notResources: undefined,
  tests: [],
};

/**
 * The policies of an organization that are part of the input, as one level over the account. What they deny holds where they are
 * attached to the account itself; attached to a unit or the root, whether the account is under it is not said here.
 */
export const organizationOver = (
  graph: Graph,
  type: "SERVICE_CONTROL_POLICY" | "RESOURCE_CONTROL_POLICY",
  account: string | undefined,
): readonly (readonly Policy[])[] => {
  const found = graph.all("AWS::Organizations::Policy").filter(({ view }) => {
    const own = view.get("Type").str();
    return own.known && own.value === type;
  });
  if (found.length === 0) return [];
  const level = found.map((resource): Policy => {
    const policy = readDocument(graph, resource.view.get("Content"), shortName(resource));
    const targets = resource.view
      .get("TargetIds")
      .alternatives()
      .map((it) => it.text());
    const direct = targets.some((it) => it.known && it.value === (account ?? home.account));
    const missing = `whether ${policy.name} is over the account`;
    const denials = policy.statements.filter(({ effect }) => effect !== "Allow");
    const unsure = denials.map((it): Statement => ({ ...it, tests: { missing } }));
    return { ...policy, statements: direct ? denials : unsure };
  });
  return [[...level, { name: "FullAWSAccess", statements: [everything] }]];
};
