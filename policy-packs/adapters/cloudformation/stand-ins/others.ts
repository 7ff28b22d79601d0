import { own } from "../template";
import { attribute, main, mapAt, renamed, same, tagList, tags, type Made, type Serverless } from "./made";
import { roleOf } from "./roles";

/** A table with one key. */
export const tableOf = (it: Serverless): Made => {
  const { id, properties } = it;
  const key = mapAt(properties, "PrimaryKey");
  const [name, type] = [own(key, "Name") ?? "id", own(key, "Type") ?? "String"];
  const throughput = own(properties, "ProvisionedThroughput");
  const letter = typeof type === "string" ? type.slice(0, 1) : type;
  const table = main(it, "AWS::DynamoDB::Table", {
    ...same(properties, ["TableName", "SSESpecification", "PointInTimeRecoverySpecification"]),
    AttributeDefinitions: [{ AttributeName: name, AttributeType: letter }],
    KeySchema: [{ AttributeName: name, KeyType: "HASH" }],
    ...(throughput === undefined ? { BillingMode: "PAY_PER_REQUEST" } : { ProvisionedThroughput: throughput }),
    ...tagList(properties),
  });
  return { resources: { [id]: table }, notes: [] };
};

const definitions = ["Definition", "DefinitionSubstitutions", "EncryptionConfiguration"];

/** A state machine with its role. */
export const machineOf = (it: Serverless): Made => {
  const { id, properties } = it;
  const role = own(properties, "Role");
  const machine = main(it, "AWS::StepFunctions::StateMachine", {
    ...same(properties, definitions),
    ...renamed("StateMachineName", own(properties, "Name")),
    ...renamed("StateMachineType", own(properties, "Type")),
    ...renamed("LoggingConfiguration", own(properties, "Logging")),
    ...renamed("TracingConfiguration", own(properties, "Tracing")),
    ...renamed("DefinitionS3Location", own(properties, "DefinitionUri")),
    ...tags(properties, "stateMachine:createdBy"),
    RoleArn: role ?? attribute(`${id}Role`, "Arn"),
  });
  const traced = own(mapAt(properties, "Tracing"), "Enabled") === true;
  const managed = traced ? ["AWSXrayWriteOnlyAccess"] : [];
  const made =
    role === undefined
      ? roleOf(it, { service: "states.amazonaws.com", managed, statements: [] })
      : { resources: {}, notes: [] };
  const events = Object.keys(mapAt(properties, "Events"));
  return {
    resources: { [id]: machine, ...made.resources },
    notes: [
      ...made.notes,
      ...(events.length === 0 ? [] : [`What starts the state machine ${id} is not read: ${events.join(", ")}.`]),
    ],
  };
};

export const layerOf = (it: Serverless): Made => {
  const properties = same(it.properties, ["CompatibleRuntimes", "Description", "LayerName", "LicenseInfo"]);
  return { resources: { [it.id]: main(it, "AWS::Lambda::LayerVersion", properties) }, notes: [] };
};
