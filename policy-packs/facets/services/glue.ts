import type { Facets, KeyOwner } from "../../../components/model/facets";
import type { Properties } from "../../../components/model/graph";
import { derive, given, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { always, keyOwner } from "../read";
import type { FacetsOf } from "../table";

type Catalog = View<Properties<"AWS::Glue::DataCatalogEncryptionSettings">>;
type Configuration = View<Properties<"AWS::Glue::SecurityConfiguration">>;

const catalog = (it: Catalog): Facets["atRest"] => {
  const atRest = it.get("DataCatalogEncryptionSettings").get("EncryptionAtRest");
  const passwords = it.get("DataCatalogEncryptionSettings").get("ConnectionPasswordEncryption");
  return [
    {
      aspect: "catalog",
      encrypted: derive(atRest.get("CatalogEncryptionMode").str("DISABLED"), (mode) => mode !== "DISABLED"),
      key: keyOwner(atRest.get("SseAwsKmsKeyId"), "aws-managed"),
    },
    {
      aspect: "connection-passwords",
      encrypted: passwords.get("ReturnConnectionPasswordEncrypted").bool(false),
      key: keyOwner(passwords.get("KmsKeyId"), "aws-managed"),
    },
  ];
};

/** S3 and CloudWatch Logs encrypt whatever they hold, with keys of AWS's where the configuration names none. */
const keyByMode = (mode: Value<string>, key: View<string>): Value<KeyOwner> =>
  given(mode, (of) => (of === "SSE-KMS" ? keyOwner(key, "aws-managed") : derive(mode, () => "aws-owned")));

const stores = (it: Configuration): Facets["atRest"] => {
  const { logs, bookmarks, objects } = {
    logs: it.get("EncryptionConfiguration").get("CloudWatchEncryption"),
    bookmarks: it.get("EncryptionConfiguration").get("JobBookmarksEncryption"),
    objects: it.get("EncryptionConfiguration").get("S3Encryptions"),
  };
  return [
    {
      aspect: "logs",
      encrypted: always(logs),
      key: keyByMode(logs.get("CloudWatchEncryptionMode").str("DISABLED"), logs.get("KmsKeyArn")),
    },
    {
      aspect: "job-bookmarks",
      encrypted: derive(bookmarks.get("JobBookmarksEncryptionMode").str("DISABLED"), (mode) => mode !== "DISABLED"),
      key: keyOwner(bookmarks.get("KmsKeyArn"), "aws-managed"),
    },
    {
      aspect: "objects",
      encrypted: always(objects),
      key: given(objects.items(), ([first]) =>
        first === undefined
          ? derive(objects.items(), () => "aws-owned" as const)
          : keyByMode(first.get("S3EncryptionMode").str("DISABLED"), first.get("KmsKeyArn")),
      ),
    },
  ];
};

export const glue: FacetsOf<
  | "AWS::Glue::Crawler"
  | "AWS::Glue::DataCatalogEncryptionSettings"
  | "AWS::Glue::DevEndpoint"
  | "AWS::Glue::Job"
  | "AWS::Glue::SecurityConfiguration"
  | "AWS::Glue::Connection"
> = {
  "AWS::Glue::Crawler": {},
  "AWS::Glue::DevEndpoint": {},
  "AWS::Glue::Job": {},
  "AWS::Glue::DataCatalogEncryptionSettings": { atRest: catalog },
  "AWS::Glue::SecurityConfiguration": { atRest: stores },
  "AWS::Glue::Connection": {},
};
