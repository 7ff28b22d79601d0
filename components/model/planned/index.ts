import type { DynamoDbResources } from "./dynamodb";
import type { Ec2Resources } from "./ec2";
import type { EgressResources } from "./egress";
import type { MessagesResources } from "./messages";
import type { OperationsResources } from "./operations";
import type { PerimeterResources } from "./perimeter";
import type { RdsResources } from "./rds";
import type { StorageResources } from "./storage";

/**
 * What plans may write: CloudFormation's types with the properties that components decide. `V` is a text that may be known only
 * after deployment, in the words of whoever reads the plan. A property without `?` cannot be forgotten by a plan.
 */
export interface Resources<V>
  extends
    DynamoDbResources<V>,
    Ec2Resources<V>,
    EgressResources<V>,
    MessagesResources<V>,
    OperationsResources<V>,
    RdsResources<V>,
    PerimeterResources<V>,
    StorageResources<V> {}

export type ResourceType = keyof Resources<string>;
