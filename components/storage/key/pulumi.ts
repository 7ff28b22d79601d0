import * as pulumi from "@pulumi/pulumi";
import { carryOut, decide } from "../../carriers/pulumi";
import { dayOf } from "../../model/argument";
import type { DataClass } from "../data-class";
import { planKeys, type Classes, type KeysOutputs, type KeysSpec } from "./keys";
import { planKey, type KeyOutputs, type KeySpec } from "./plan";
import type { KeyService } from "./services";

export type KeyArgs<C extends DataClass, S extends KeyService> = KeySpec<C, S, pulumi.Input<string>>;
export type KeysArgs<K extends Classes> = KeysSpec<K, pulumi.Input<string>>;

/** A KMS key for data of one class. See {@link KeySpec} for its arguments; it is protected from deletion. */
export class Key<C extends DataClass, S extends KeyService>
  extends pulumi.ComponentResource
  implements KeyOutputs<C, S, pulumi.Output<string>>
{
  readonly dataClass: C;
  readonly serves: { readonly [K in S]: true };
  readonly arn: pulumi.Output<string>;
  readonly id: pulumi.Output<string>;

  constructor(name: string, args: KeyArgs<C, S>, opts?: pulumi.ComponentResourceOptions) {
    super("sallyport:storage:Key", name, {}, opts);
    const plan = decide(`Key ${name}`, () => planKey(name, args, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, name, plan.resources, opts?.protect));
    this.dataClass = outputs.dataClass;
    this.serves = outputs.serves;
    this.arn = outputs.arn;
    this.id = outputs.id;
    this.registerOutputs(outputs);
  }
}

/** The keys of an account, one a class. See {@link KeysSpec} for its arguments; they are protected from deletion. */
export class Keys<const K extends Classes>
  extends pulumi.ComponentResource
  implements KeysOutputs<K, pulumi.Output<string>>
{
  readonly for: KeysOutputs<K, pulumi.Output<string>>["for"];

  constructor(name: string, args: KeysArgs<K>, opts?: pulumi.ComponentResourceOptions) {
    super("sallyport:storage:Keys", name, {}, opts);
    const plan = decide(`Keys ${name}`, () => planKeys(name, args, dayOf(new Date())));
    this.for = plan.outputs(carryOut(this, name, plan.resources, opts?.protect)).for;
    this.registerOutputs({ for: this.for });
  }
}
