import { accountId, Input, partition, text, type Text } from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import type { PolicyStatement } from "../../model/planned/policy";
import { allOf, argued, exact, type Conditions, type Term } from "./terms";

/** What a session must bring along, so that what it does can be told apart in the audit trail. */
interface Session {
  /** Who it is for must be set, stays for all roles taken from it, and is in every record: `sts:SourceIdentity`. */
  readonly sourceIdentity?: "required";
  /** Tags that must all be given, and no others: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html */
  readonly tags?: readonly [string, ...string[]];
}

/** Roles by name, of this account or another. */
export type RolesTrust<R> = Term & {
  readonly roles: readonly [R, ...R[]];
  readonly why: string;
  /** For roles of somebody else's account, who has it kept for this one: https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html */
  readonly externalId?: R;
  readonly session?: Session;
  /** What else must hold when the role is taken: it can only narrow. */
  readonly conditions?: Conditions;
};

/**
 * IAM users by name, with a second factor used in the last hour. Only users can be asked for it here: a session of a role, and one
 * of IAM Identity Center, never says that there was one.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html
 */
export type UsersTrust<R> = Term & {
  readonly users: readonly [R, ...R[]];
  readonly why: string;
  readonly session?: Session;
  /** What else must hold when the role is taken: it can only narrow. */
  readonly conditions?: Conditions;
};

/** Whoever IAM Identity Center gives a permission set in this account. */
export type PermissionSetTrust = Term & {
  readonly permissionSet: string;
  readonly why: string;
  readonly session?: Session;
  /** What else must hold when the role is taken: it can only narrow. */
  readonly conditions?: Conditions;
};

/**
 * To take a role, to say whom it is for and to tag the session are three actions, and AWS compares with each only the keys that it
 * has: one statement for each. `only` is what is asked of the taking alone.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservicests.html
 */
const take = (
  Sid: string,
  arns: readonly Text[],
  { sourceIdentity, tags }: Session = {},
  condition: Conditions,
  only: Conditions = {},
): readonly PolicyStatement<Text>[] => {
  const AWS = arns.length === 1 && arns[0] !== undefined ? arns[0] : arns;
  const allow = (what: string, Action: string, asked: Conditions): PolicyStatement<Text> => {
    const Condition = allOf(condition, asked);
    const conditions = Object.keys(Condition).length === 0 ? {} : { Condition };
    return { Sid: `${Sid}${what}`, Effect: "Allow", Principal: { AWS }, Action, ...conditions };
  };
  const named: Conditions = sourceIdentity === undefined ? {} : { Null: { "sts:SourceIdentity": false } };
  const tagged = tagsAsked(tags);
  return [
    allow("", "sts:AssumeRole", allOf(allOf(only, named), tagged)),
    ...(sourceIdentity === undefined ? [] : [allow("NameSource", "sts:SetSourceIdentity", named)]),
    ...(tags === undefined ? [] : [allow("Tag", "sts:TagSession", tagged)]),
  ];
};

/** `Null` asks that a tag be there; `ForAllValues` that there be none besides. */
const tagsAsked = (tags: readonly string[] | undefined): Conditions =>
  tags === undefined
    ? {}
    : {
        Null: Object.fromEntries(tags.map((tag) => [`aws:RequestTag/${tag}`, false])),
        "ForAllValues:StringEquals": { "aws:TagKeys": tags },
      };

export const rolesTrust = <R>(
  what: string,
  trust: RolesTrust<R>,
  more: Conditions,
): readonly PolicyStatement<Text>[] => {
  argued(what, "roles", trust.why);
  return take(
    "Roles",
    principalsOf(what, "role", trust.roles),
    trust.session,
    more,
    allOf(
      trust.conditions ?? {},
      trust.externalId === undefined ? {} : { StringEquals: { "sts:ExternalId": new Input(trust.externalId) } },
    ),
  );
};

/** Seconds since the second factor was used. */
const mfaAge = 3600;

export const usersTrust = <R>(
  what: string,
  trust: UsersTrust<R>,
  more: Conditions,
): readonly PolicyStatement<Text>[] => {
  argued(what, "users", trust.why);
  return take(
    "Users",
    principalsOf(what, "user", trust.users),
    trust.session,
    allOf(more, {
      Bool: { "aws:MultiFactorAuthPresent": true },
      NumericLessThan: { "aws:MultiFactorAuthAge": String(mfaAge) },
    }),
    trust.conditions,
  );
};

/**
 * The role of a permission set ends in sixteen letters that AWS makes up, and in its path there is a region, or none for us-east-1;
 * no one but IAM Identity Center may make roles under that path.
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
 */
export const permissionSetTrust = (
  what: string,
  { permissionSet, why, session, conditions }: PermissionSetTrust,
  more: Conditions,
): readonly PolicyStatement<Text>[] => {
  argued(what, `the permission set ${permissionSet}`, why);
  const name = exact(what, "permission set", permissionSet, /^[\w+=,.@-]{1,32}$/);
  const role = `AWSReservedSSO_${name}_${"?".repeat(16)}`;
  const under = text`arn:${partition}:iam::${accountId}:role/aws-reserved/sso.amazonaws.com/`;
  return take(
    "PermissionSet",
    [text`arn:${partition}:iam::${accountId}:root`],
    session,
    allOf(more, { ArnLike: { "aws:PrincipalArn": [text`${under}${role}`, text`${under}*/${role}`] } }),
    conditions,
  );
};

/** ARNs in full. IAM refuses patterns in them, but not everybody: `*` alone. */
const principalsOf = <R>(what: string, kind: "role" | "user", arns: readonly R[]): readonly Text[] => {
  if (arns.length === 0) throw new PlanError(`${what} trusts no ${kind}: name one, or take the trust out.`);
  const written = new RegExp(`^arn:[a-z-]+:iam::[0-9]{12}:${kind}/`);
  for (const arn of arns) {
    // A token of CDK's reads as ${Token[...]}, and is no pattern.
    if (typeof arn !== "string" || arn.includes("${Token[")) continue;
    if (/[*?]/.test(arn)) throw new PlanError(`${what} trusts ${arn}, which is a pattern: name one ${kind}.`);
    if (arn.startsWith("arn:") && !written.test(arn))
      throw new PlanError(`${what} trusts ${arn}, which is no ${kind}.`);
  }
  return arns.map((it) => new Input(it));
};
