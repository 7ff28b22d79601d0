import { Input, type Text } from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import type { PolicyStatement } from "../../model/planned/policy";
import { allOf, type Conditions } from "./terms";

/**
 * An identity provider of the account, as the component `Federation` gives it out. `K` says whose tokens these are, which decides
 * what of a token AWS can compare.
 */
export interface OidcProvider<K extends string, R> {
  readonly kind: K;
  readonly arn: R;
  /** The issuer without `https://`, as the names of condition keys begin: `token.actions.githubusercontent.com`. */
  readonly issuer: string;
  /** What tokens are made out to: `sts.amazonaws.com` by default. */
  readonly audience?: string;
}

/** What AWS's own actions ask tokens for: https://github.com/aws-actions/configure-aws-credentials#oidc */
export const defaultAudience = "sts.amazonaws.com";

/**
 * The old form of a subject, of names alone: whoever holds the names is let in, also after they were given up and registered by
 * somebody else.
 */
export interface ByName {
  readonly names: { readonly why: string };
}

/** An issuer as IAM keeps it: host and path in small letters, no port, nothing after. */
export const issuerOf = (what: string, { issuer, kind }: OidcProvider<string, unknown>, form: RegExp): string => {
  if (!form.test(issuer)) {
    throw new PlanError(
      `${what} trusts ${issuer} as an issuer of ${kind}, which it is not: write it without https://.`,
    );
  }
  return issuer;
};

const audienceForm = /^[\w.:/-]+$/;

export interface Claims {
  /** The subject in every form that is let in: both where a forge moves from one to the other. */
  readonly subjects: readonly [string, ...string[]];
  /** What else the token must say, by the name of the claim. AWS compares no other claims than its list of condition keys has. */
  readonly others: { readonly [claim: string]: string };
}

/**
 * One statement that lets in who presents a token of a provider. `aud` and `sub` are both asked for, and each in full: `StringEquals`
 * compares letter by letter, and is false where a token lacks the claim.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
 */
export const federated = <R>(
  what: string,
  Sid: string,
  provider: OidcProvider<string, R>,
  { subjects, others }: Claims,
  more: Conditions,
): PolicyStatement<Text> => {
  const { arn, issuer, audience = defaultAudience } = provider;
  if (!audienceForm.test(audience)) {
    throw new PlanError(`${what} trusts tokens for the audience ${JSON.stringify(audience)}: name one in full.`);
  }
  const [subject, ...old] = subjects;
  return {
    Sid,
    Effect: "Allow",
    Principal: { Federated: new Input(arn) },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: allOf(more, {
      StringEquals: {
        [`${issuer}:aud`]: audience,
        [`${issuer}:sub`]: old.length === 0 ? subject : [subject, ...old],
        ...Object.fromEntries(Object.entries(others).map(([claim, value]) => [`${issuer}:${claim}`, value])),
      },
    }),
  };
};
