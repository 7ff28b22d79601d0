import { Construct } from "constructs";
import { carryOut, decide } from "../../carriers/cdk";
import type { DataClass } from "../data-class";
import { planVolumeEncryption, type VolumeEncryptionOutputs, type VolumeEncryptionSpec } from "./plan";

export type VolumeEncryptionProps<C extends DataClass> = VolumeEncryptionSpec<C, string>;

/** Encryption of all new volumes of an account and region. See {@link VolumeEncryptionSpec} for its arguments; it is kept when the stack is deleted. */
export class VolumeEncryption<C extends DataClass> extends Construct implements VolumeEncryptionOutputs<C, string> {
  readonly dataClass: C;
  readonly keyArn: string;

  constructor(scope: Construct, id: string, props: VolumeEncryptionProps<C>) {
    super(scope, id);
    const plan = decide(this, () => planVolumeEncryption(id, props));
    const outputs = plan.outputs(carryOut(this, plan.resources));
    this.dataClass = outputs.dataClass;
    this.keyArn = outputs.keyArn;
  }
}
