import * as iam from "aws-cdk-lib/aws-iam";
import { Construct } from "constructs";
import { carryOut, decide } from "../../carriers/cdk";
import { dayOf } from "../../model/argument";
import { planRole, type Attachments, type RoleOutputs, type RoleSpec } from "./plan";

export type RoleProps<A extends string = never, T extends Attachments = "exclusive"> = RoleSpec<string, A, T>;

/** A role that may do what it declares, within its boundary. See {@link RoleSpec} for its arguments. */
export class Role<A extends string = never, T extends Attachments = "exclusive">
  extends Construct
  implements RoleOutputs<T, string>
{
  readonly name: string;
  readonly arn: string;
  readonly attachments: T;
  /** For what takes a role of CDK's own. Its policies are this component's: CDK adds nothing to them. */
  readonly role: iam.IRole;

  constructor(scope: Construct, id: string, props: RoleProps<A, T>) {
    super(scope, id);
    const plan = decide(this, () => planRole<string, A, T>(id, props, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, plan.resources, props.unsafe));
    this.name = outputs.name;
    this.arn = outputs.arn;
    this.attachments = outputs.attachments;
    const role = iam.Role.fromRoleArn(this, "IRole", this.arn, { mutable: false });
    // CDK takes what stands before the second slash of an ARN for the name, which is the path where there is one.
    this.role = Object.defineProperty(role, "roleName", { value: this.name });
  }
}
