import type { BackupResources } from "./backup";
import type { CodeBuildResources } from "./codebuild";
import type { DynamoDbResources } from "./dynamodb";
import type { EbsResources } from "./ebs";
import type { Ec2Resources } from "./ec2";
import type { EfsResources } from "./efs";
import type { EgressResources } from "./egress";
import type { EventsResources } from "./events";
import type { IdentityResources } from "./identity";
import type { LambdaResources } from "./lambda";
import type { MessagesResources } from "./messages";
import type { OperationsResources } from "./operations";
import type { OrganizationsResources } from "./organizations";
import type { PerimeterResources } from "./perimeter";
import type { RdsResources } from "./rds";
import type { SchedulerResources } from "./scheduler";
import type { SecretsManagerResources } from "./secretsmanager";
import type { SigningResources } from "./signing";
import type { StorageResources } from "./storage";

/**
 * What plans may write: CloudFormation's types with the properties that components decide. `V` is a text that may be known only
 * after deployment, in the words of whoever reads the plan. A property without `?` cannot be forgotten by a plan.
 */
export interface Resources<V>
  extends
    BackupResources<V>,
    CodeBuildResources<V>,
    DynamoDbResources<V>,
    EbsResources<V>,
    Ec2Resources<V>,
    EfsResources<V>,
    EgressResources<V>,
    EventsResources<V>,
    IdentityResources<V>,
    LambdaResources<V>,
    MessagesResources<V>,
    OperationsResources<V>,
    OrganizationsResources<V>,
    PerimeterResources<V>,
    RdsResources<V>,
    SchedulerResources<V>,
    SecretsManagerResources<V>,
    SigningResources<V>,
    StorageResources<V> {}

export type ResourceType = keyof Resources<string>;
