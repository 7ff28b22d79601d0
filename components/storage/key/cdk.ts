import type { IGrantable } from "aws-cdk-lib/aws-iam";
import * as kms from "aws-cdk-lib/aws-kms";
import { Construct } from "constructs";
import { carryOut, decide } from "../../carriers/cdk";
import { granting, type Let } from "../../carriers/cdk/granting";
import { dayOf } from "../../model/argument";
import type { DataClass } from "../data-class";
import type { KeyFor } from "../key-for";
import { planKeys, type Classes, type KeysOutputs, type KeysSpec } from "./keys";
import { planKey, type KeyGrant, type KeyOutputs, type KeyPlan, type KeySpec } from "./plan";
import type { KeyService } from "./services";

export type KeyProps<C extends DataClass, S extends KeyService> = KeySpec<C, S, string>;
/** Why a role is let in, until when, and what it must write beside each ciphertext. */
export type KeyReason = Omit<KeyGrant<string>, "to" | "can">;
export type KeysProps<K extends Classes> = KeysSpec<K, string>;

/** A KMS key for data of one class. See {@link KeySpec} for its arguments; it is kept when the stack is deleted. */
export class Key<C extends DataClass, S extends KeyService> extends Construct implements KeyOutputs<C, S, string> {
  readonly dataClass: C;
  readonly serves: { readonly [K in S]: true };
  readonly arn: string;
  readonly id: string;
  /** For what takes a key of CDK's own. Its policy is this component's: CDK adds nothing to it. */
  readonly key: kms.IKey;
  /** Lets a role in. */
  readonly grant: Let<KeyGrant<string>>;

  /** A key that is there already, where a `Key` is asked for. That it is for data of that class and serves them is your word. */
  static from<C extends DataClass, S extends KeyService>(
    key: kms.IKey,
    { dataClass, serves }: { readonly dataClass: C; readonly serves: readonly S[] },
  ): KeyFor<C, S, string> {
    const served = Object.fromEntries(serves.map((service) => [service, true])) as { readonly [K in S]: true };
    return { dataClass, serves: served, arn: key.keyArn };
  }

  constructor(scope: Construct, id: string, props: KeyProps<C, S>) {
    super(scope, id);
    const today = dayOf(new Date());
    const { plan, show, grant } = granting<KeyGrant<string>, KeyPlan<C, S>>(this, props, (grants) =>
      planKey(id, { ...props, grants }, today),
    );
    const outputs = plan.outputs(show);
    this.grant = grant;
    this.dataClass = outputs.dataClass;
    this.serves = outputs.serves;
    this.arn = outputs.arn;
    this.id = outputs.id;
    this.key = kms.Key.fromKeyArn(this, "IKey", this.arn);
  }

  /** Lets a role encrypt with the key itself, without a service between. */
  grantEncrypt(grantee: IGrantable, because: KeyReason): void {
    this.grant(grantee, { can: ["encrypt"], ...because });
  }

  /** Lets a role decrypt with the key itself, without a service between. */
  grantDecrypt(grantee: IGrantable, because: KeyReason): void {
    this.grant(grantee, { can: ["decrypt"], ...because });
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
