import { Construct } from "constructs";
import { carryOut, decide } from "../../carriers/cdk";
import { dayOf } from "../../model/argument";
import type { Sensitivity } from "../../model/sensitivity";
import type { DataClass } from "../data-class";
import { planDatabaseMonitoring, type DatabaseMonitoringOutputs, type DatabaseMonitoringSpec } from "./monitoring";
import { planDatabase } from "./plan";
import type { DatabaseOutputs, DatabaseSpec } from "./spec";

export type DatabaseProps<C extends DataClass, S extends Sensitivity, A extends string> = DatabaseSpec<C, S, A, string>;
export type DatabaseMonitoringProps = DatabaseMonitoringSpec<string>;

/** A database for data of one class. See {@link DatabaseSpec} for its arguments; it is kept when the stack is deleted. */
export class Database<C extends DataClass, S extends Sensitivity, A extends string>
  extends Construct
  implements DatabaseOutputs<C, string>
{
  readonly dataClass: C;
  readonly kind: "cluster" | "database";
  readonly arn: string;
  readonly keyArn: string;
  readonly address: string;
  readonly readAddress: string;
  readonly port: number;
  readonly secretArn: string;
  readonly resourceId: string;
  readonly members: { readonly [letter: string]: string };

  constructor(scope: Construct, id: string, props: DatabaseProps<C, S, A>) {
    super(scope, id);
    const plan = decide(this, () => planDatabase(id, props, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, plan.resources, props.unsafe));
    this.dataClass = outputs.dataClass;
    this.kind = outputs.kind;
    this.arn = outputs.arn;
    this.keyArn = outputs.keyArn;
    this.address = outputs.address;
    this.readAddress = outputs.readAddress;
    this.port = outputs.port;
    this.secretArn = outputs.secretArn;
    this.resourceId = outputs.resourceId;
    this.members = outputs.members;
  }
}

/** What databases are monitored by, once an account and region. See {@link DatabaseMonitoringSpec} for its arguments. */
export class DatabaseMonitoring extends Construct implements DatabaseMonitoringOutputs<string> {
  readonly roleArn: string;

  constructor(scope: Construct, id: string, props: DatabaseMonitoringProps) {
    super(scope, id);
    const plan = planDatabaseMonitoring(id, props);
    this.roleArn = plan.outputs(carryOut(this, plan.resources)).roleArn;
  }
}
