import { isObject, type RawObject } from "../../../../components/model/raw";
import { own } from "../template";
import { eventsOf, type MadeOfEvents } from "./events";
import { attribute, beside, main, mapAt, ref, renamed, same, tags, type Serverless } from "./made";
import { roleOf } from "./roles";

const alike = [
  ...["Architectures", "CodeSigningConfigArn", "Description", "Environment", "EphemeralStorage", "FileSystemConfigs"],
  ...["FunctionName", "Handler", "ImageConfig", "KmsKeyArn", "Layers", "LoggingConfig", "MemorySize", "PackageType"],
  ...["RecursiveLoop", "ReservedConcurrentExecutions", "Runtime", "RuntimeManagementConfig", "SnapStart", "Timeout"],
  "VpcConfig",
];

/** A function with its role, its URL, and what calls it. */
export const functionOf = (it: Serverless): MadeOfEvents => {
  const { id, properties } = it;
  const letter = mapAt(properties, "DeadLetterQueue");
  const target = own(letter, "TargetArn");
  const role = own(properties, "Role");
  const lambda = main(it, "AWS::Lambda::Function", {
    ...same(properties, alike),
    ...tags(properties, "lambda:createdBy"),
    ...tracingOf(properties),
    ...(target === undefined ? {} : { DeadLetterConfig: { TargetArn: target } }),
    Code: codeOf(properties),
    Role: role ?? attribute(`${id}Role`, "Arn"),
  });
  const events = eventsOf(it);
  const made = role === undefined ? roleOf(it, permissionsOf(properties, letter)) : { resources: {}, notes: [] };
  return {
    resources: { [id]: lambda, ...made.resources, ...urlOf(it), ...aliasOf(it), ...events.resources },
    notes: [...made.notes, ...events.notes, ...deploymentNote(it)],
    implicit: events.implicit,
    events: events.events,
  };
};

const tracingOf = (properties: RawObject): RawObject => {
  const mode = own(properties, "Tracing");
  return mode === undefined || mode === "Disabled" ? {} : { TracingConfig: { Mode: mode } };
};

const codeOf = (properties: RawObject): RawObject => {
  const [uri, inline, image] = ["CodeUri", "InlineCode", "ImageUri"].map((name) => own(properties, name));
  if (inline !== undefined) return { ZipFile: inline };
  if (image !== undefined) return { ImageUri: image };
  if (isObject(uri)) return { ...renamed("S3Bucket", own(uri, "Bucket")), ...renamed("S3Key", own(uri, "Key")) };
  // A folder is uploaded when the template is packaged.
  const [, bucket, key] = typeof uri === "string" ? (/^s3:\/\/([^/]+)\/(.+)$/.exec(uri) ?? []) : [];
  return bucket === undefined ? {} : { S3Bucket: bucket, S3Key: key };
};

const permissionsOf = (properties: RawObject, letter: RawObject) => {
  const managed = ["service-role/AWSLambdaBasicExecutionRole"];
  if (own(properties, "VpcConfig") !== undefined) managed.push("service-role/AWSLambdaVPCAccessExecutionRole");
  const tracing = own(properties, "Tracing");
  if (tracing !== undefined && tracing !== "Disabled") managed.push("AWSXrayWriteOnlyAccess");
  const Resource = own(letter, "TargetArn");
  const Action = own(letter, "Type") === "SNS" ? "sns:Publish" : "sqs:SendMessage";
  const statements = Resource === undefined ? [] : [{ Effect: "Allow", Action, Resource }];
  return { service: "lambda.amazonaws.com", managed, statements };
};

const urlOf = (it: Serverless): { readonly [id: string]: RawObject } => {
  const { id, properties } = it;
  if (!isObject(own(properties, "FunctionUrlConfig"))) return {};
  const written = mapAt(properties, "FunctionUrlConfig");
  const type = own(written, "AuthType");
  const url = beside(it, "AWS::Lambda::Url", {
    ...same(written, ["AuthType", "Cors", "InvokeMode"]),
    TargetFunctionArn: ref(id),
  });
  if (type !== "NONE") return { [`${id}Url`]: url };
  const open = { Action: "lambda:InvokeFunctionUrl", FunctionName: ref(id), Principal: "*", FunctionUrlAuthType: type };
  return { [`${id}Url`]: url, [`${id}UrlPublicPermissions`]: beside(it, "AWS::Lambda::Permission", open) };
};

const aliasOf = (it: Serverless): { readonly [id: string]: RawObject } => {
  const alias = own(it.properties, "AutoPublishAlias");
  if (alias === undefined) return {};
  const version = beside(it, "AWS::Lambda::Version", { FunctionName: ref(it.id) });
  const properties = {
    FunctionName: ref(it.id),
    FunctionVersion: attribute(`${it.id}Version`, "Version"),
    Name: alias,
  };
  return {
    [`${it.id}Version`]: version,
    [`${it.id}Alias${typeof alias === "string" ? alias : ""}`]: beside(it, "AWS::Lambda::Alias", properties),
  };
};

const deploymentNote = ({ id, properties }: Serverless): readonly string[] =>
  own(properties, "DeploymentPreference") === undefined
    ? []
    : [`The CodeDeploy application that SAM makes for ${id} is not read.`];
