import type { Text } from "../../model/plan";
import type { PolicyDocument } from "../../model/planned/policy";
import { denyOtherAccounts } from "../resource-policy";

/** A vault's policy is about the vault and all that is in it; AWS Config asks for the wildcard. */
const everything = "*";

/**
 * Backups go when their days are over, and in no other way. Who may change this policy is left to IAM, or nobody could ever mend it;
 * CloudTrail records that as PutBackupVaultAccessPolicy. Sources:
 * https://docs.aws.amazon.com/config/latest/developerguide/backup-recovery-point-manual-deletion-disabled.html and
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/creating-a-vault-access-policy.html
 */
export const vaultPolicy: PolicyDocument<Text> = {
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "DenyDeletion",
      Effect: "Deny",
      Principal: "*",
      Action: [
        "backup:DeleteBackupVault",
        "backup:DeleteBackupVaultLockConfiguration",
        "backup:DeleteRecoveryPoint",
        "backup:DisassociateRecoveryPoint",
        "backup:DisassociateRecoveryPointFromParent",
        "backup:UpdateRecoveryPointLifecycle",
      ],
      Resource: everything,
    },
    // Nobody else's jobs begin here, and nobody else copies or restores what is here.
    denyOtherAccounts({ Action: "backup:*", Resource: everything }),
  ],
};
