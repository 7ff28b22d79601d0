import { SecurityGroup } from "aws-cdk-lib/aws-ec2";
import type { IGrantable } from "aws-cdk-lib/aws-iam";
import * as rds from "aws-cdk-lib/aws-rds";
import { Construct } from "constructs";
import { carryOut, decide } from "../../carriers/cdk";
import { granting, type Because, type Let } from "../../carriers/cdk/granting";
import { dayOf } from "../../model/argument";
import type { Sensitivity } from "../../model/sensitivity";
import type { DataClass } from "../data-class";
import { planDatabaseMonitoring, type DatabaseMonitoringOutputs, type DatabaseMonitoringSpec } from "./monitoring";
import { planDatabase, type DatabasePlan } from "./plan";
import type { ConnectGrant, DatabaseOutputs, DatabaseSpec } from "./spec";

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
  /** For what takes an instance of CDK's own; none where this is a cluster. The zone's group stays as it is: CDK adds nothing to it. */
  readonly instance: rds.IDatabaseInstance | undefined;
  /** For what takes a cluster of CDK's own; none where this is an instance. */
  readonly cluster: rds.IDatabaseCluster | undefined;
  /** Lets a role log in. */
  readonly grant: Let<ConnectGrant<string>>;

  constructor(scope: Construct, id: string, props: DatabaseProps<C, S, A>) {
    super(scope, id);
    const today = dayOf(new Date());
    const { plan, show, grant } = granting<ConnectGrant<string>, DatabasePlan<C>>(this, props, (grants) =>
      planDatabase(id, { ...props, grants }, today),
    );
    const outputs = plan.outputs(show);
    this.grant = grant;
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
    const group = SecurityGroup.fromSecurityGroupId(this, "ISecurityGroup", props.zone.securityGroup, {
      mutable: false,
    });
    this.instance = this.kind === "database" ? instanceOf(this, id, outputs, group) : undefined;
    this.cluster = this.kind === "cluster" ? clusterOf(this, id, outputs, group) : undefined;
  }

  /** Lets a role log in as one database user, by a token of IAM's. */
  grantConnect(grantee: IGrantable, user: string, because: Because): void {
    this.grant(grantee, { can: ["connect"], user, ...because });
  }
}

type Outputs = DatabaseOutputs<DataClass, string>;
type Group = ReturnType<typeof SecurityGroup.fromSecurityGroupId>;

const instanceOf = (scope: Construct, name: string, it: Outputs, group: Group): rds.IDatabaseInstance =>
  rds.DatabaseInstance.fromDatabaseInstanceAttributes(scope, "IDatabaseInstance", {
    instanceIdentifier: name,
    instanceEndpointAddress: it.address,
    instanceResourceId: it.resourceId,
    port: it.port,
    securityGroups: [group],
  });

const clusterOf = (scope: Construct, name: string, it: Outputs, group: Group): rds.IDatabaseCluster =>
  rds.DatabaseCluster.fromDatabaseClusterAttributes(scope, "IDatabaseCluster", {
    clusterIdentifier: name,
    clusterEndpointAddress: it.address,
    clusterResourceIdentifier: it.resourceId,
    readerEndpointAddress: it.readAddress,
    port: it.port,
    securityGroups: [group],
  });

/** What databases are monitored by, once an account and region. See {@link DatabaseMonitoringSpec} for its arguments. */
export class DatabaseMonitoring extends Construct implements DatabaseMonitoringOutputs<string> {
  readonly roleArn: string;

  constructor(scope: Construct, id: string, props: DatabaseMonitoringProps) {
    super(scope, id);
    const plan = decide(this, () => planDatabaseMonitoring(id, props));
    this.roleArn = plan.outputs(carryOut(this, plan.resources)).roleArn;
  }
}
