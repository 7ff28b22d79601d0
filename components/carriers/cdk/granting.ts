import type { IGrantable } from "aws-cdk-lib/aws-iam";
import type { Construct } from "constructs";
import type { Unsafe } from "../../model/argument";
import type { Planned, Show } from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import type { Because } from "../../model/window";
import { amend, carryOut, decide } from "./index";

export type { Because };

interface Role {
  readonly name: string;
  readonly arn: string;
}

/** Lets a role in; to grant the same once more changes nothing. Throws where the grantee is no role. */
export type Let<G> = (grantee: IGrantable, right: Omit<G, "to">) => void;

interface Granting<P, G> {
  readonly plan: P;
  readonly show: Show<string>;
  readonly grant: Let<G>;
}

/**
 * Carries out a plan whose grants may come after it, as CDK's users write them. A grant is planned with all those before it, so
 * that it is judged, and written, as if it had stood in the properties.
 */
export const granting = <G extends { readonly to: Role; readonly can: readonly string[] }, P extends Plan>(
  scope: Construct,
  props: { readonly grants?: { readonly [name: string]: G }; readonly unsafe?: readonly Unsafe[] },
  planOf: (grants: { readonly [name: string]: G }) => P,
): Granting<P, G> => {
  let grants = props.grants ?? {};
  let now: Plan = decide(scope, () => planOf(grants));
  const plan = now as P;
  const show = carryOut(scope, plan.resources, props.unsafe);
  const grant: Let<G> = (grantee, right) => {
    const next = decide(scope, () => {
      const to = roleOf(grantee);
      grants = { ...grants, [nameOf(grantee, right)]: { ...right, to } as unknown as G };
      return planOf(grants);
    });
    amend(scope, now.resources, next.resources, props.unsafe);
    now = next;
  };
  return { plan, show, grant };
};

interface Plan {
  readonly resources: readonly Planned[];
}

/** Whom a policy can name alone: not an account, a service or an organisation. */
const roleOf = ({ grantPrincipal: principal }: IGrantable): Role => {
  const { roleArn, roleName } = principal as { readonly roleArn?: string; readonly roleName?: string };
  if (roleArn !== undefined && roleName !== undefined) return { arn: roleArn, name: roleName };
  const said = principal.policyFragment.principalJson;
  throw new PlanError(`Only a role can be let in, not ${JSON.stringify(said)}: grant to the role of what needs it.`);
};

/** By what it is for and the role's path, so that it stays the same whatever else is granted. */
const nameOf = ({ grantPrincipal: principal }: IGrantable, right: { readonly can: readonly string[] }): string => {
  const { node } = principal as unknown as Construct;
  // What tells two grants to one role apart: the access point, the database user, the context of a key.
  const apart = Object.entries(right).filter(([key]) => !["can", "why", "until", "from", "for"].includes(key));
  return [...right.can, ...apart.flatMap(([, it]) => wordsOf(it)), node.path]
    .join(" ")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/-$/, "");
};

const wordsOf = (it: unknown): readonly string[] => {
  if (typeof it === "string") return [it];
  return typeof it === "object" && it !== null ? Object.values(it).flatMap(wordsOf) : [];
};
