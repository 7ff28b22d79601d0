import { isName } from "../../model/name";
import { att, Input, planned, type Planned, type Show, type Text } from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import type { Child } from "../../model/argument";
import { defaultAudience, type OidcProvider } from "../trust/oidc";

/** Whose tokens, and where they are issued. */
type Issuer =
  /** GitHub.com. An enterprise may have an issuer of its own, by its slug: https://docs.github.com/en/enterprise-cloud@latest/actions/reference/security/oidc#customizing-the-issuer-value-for-an-enterprise */
  | { readonly kind: "github"; readonly enterprise?: string; readonly subdomain?: never }
  /** GHE.com: the enterprise's own subdomain. */
  | { readonly kind: "github"; readonly subdomain: string; readonly enterprise?: never }
  /** A server with GitHub Enterprise Server, by its host. AWS must reach its keys over the Internet. */
  | { readonly kind: "github-server"; readonly host: string; readonly thumbprints?: readonly string[] }
  | { readonly kind: "gitlab" }
  /** A GitLab of one's own, by its host. AWS must reach its keys over the Internet. */
  | { readonly kind: "gitlab-server"; readonly host: string; readonly thumbprints?: readonly string[] };

/** What tokens must be made out to: `sts.amazonaws.com` by default. */
interface Audience {
  readonly audience?: string;
}

/** An account has one provider an issuer: who finds one there uses it. */
export interface Providers<R> {
  readonly [name: string]: Child<Issuer & Audience, Issuer & Audience & { readonly arn: R }>;
}

export interface FederationSpec<P extends Providers<R>, R> {
  /** Who answers for the providers: a team, not a person. Becomes the tag `Owner`. */
  readonly owner: string;
  /** By names of your own: `{ github: { create: { kind: "github" } } }`. */
  readonly providers: P;
}

type KindOf<T> = T extends { readonly create: { readonly kind: infer K extends string } }
  ? K
  : T extends { readonly use: { readonly kind: infer K extends string } }
    ? K
    : never;

/** By the spec's own names, ready for `trust: { github: { provider: federation.providers.github, ... } }`. */
export interface FederationOutputs<P, V> {
  readonly providers: { readonly [N in keyof P as P[N] extends "off" ? never : N]: OidcProvider<KindOf<P[N]>, V> };
}

export interface FederationPlan<P> {
  readonly resources: readonly Planned[];
  readonly outputs: <V>(show: Show<V>) => FederationOutputs<P, V>;
}

/**
 * The identity providers of an account. One is a door that opens for nobody: roles say whom they let in (see `trust.ts`). Tokens
 * count only where they are made out to AWS, not to whatever else a job talks to. No thumbprints: for GitHub and GitLab AWS checks
 * the certificate against its own authorities and heeds none; for others IAM looks the authority up itself. Name them only for a
 * server with a private authority. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html and
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc_verify-thumbprint.html
 */
export const planFederation = <P extends Providers<R>, R>(
  name: string,
  { owner, providers }: FederationSpec<P, R>,
): FederationPlan<P> => {
  const each = Object.entries(providers).flatMap(([key, child]) =>
    child === "off" ? [] : [providerOf(name, owner, key, child)],
  );
  const twice = each.find(({ issuer }, index) => each.some((it, at) => at < index && it.issuer === issuer));
  if (twice !== undefined) {
    throw new PlanError(`Federation ${name} has two providers for ${twice.issuer}: an account can have one.`);
  }
  return {
    resources: each.flatMap(({ resources }) => resources),
    outputs: <V>(show: Show<V>) => ({
      providers: Object.fromEntries(
        each.map(({ key, kind, issuer, audience, arn }) => [key, { kind, issuer, audience, arn: show(arn) }]),
      ) as FederationOutputs<P, V>["providers"],
    }),
  };
};

interface Provider {
  readonly key: string;
  readonly kind: Issuer["kind"];
  readonly issuer: string;
  readonly audience: string;
  readonly arn: Text;
  readonly resources: readonly Planned[];
}

type AnyProvider = Exclude<Providers<unknown>[string], "off">;

const providerOf = (name: string, owner: string, key: string, child: AnyProvider): Provider => {
  const what = `Provider ${key} of federation ${name}`;
  if (!isName(key)) {
    throw new PlanError(`${what} cannot have that name: use small letters, digits and single dashes.`);
  }
  const settings = "create" in child ? child.create : child.use;
  const { kind, audience = defaultAudience } = settings;
  if (!/^[\w.:/-]+$/.test(audience)) {
    throw new PlanError(`${what} takes tokens for the audience ${JSON.stringify(audience)}: name one in full.`);
  }
  const issuer = issuerOf(what, settings);
  const common = { key, kind, issuer, audience };
  if ("use" in child) return { ...common, arn: new Input(child.use.arn), resources: [] };
  const thumbprints = "thumbprints" in settings ? settings.thumbprints : undefined;
  const provider = planned("AWS::IAM::OIDCProvider", key, {
    ClientIdList: [audience],
    Tags: [
      { Key: "Name", Value: `${name}-${key}` },
      { Key: "Owner", Value: owner },
    ],
    ...(thumbprints === undefined ? {} : { ThumbprintList: thumbprints }),
    Url: `https://${issuer}`,
  });
  return { ...common, arn: att(key, "Arn"), resources: [provider] };
};

/** Where each kind issues its tokens, without `https://`. Sources: the pages of `trust/github.ts` and `trust/gitlab.ts`. */
const issuerOf = (what: string, it: Issuer): string => {
  const named = (which: string, text: string, form: RegExp): string => {
    if (!form.test(text)) throw new PlanError(`${what} has the ${which} ${JSON.stringify(text)}, which is none.`);
    return text;
  };
  const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/;
  const host = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/;
  if (it.kind === "gitlab") return "gitlab.com";
  if (it.kind === "github-server") return `${named("host", it.host, host)}/_services/token`;
  if (it.kind === "gitlab-server") return named("host", it.host, host);
  if (it.subdomain !== undefined) return `token.actions.${named("subdomain", it.subdomain, slug)}.ghe.com`;
  const github = "token.actions.githubusercontent.com";
  return it.enterprise === undefined ? github : `${github}/${named("enterprise", it.enterprise, slug)}`;
};
