import { givenUp } from "../../model/argument";
import { isName } from "../../model/name";
import { att, Input, partition, planned, text, type Planned, type Show, type Text } from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import type { PolicyStatement } from "../../model/planned/policy";
import { spanOf, type AnyWindow } from "../../model/window";
import { compileAccess } from "../access";
import type {
  Assignment,
  NamedPolicy,
  PermissionSet,
  PermissionSetsOutputs,
  PermissionSetsPlan,
  PermissionSetsSpec,
} from "./spec";

/** A working day: who comes back the next one signs in anew. */
const longestHours = 8;

/**
 * What people may do, by sets that IAM Identity Center makes roles of in the accounts they are assigned in, and which groups have
 * them. Every set has a boundary, a session of an hour unless it says otherwise, and of AWS's own policies none; what is added by
 * hand is taken away by the next deployment. A set that ends says so in its own policy: at that moment every session of it is
 * denied everything, with no moving part.
 *
 * Whether people show a second factor is the instance's own setting, at sign-in: its sessions do not say, so no policy can ask
 * (https://docs.aws.amazon.com/singlesignon/latest/userguide/mfa-configure.html). Sources: CIS AWS Foundations 1.15 and 1.16, FSBP
 * IAM.1, https://docs.aws.amazon.com/singlesignon/latest/userguide/howtosessionduration.html and
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/permissionsetcustom.html
 *
 * `today` is the date, as `2027-03-31`. Throws a `PlanError` on what cannot be had.
 */
export const planPermissionSets = <N extends string, A extends string, R>(
  name: string,
  spec: PermissionSetsSpec<N, A, R>,
  today: string,
): PermissionSetsPlan<N> => {
  const unsafe: ReadonlySet<string> = givenUp(spec.unsafe, today);
  const sets = Object.entries<PermissionSet<R, A>>(spec.sets);
  const { owner, instanceArn, assignments } = spec;
  return {
    resources: [
      ...sets.map(([key, set]) => setOf(key, set, { owner, instanceArn: new Input(instanceArn), unsafe, today })),
      ...Object.entries<Assignment<N, R>>(assignments).flatMap(([key, it]) =>
        assignmentsOf(name, key, it, new Input(instanceArn), Object.hasOwn(spec.sets, it.set)),
      ),
    ],
    outputs: <V>(show: Show<V>) => ({
      sets: Object.fromEntries(
        sets.map(([key]) => [key, { name: key, arn: show(att(key, "PermissionSetArn")) }]),
      ) as PermissionSetsOutputs<N, V>["sets"],
    }),
  };
};

interface Around {
  readonly owner: string;
  readonly instanceArn: Text;
  readonly unsafe: ReadonlySet<string>;
  readonly today: string;
}

const setOf = <R, A extends string>(name: string, set: PermissionSet<R, A>, around: Around): Planned => {
  check(name, set, around.unsafe);
  const { why, boundary, sessionHours = 1, policies = [], administrator } = set;
  const allowed = compileAccess<R>(set.access, around.unsafe.has("resources-named"), around.today);
  if (allowed.length === 0 && policies.length === 0 && administrator === undefined) {
    throw new PlanError(`Permission set ${name} allows nothing: add access or policies.`);
  }
  const statements = [...allowed, ...ending(name, set, around.today)];
  return planned("AWS::SSO::PermissionSet", name, {
    CustomerManagedPolicyReferences: policies.map((it) => referenceTo(name, it)),
    Description: why,
    ...(statements.length === 0 ? {} : { InlinePolicy: { Version: "2012-10-17" as const, Statement: statements } }),
    InstanceArn: around.instanceArn,
    ManagedPolicies: administrator === undefined ? [] : [text`arn:${partition}:iam::aws:policy/AdministratorAccess`],
    Name: name,
    PermissionsBoundary: { CustomerManagedPolicyReference: referenceTo(name, boundary) },
    SessionDuration: `PT${String(sessionHours)}H`,
    Tags: [
      { Key: "Name", Value: name },
      { Key: "Owner", Value: around.owner },
    ],
  });
};

