import { Construct } from "constructs";
import { carryOut, decide } from "../../carriers/cdk";
import { dayOf } from "../../model/argument";
import { planGuardrails } from "./plan";
import type { Guardrail } from "./simulate";
import type { GuardrailsOutputs, GuardrailsSpec } from "./spec";

export type GuardrailsProps = GuardrailsSpec<string>;

/** One set of guardrails, attached to roots, units or accounts. See {@link GuardrailsSpec} for its arguments. */
export class Guardrails extends Construct implements GuardrailsOutputs<string> {
  readonly guardrails: readonly Guardrail[];
  readonly policies: GuardrailsOutputs<string>["policies"];

  constructor(scope: Construct, id: string, props: GuardrailsProps) {
    super(scope, id);
    const plan = decide(this, () => planGuardrails(id, props, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, plan.resources));
    this.guardrails = outputs.guardrails;
    this.policies = outputs.policies;
  }
}
