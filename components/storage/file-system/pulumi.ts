import * as pulumi from "@pulumi/pulumi";
import { carryOut, decide } from "../../carriers/pulumi";
import { dayOf } from "../../model/argument";
import type { Sensitivity } from "../../model/sensitivity";
import type { DataClass } from "../data-class";
import { planFileSystem } from "./plan";
import type { FileSystemOutputs, FileSystemSpec } from "./spec";

export type FileSystemArgs<
  C extends DataClass,
  S extends Sensitivity,
  A extends string,
  P extends string,
> = FileSystemSpec<C, S, A, P, pulumi.Input<string>>;

/** Files that named roles mount, each through an access point. See {@link FileSystemSpec} for its arguments; it is protected from deletion. */
export class FileSystem<C extends DataClass, S extends Sensitivity, A extends string, P extends string>
  extends pulumi.ComponentResource
  implements FileSystemOutputs<C, P, pulumi.Output<string>>
{
  readonly dataClass: C;
  readonly kind = "file-system";
  readonly keyArn: pulumi.Output<string>;
  readonly id: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
  readonly accessPoints: FileSystemOutputs<C, P, pulumi.Output<string>>["accessPoints"];

  constructor(name: string, args: FileSystemArgs<C, S, A, P>, opts?: pulumi.ComponentResourceOptions) {
    super("sallyport:storage:FileSystem", name, { unsafe: args.unsafe }, opts);
    const plan = decide(`File system ${name}`, () => planFileSystem(name, args, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, name, plan.resources, opts?.protect));
    this.dataClass = outputs.dataClass;
    this.keyArn = outputs.keyArn;
    this.id = outputs.id;
    this.arn = outputs.arn;
    this.accessPoints = outputs.accessPoints;
    this.registerOutputs(outputs);
  }
}
