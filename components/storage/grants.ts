import { isName, wordsOf } from "../model/name";
import { Input, planned, region, text, urlSuffix, type Planned, type Text } from "../model/plan";
import { PlanError } from "../model/plan-error";
import type { PolicyStatement } from "../model/planned/policy";
import { during, spanOf, type Because, type Span } from "../model/window";

/**
 * A role that is let in. The role stands before what it is let into, so that no grant can make a circle. Roles of the same account
 * only: no account writes into the roles of another. `R` is a value that may be known only after deployment.
 */
export interface Grantee<R> {
  readonly name: R;
  readonly arn: R;
  /** A role of ours whose policies are all in its own plan takes none from here: it declares its `access` instead. */
  readonly attachments?: "shared";
}

/**
 * Who may do what, why, and when: one declaration for both sides, the thing's own policy and the role's. `why` becomes the
 * description of the role's policy, where there is one; when it ends, AWS itself refuses.
 */
export type Grant<Can extends string, R> = Because & {
  readonly to: Grantee<R>;
  readonly can: readonly Can[];
};

/** By a name of the user's own, which the statements and the role's policy are named by: small letters, digits and dashes. */
export interface Grants<G> {
  readonly [name: string]: G;
}

/** What a statement allows, without whom and until when. `Sid` is what it is for in a word: `Read`. */
export type Allowance = Omit<PolicyStatement<Text>, "Effect" | "Principal">;

/** What a grant comes to for one kind of thing. */
export interface Rights<G> {
  /** What is granted, for descriptions and errors: `bucket invoices`. */
  readonly of: string;
  /** What stands in the thing's own policy, with the role as principal: no wildcard in the name of an action. */
  readonly onThing: (grant: G) => readonly Allowance[];
  /** What stands in the role's policy: the use of the key, and what no policy of the thing can say. */
  readonly onRole: (grant: G) => readonly Allowance[];
}

export interface Granted {
  /** For the thing's own policy. */
  readonly statements: readonly PolicyStatement<Text>[];
  /** The role's side: one managed policy a grant. */
  readonly resources: readonly Planned[];
}

/**
 * Both sides of every grant. All of it is written where the thing is, and refers to the role and never the other way: the role may
 * stand in another stack, and no dependency runs in a circle. One customer managed policy a role and thing, no inline policies
 * (CIS AWS Foundations 1.15; FSBP IAM.1 on what it may allow). `today` is the date, as `2027-03-31`. Throws a `PlanError`.
 */
export const planGrants = <R, G extends Grant<string, R>>(
  grants: Grants<G> | undefined,
  rights: Rights<G>,
  today: string,
): Granted => {
  const each = Object.entries(grants ?? {}).map(([name, grant]) => {
    const when = during(spanOfGrant(name, grant, rights.of, today));
    const allow = (it: Allowance): PolicyStatement<Text> => ({
      ...it,
      Sid: `${wordsOf(name)}${it.Sid}`,
      Effect: "Allow",
      ...(Object.keys(when).length === 0 ? {} : { Condition: { ...it.Condition, ...when } }),
    });
    const Principal = { AWS: new Input(grant.to.arn) };
    return {
      statements: rights.onThing(grant).map((it) => ({ ...allow(it), Principal })),
      resources: roleSide(name, grant, rights.of, rights.onRole(grant).map(allow)),
    };
  });
  return {
    statements: each.flatMap((it) => it.statements),
    resources: each.flatMap((it) => it.resources),
  };
};

const roleSide = (
  name: string,
  { to, can, why }: Grant<string, unknown>,
  of: string,
  Statement: readonly PolicyStatement<Text>[],
): readonly Planned[] =>
  Statement.length === 0
    ? []
    : [
        planned("AWS::IAM::ManagedPolicy", `grant-${name}`, {
          Description: `${name} on ${of}: ${can.join(", ")}: ${why}`,
          PolicyDocument: { Version: "2012-10-17", Statement },
          Roles: [new Input(to.name)],
        }),
      ];

const spanOfGrant = (name: string, grant: Grant<string, unknown>, of: string, today: string): Span => {
  const { can, why } = grant;
  const what = `Grant ${name} on ${of}`;
  if (!isName(name)) {
    throw new PlanError(`${what} cannot have that name: use small letters, digits and single dashes.`);
  }
  if (why.trim() === "") throw new PlanError(`${what} must say why.`);
  if (can.length === 0) throw new PlanError(`${what} allows nothing: name what it can, or take it out.`);
  return spanOf(what, grant, today);
};

/** What a role may do with a key while it works on one thing. */
export interface KeyUse {
  readonly key: Text;
  /** The service through which alone it may: `s3`. */
  readonly service: string;
  /** What the service writes beside each ciphertext, so that the key opens this one thing and nothing else: `{ "aws:s3:arn": bucket }`. */
  readonly context: { readonly [name: string]: Text };
  readonly actions: readonly KeyAction[];
}

export type KeyAction = "kms:Decrypt" | "kms:GenerateDataKey";

/**
 * The key's side of a grant, for the role's policy; the key's own policy leaves to the account's IAM who uses it through its services.
 * https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service
 */
export const useOfKey = ({ key, service, context, actions }: KeyUse): readonly Allowance[] =>
  actions.length === 0
    ? []
    : [
        {
          Sid: "Key",
          Action: [...new Set(actions)].sort(),
          Resource: key,
          Condition: {
            StringEquals: {
              "kms:ViaService": text`${service}.${region}.${urlSuffix}`,
              ...Object.fromEntries(
                Object.entries(context).map(([name, value]) => [`kms:EncryptionContext:${name}`, value]),
              ),
            },
          },
        },
      ];
