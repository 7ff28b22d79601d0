import { isObject, type Raw, type RawObject } from "../../../../components/model/raw";
import { own } from "../template";

/** What a template allows: actions, and behind the partition the resources, with `{Parameter}` for what its user names. */
type Grant = readonly [actions: string, ...resources: readonly string[]];

const here = (service: string, rest: string): string => `${service}:\${AWS::Region}:\${AWS::AccountId}:${rest}`;

const dynamodb = (verbs: string): readonly Grant[] => [
  [
    verbs.replace(/\w+/g, "dynamodb:$&"),
    here("dynamodb", "table/{TableName}"),
    here("dynamodb", "table/{TableName}/index/*"),
  ],
];
const s3 = (verbs: string): readonly Grant[] => [
  [verbs.replace(/\w+/g, "s3:$&"), "s3:::{BucketName}", "s3:::{BucketName}/*"],
];
const parameters = (name: string): readonly Grant[] => [
  ["ssm:DescribeParameters", "*"],
  ["ssm:GetParameters ssm:GetParameter ssm:GetParametersByPath", here("ssm", name)],
];
const interfaces = "CreateNetworkInterface DeleteNetworkInterface DescribeNetworkInterfaces DetachNetworkInterface";

/**
 * The policy templates of AWS SAM that are used most, with what each allows. Source: "Policy template list" in the AWS SAM Developer
 * Guide, https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html
 */
const templates: { readonly [name: string]: readonly Grant[] } = {
  AWSSecretsManagerGetSecretValuePolicy: [["secretsmanager:GetSecretValue", "{SecretArn}"]],
  CloudFormationDescribeStacksPolicy: [["cloudformation:DescribeStacks", here("cloudformation", "stack/*")]],
  CloudWatchPutMetricPolicy: [["cloudwatch:PutMetricData", "*"]],
  DynamoDBCrudPolicy: dynamodb(
    "GetItem DeleteItem PutItem Scan Query UpdateItem BatchWriteItem BatchGetItem DescribeTable ConditionCheckItem",
  ),
  DynamoDBReadPolicy: dynamodb("GetItem Scan Query BatchGetItem DescribeTable"),
  DynamoDBStreamReadPolicy: [
    [
      "dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator",
      here("dynamodb", "table/{TableName}/stream/{StreamName}"),
    ],
    ["dynamodb:ListStreams", here("dynamodb", "table/{TableName}/stream/*")],
  ],
  DynamoDBWritePolicy: dynamodb("PutItem UpdateItem BatchWriteItem"),
  EventBridgePutEventsPolicy: [["events:PutEvents", here("events", "event-bus/{EventBusName}")]],
  FirehoseWritePolicy: [
    ["firehose:PutRecord firehose:PutRecordBatch", here("firehose", "deliverystream/{DeliveryStreamName}")],
  ],
  KMSDecryptPolicy: [["kms:Decrypt", here("kms", "key/{KeyId}")]],
  KMSEncryptPolicy: [["kms:Encrypt", here("kms", "key/{KeyId}")]],
  LambdaInvokePolicy: [["lambda:InvokeFunction", here("lambda", "function:{FunctionName}*")]],
  RekognitionDetectOnlyPolicy: [
    ["rekognition:DetectFaces rekognition:DetectLabels rekognition:DetectModerationLabels rekognition:DetectText", "*"],
  ],
  S3CrudPolicy: s3(
    "GetObject ListBucket GetBucketLocation GetObjectVersion PutObject PutObjectAcl GetLifecycleConfiguration " +
      "PutLifecycleConfiguration DeleteObject",
  ),
  S3ReadPolicy: s3("GetObject ListBucket GetBucketLocation GetObjectVersion GetLifecycleConfiguration"),
  S3WritePolicy: s3("PutObject PutObjectAcl PutLifecycleConfiguration"),
  SESCrudPolicy: [
    [
      "ses:GetIdentityVerificationAttributes ses:SendEmail ses:SendRawEmail ses:VerifyEmailIdentity",
      here("ses", "identity/{IdentityName}"),
    ],
  ],
  SNSPublishMessagePolicy: [["sns:Publish", here("sns", "{TopicName}")]],
  SQSPollerPolicy: [
    [
      "sqs:ChangeMessageVisibility sqs:ChangeMessageVisibilityBatch sqs:DeleteMessage sqs:DeleteMessageBatch " +
        "sqs:GetQueueAttributes sqs:ReceiveMessage",
      here("sqs", "{QueueName}"),
    ],
  ],
  SQSSendMessagePolicy: [["sqs:SendMessage*", here("sqs", "{QueueName}")]],
  SSMParameterReadPolicy: parameters("parameter/{ParameterName}"),
  SSMParameterWithSlashPrefixReadPolicy: parameters("parameter{ParameterName}"),
  StepFunctionsExecutionPolicy: [["states:StartExecution", here("states", "stateMachine:{StateMachineName}")]],
  VPCAccessPolicy: [[interfaces.replace(/\w+/g, "ec2:$&"), "*"]],
};

/** The document that SAM writes from one of its policy templates; undefined for one that is not read here. */
export const documentOf = (name: string, parameters: Raw): RawObject | undefined => {
  const grants = Object.hasOwn(templates, name) ? templates[name] : undefined;
  if (grants === undefined) return undefined;
  const given = isObject(parameters) ? parameters : {};
  return {
    Version: "2012-10-17",
    Statement: grants.map(([actions, ...resources]) => ({
      Effect: "Allow",
      Action: actions.split(" "),
      Resource: resources.map((it) => resourceOf(it, given)),
    })),
  };
};

const resourceOf = (pattern: string, parameters: RawObject): Raw => {
  if (pattern === "*") return pattern;
  const names = [...pattern.matchAll(/(?<!\$)\{(\w+)\}/g)].map(([, name = ""]) => name);
  const [only = ""] = names;
  if (pattern === `{${only}}`) return own(parameters, only);
  const text = `arn:\${AWS::Partition}:${pattern.replace(/(?<!\$)\{(\w+)\}/g, "${$1}")}`;
  return { "Fn::Sub": [text, Object.fromEntries(names.map((name) => [name, own(parameters, name)]))] };
};
