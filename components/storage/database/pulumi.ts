import * as pulumi from "@pulumi/pulumi";
import { carryOut, decide } from "../../carriers/pulumi";
import { dayOf } from "../../model/argument";
import type { Sensitivity } from "../../model/sensitivity";
import type { DataClass } from "../data-class";
import { planDatabaseMonitoring, type DatabaseMonitoringOutputs, type DatabaseMonitoringSpec } from "./monitoring";
import { planDatabase } from "./plan";
import type { DatabaseOutputs, DatabaseSpec } from "./spec";

export type DatabaseArgs<C extends DataClass, S extends Sensitivity, A extends string> = DatabaseSpec<
  C,
  S,
  A,
  pulumi.Input<string>
>;
export type DatabaseMonitoringArgs = DatabaseMonitoringSpec<pulumi.Input<string>>;

/** A database for data of one class. See {@link DatabaseSpec} for its arguments; it is protected from deletion. */
export class Database<C extends DataClass, S extends Sensitivity, A extends string>
  extends pulumi.ComponentResource
  implements DatabaseOutputs<C, pulumi.Output<string>>
{
  readonly dataClass: C;
  readonly kind: "cluster" | "database";
  readonly arn: pulumi.Output<string>;
  readonly keyArn: pulumi.Output<string>;
  readonly address: pulumi.Output<string>;
  readonly readAddress: pulumi.Output<string>;
  readonly port: number;
  readonly secretArn: pulumi.Output<string>;
  readonly resourceId: pulumi.Output<string>;
  readonly members: { readonly [letter: string]: pulumi.Output<string> };

  constructor(name: string, args: DatabaseArgs<C, S, A>, opts?: pulumi.ComponentResourceOptions) {
    super("sallyport:storage:Database", name, { unsafe: args.unsafe }, opts);
    const plan = decide(`Database ${name}`, () => planDatabase(name, args, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, name, plan.resources, opts?.protect));
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
    this.registerOutputs(outputs);
  }
}

/** What databases are monitored by, once an account and region. See {@link DatabaseMonitoringSpec} for its arguments. */
export class DatabaseMonitoring
  extends pulumi.ComponentResource
  implements DatabaseMonitoringOutputs<pulumi.Output<string>>
{
  readonly roleArn: pulumi.Output<string>;

  constructor(name: string, args: DatabaseMonitoringArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sallyport:storage:DatabaseMonitoring", name, {}, opts);
    const plan = decide(`DatabaseMonitoring ${name}`, () => planDatabaseMonitoring(name, args));
    const outputs = plan.outputs(carryOut(this, name, plan.resources, opts?.protect));
    this.roleArn = outputs.roleArn;
    this.registerOutputs(outputs);
  }
}
