import { isName } from "../../model/name";
import { nested } from "../../model/nested";
import { Input, region, text, type Planned, type Show, type Text } from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import { planBucket } from "../../storage/bucket/plan";
import type { Grantee } from "../../storage/grants";
import { planKey } from "../../storage/key/plan";

/** `R` is a value that may be known only after deployment. */
export interface StateBackendSpec<R> {
  /** Who answers for the deployments: a team, not a person. Becomes the tag `Owner`. */
  readonly owner: string;
  /** Who reads the state, and who writes it, such as a `DeployRoles`: nobody else can open it, whatever IAM policies say. */
  readonly roles: { readonly plan: Grantee<R>; readonly apply: Grantee<R> };
  /** Where S3 writes who asked for what: a `LogBucket` that accepts `s3`. */
  readonly accessLogs: { readonly name: R; readonly accepts: { readonly s3: true } };
  /** ARNs of the roles that alone look after the key; whom IAM policies say by default. */
  readonly keyAdministrators?: readonly R[];
  /** Days during which no version of the state can be deleted without `s3:BypassGovernanceRetention`: 30 by default, 7 at least. */
  readonly lockDays?: number;
}

export interface StateBackendOutputs<V> {
  readonly bucket: { readonly name: V; readonly arn: V };
  readonly key: { readonly arn: V };
  readonly pulumi: {
    /** For `pulumi login`. */
    readonly backendUrl: V;
    /** For `pulumi stack init --secrets-provider`. */
    readonly secretsProvider: V;
  };
  /** For `backend "s3"`, beside a `key` of one's own and `encrypt` and `use_lockfile`, both true. */
  readonly terraform: { readonly bucket: V; readonly region: V; readonly kmsKeyId: V };
}

export interface StateBackendPlan {
  readonly resources: readonly Planned[];
  readonly outputs: <V>(show: Show<V>) => StateBackendOutputs<V>;
}

/**
 * Where Pulumi or Terraform keeps what it has deployed, with every secret among it. Its own key opens for the two roles and for
 * nobody else: an administrator of the account reads ciphertext that S3 refuses to decrypt. What is overwritten or deleted can be
 * brought back. The lock is each engine's own, an object in the bucket (Pulumi `.pulumi/locks/`; Terraform `use_lockfile`, since 1.10,
 * which deprecates the table in DynamoDB): there is nothing else to make.
 * https://www.pulumi.com/docs/iac/concepts/state-and-backends/, https://developer.hashicorp.com/terraform/language/backend/s3 and
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html. `today` is the date, as `2027-03-31`.
 */
export const planStateBackend = <R>(name: string, spec: StateBackendSpec<R>, today: string): StateBackendPlan => {
  checkName(name);
  const { owner, accessLogs, lockDays = 30 } = spec;
  if (lockDays < 7) throw new PlanError(`lockDays is ${String(lockDays)}: state is locked for 7 days at least.`);
  const key = planStateKey(name, spec, today);
  const keyPart = nested("key", key.resources);
  const shownKey = key.outputs(keyPart.show);
  const { plan, apply } = rolesOf(spec);
  const bucket = planBucket<"confidential", Text>(
    name,
    {
      dataClass: "confidential",
      owner,
      key: shownKey,
      accessLogs: { name: new Input(accessLogs.name), accepts: accessLogs.accepts },
      retention: { mode: "governance", days: lockDays },
      grants: {
        plan: { to: plan, can: ["read", "list"], why: "compares the program with the state" },
        apply: {
          to: apply,
          can: ["read", "list", "write", "delete"],
          why: "writes the state, and takes and frees its lock",
        },
      },
    },
    today,
  );
  const bucketPart = nested("state", bucket.resources);
  const shown = bucket.outputs(bucketPart.show);
  return {
    resources: [...keyPart.resources, ...bucketPart.resources],
    outputs: (show) => outputsOf(name, shown, shownKey.arn, show),
  };
};

const rolesOf = <R>({ roles: { plan, apply } }: StateBackendSpec<R>) => ({
  plan: granteeOf(plan),
  apply: granteeOf(apply),
});

const granteeOf = <R>({ name, arn }: Grantee<R>): Grantee<Text> => ({ name: new Input(name), arn: new Input(arn) });

/** What is beside each ciphertext, so that the key opens what this backend wrapped and nothing else. */
const contextOf = (name: string) => ({ state: name });

/** Secrets in the state are encrypted with a data key of the stack's, which is wrapped with this one when the stack is made. */
const planStateKey = <R>(name: string, spec: StateBackendSpec<R>, today: string) => {
  const { plan, apply } = rolesOf(spec);
  const context = contextOf(name);
  return planKey<"confidential", "s3", Text>(
    `${name}-state`,
    {
      dataClass: "confidential",
      owner: spec.owner,
      services: ["s3"],
      ...(spec.keyAdministrators === undefined
        ? {}
        : { administrators: spec.keyAdministrators.map((it) => new Input(it)) }),
      users: [plan.arn, apply.arn],
      grants: {
        plan: { to: plan, can: ["decrypt"], context, why: "unwraps the keys of stacks' secrets" },
        apply: { to: apply, can: ["decrypt", "wrap"], context, why: "wraps and unwraps the keys of stacks' secrets" },
      },
    },
    today,
  );
};

const outputsOf = <V>(
  name: string,
  bucket: { readonly name: Text; readonly arn: Text },
  key: Text,
  show: Show<V>,
): StateBackendOutputs<V> => ({
  bucket: { name: show(bucket.name), arn: show(bucket.arn) },
  key: { arn: show(key) },
  pulumi: {
    backendUrl: show(text`s3://${bucket.name}?region=${region}&awssdk=v2`),
    // https://pkg.go.dev/gocloud.dev/secrets/awskms: what begins with `context_` is the encryption context.
    secretsProvider: show(text`awskms:///${key}?region=${region}&awssdk=v2&context_state=${name}`),
  },
  terraform: { bucket: show(bucket.name), region: show(region), kmsKeyId: show(key) },
});

/** It stands in an alias, an encryption context and a URL. */
const checkName = (name: string): void => {
  if (isName(name) && name.length <= 60) return;
  throw new PlanError(
    `A state backend cannot be named "${name}": use small letters, digits and single dashes, 60 at most.`,
  );
};
