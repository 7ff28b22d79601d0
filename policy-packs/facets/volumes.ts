import type { Facets, KeyOwner } from "../../components/model/facets";
import { given, type Value } from "../../components/model/value";
import { View } from "../../components/model/view";
import type { Neighbours } from "../core/rule";
import { certainly, keyOwner, unclear } from "./read";

interface Device {
  readonly DeviceName?: string;
  readonly Ebs?: { readonly Encrypted?: boolean; readonly KmsKeyId?: string; readonly SnapshotId?: string };
  readonly NoDevice?: unknown;
  readonly VirtualName?: string;
}

interface Volume {
  readonly Encrypted?: boolean;
  readonly KmsKeyId?: string;
  readonly SnapshotId?: string;
}

type Near = Pick<Neighbours, "all">;
type AtRest = Facets["atRest"][number];

/** The account's own default, which encrypts every new volume of a region whatever is written on it:
 * https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html */
const encryptionByDefault = (near: Near): Value<boolean> | undefined =>
  [...near.all("AWS::EC2::EbsEncryptionByDefault"), ...near.all("Custom::EbsEncryptionByDefault")]
    .map((it) => (it.view as View<{ readonly Enabled?: boolean }>).get("Enabled").bool(false))
    .find(certainly);

/** Whether a volume is encrypted: as written, else by the account's default; a volume of a snapshot takes after it. */
export const encrypted = (volume: View<Volume>, near: Near): Value<boolean> => {
  const own = volume.get("Encrypted").bool(false);
  if (certainly(own)) return own;
  const byAccount = encryptionByDefault(near);
  if (byAccount !== undefined) return byAccount;
  if (!volume.get("Encrypted").isAbsent()) return own;
  return given(volume.get("SnapshotId").isSet(), (set) =>
    set ? unclear(volume.get("Encrypted"), "it is not set and the volume takes after its snapshot") : own,
  );
};

/** Without a key of its own a volume has the account's default key, which is the service's unless the account names one. */
export const volumeKey = (key: View<string>, near: Near): Value<KeyOwner> => {
  const [byAccount] = key.isAbsent()
    ? [...near.all("AWS::EC2::EbsDefaultKmsKey"), ...near.all("Custom::EbsEncryptionByDefault")]
    : [];
  const used = byAccount === undefined ? key : (byAccount.view as View<{ readonly KmsKeyId?: string }>).get("KmsKeyId");
  return keyOwner(used, "aws-managed");
};

/** An instance store, or a device of the AMI's that is left out, is no volume. */
const isVolume = (device: View<Device>): boolean =>
  device.get("VirtualName").isAbsent() && (device.get("NoDevice").isAbsent() || device.get("NoDevice").raw === false);

const isRoot = (device: View<Device>): boolean =>
  given(device.get("DeviceName").str(""), (name) => /^\/dev\/(sda1?|xvda1?)$/.test(name)) !== false;

const worst = <T>(values: readonly Value<T>[], best: T): Value<T> | undefined =>
  values.find((it) => it.known && it.value !== best) ?? values.find((it) => !it.known) ?? values[0];

const facts = (aspect: string, devices: readonly View<Device>[], near: Near): readonly AtRest[] => {
  const volumes = devices.map((device) => device.get("Ebs"));
  const sure = worst(
    volumes.map((volume) => encrypted(volume, near)),
    true,
  );
  const key = worst(
    volumes.map((volume) => volumeKey(volume.get("KmsKeyId"), near)),
    "customer",
  );
  return sure === undefined || key === undefined ? [] : [{ aspect, encrypted: sure, key }];
};

/** The volumes that a machine is launched with. Where nothing is said of the root volume, the AMI and the account decide. */
export const launchedVolumes = (devices: View<readonly Device[]>, near: Near): Facets["atRest"] => {
  const list = devices.items();
  if (!list.known) return [{ aspect: "volumes", encrypted: list, key: list }];
  const volumes = devices.alternatives().filter(isVolume);
  const others = facts(
    "volumes",
    volumes.filter((device) => !isRoot(device)),
    near,
  );
  const root = facts("root-volume", volumes.filter(isRoot), near);
  return [...(root.length > 0 ? root : [unsaid(devices, near)]), ...others];
};

const unsaid = (devices: View<readonly Device[]>, near: Near): AtRest => ({
  aspect: "root-volume",
  encrypted:
    encryptionByDefault(near) ??
    unclear(devices, "nothing is said of the root volume, so the AMI and the account's default decide"),
  key: volumeKey(View.absent<string>(devices), near),
});
