import { Construct } from "constructs";
import { carryOut, decide } from "../../carriers/cdk";
import { keepStack } from "../../carriers/cdk/termination";
import { dayOf } from "../../model/argument";
import { planDeployRoles } from "./plan";
import type { DeployRolesOutputs, DeployRolesSpec } from "./spec";

export type DeployRolesProps = DeployRolesSpec<string>;

type Outputs = DeployRolesOutputs<string>;

/** The roles that a pipeline compares and deploys with. See {@link DeployRolesSpec} for its arguments. */
export class DeployRoles extends Construct implements Outputs {
  readonly plan: Outputs["plan"];
  readonly apply: Outputs["apply"];
  readonly entries: Outputs["entries"];
  readonly path: string;

  constructor(scope: Construct, id: string, props: DeployRolesProps) {
    super(scope, id);
    const plan = decide(this, () => planDeployRoles(id, props, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, plan.resources));
    keepStack(this);
    this.plan = outputs.plan;
    this.apply = outputs.apply;
    this.entries = outputs.entries;
    this.path = outputs.path;
  }
}
