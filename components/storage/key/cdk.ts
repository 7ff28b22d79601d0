import { Construct } from "constructs";
import { carryOut, decide } from "../../carriers/cdk";
import { dayOf } from "../../model/argument";
import type { DataClass } from "../data-class";
import { planKeys, type Classes, type KeysOutputs, type KeysSpec } from "./keys";
import { planKey, type KeyOutputs, type KeySpec } from "./plan";
import type { KeyService } from "./services";

export type KeyProps<C extends DataClass, S extends KeyService> = KeySpec<C, S, string>;
export type KeysProps<K extends Classes> = KeysSpec<K, string>;

/** A KMS key for data of one class. See {@link KeySpec} for its arguments; it is kept when the stack is deleted. */
export class Key<C extends DataClass, S extends KeyService> extends Construct implements KeyOutputs<C, S, string> {
  readonly dataClass: C;
  readonly serves: { readonly [K in S]: true };
  readonly arn: string;
  readonly id: string;

  constructor(scope: Construct, id: string, props: KeyProps<C, S>) {
    super(scope, id);
    const plan = decide(this, () => planKey(id, props, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, plan.resources));
    this.dataClass = outputs.dataClass;
    this.serves = outputs.serves;
    this.arn = outputs.arn;
    this.id = outputs.id;
  }
}

/** The keys of an account, one a class. See {@link KeysSpec} for its arguments; they are kept when the stack is deleted. */
export class Keys<const K extends Classes> extends Construct implements KeysOutputs<K, string> {
  readonly for: KeysOutputs<K, string>["for"];

  constructor(scope: Construct, id: string, props: KeysProps<K>) {
    super(scope, id);
    const plan = decide(this, () => planKeys(id, props, dayOf(new Date())));
    this.for = plan.outputs(carryOut(this, plan.resources)).for;
  }
}
