import { Aws } from "aws-cdk-lib";

/** Who looks after the key: the account, without any action that decrypts. */
export const administration = (): readonly object[] => [
  {
    Sid: "AdministerWithoutDecrypting",
    Principal: { AWS: `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:root` },
    Action: [
      "kms:CancelKeyDeletion",
      "kms:DescribeKey",
      "kms:DisableKey",
      "kms:EnableKey",
      "kms:EnableKeyRotation",
      "kms:GetKeyPolicy",
      "kms:GetKeyRotationStatus",
      "kms:ListResourceTags",
      "kms:PutKeyPolicy",
      "kms:ScheduleKeyDeletion",
      "kms:TagResource",
      "kms:UntagResource",
      "kms:UpdateKeyDescription",
    ],
    Resource: "*",
  },
];

/** Who encrypts with the key: CloudWatch Logs for log groups of this stack, and the role for its queue. */
export const keyUse = (role: string): readonly object[] => [
  {
    Sid: "EncryptLogs",
    Principal: { Service: `logs.${Aws.REGION}.amazonaws.com` },
    Action: [
      "kms:Decrypt",
      "kms:DescribeKey",
      "kms:Encrypt",
      "kms:GenerateDataKey",
      "kms:ReEncryptFrom",
      "kms:ReEncryptTo",
    ],
    Resource: "*",
    Condition: {
      // CloudFormation names the log group after the stack, and needs the key before there is one.
      ArnLike: {
        "kms:EncryptionContext:aws:logs:arn": `arn:${Aws.PARTITION}:logs:${Aws.REGION}:${Aws.ACCOUNT_ID}:log-group:${Aws.STACK_NAME}-*`,
      },
    },
  },
  {
    Sid: "EncryptFailedCalls",
    Principal: { AWS: role },
    Action: ["kms:Decrypt", "kms:GenerateDataKey"],
    Resource: "*",
    Condition: { StringEquals: { "kms:ViaService": `sqs.${Aws.REGION}.amazonaws.com` } },
  },
];

export const deliveryRights = (log: string, queue: string, key: string): readonly object[] => [
  { Sid: "WriteLog", Action: ["logs:CreateLogStream", "logs:PutLogEvents"], Resource: log },
  { Sid: "PutFailedCallsAside", Action: "sqs:SendMessage", Resource: queue },
  {
    Sid: "EncryptFailedCalls",
    Action: ["kms:Decrypt", "kms:GenerateDataKey"],
    Resource: key,
    Condition: { StringEquals: { "kms:ViaService": `sqs.${Aws.REGION}.amazonaws.com` } },
  },
];

/** X-Ray knows no resources here: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html */
export const trace = (): object => ({
  Sid: "SendTraces",
  Action: ["xray:PutTelemetryRecords", "xray:PutTraceSegments"],
  Resource: "*",
  Condition: { StringEquals: { "aws:RequestedRegion": Aws.REGION } },
});
