import * as backup from "aws-cdk-lib/aws-backup";
import { Construct } from "constructs";
import { carryOut, decide } from "../../carriers/cdk";
import { dayOf } from "../../model/argument";
import type { DataClass } from "../data-class";
import { planBackupVault } from "./plan";
import type { BackupVaultOutputs, BackupVaultSpec } from "./spec";

export type BackupVaultProps<C extends DataClass> = BackupVaultSpec<C, string>;

/** Backups that nobody deletes before their time. See {@link BackupVaultSpec} for its arguments; it is kept when the stack is deleted. */
export class BackupVault<C extends DataClass> extends Construct implements BackupVaultOutputs<C, string> {
  readonly dataClass: C;
  readonly name: string;
  readonly arn: string;
  readonly roleArn: string;
  /** For what takes a vault of CDK's own. */
  readonly vault: backup.IBackupVault;

  constructor(scope: Construct, id: string, props: BackupVaultProps<C>) {
    super(scope, id);
    const plan = decide(this, () => planBackupVault(id, props, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, plan.resources));
    this.dataClass = outputs.dataClass;
    this.name = outputs.name;
    this.arn = outputs.arn;
    this.roleArn = outputs.roleArn;
    this.vault = backup.BackupVault.fromBackupVaultName(this, "IBackupVault", this.name);
  }
}
