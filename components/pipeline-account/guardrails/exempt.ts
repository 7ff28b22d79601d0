import { exemption } from "../../identity/exemption";
import { PlanError } from "../../model/plan-error";
import type { Denial } from "../../model/planned/organizations";
import type { Text } from "../../model/plan";

/**
 * Who is let through: by the path of the role and by a tag, both. A path cannot be changed once a role is there, a tag can be read
 * in every review; a name, or how it begins, is anybody's to choose.
 */
export interface Exemptions {
  /** The key of the tag that roles carry. Nobody but the pipeline may set it. */
  readonly tag: string;
  /** Roles that ship, `/pipeline/` by default, with the tag's value `pipeline`. */
  readonly pipeline: string;
  /** Those among them that runners assume: from the pipeline's network alone. All of them by default. */
  readonly deploy: string;
  /**
   * Roles of the pipeline that others make without a path, such as those of CDK's bootstrap stack: whole ARNs, in which nothing is
   * left open. They need the tag, too: `cdk bootstrap --tags GuardrailExemption=pipeline`. None by default.
   */
  readonly roles: readonly string[];
  /** Roles for emergencies, `/break-glass/` by default, with the tag's value `break-glass`. */
  readonly breakGlass: string;
  /** The role that Organizations makes in a new account, by its whole name: what the first role of the pipeline comes from. */
  readonly firstRole: string;
}

export const usualExemptions: Exemptions = {
  ...exemption,
  deploy: exemption.pipeline,
  roles: [],
  firstRole: "OrganizationAccountAccessRole",
};

/** Who an intent lets through. The first role counts where the pipeline cannot be there yet. */
export type Exempt = "pipeline" | "break-glass" | "first-role";

/** Roles of any account under a path that begins and ends with `/`. */
export const rolesUnder = (path: string): string => `arn:*:iam::*:role${path}*`;

/** One role of any account, by its whole name. */
export const roleNamed = (name: string): string => `arn:*:iam::*:role/${name}`;

/**
 * The statement twice: for whom lacks the tag, and for whom is elsewhere, so that only who has both is let through. A condition
 * that says no holds where the key is missing, too: who has no tags is not exempt.
 */
export const unless = (
  who: readonly Exempt[],
  exemptions: Exemptions,
  denial: Denial<Text>,
): readonly Denial<Text>[] => {
  const first = who.includes("first-role") ? [roleNamed(exemptions.firstRole)] : [];
  const tagged = who.filter((it) => it !== "first-role");
  const paths = tagged.flatMap((it) =>
    it === "pipeline" ? [rolesUnder(exemptions.pipeline), ...exemptions.roles] : [rolesUnder(exemptions.breakGlass)],
  );
  const with_ = (sid: string, condition: NonNullable<Denial<Text>["Condition"]>): Denial<Text> => ({
    ...denial,
    Sid: `${denial.Sid}${sid}`,
    Condition: { ...denial.Condition, ...condition },
  });
  return [
    with_("Tag", {
      StringNotEquals: { ...denial.Condition?.["StringNotEquals"], [`aws:PrincipalTag/${exemptions.tag}`]: tagged },
      ...(first.length === 0 ? {} : { ArnNotLike: { "aws:PrincipalArn": first } }),
    }),
    with_("Path", { ArnNotLike: { "aws:PrincipalArn": [...paths, ...first] } }),
  ];
};

/** Throws a `PlanError` where a path or a tag exempts more than it says. */
export const checkExemptions = ({ tag, pipeline, deploy, roles, breakGlass, firstRole }: Exemptions): void => {
  for (const [what, path] of Object.entries({ pipeline, deploy, breakGlass })) {
    if (!/^\/(?:[\w+=,.@-]+\/)+$/.test(path)) {
      throw new PlanError(`The path of ${what} is "${path}": it begins and ends with a slash, and has a name between.`);
    }
  }
  if (!deploy.startsWith(pipeline)) throw new PlanError(`The path of deploy, "${deploy}", is not under "${pipeline}".`);
  if (breakGlass.startsWith(pipeline) || pipeline.startsWith(breakGlass)) {
    throw new PlanError(`The paths "${pipeline}" and "${breakGlass}" are one inside the other: who has one has both.`);
  }
  const wrong = roles.find((it) => !/^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/.test(it));
  if (wrong !== undefined) throw new PlanError(`"${wrong}" is no whole ARN of a role: nothing in it may be left open.`);
  if (!/^[\w:/=+@. -]{1,128}$/.test(tag)) throw new PlanError(`"${tag}" is no key of a tag.`);
  if (!/^[\w+=,.@-]{1,64}$/.test(firstRole)) throw new PlanError(`"${firstRole}" is no name of a role.`);
};
