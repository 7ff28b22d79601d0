import { att, planned, ref, retained, type Planned, type Show } from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import { policyOf, type DataClass } from "../data-class";
import { planGrants, type Grant, type Grants } from "../grants";
import { administer, replicateFrom, useThrough } from "./policy";
import type { KeyService } from "./services";

/** What an application may do with the key itself, without a service between; `wrap` is to encrypt a small thing, such as another key. */
export type KeyGrant<R> = Grant<"decrypt" | "encrypt" | "wrap", R> & {
  /** What the application must write beside each ciphertext, so that one cannot stand for another: `{ tenant: "a" }`. */
  readonly context: { readonly [name: string]: string };
};

/** `S` are the services that use the key, `R` a value that may be known only after deployment. */
export interface KeySpec<C extends DataClass, S extends KeyService, R> {
  /** What the key may encrypt: only data of this class. */
  readonly dataClass: C;
  /** Who answers for the key: a team, not a person. Becomes the tag `Owner`. */
  readonly owner: string;
  /** The services through which alone the key can be used, each for this account's own resources. */
  readonly services: readonly S[];
  /**
   * ARNs of the roles that alone look after the key; whom IAM policies say by default. The role that deploys must be among them:
   * KMS refuses a policy that its author could not change.
   */
  readonly administrators?: readonly R[];
  /** ARNs of the roles that alone encrypt and decrypt through services that act in their callers' names; whom IAM policies say by default. */
  readonly users?: readonly R[];
  /** ARNs of roles of other accounts that replicate into a bucket with this key. */
  readonly replicatesFrom?: readonly R[];
  /** Roles that encrypt and decrypt with the key themselves. What services encrypt for them is granted on the bucket, the table, … */
  readonly grants?: Grants<KeyGrant<R>>;
}

export interface KeyOutputs<C extends DataClass, S extends KeyService, V> {
  readonly dataClass: C;
  /** The services that can use it: what is encrypted by another does not compile. */
  readonly serves: { readonly [K in S]: true };
  readonly arn: V;
  readonly id: V;
}

export interface KeyPlan<C extends DataClass, S extends KeyService> {
  readonly resources: readonly Planned[];
  readonly outputs: <V>(show: Show<V>) => KeyOutputs<C, S, V>;
}

/**
 * A key of the customer's own that rotates, takes 30 days to die, and is split in two: who administers it cannot decrypt with it,
 * and who decrypts does so through the named services only. An administrator can still change the policy itself; CloudTrail
 * records it as PutKeyPolicy. `today` is the date, as `2027-03-31`. Sources: CIS AWS Foundations 3.6, FSBP KMS.3 and KMS.4,
 * NIST SP 800-53 AC-5 and SC-12, https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
export const planKey = <C extends DataClass, S extends KeyService, R>(
  name: string,
  spec: KeySpec<C, S, R>,
  today: string,
): KeyPlan<C, S> => planKeyAs("", name, spec, today);

/** As {@link planKey}; the ids of its resources begin with `prefix`, where a plan has several keys. */
export const planKeyAs = <C extends DataClass, S extends KeyService, R>(
  prefix: string,
  name: string,
  spec: KeySpec<C, S, R>,
  today: string,
): KeyPlan<C, S> => {
  const { dataClass, owner, services } = spec;
  const key = `${prefix}key`;
  const { rotationDays, deletionWindowDays } = policyOf(dataClass);
  return {
    resources: [
      retained("AWS::KMS::Key", key, {
        Description: `${name}: ${dataClass} data of ${owner}`,
        EnableKeyRotation: true,
        KeyPolicy: { Version: "2012-10-17", Statement: statementsOf(name, spec, today) },
        PendingWindowInDays: deletionWindowDays,
        RotationPeriodInDays: rotationDays,
        Tags: [
          { Key: "Name", Value: name },
          { Key: "Owner", Value: owner },
          { Key: "DataClass", Value: dataClass },
        ],
      }),
      planned("AWS::KMS::Alias", `${prefix}alias`, { AliasName: `alias/${name}`, TargetKeyId: ref(key) }),
    ],
    outputs: (show) => ({
      dataClass,
      serves: Object.fromEntries(services.map((service) => [service, true])) as { readonly [K in S]: true },
      arn: show(att(key, "Arn")),
      id: show(ref(key)),
    }),
  };
};

const statementsOf = <R>(
  name: string,
  { services, administrators = [], users = [], replicatesFrom = [], grants }: KeySpec<DataClass, KeyService, R>,
  today: string,
) => [
  ...administer(administrators),
  ...useThrough(services, users),
  ...replicateFrom(replicatesFrom),
  ...planGrants<R, KeyGrant<R>>(grants, { of: `key ${name}`, onThing: directUse, onRole: () => [] }, today).statements,
];

const actions = { decrypt: "kms:Decrypt", encrypt: "kms:GenerateDataKey", wrap: "kms:Encrypt" } as const;

const directUse = ({ can, context }: KeyGrant<unknown>) => {
  if (Object.keys(context).length === 0) {
    throw new PlanError('A grant on a key must say in its context what is encrypted, such as { tenant: "a" }.');
  }
  return [directly(can, context)];
};

const directly = (can: KeyGrant<unknown>["can"], context: KeyGrant<unknown>["context"]) => ({
  Sid: "UsesKey",
  Action: [...new Set(can)].sort().map((it) => actions[it]),
  Resource: "*",
  Condition: {
    StringEquals: Object.fromEntries(
      Object.entries(context).map(([name, value]) => [`kms:EncryptionContext:${name}`, value]),
    ),
  },
});
