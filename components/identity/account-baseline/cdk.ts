import { Construct } from "constructs";
import { carryOut, decide } from "../../carriers/cdk";
import { dayOf } from "../../model/argument";
import { planAccountBaseline, type AccountBaselineOutputs, type AccountBaselineSpec } from "./plan";

export type AccountBaselineProps = AccountBaselineSpec<string>;

/** What holds for an account as a whole. See {@link AccountBaselineSpec} for its arguments; its settings stay when the stack is deleted. */
export class AccountBaseline extends Construct implements AccountBaselineOutputs<string> {
  readonly analyzers: AccountBaselineOutputs<string>["analyzers"];

  constructor(scope: Construct, id: string, props: AccountBaselineProps) {
    super(scope, id);
    const plan = decide(this, () => planAccountBaseline(id, props, dayOf(new Date())));
    this.analyzers = plan.outputs(carryOut(this, plan.resources)).analyzers;
  }
}
