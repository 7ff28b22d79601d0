import { derive } from "../../../components/model/value";
import { keyOwner, tagMap } from "../read";
import type { FacetsOf } from "../table";

export const backup: FacetsOf<"AWS::Backup::BackupSelection" | "AWS::Backup::BackupVault"> = {
  "AWS::Backup::BackupVault": {
    // Always encrypted, with aws/backup where no key is named: https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html
    atRest: (it) => [
      {
        aspect: "backups",
        encrypted: derive(it.get("EncryptionKeyArn").isSet(), () => true),
        key: keyOwner(it.get("EncryptionKeyArn"), "aws-managed"),
      },
    ],
    ownership: (it) => tagMap(it.get("BackupVaultTags")),
  },
  "AWS::Backup::BackupSelection": {},
};
