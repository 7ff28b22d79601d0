import * as pulumi from "@pulumi/pulumi";
import { carryOut, decide } from "../../carriers/pulumi";
import { dayOf } from "../../model/argument";
import type { DataClass } from "../data-class";
import { planBackupVault } from "./plan";
import type { BackupVaultOutputs, BackupVaultSpec } from "./spec";

export type BackupVaultArgs<C extends DataClass> = BackupVaultSpec<C, pulumi.Input<string>>;

/** Backups that nobody deletes before their time. See {@link BackupVaultSpec} for its arguments; it is protected from deletion. */
export class BackupVault<C extends DataClass>
  extends pulumi.ComponentResource
  implements BackupVaultOutputs<C, pulumi.Output<string>>
{
  readonly dataClass: C;
  readonly name: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
  readonly roleArn: pulumi.Output<string>;

  constructor(name: string, args: BackupVaultArgs<C>, opts?: pulumi.ComponentResourceOptions) {
    super("sallyport:storage:BackupVault", name, {}, opts);
    const plan = decide(`Backup vault ${name}`, () => planBackupVault(name, args, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, name, plan.resources, opts?.protect));
    this.dataClass = outputs.dataClass;
    this.name = outputs.name;
    this.arn = outputs.arn;
    this.roleArn = outputs.roleArn;
    this.registerOutputs(outputs);
  }
}
