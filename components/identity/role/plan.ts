import { givenUp, type Unsafe } from "../../model/argument";
import { att, Input, planned, ref, type Planned, type Show, type Text } from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import type { PolicyStatement } from "../../model/planned/policy";
import { spanOf, type Span, type Window } from "../../model/window";
import { compileAccess, type Access } from "../access";
import { fits } from "../size";
import { trustOf, type Trust } from "../trust";

/**
 * Whether the role's policies are all in its own plan, so that what anybody attaches by hand is taken away, or things grant
 * themselves to it as well.
 */
export type Attachments = "exclusive" | "shared";

/** `R` is a value that may be known only after deployment, `A` the actions that the role needs, by name. */
export interface RoleSpec<R, A extends string = never, T extends Attachments = "exclusive"> {
  /** Who answers for the role: a team, not a person. Becomes the tag `Owner`. */
  readonly owner: string;
  /** What the role is for. Becomes its description. */
  readonly why: string;
  /** Who may take it. */
  readonly trust: Trust<R>;
  /** What it may never do, whatever its policies say: a `Boundary`. */
  readonly boundary: { readonly arn: R };
  /** What it may do, why and when. */
  readonly access?: Access<R, A>;
  /** Hours that a session lasts at most: 1, the default, to 12. */
  readonly sessionHours?: number;
  /** Begins and ends with `/`; who may be passed or exempted is told by it, never by the name. */
  readonly path?: string;
  /** For what looks for the role by its name; otherwise the engine makes one. */
  readonly roleName?: string;
  /** More tags, such as the one by which guardrails know whom to let through. */
  readonly tags?: { readonly [key: string]: string };
  /**
   * `shared` lets storage's `grants`, or other stacks, attach policies too. By default the role has what stands here and nothing
   * else: Pulumi takes away what is added by hand.
   */
  readonly attachments?: T;
  /** Outside of it nobody takes the role, and who has taken it before may do nothing, whoever granted it. */
  readonly temporary?: Window;
  readonly unsafe?: readonly Unsafe<RoleControl>[];
}

/** What a role can be told to break. */
type RoleControl = "resources-named";

/** Where its attachments are shared, it can be granted things as it is. */
export interface RoleOutputs<T extends Attachments, V> {
  readonly name: V;
  readonly arn: V;
  readonly attachments: T;
}

export interface RolePlan<T extends Attachments = "exclusive"> {
  readonly resources: readonly Planned[];
  readonly outputs: <V>(show: Show<V>) => RoleOutputs<T, V>;
}

/**
 * A role that may do what it declares, in one managed policy with each action by its name, and never more than its boundary: no
 * inline policy, no policy of AWS's. Its sessions are as short as they can be. Sources: CIS AWS Foundations 1.15, FSBP IAM.1 and
 * IAM.21, NIST SP 800-53 AC-6, https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
 *
 * `today` is the date, as `2027-03-31`. Throws a `PlanError` on what cannot be had.
 */
export const planRole = <R, A extends string = never, T extends Attachments = "exclusive">(
  name: string,
  spec: RoleSpec<R, A, T>,
  today: string,
): RolePlan<T> => {
  const { attachments = "exclusive" as T } = spec;
  check(name, spec);
  const unsafe = givenUp(spec.unsafe, today);
  const span = spanOf(`Role ${name}`, spec.temporary ?? {}, today);
  const statements = [...compileAccess<R>(spec.access, unsafe.has("resources-named"), today), ...outside(span)];
  const policy = statements.length === 0 ? [] : [policyOf(name, spec, statements, attachments)];
  const trust = takenDuring(span, trustOf(`Role ${name}`, spec.trust, today));
  const role = roleOf(name, spec, attachments, trust, policy.length > 0);
  return {
    // What is referred to stands before what refers to it.
    resources: attachments === "exclusive" ? [...policy, role] : [role, ...policy],
    outputs: (show) => ({ name: show(ref("role")), arn: show(att("role", "Arn")), attachments }),
  };
};

