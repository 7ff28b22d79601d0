import * as pulumi from "@pulumi/pulumi";
import { carryOut, decide } from "../../carriers/pulumi";
import type { DataClass } from "../data-class";
import { planVolumeEncryption, type VolumeEncryptionOutputs, type VolumeEncryptionSpec } from "./plan";

export type VolumeEncryptionArgs<C extends DataClass> = VolumeEncryptionSpec<C, pulumi.Input<string>>;

/** Encryption of all new volumes of an account and region. See {@link VolumeEncryptionSpec} for its arguments; it is protected from deletion. */
export class VolumeEncryption<C extends DataClass>
  extends pulumi.ComponentResource
  implements VolumeEncryptionOutputs<C, pulumi.Output<string>>
{
  readonly dataClass: C;
  readonly keyArn: pulumi.Output<string>;

  constructor(name: string, args: VolumeEncryptionArgs<C>, opts?: pulumi.ComponentResourceOptions) {
    super("sallyport:storage:VolumeEncryption", name, {}, opts);
    const plan = decide(`Volume encryption ${name}`, () => planVolumeEncryption(name, args));
    const outputs = plan.outputs(carryOut(this, name, plan.resources, opts?.protect));
    this.dataClass = outputs.dataClass;
    this.keyArn = outputs.keyArn;
    this.registerOutputs(outputs);
  }
}
