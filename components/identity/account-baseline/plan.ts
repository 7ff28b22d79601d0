import { notPast } from "../../model/argument";
import { boundedBy, type Bounded } from "../../model/bounded";
import { accountId, att, planned, retained, type Planned, type Show } from "../../model/plan";
import { PlanError } from "../../model/plan-error";

/** `boundary` is of the function that sets in CDK what CloudFormation cannot; `R` a value that may be known only after deployment. */
export interface AccountBaselineSpec<R> extends Bounded<R> {
  /** Who answers for the account: a team, not a person. Becomes the tag `Owner`. */
  readonly owner: string;
  /**
   * Whom Access Analyzer counts as one's own: the account, the default, or the whole organization, from its management account or
   * one that it delegated to.
   */
  readonly analyzes?: "account" | "organization";
  /** Days without use after which a role, a user or a right counts as unused: 1 to 365, by default 90. AWS bills each role and user. */
  readonly unusedAfter?: { readonly days: number } | "off";
  /** Lets buckets of the account be public. Without it no ACL and no policy can open any, whoever writes it. */
  readonly publicBuckets?: { readonly why: string; readonly until: string };
  /**
   * In the organization's management account, and after it trusts `iam.amazonaws.com`: members need no password of root's, and what
   * only root can do is done by short sessions of the management account's.
   */
  readonly rootAccess?: "central";
}

export interface AccountBaselineOutputs<V> {
  readonly analyzers: {
    /** What is open to outside. One a region. */
    readonly external: V;
    /** What is used no more. One an account. */
    readonly unused: V | undefined;
  };
}

export interface AccountBaselinePlan {
  readonly resources: readonly Planned[];
  readonly outputs: <V>(show: Show<V>) => AccountBaselineOutputs<V>;
}

/**
 * What holds for an account as a whole, once a region: Access Analyzer looks for what is open to outside and what is used no more,
 * no bucket can be public, and passwords of IAM users are long and their own. Sources: CIS AWS Foundations 1.8 (14 characters), 1.9
 * (24 former passwords), 1.20 (analyzer), 2.1.4 (buckets); FSBP IAM.7 (letters, digits, symbols, 90 days), IAM.28, S3.1; PCI DSS
 * 8.3.9 (90 days). NIST SP 800-63B advises against the last and CIS left it; AWS's own standard asks for it, so it stands. An
 * expired password still lets its user choose a new one, or nobody could help who is alone.
 * Root: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html
 *
 * `today` is the date, as `2027-03-31`. Throws a `PlanError`.
 */
export const planAccountBaseline = <R>(
  name: string,
  {
    owner,
    analyzes = "account",
    unusedAfter = { days: 90 },
    publicBuckets,
    rootAccess,
    boundary,
  }: AccountBaselineSpec<R>,
  today: string,
): AccountBaselinePlan => {
  const Tags = [
    { Key: "Name", Value: name },
    { Key: "Owner", Value: owner },
  ];
  const common = { ...boundedBy(boundary), Tags };
  const zone = analyzes === "account" ? ("ACCOUNT" as const) : ("ORGANIZATION" as const);
  const external = planned("AWS::AccessAnalyzer::Analyzer", "external-access", {
    AnalyzerName: `${name}-external-access`,
    Tags,
    Type: zone,
  });
  const blocked = publicBuckets === undefined ? [blockOf(common)] : [];
  if (publicBuckets !== undefined) checkPublic(name, publicBuckets, today);
  return {
    resources: [
      external,
      ...(unusedAfter === "off" ? [] : [unusedOf(name, Tags, zone, unusedAfter.days)]),
      ...blocked,
      passwordsOf(common),
      ...(rootAccess === undefined
        ? []
        : [
            retained("Custom::IamOrganizationsFeatures", "root-access", {
              EnabledFeatures: ["RootCredentialsManagement", "RootSessions"],
              ...common,
            }),
          ]),
    ],
    outputs: (show) => ({
      analyzers: {
        external: show(att("external-access", "Arn")),
        unused: unusedAfter === "off" ? undefined : show(att("unused-access", "Arn")),
      },
    }),
  };
};

type Tags = readonly { readonly Key: string; readonly Value: string }[];

interface Common extends ReturnType<typeof boundedBy> {
  readonly Tags: Tags;
}

const unusedOf = (name: string, Tags: Tags, zone: "ACCOUNT" | "ORGANIZATION", days: number): Planned => {
  if (!Number.isInteger(days) || days < 1 || days > 365) {
    throw new PlanError(`unusedAfter of account ${name} is ${String(days)} days: choose 1 to 365.`);
  }
  return planned("AWS::AccessAnalyzer::Analyzer", "unused-access", {
    AnalyzerConfiguration: { UnusedAccessConfiguration: { UnusedAccessAge: days } },
    AnalyzerName: `${name}-unused-access`,
    Tags,
    Type: `${zone}_UNUSED_ACCESS`,
  });
};

/** Kept: taking it away would let everybody open buckets, in silence. */
const blockOf = (common: Common): Planned =>
  retained("Custom::S3AccountPublicAccessBlock", "public-access-block", {
    AccountId: accountId,
    BlockPublicAcls: true,
    BlockPublicPolicy: true,
    IgnorePublicAcls: true,
    RestrictPublicBuckets: true,
    ...common,
  });

const checkPublic = (
  name: string,
  { why, until }: NonNullable<AccountBaselineSpec<unknown>["publicBuckets"]>,
  today: string,
): void => {
  if (why.trim() === "") throw new PlanError(`publicBuckets of account ${name} must say why.`);
  notPast(`publicBuckets of account ${name}`, until, today);
};

const passwordsOf = (common: Common): Planned =>
  retained("Custom::IamAccountPasswordPolicy", "passwords", {
    AllowUsersToChangePassword: true,
    HardExpiry: false,
    MaxPasswordAge: 90,
    MinimumPasswordLength: 14,
    PasswordReusePrevention: 24,
    RequireLowercaseCharacters: true,
    RequireNumbers: true,
    RequireSymbols: true,
    RequireUppercaseCharacters: true,
    ...common,
  });
