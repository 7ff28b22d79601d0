import { SecurityGroup } from "aws-cdk-lib/aws-ec2";
import * as efs from "aws-cdk-lib/aws-efs";
import { Construct } from "constructs";
import { granting, type Let } from "../../carriers/cdk/granting";
import { dayOf } from "../../model/argument";
import type { Sensitivity } from "../../model/sensitivity";
import type { DataClass } from "../data-class";
import { planFileSystem, type FileSystemPlan } from "./plan";
import type { FileSystemOutputs, FileSystemSpec, MountGrant } from "./spec";

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
  readonly kind = "file-system";
  readonly keyArn: string;
  readonly id: string;
  readonly arn: string;
  readonly accessPoints: FileSystemOutputs<C, P, string>["accessPoints"];
  /** For what takes a file system of CDK's own. Its policy, and the zone's group, stay as they are: CDK adds nothing to them. */
  readonly fileSystem: efs.IFileSystem;
  /** Lets a role mount it through an access point. */
  readonly grant: Let<MountGrant<P, string>>;

  constructor(scope: Construct, id: string, props: FileSystemProps<C, S, A, P>) {
    super(scope, id);
    const today = dayOf(new Date());
    const { plan, show, grant } = granting<MountGrant<P, string>, FileSystemPlan<C, P>>(this, props, (grants) =>
      planFileSystem(id, { ...props, grants }, today),
    );
    const outputs = plan.outputs(show);
    this.grant = grant;
    this.dataClass = outputs.dataClass;
    this.keyArn = outputs.keyArn;
    this.id = outputs.id;
    this.arn = outputs.arn;
    this.accessPoints = outputs.accessPoints;
    const group = props.zone.securityGroup;
    this.fileSystem = efs.FileSystem.fromFileSystemAttributes(this, "IFileSystem", {
      fileSystemId: this.id,
      securityGroup: SecurityGroup.fromSecurityGroupId(this, "ISecurityGroup", group, { mutable: false }),
    });
  }
}
