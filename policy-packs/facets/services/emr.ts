import type { Facets } from "../../../components/model/facets";
import type { Properties } from "../../../components/model/graph";
import { derive, given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { allOf, always, isFilled, keyOwner, ownership } from "../read";
import type { FacetsOf } from "../table";

/** The JSON of a security configuration: https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-create-security-configuration.html */
interface Configuration {
  readonly EncryptionConfiguration?: {
    readonly EnableAtRestEncryption?: boolean;
    readonly EnableInTransitEncryption?: boolean;
    readonly AtRestEncryptionConfiguration?: {
      readonly S3EncryptionConfiguration?: { readonly EncryptionMode?: string; readonly AwsKmsKey?: string };
      readonly LocalDiskEncryptionConfiguration?: {
        readonly EncryptionKeyProviderType?: string;
        readonly AwsKmsKey?: string;
      };
    };
  };
}

const encryptionOf = (it: View<Properties<"AWS::EMR::SecurityConfiguration">>) =>
  (it.get("SecurityConfiguration").json() as View<unknown> as View<Configuration>).get("EncryptionConfiguration");

const stores = (it: View<Properties<"AWS::EMR::SecurityConfiguration">>): Facets["atRest"] => {
  const encryption = encryptionOf(it);
  const disk = encryption.get("AtRestEncryptionConfiguration").get("LocalDiskEncryptionConfiguration");
  const s3 = encryption.get("AtRestEncryptionConfiguration").get("S3EncryptionConfiguration");
  const on = encryption.get("EnableAtRestEncryption").bool(false);
  const mode = s3.get("EncryptionMode").str("SSE-S3");
  return [
    {
      aspect: "local-disk",
      encrypted: allOf([on, disk.get("EncryptionKeyProviderType").isSet()], on),
      // A provider of keys other than KMS is the customer's own.
      key: keyOwner(disk.get("AwsKmsKey"), "customer"),
    },
    {
      // S3 encrypts every object; the configuration chooses the key.
      aspect: "s3",
      encrypted: always(s3),
      key: given(mode, (of) =>
        of.endsWith("KMS")
          ? keyOwner(s3.get("AwsKmsKey"), "aws-managed")
          : derive(mode, () => (of === "SSE-S3" ? ("aws-owned" as const) : ("customer" as const))),
      ),
    },
  ];
};

export const emr: FacetsOf<
  "AWS::EMR::BlockPublicAccessConfiguration" | "AWS::EMR::Cluster" | "AWS::EMR::SecurityConfiguration"
> = {
  "AWS::EMR::BlockPublicAccessConfiguration": {},
  "AWS::EMR::Cluster": {
    // What a security configuration says is judged where it stands; without one nothing is encrypted on the machines.
    atRest: (it) => {
      const configured = it.get("SecurityConfiguration").isSet();
      return configured.known && configured.value ? [] : [{ aspect: "local-disk", encrypted: configured }];
    },
    audit: (it) => [{ aspect: "cluster-logs", enabled: isFilled(it.get("LogUri")) }],
    ownership: (it) => ownership(it.get("Tags")),
  },
  "AWS::EMR::SecurityConfiguration": {
    atRest: stores,
    inTransit: (it) => [
      { aspect: "node-to-node", encrypted: encryptionOf(it).get("EnableInTransitEncryption").bool(false) },
    ],
  },
};
