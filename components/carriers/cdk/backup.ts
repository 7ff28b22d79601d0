import * as sdk from "aws-cdk-lib/aws-backup";
import type { BackupResources } from "../../model/planned/backup";
import { one, type Makers } from "./make";

/** How CDK makes what plans write of AWS Backup. */
export const backup: Makers<keyof BackupResources<string>> = {
  "AWS::Backup::BackupVault": one(sdk.CfnBackupVault),
  "AWS::Backup::BackupPlan": one(sdk.CfnBackupPlan),
  "AWS::Backup::BackupSelection": one(sdk.CfnBackupSelection),
  "AWS::Backup::RestoreTestingPlan": one(sdk.CfnRestoreTestingPlan),
  "AWS::Backup::RestoreTestingSelection": one(sdk.CfnRestoreTestingSelection),
};
