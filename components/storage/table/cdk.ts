import type { IGrantable } from "aws-cdk-lib/aws-iam";
import * as dynamodb from "aws-cdk-lib/aws-dynamodb";
import { Key } from "aws-cdk-lib/aws-kms";
import { Construct } from "constructs";
import { granting, type Because, type Let } from "../../carriers/cdk/granting";
import { dayOf } from "../../model/argument";
import type { DataClass } from "../data-class";
import { planTable, type TableGrant, type TableOutputs, type TablePlan, type TableSpec } from "./plan";

export type TableProps<C extends DataClass> = TableSpec<C, string>;

/** A table of items of one class. See {@link TableSpec} for its arguments; it is kept when the stack is deleted. */
export class Table<C extends DataClass> extends Construct implements TableOutputs<C, string> {
  readonly dataClass: C;
  readonly kind = "table";
  readonly keyArn: string;
  readonly name: string;
  readonly arn: string;
  readonly stream: string | undefined;
  /** For what takes a table of CDK's own. Its policy is this component's: CDK adds nothing to it. */
  readonly table: dynamodb.ITable;
  /** Lets a role in. */
  readonly grant: Let<TableGrant<string>>;

  constructor(scope: Construct, id: string, props: TableProps<C>) {
    super(scope, id);
    const today = dayOf(new Date());
    const { plan, show, grant } = granting<TableGrant<string>, TablePlan<C>>(this, props, (grants) =>
      planTable(id, { ...props, grants }, today),
    );
    const outputs = plan.outputs(show);
    this.grant = grant;
    this.dataClass = outputs.dataClass;
    this.keyArn = outputs.keyArn;
    this.name = outputs.name;
    this.arn = outputs.arn;
    this.stream = outputs.stream;
    this.table = dynamodb.Table.fromTableAttributes(this, "ITable", {
      tableArn: this.arn,
      encryptionKey: Key.fromKeyArn(this, "IKey", props.key.arn),
      ...(this.stream === undefined ? {} : { tableStreamArn: this.stream }),
    });
  }

  /** Lets a role read items. */
  grantReadData(grantee: IGrantable, because: Because): void {
    this.grant(grantee, { can: ["read"], ...because });
  }

  /** Lets a role write and delete items. */
  grantWriteData(grantee: IGrantable, because: Because): void {
    this.grant(grantee, { can: ["write"], ...because });
  }

  grantReadWriteData(grantee: IGrantable, because: Because): void {
    this.grant(grantee, { can: ["read", "write"], ...because });
  }
}
