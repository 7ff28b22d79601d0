import {
  accountId,
  att,
  partition,
  ref,
  region,
  retained,
  planned,
  text,
  type Planned,
  type Show,
  type Text,
} from "../../model/plan";
import type { PolicyStatement } from "../../model/planned/policy";
import { policyOf, type DataClass } from "../data-class";

/** Services that encrypt with a key in the name of whoever calls them. */
export type CallingService =
  "dynamodb" | "ec2" | "kinesis" | "lambda" | "rds" | "s3" | "secretsmanager" | "sns" | "sqs";

export interface KeySpec<C extends DataClass> {
  /** What the key may encrypt: only data of this class. */
  readonly dataClass: C;
  /** Who answers for the key: a team, not a person. Becomes the tag `Owner`. */
  readonly owner: string;
  /** The services through which alone the key can be used. `logs` is CloudWatch Logs, for the account's own log groups. */
  readonly services: readonly (CallingService | "logs")[];
}

export interface KeyOutputs<C extends DataClass, V> {
  readonly dataClass: C;
  readonly arn: V;
  readonly id: V;
}

export interface KeyPlan<C extends DataClass> {
  readonly resources: readonly Planned[];
  readonly outputs: <V>(show: Show<V>) => KeyOutputs<C, V>;
}

/**
 * A key of the customer's own that rotates, takes 30 days to die, and is split in two: who administers it cannot decrypt with it,
 * and who decrypts does so through the named services only. An administrator can still change the policy itself; CloudTrail
 * records it as PutKeyPolicy. Sources: CIS AWS Foundations 3.6, NIST SP 800-53 AC-5 and SC-12,
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
export const planKey = <C extends DataClass>(name: string, spec: KeySpec<C>): KeyPlan<C> => {
  const { dataClass, owner } = spec;
  return {
    resources: [
      retained("AWS::KMS::Key", "key", {
        Description: `${name}: ${dataClass} data of ${owner}`,
        EnableKeyRotation: true,
        KeyPolicy: { Version: "2012-10-17", Statement: statementsOf(spec) },
        // The longest that KMS allows: until then a deletion can be called back.
        PendingWindowInDays: 30,
        RotationPeriodInDays: policyOf(dataClass).rotationDays,
        Tags: [
          { Key: "Name", Value: name },
          { Key: "Owner", Value: owner },
          { Key: "DataClass", Value: dataClass },
        ],
      }),
      planned("AWS::KMS::Alias", "alias", { AliasName: `alias/${name}`, TargetKeyId: ref("key") }),
    ],
    outputs: (show) => ({ dataClass, arn: show(att("key", "Arn")), id: show(ref("key")) }),
  };
};

/** What it takes to look after a key, without any action that turns ciphertext into plaintext or grants that to somebody. */
const administration = [
  "kms:CancelKeyDeletion",
  "kms:CreateAlias",
  "kms:DeleteAlias",
  "kms:DescribeKey",
  "kms:DisableKey",
  "kms:DisableKeyRotation",
  "kms:EnableKey",
  "kms:EnableKeyRotation",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:ListAliases",
  "kms:ListGrants",
  "kms:ListKeyPolicies",
  "kms:ListKeyRotations",
  "kms:ListResourceTags",
  "kms:PutKeyPolicy",
  "kms:RevokeGrant",
  "kms:RotateKeyOnDemand",
  "kms:ScheduleKeyDeletion",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:UpdateAlias",
  "kms:UpdateKeyDescription",
];

const use = [
  "kms:Decrypt",
  "kms:DescribeKey",
  "kms:Encrypt",
  "kms:GenerateDataKey",
  "kms:GenerateDataKeyWithoutPlaintext",
  "kms:ReEncryptFrom",
  "kms:ReEncryptTo",
];

/** Services that go on using the key after the call, by a grant: https://docs.aws.amazon.com/kms/latest/developerguide/grants.html */
const granted: readonly CallingService[] = ["dynamodb", "ec2", "lambda", "rds"];

const viaServices = (services: readonly CallingService[]) => ({
  "kms:CallerAccount": accountId,
  "kms:ViaService": services.map((service) => text`${service}.${region}.amazonaws.com`),
});

const statementsOf = ({ services }: KeySpec<DataClass>): readonly PolicyStatement<Text>[] => {
  // The account, not a role: its IAM policies say who, and no deleted role can lock everybody out.
  const Principal = { AWS: text`arn:${partition}:iam::${accountId}:root` };
  const callers = services.filter((service) => service !== "logs");
  const granters = callers.filter((service) => granted.includes(service));
  const administer: PolicyStatement<Text> = {
    Sid: "AdministerWithoutDecrypting",
    Effect: "Allow",
    Principal,
    Action: administration,
    Resource: "*",
  };
  const useThrough: PolicyStatement<Text> = {
    Sid: "UseThroughServices",
    Effect: "Allow",
    Principal,
    Action: use,
    Resource: "*",
    Condition: { StringEquals: viaServices(callers) },
  };
  const grantTo: PolicyStatement<Text> = {
    Sid: "GrantToServices",
    Effect: "Allow",
    Principal,
    Action: "kms:CreateGrant",
    Resource: "*",
    Condition: { Bool: { "kms:GrantIsForAWSResource": true }, StringEquals: viaServices(granters) },
  };
  return [
    administer,
    ...(callers.length === 0 ? [] : [useThrough]),
    ...(granters.length === 0 ? [] : [grantTo]),
    ...(services.includes("logs") ? [logGroups()] : []),
  ];
};

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html */
const logGroups = (): PolicyStatement<Text> => ({
  Sid: "EncryptOwnLogGroups",
  Effect: "Allow",
  Principal: { Service: text`logs.${region}.amazonaws.com` },
  Action: [
    "kms:Decrypt",
    "kms:DescribeKey",
    "kms:Encrypt",
    "kms:GenerateDataKey",
    "kms:ReEncryptFrom",
    "kms:ReEncryptTo",
  ],
  Resource: "*",
  Condition: {
    ArnLike: {
      "kms:EncryptionContext:aws:logs:arn": text`arn:${partition}:logs:${region}:${accountId}:log-group:*`,
    },
  },
});
