import * as iam from "aws-cdk-lib/aws-iam";
import { Construct } from "constructs";
import { carryOut, decide } from "../../carriers/cdk";
import { planBoundary, type BoundaryOutputs, type BoundarySpec } from "./plan";

export type BoundaryProps<S extends string> = BoundarySpec<S, string>;

/** What roles may do at most. See {@link BoundarySpec} for its arguments. */
export class Boundary<S extends string> extends Construct implements BoundaryOutputs<string> {
  readonly name: string;
  readonly arn: string;
  /** For what takes a policy of CDK's own, such as `PermissionsBoundary.of(...).apply(...)`, for roles that CDK makes itself. */
  readonly policy: iam.IManagedPolicy;

  constructor(scope: Construct, id: string, props: BoundaryProps<S>) {
    super(scope, id);
    const plan = decide(this, () => planBoundary(id, props));
    const outputs = plan.outputs(carryOut(this, plan.resources));
    this.name = outputs.name;
    this.arn = outputs.arn;
    this.policy = iam.ManagedPolicy.fromManagedPolicyArn(this, "IManagedPolicy", this.arn);
  }
}
