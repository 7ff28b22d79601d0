import * as pulumi from "@pulumi/pulumi";
import { carryOut, decide } from "../../carriers/pulumi";
import { dayOf } from "../../model/argument";
import { planGuardrails } from "./plan";
import type { Guardrail } from "./simulate";
import type { GuardrailsOutputs, GuardrailsSpec } from "./spec";

export type GuardrailsArgs = GuardrailsSpec<pulumi.Input<string>>;

/** One set of guardrails, attached to roots, units or accounts. See {@link GuardrailsSpec} for its arguments. */
export class Guardrails extends pulumi.ComponentResource implements GuardrailsOutputs<pulumi.Output<string>> {
  readonly guardrails: readonly Guardrail[];
  readonly policies: GuardrailsOutputs<pulumi.Output<string>>["policies"];

  constructor(name: string, args: GuardrailsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sallyport:pipeline-account:Guardrails", name, {}, opts);
    const plan = decide(`Guardrails ${name}`, () => planGuardrails(name, args, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, name, plan.resources, opts?.protect));
    this.guardrails = outputs.guardrails;
    this.policies = outputs.policies;
    this.registerOutputs({ policies: outputs.policies });
  }
}
