import { boundedBy, type Bounded } from "../../model/bounded";
import { Input, planned, retained, type Planned, type Show } from "../../model/plan";
import type { DataClass } from "../data-class";
import type { KeyFor } from "../key-for";

/** `R` is a value that may be known only after deployment: an `Input` in Pulumi, a text in CDK. */
export interface VolumeEncryptionSpec<C extends DataClass, R> extends Bounded<R> {
  /** The worst class of data that volumes of this account and region hold. Those of a better class are encrypted as well. */
  readonly dataClass: C;
  /** Who answers for the account: a team, not a person. Becomes the tag `Owner` of what sets the defaults in CDK. */
  readonly owner: string;
  /** A key for data of that class, with `ec2` among its services: for every volume that names no other. */
  readonly key: KeyFor<NoInfer<C>, "ec2", R>;
}

export interface VolumeEncryptionOutputs<C extends DataClass, V> {
  readonly dataClass: C;
  readonly keyArn: V;
}

export interface VolumeEncryptionPlan<C extends DataClass> {
  readonly resources: readonly Planned[];
  readonly outputs: <V>(show: Show<V>) => VolumeEncryptionOutputs<C, V>;
}

/**
 * No volume of the account is made without encryption any more, whoever makes it and whatever they forget, and no snapshot is
 * shared with everybody: one of these an account and region. It changes nothing about volumes that are there already. Sources: CIS
 * AWS Foundations 5.1.1, FSBP EC2.7 and EC2.182, https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html and
 * https://docs.aws.amazon.com/ebs/latest/userguide/block-public-access-snapshots.html
 */
export const planVolumeEncryption = <C extends DataClass, R>(
  name: string,
  { dataClass, owner, key, boundary }: VolumeEncryptionSpec<C, R>,
): VolumeEncryptionPlan<C> => {
  const KmsKeyId = new Input(key.arn);
  return {
    resources: [
      // Kept: taking it away would turn encryption off for everybody, in silence.
      retained("Custom::EbsEncryptionByDefault", "encryption", {
        Enabled: true,
        KmsKeyId,
        ...boundedBy(boundary),
        // What sets it in CDK holds none of the data.
        Tags: [
          { Key: "Name", Value: name },
          { Key: "Owner", Value: owner },
        ],
      }),
      // Also those that are shared with everybody already.
      planned("AWS::EC2::SnapshotBlockPublicAccess", "snapshots", { State: "block-all-sharing" }),
    ],
    outputs: (show) => ({ dataClass, keyArn: show(KmsKeyId) }),
  };
};
