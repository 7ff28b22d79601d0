import { isName } from "../../model/name";
import {
  accountId,
  att,
  Input,
  partition,
  planned,
  region,
  retained,
  text,
  type Planned,
  type Show,
  type Text,
} from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import { planGrants, type Grant, type Grants, type Rights } from "../../storage/grants";

type SigningGrant<R> = Grant<"sign", R>;

/** `R` is a value that may be known only after deployment. */
export interface CodeSigningSpec<R> {
  /** Who answers for what is signed: a team, not a person. Becomes the tag `Owner`. */
  readonly owner: string;
  /** Roles of this account that sign, by names of your own: those that build, and no others. */
  readonly grants?: Grants<SigningGrant<R>>;
  /** ARNs of roles of other accounts that sign, such as those of a pipeline's account, each with why. */
  readonly elsewhere?: { readonly [name: string]: { readonly role: R; readonly why: string } };
  /** Other profiles whose signatures are good here, as ARNs with their version: of whom extensions and layers come from. */
  readonly alsoTrusts?: { readonly [name: string]: { readonly profileVersionArn: R; readonly why: string } };
  /** Months for which a signature is good: 12 by default, 1 to 135. What is older is built anew before it can be deployed. */
  readonly validMonths?: number;
}

export interface CodeSigningOutputs<V> {
  /** To sign with: `aws signer start-signing-job --profile-name`. */
  readonly profile: { readonly name: V; readonly arn: V; readonly versionArn: V };
  /** For functions: Lambda then takes no code that none of these has signed. */
  readonly config: { readonly arn: V };
}

export interface CodeSigningPlan {
  readonly resources: readonly Planned[];
  readonly outputs: <V>(show: Show<V>) => CodeSigningOutputs<V>;
}

/**
 * Code that only the pipeline can have made: a key that AWS keeps and nobody sees signs it, and Lambda refuses what is not signed, was
 * changed since, is too old or was revoked (`Enforce`; by default it deploys it and writes a line about it).
 * SLSA build L2, NIST SP 800-53 CM-14 and SI-7 (15), https://docs.aws.amazon.com/lambda/latest/dg/configuration-codesigning.html.
 * `today` is the date, as `2027-03-31`. Throws a `PlanError`.
 */
export const planCodeSigning = <R>(name: string, spec: CodeSigningSpec<R>, today: string): CodeSigningPlan => {
  const { owner, elsewhere = {}, alsoTrusts = {}, validMonths = 12 } = spec;
  checkCode(spec);
  const Tags = [
    { Key: "Name", Value: name },
    { Key: "Owner", Value: owner },
  ];
  const profile = retained("AWS::Signer::SigningProfile", "profile", {
    PlatformId: "AWSLambda-SHA384-ECDSA",
    SignatureValidityPeriod: { Type: "MONTHS", Value: validMonths },
    Tags,
  });
  const others = Object.values(alsoTrusts).map((it) => new Input(it.profileVersionArn));
  const config = planned("AWS::Lambda::CodeSigningConfig", "config", {
    AllowedPublishers: { SigningProfileVersionArns: [att("profile", "ProfileVersionArn"), ...others] },
    CodeSigningPolicies: { UntrustedArtifactOnDeployment: "Enforce" },
    Description: `${name}: code of ${owner}`,
    Tags,
  });
  const granted = planGrants<R, SigningGrant<R>>(spec.grants, signing(name), today);
  return {
    resources: [profile, config, ...permissions(elsewhere), ...granted.resources],
    outputs: (show) => ({
      profile: {
        name: show(att("profile", "ProfileName")),
        arn: show(att("profile", "Arn")),
        versionArn: show(att("profile", "ProfileVersionArn")),
      },
      config: { arn: show(att("config", "CodeSigningConfigArn")) },
    }),
  };
};

/** Whoever signs asks for the profile, starts the job and waits for its end. */
const signing = <R>(name: string): Rights<SigningGrant<R>> => ({
  of: `signing profile ${name}`,
  onThing: () => [],
  onRole: () => [
    {
      Sid: "Signs",
      Action: ["signer:GetSigningProfile", "signer:StartSigningJob"],
      Resource: att("profile", "Arn"),
    },
    {
      Sid: "Waits",
      Action: "signer:DescribeSigningJob",
      Resource: text`arn:${partition}:signer:${region}:${accountId}:/signing-jobs/*`,
    },
  ],
});

const actions = { Asks: "signer:GetSigningProfile", Signs: "signer:StartSigningJob" } as const;

/** https://docs.aws.amazon.com/signer/latest/developerguide/signing-profile-cross-account.html */
const permissions = <R>(elsewhere: NonNullable<CodeSigningSpec<R>["elsewhere"]>): readonly Planned[] =>
  Object.entries(elsewhere).flatMap(([signer, { role }]) =>
    Object.entries(actions).map(([does, Action]) =>
      planned("AWS::Signer::ProfilePermission", `permission-${signer}-${does.toLowerCase()}`, {
        Action,
        Principal: new Input(role) satisfies Text,
        ProfileName: att("profile", "ProfileName"),
        StatementId: `${signer}-${does}`,
      }),
    ),
  );

const checkCode = <R>({ elsewhere = {}, alsoTrusts = {}, validMonths = 12 }: CodeSigningSpec<R>): void => {
  if (!Number.isInteger(validMonths) || validMonths < 1 || validMonths > 135) {
    throw new PlanError(`validMonths is ${String(validMonths)}: it is a whole number from 1 to 135.`);
  }
  for (const [name, { why }] of [...Object.entries(elsewhere), ...Object.entries(alsoTrusts)]) {
    if (!isName(name)) {
      throw new PlanError(`"${name}" cannot be the name of who signs: use small letters, digits and single dashes.`);
    }
    if (why.trim() === "") throw new PlanError(`${name} must say why its signatures are good.`);
  }
  if (Object.keys(alsoTrusts).length > 19)
    throw new PlanError("alsoTrusts has more than 19 profiles: Lambda takes 20.");
};
