import * as pulumi from "@pulumi/pulumi";
import { carryOut, decide } from "../../carriers/pulumi";
import { dayOf } from "../../model/argument";
import { planDeployRoles } from "./plan";
import type { DeployRolesOutputs, DeployRolesSpec } from "./spec";

export type DeployRolesArgs = DeployRolesSpec<pulumi.Input<string>>;

type Outputs = DeployRolesOutputs<pulumi.Output<string>>;

/** The roles that a pipeline compares and deploys with. See {@link DeployRolesSpec} for its arguments. */
export class DeployRoles extends pulumi.ComponentResource implements Outputs {
  readonly plan: Outputs["plan"];
  readonly apply: Outputs["apply"];
  readonly entries: Outputs["entries"];
  readonly path: string;

  constructor(name: string, args: DeployRolesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sallyport:pipeline-account:DeployRoles", name, {}, opts);
    const plan = decide(`DeployRoles ${name}`, () => planDeployRoles(name, args, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, name, plan.resources, opts?.protect));
    this.plan = outputs.plan;
    this.apply = outputs.apply;
    this.entries = outputs.entries;
    this.path = outputs.path;
    this.registerOutputs(outputs);
  }
}
