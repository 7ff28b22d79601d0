import type { Properties } from "../../../components/model/graph";
import { derive, given, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { keyOwner, tagMap } from "../read";
import type { FacetsOf } from "../table";

type Plan = View<Properties<"AWS::Backup::BackupPlan">>;

/** Days that the longest kept of a plan's backups lives. Without a lifecycle it lives for ever. */
const longest = (plan: Plan): Value<number> => {
  const rules = plan.get("BackupPlan").get("BackupPlanRule").items();
  return given(rules, (items) => {
    const days = items.map((rule) => rule.get("Lifecycle").get("DeleteAfterDays").num(Infinity));
    const known = days.flatMap((it) => (it.known ? [it] : [])).sort((a, b) => b.value - a.value);
    return days.find((it) => !it.known) ?? known[0] ?? derive(rules, () => 0);
  });
};

export const backup: FacetsOf<"AWS::Backup::BackupPlan" | "AWS::Backup::BackupSelection" | "AWS::Backup::BackupVault"> =
  {
    "AWS::Backup::BackupPlan": {
      ownership: (it) => tagMap(it.get("BackupPlanTags")),
      recovery: (it) => ({ backupDays: longest(it) }),
    },
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
