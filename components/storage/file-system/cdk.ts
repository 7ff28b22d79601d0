import { Construct } from "constructs";
import { carryOut, decide } from "../../carriers/cdk";
import { dayOf } from "../../model/argument";
import type { Sensitivity } from "../../model/sensitivity";
import type { DataClass } from "../data-class";
import { planFileSystem } from "./plan";
import type { FileSystemOutputs, FileSystemSpec } from "./spec";

export type FileSystemProps<
  C extends DataClass,
  S extends Sensitivity,
  A extends string,
  P extends string,
> = FileSystemSpec<C, S, A, P, string>;

/** Files that named roles mount, each through an access point. See {@link FileSystemSpec} for its arguments; it is kept when the stack is deleted. */
export class FileSystem<C extends DataClass, S extends Sensitivity, A extends string, P extends string>
  extends Construct
  implements FileSystemOutputs<C, P, string>
{
  readonly dataClass: C;
  readonly id: string;
  readonly arn: string;
  readonly accessPoints: FileSystemOutputs<C, P, string>["accessPoints"];

  constructor(scope: Construct, id: string, props: FileSystemProps<C, S, A, P>) {
    super(scope, id);
    const plan = decide(this, () => planFileSystem(id, props, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, plan.resources, props.unsafe));
    this.dataClass = outputs.dataClass;
    this.id = outputs.id;
    this.arn = outputs.arn;
    this.accessPoints = outputs.accessPoints;
  }
}
