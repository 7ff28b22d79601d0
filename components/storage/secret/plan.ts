import { givenUp, type Unsafe } from "../../model/argument";
import { accountId, Input, planned, ref, retained, type Planned, type Show } from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import { policyOf, type DataClass } from "../data-class";
import { planGrants, type Grants } from "../grants";
import type { KeyFor } from "../key-for";
import { tagsOf } from "../tags";
import { secretPolicy, secretRights, type SecretGrant } from "./policy";
import { generated, type SecretFields } from "./value";

/** What a secret opens. Nothing that everybody may read is a secret. */
export type SecretClass = Exclude<DataClass, "public">;

/** `R` is a value that may be known only after deployment: an `Input` in Pulumi, a text in CDK. */
export type SecretSpec<C extends SecretClass, R> = SecretBasics<C, R> & RotationSpec<R>;

interface SecretBasics<C extends SecretClass, R> {
  /** The class of the data that the secret opens: decides the key, and how long one value works. */
  readonly dataClass: C;
  /** Who answers for the secret: a team, not a person. Becomes the tag `Owner`. */
  readonly owner: string;
  /** A key for data of the same class, with `secretsmanager` among its services. */
  readonly key: KeyFor<NoInfer<C>, "secretsmanager", R>;
  /** What is generated, and what stands beside it. 32 letters, digits and marks alone by default. */
  readonly value?: {
    /** Letters of the password, 16 to 128; 32 by default. */
    readonly length?: number;
    /** Marks that the receiver cannot take: `"@/\\` for Oracle, say. */
    readonly excludeCharacters?: string;
    /** What is no secret and stands beside the password, which is then the field `password` of a JSON object. */
    readonly fields?: SecretFields<R>;
  };
  /** By region: a copy there, with a key of that region. */
  readonly replicas?: { readonly [region: string]: { readonly key: KeyFor<NoInfer<C>, "secretsmanager", R> } };
  /** Roles of this account that are let in. Nobody else of it needs to be, and nobody of another account can be. */
  readonly grants?: Grants<SecretGrant<R>>;
}

type GivesUpRotation = Unsafe<"secret-rotated">;

/** A secret is changed by itself, or it is said why not, and until when. */
type RotationSpec<R> =
  | {
      readonly rotation: {
        /** The ARN of the function that changes the value where it is used and here. It gets leave to be called for this secret. */
        readonly use: R;
        /** Days from one change to the next: at most, and by default, what the class says. */
        readonly everyDays?: number;
      };
      readonly unsafe?: readonly GivesUpRotation[];
    }
  | { readonly rotation: "off"; readonly unsafe: readonly [GivesUpRotation, ...GivesUpRotation[]] };

export interface SecretOutputs<C extends SecretClass, V> {
  readonly dataClass: C;
  /** What it is, for a role's `access` and for backups. */
  readonly kind: "secret";
  /** The ARN of its key. */
  readonly keyArn: V;
  /** Names the secret to whoever reads it. */
  readonly arn: V;
}

export interface SecretPlan<C extends SecretClass> {
  readonly resources: readonly Planned[];
  readonly outputs: <V>(show: Show<V>) => SecretOutputs<C, V>;
}

/**
 * A secret whose value AWS makes up, so that it stands in no program, template or log, and which is worth nothing soon after it
 * leaks. Nobody of another account reads it, whatever other policies say. Sources: FSBP SecretsManager.1 and SecretsManager.4,
 * NIST SP 800-53 IA-5, https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html
 *
 * `today` is the date, as `2027-03-31`. Throws a `PlanError` on what cannot be had.
 */
export const planSecret = <C extends SecretClass, R>(
  name: string,
  spec: SecretSpec<C, R>,
  today: string,
): SecretPlan<C> => {
  const { dataClass, owner, key, value = {}, replicas = {}, grants } = spec;
  const granted = planGrants(grants, secretRights<R>(name, new Input(key.arn), ref("secret")), today);
  const copies = Object.entries(replicas).map(([at, copy]) => ({ Region: at, KmsKeyId: new Input(copy.key.arn) }));
  const secret = retained("AWS::SecretsManager::Secret", "secret", {
    Description: `${name}: opens ${dataClass} data of ${owner}`,
    GenerateSecretString: generated(value),
    KmsKeyId: new Input(key.arn),
    ...(copies.length === 0 ? {} : { ReplicaRegions: copies }),
    Tags: tagsOf(name, owner, dataClass),
  });
  const policy = planned("AWS::SecretsManager::ResourcePolicy", "policy", {
    // Off unless it is said: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutResourcePolicy.html
    BlockPublicPolicy: true,
    ResourcePolicy: secretPolicy(granted.statements),
    SecretId: ref("secret"),
  });
  return {
    resources: [secret, policy, ...planRotation(spec, today), ...granted.resources],
    outputs: (show) => ({ dataClass, kind: "secret", keyArn: show(new Input(key.arn)), arn: show(ref("secret")) }),
  };
};

const planRotation = <R>(spec: SecretSpec<SecretClass, R>, today: string): readonly Planned[] => {
  const without = givenUp(spec.unsafe, today).has("secret-rotated");
  if (spec.rotation === "off") {
    if (without) return [];
    throw new PlanError(
      'rotation is "off": name a function in rotation.use, or argue it in unsafe as "secret-rotated".',
    );
  }
  if (without) throw new PlanError('The secret is rotated: take "secret-rotated" out of unsafe.');
  const { use, everyDays = policyOf(spec.dataClass).secretDays } = spec.rotation;
  checkDays(spec.dataClass, everyDays);
  return [
    // Without it the schedule is refused, and with no source every account's secrets could have the function called.
    planned("AWS::Lambda::Permission", "rotation-permission", {
      Action: "lambda:InvokeFunction",
      FunctionName: new Input(use),
      Principal: "secretsmanager.amazonaws.com",
      SourceAccount: accountId,
      SourceArn: ref("secret"),
    }),
    planned(
      "AWS::SecretsManager::RotationSchedule",
      "rotation",
      {
        // The first value has passed through an engine's hands: it is changed at once.
        RotateImmediatelyOnUpdate: true,
        RotationLambdaARN: new Input(use),
        RotationRules: { AutomaticallyAfterDays: everyDays },
        SecretId: ref("secret"),
      },
      ["rotation-permission", "policy"],
    ),
  ];
};

const checkDays = (dataClass: DataClass, days: number): void => {
  const most = policyOf(dataClass).secretDays;
  if (Number.isInteger(days) && days >= 1 && days <= most) return;
  throw new PlanError(
    `rotation.everyDays is ${String(days)}: what opens ${dataClass} data is changed every 1 to ${String(most)} days.`,
  );
};
