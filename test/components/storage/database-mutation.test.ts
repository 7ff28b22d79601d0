import { stacksOf, testMutation, type Table } from "../../laws/mutation";
import { databasePlans } from "./database-given";

const notAHardening: Table = [
  ["the thing itself", [/^(?!LogGroup|LogDataProtectionPolicy)\w+: remove$/]],
  [
    "which thing is meant: without it nothing is deployed",
    [
      /: drop (?:\w+\.)?(?:allocatedStorage|availabilityZone|databaseName|dbName|dbSubnetGroupName|description|engine|engineName|engineVersion|family|identifier|instanceClass|logGroupName|majorEngineVersion|masterUsername|monitoringRoleArn|name|optionGroupDescription|policy|policyArn|policyDocument|role|storageType|subnetIds|username|value|vpcSecurityGroupIds)$/,
      /: drop (?:assumeRolePolicy|clusterIdentifier|serverlessv2ScalingConfiguration)(?:\.\w+| DatabasesOfThisAccount)?$/,
      /: (?:drop|flip) manageMasterUserPassword$/,
    ],
  ],
  ["a label", [/: drop tags\.(?:DataClass|Name)$/]],
  ["somebody may do less", [/^Policy: drop policy \w+(?: Condition)?$/]],
  [
    "how much, how fast or at what cost",
    [/: lower (?:[\w.]+\.)?(?:allocatedStorage|maxCapacity|monitoringInterval|port)$/],
  ],
  [
    "what is written out is AWS's own default, too",
    [
      /: drop (?:autoMinorVersionUpgrade|caCertIdentifier|finalSnapshotIdentifier|logGroupClass|publiclyAccessible)$/,
      /^ParameterGroup: drop parameters$/,
    ],
  ],
  [
    "how a parameter is changed, and plugins that audit everything where nothing else is said",
    [/: drop parameters\.applyMethod$/, /: drop options\.optionSettings(?:\.\w+)?$/],
  ],
];

/** Hardenings that no rule misses, each with the reason. Shorter is better. */
const survivors: Table = [
  ["reported as undetermined: what MySQL 8.4 requires by itself is not known", [/^Instance: drop parameterGroupName$/]],
  [
    "of the log group of enhanced monitoring alone: every account has one, made by whoever was first",
    [/^LogGroup: remove$/],
  ],
  ["of every log group: what is masked", [/^LogDataProtectionPolicy: (?:remove|drop policyDocument \w+)$/]],
];

testMutation({
  of: "a database, or of what it is monitored by",
  stacks: () => stacksOf(databasePlans),
  notAHardening,
  survivors,
  least: 0.85,
});