type Condition = NonNullable<PolicyStatement<Text>["Condition"]>;
type Common = Omit<RoleSpec<unknown, string, Attachments>, "access" | "trust">;

const roleOf = (
  name: string,
  { owner, why, boundary, sessionHours = 1, path, roleName, tags = {} }: Common,
  attachments: Attachments,
  trust: readonly PolicyStatement<Text>[],
  hasPolicy: boolean,
): Planned =>
  planned("AWS::IAM::Role", "role", {
    AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: trust },
    Description: why,
    ...(attachments === "exclusive" ? { ManagedPolicyArns: hasPolicy ? [ref("policy")] : [] } : {}),
    MaxSessionDuration: sessionHours * 3600,
    ...(path === undefined ? {} : { Path: path }),
    PermissionsBoundary: new Input(boundary.arn),
    ...(roleName === undefined ? {} : { RoleName: roleName }),
    Tags: [
      { Key: "Name", Value: name },
      { Key: "Owner", Value: owner },
      ...Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    ],
  });

/** A session that began before the end would else last beyond it, for up to twelve hours. */
const outside = ({ start, end }: Span): readonly PolicyStatement<Text>[] => [
  ...(start === undefined ? [] : [denyAll("DenyOlderSessions", { DateLessThan: { "aws:TokenIssueTime": start } })]),
  ...(end === undefined ? [] : [denyAll("DenyAfterEnd", { DateGreaterThanEquals: { "aws:CurrentTime": end } })]),
];

const denyAll = (Sid: string, Condition: Condition) =>
  ({ Sid, Effect: "Deny", Action: "*", Resource: "*", Condition }) as const;

const takenDuring = (
  { start, end }: Span,
  trust: readonly PolicyStatement<Text>[],
): readonly PolicyStatement<Text>[] => {
  const when = {
    ...(start === undefined ? {} : { DateGreaterThanEquals: { "aws:CurrentTime": start } }),
    ...(end === undefined ? {} : { DateLessThan: { "aws:CurrentTime": end } }),
  };
  if (Object.keys(when).length === 0) return trust;
  if (trust.some(({ Condition: own }) => own?.["DateLessThan"] !== undefined)) {
    throw new PlanError("Its trust has an end, and temporary another: keep one.");
  }
  return trust.map((it) => ({ ...it, Condition: { ...it.Condition, ...when } }));
};

const policyOf = (
  name: string,
  { why, path }: { readonly why: string; readonly path?: string },
  Statement: readonly PolicyStatement<Text>[],
  attachments: Attachments,
): Planned =>
  planned("AWS::IAM::ManagedPolicy", "policy", {
    Description: `What role ${name} may do: ${why}`,
    ...(path === undefined ? {} : { Path: path }),
    PolicyDocument: fits(
      `The policy of role ${name}`,
      { Version: "2012-10-17", Statement },
      "have it do less, or make a second role",
    ),
    ...(attachments === "shared" ? { Roles: [ref("role")] } : {}),
  });

const check = (
  name: string,
  {
    why,
    sessionHours = 1,
    path = "/",
  }: { readonly why: string; readonly sessionHours?: number; readonly path?: string },
): void => {
  if (why.trim() === "") throw new PlanError(`Role ${name} must say why it is there.`);
  if (why.length > 800)
    throw new PlanError(`Role ${name} says why in ${String(why.length)} letters: IAM keeps 800 here.`);
  if (!Number.isInteger(sessionHours) || sessionHours < 1 || sessionHours > 12) {
    throw new PlanError(`sessionHours of role ${name} is ${String(sessionHours)}: choose 1 to 12.`);
  }
  if (!/^\/([\w+=,.@-]+\/)*$/.test(path)) {
    throw new PlanError(`path of role ${name} is ${path}: begin and end it with /, as in /app/.`);
  }
};
