import { wordsOf } from "../../model/name";
import { accountId, Input, partition, region, text, urlSuffix, type Text } from "../../model/plan";
import type { PolicyStatement } from "../../model/planned/policy";
import { actors, callers, isCaller, type CallingService, type KeyService } from "./services";

/** The account, not a role: its IAM policies say who, and no deleted role can lock everybody out. */
const account = { AWS: text`arn:${partition}:iam::${accountId}:root` };

const reading = [
  "kms:DescribeKey",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:ListAliases",
  "kms:ListGrants",
  "kms:ListKeyPolicies",
  "kms:ListKeyRotations",
  "kms:ListResourceTags",
];

/** What it takes to look after a key, without any action that turns ciphertext into plaintext or grants that to somebody. */
const administration = [
  "kms:CancelKeyDeletion",
  "kms:CreateAlias",
  "kms:DeleteAlias",
  "kms:DisableKey",
  "kms:DisableKeyRotation",
  "kms:EnableKey",
  "kms:EnableKeyRotation",
  "kms:PutKeyPolicy",
  "kms:RevokeGrant",
  "kms:RotateKeyOnDemand",
  "kms:ScheduleKeyDeletion",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:UpdateAlias",
  "kms:UpdateKeyDescription",
];

const allow = (
  Sid: string,
  Principal: { readonly AWS: Text | readonly Text[] },
  Action: readonly string[],
  Condition?: PolicyStatement<Text>["Condition"],
): PolicyStatement<Text> => ({
  Sid,
  Effect: "Allow",
  Principal,
  Action,
  Resource: "*",
  ...(Condition === undefined ? {} : { Condition }),
});

/**
 * Who looks after the key: whom the account's IAM says, or the named roles alone. Then the root user, whom no IAM policy can stand
 * for, can give the key new administrators when the roles are gone:
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html#allow-iam-policies
 */
export const administer = (administrators: readonly unknown[]): readonly PolicyStatement<Text>[] =>
  administrators.length === 0
    ? [allow("AdministerWithoutDecrypting", account, [...administration, ...reading].sort())]
    : [
        allow(
          "AdministerWithoutDecrypting",
          { AWS: administrators.map((it) => new Input(it)) },
          [...administration, ...reading].sort(),
        ),
        allow("RecoverByRootUser", account, ["kms:CancelKeyDeletion", "kms:EnableKey", "kms:PutKeyPolicy"], {
          StringEquals: { "aws:PrincipalType": "Account" },
        }),
        allow("ReadAboutKey", account, reading),
      ];

/** Through the named services alone, and for things of this account so far as the services say whose they are; for `users` alone, if there are any. */
export const useThrough = (
  services: readonly KeyService[],
  users: readonly unknown[] = [],
): readonly PolicyStatement<Text>[] => {
  const calling = [...new Set(services.filter(isCaller))];
  const granters = calling.filter((service) => callers[service].grants);
  const by = users.length === 0 ? {} : { ArnEquals: { "aws:PrincipalArn": users.map((it) => new Input(it)) } };
  return [
    ...calling.map((service) => {
      const { actions, context } = callers[service];
      return allow(`UseThrough${wordsOf(service)}`, account, actions, {
        ...by,
        StringEquals: via([service]),
        ...(context === undefined ? {} : { StringLike: contextOf(context) }),
      });
    }),
    ...(granters.length === 0
      ? []
      : [
          // https://docs.aws.amazon.com/kms/latest/developerguide/grants.html
          allow("GrantToServices", account, ["kms:CreateGrant"], {
            ...by,
            Bool: { "kms:GrantIsForAWSResource": true },
            StringEquals: via(granters),
          }),
        ]),
    ...[...new Set(services)].flatMap((service) => (isCaller(service) ? [] : actors[service])),
  ];
};

/**
 * Roles of other accounts that replicate into a bucket of this one: in another account a role needs both its own policy and the key's.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html
 */
export const replicateFrom = (roles: readonly unknown[]): readonly PolicyStatement<Text>[] =>
  roles.length === 0
    ? []
    : [
        allow(
          "ReplicateFromOtherAccounts",
          { AWS: roles.map((it) => new Input(it)) },
          ["kms:Encrypt", "kms:GenerateDataKey"],
          { StringEquals: { "kms:ViaService": text`s3.${region}.${urlSuffix}` } },
        ),
      ];

const via = (services: readonly CallingService[]) => ({
  "kms:CallerAccount": accountId,
  "kms:ViaService": services.map((service) => text`${service}.${region}.${urlSuffix}`),
});

const contextOf = (context: {
  readonly [name: string]: readonly Text[];
}): { readonly [key: string]: readonly Text[] } =>
  Object.fromEntries(Object.entries(context).map(([name, values]) => [`kms:EncryptionContext:${name}`, values]));