/** What is denied outside the time that a set holds: everything, whatever attached policies allow. */
const ending = (name: string, window: AnyWindow, today: string): readonly PolicyStatement<Text>[] => {
  const { start, end } = spanOf(`Permission set ${name}`, window, today);
  const deny = (Sid: string, Condition: PolicyStatement<Text>["Condition"]): PolicyStatement<Text> => ({
    Sid,
    Effect: "Deny",
    Action: "*",
    Resource: "*",
    ...(Condition === undefined ? {} : { Condition }),
  });
  return [
    // Also sessions that somebody has kept since before.
    ...(start === undefined ? [] : [deny("NotYet", { DateLessThan: { "aws:TokenIssueTime": start } })]),
    ...(end === undefined ? [] : [deny("Ended", { DateGreaterThanEquals: { "aws:CurrentTime": end } })]),
  ];
};

const check = <R, A extends string>(
  name: string,
  { why, sessionHours = 1, administrator }: PermissionSet<R, A>,
  unsafe: ReadonlySet<string>,
): void => {
  if (!/^[A-Za-z][A-Za-z0-9-]{0,31}$/.test(name)) {
    throw new PlanError(`Permission set ${name} cannot have that name: use letters, digits and dashes, at most 32.`);
  }
  if (why.trim() === "" || why.length > 700) {
    throw new PlanError(`Permission set ${name} must say why it is there, in at most 700 letters.`);
  }
  if (!Number.isInteger(sessionHours) || sessionHours < 1 || sessionHours > 12) {
    throw new PlanError(`sessionHours of permission set ${name} is ${String(sessionHours)}: choose 1 to 12.`);
  }
  if (sessionHours > longestHours && !unsafe.has("permission-set-session-short")) {
    throw new PlanError(
      `sessionHours of permission set ${name} is ${String(sessionHours)}: choose at most ${String(longestHours)}, or give up "permission-set-session-short" in unsafe.`,
    );
  }
  if (administrator !== undefined && !unsafe.has("no-admin-policy-attached")) {
    throw new PlanError(
      `Permission set ${name} may do everything: name what it needs, or give up "no-admin-policy-attached" in unsafe.`,
    );
  }
};

const referenceTo = (
  set: string,
  { name, path = "/" }: NamedPolicy,
): { readonly Name: string; readonly Path: string } => {
  if (!/^[\w+=,.@-]{1,128}$/.test(name) || !/^\/([\w+=,.@-]+\/)*$/.test(path)) {
    throw new PlanError(
      `Permission set ${set} names the policy ${path}${name}, which is none: give its name and path.`,
    );
  }
  return { Name: name, Path: path };
};

const assignmentsOf = <N extends string, R>(
  name: string,
  key: string,
  { set, group, accounts }: Assignment<N, R>,
  instance: Text,
  known: boolean,
): readonly Planned[] => {
  const what = `Assignment ${key} of ${name}`;
  const each = Object.entries(accounts);
  if (!known) throw new PlanError(`${what} is of the permission set ${set}, which is not there.`);
  if (each.length === 0) throw new PlanError(`${what} is for no account: name one, or take it out.`);
  return each.map(([account, id]) => {
    if (![key, account].every((it) => isName(it))) {
      throw new PlanError(`${what} for ${account} cannot have that name: use small letters, digits and single dashes.`);
    }
    return planned("AWS::SSO::Assignment", `assignment-${key}-${account}`, {
      InstanceArn: instance,
      PermissionSetArn: att(set, "PermissionSetArn"),
      PrincipalId: new Input(group),
      PrincipalType: "GROUP",
      TargetId: new Input(id),
      TargetType: "AWS_ACCOUNT",
    });
  });
};
