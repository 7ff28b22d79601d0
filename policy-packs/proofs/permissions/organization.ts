import type { Graph, Resource } from "../../../components/model/graph";
import { once } from "../../../components/model/once";
import { isOpaque, type Part, type Policy, type Statement } from "./document";
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

/** RCPs do not hold for this, even where they say `kms:*`: https://docs.aws.amazon.com/kms/latest/developerguide/resource-control-policies.html */
const beyondResourceControl = Array.from("kms:RetireGrant");

type PolicyType = "SERVICE_CONTROL_POLICY" | "RESOURCE_CONTROL_POLICY";
type Levels = readonly (readonly Policy[])[];

const known: (graph: Graph) => Map<string, Levels> = once(() => new Map());

/**
 * The policies of an organization that are part of the input, as one level over the account. What they deny holds where they are
 * attached to the account itself; attached to a unit or the root, whether the account is under it is not said here.
 */
export const organizationOver = (graph: Graph, type: PolicyType, account: string | undefined): Levels => {
  const read = known(graph);
  const key = `${type} ${account ?? ""}`;
  let levels = read.get(key);
  if (levels === undefined) read.set(key, (levels = levelsOver(graph, type, account)));
  return levels;
};

const policiesOf = (graph: Graph, type: PolicyType): readonly Resource<"AWS::Organizations::Policy">[] =>
  graph.all("AWS::Organizations::Policy").filter(({ view }) => {
    const own = view.get("Type").str();
    return own.known && own.value === type;
  });

const levelsOver = (graph: Graph, type: PolicyType, account: string | undefined): Levels => {
  const found = policiesOf(graph, type);
  if (found.length === 0) return [];
  const level = found.map((resource): Policy => {
    const policy = readDocument(graph, resource.view.get("Content"), shortName(resource));
    const targets = resource.view
      .get("TargetIds")
      .alternatives()
      .map((it) => it.text());
    const direct = targets.some((it) => it.known && it.value === (account ?? home.account));
    const denials = denialsOf(policy, type);
    return { ...policy, statements: direct ? denials : unsure(denials, `whether ${policy.name} is over the account`) };
  });
  return [[...level, { name: "FullAWSAccess", statements: [everything] }]];
};

const unsure = (statements: readonly Statement[], missing: string): readonly Statement[] =>
  statements.map((it) => ({ ...it, tests: { missing } }));

const denialsOf = ({ statements }: Policy, type: PolicyType): readonly Statement[] =>
  statements
    .filter(({ effect }) => effect !== "Allow")
    .map((it) =>
      type === "RESOURCE_CONTROL_POLICY" && it.actions?.some(mayBeOfKms) === true
        ? { ...it, notActions: [beyondResourceControl] }
        : it,
    );

/** Whether the letters before the first wildcard are those of KMS. */
const mayBeOfKms = (action: Part): boolean => {
  if (isOpaque(action)) return true;
  const end = action.findIndex((it) => typeof it !== "string");
  const literal = (end < 0 ? action : action.slice(0, end)).filter((it) => typeof it === "string");
  const letters = literal.join("").toLowerCase();
  return letters.startsWith("kms:") || (end >= 0 && "kms:".startsWith(letters));
};

/**
 * The same for what somebody does to resources of whatever account: an RCP holds for those of the accounts that it is over, and an
 * ARN need not tell whose a resource is.
 */
export const resourceControlAnywhere = (graph: Graph): Levels => {
  const [level] = organizationOver(graph, "RESOURCE_CONTROL_POLICY", undefined);
  return level === undefined
    ? []
    : [
        level.map((policy) =>
          policy.name === "FullAWSAccess"
            ? policy
            : {
                ...policy,
                statements: unsure(policy.statements, `whether ${policy.name} is over the account of the resource`),
              },
        ),
      ];
};
