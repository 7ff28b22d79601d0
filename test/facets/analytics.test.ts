import tokens from "../../policy-packs/rules/authentication/imdsv2-required";
import atRest from "../../policy-packs/rules/encryption/encrypted-at-rest";
import customerKey from "../../policy-packs/rules/encryption/encrypted-with-customer-key";
import logged from "../../policy-packs/rules/logging/use-is-logged";
import { testRule, unknown } from "../rule-tester";

const key = "arn:aws:kms:eu-west-1:111122223333:key/1";
const results = (encryption: object) => ({
  type: "AWS::Athena::WorkGroup",
  properties: { WorkGroupConfiguration: { ResultConfiguration: { EncryptionConfiguration: { ...encryption } } } },
});
const workgroup = (configuration: object) => ({
  type: "aws:athena/workgroup:Workgroup",
  properties: { configuration: { ...configuration } },
});
const glue = (encryption: object) => ({
  type: "AWS::Glue::SecurityConfiguration",
  properties: { EncryptionConfiguration: { ...encryption } },
});
const kms = {
  CloudWatchEncryption: { CloudWatchEncryptionMode: "SSE-KMS", KmsKeyArn: key },
  JobBookmarksEncryption: { JobBookmarksEncryptionMode: "CSE-KMS", KmsKeyArn: key },
  S3Encryptions: [{ S3EncryptionMode: "SSE-KMS", KmsKeyArn: key }],
};
const catalog = (mode: string, passwords: boolean) => ({
  type: "aws:glue/dataCatalogEncryptionSettings:DataCatalogEncryptionSettings",
  properties: {
    dataCatalogEncryptionSettings: {
      encryptionAtRest: { catalogEncryptionMode: mode },
      connectionPasswordEncryption: { returnConnectionPasswordEncrypted: passwords },
    },
  },
});

testRule(atRest, {
  pass: [
    // Results lie encrypted whatever the workgroup says.
    [results({})],
    [glue(kms)],
    [catalog("SSE-KMS", true)],
    [
      {
        type: "aws:workspaces/workspace:Workspace",
        properties: { rootVolumeEncryptionEnabled: true, userVolumeEncryptionEnabled: true },
      },
    ],
    [{ type: "aws:sagemaker/notebookInstance:NotebookInstance", properties: {} }],
  ],
  fail: [
    [[glue({ ...kms, JobBookmarksEncryption: {} })], /\(job-bookmarks\) .*JobBookmarksEncryptionMode is not set/],
    [[catalog("DISABLED", true)], /\(catalog\) .*catalogEncryptionMode is DISABLED/],
    [[catalog("SSE-KMS", false)], /\(connection-passwords\) .*returnConnectionPasswordEncrypted is false/],
    [
      [{ type: "AWS::WorkSpaces::Workspace", properties: { RootVolumeEncryptionEnabled: true } }],
      /\(user-volume\) UserVolumeEncryptionEnabled is not set/,
    ],
    [
      [{ type: "aws:workspaces/workspace:Workspace", properties: { userVolumeEncryptionEnabled: true } }],
      /\(root-volume\) rootVolumeEncryptionEnabled is not set/,
    ],
  ],
  unknown: [
    [
      {
        type: "AWS::WorkSpaces::Workspace",
        properties: { RootVolumeEncryptionEnabled: unknown, UserVolumeEncryptionEnabled: true },
      },
    ],
  ],
});

testRule(customerKey, {
  pass: [
    [results({ EncryptionOption: "SSE_KMS", KmsKey: key })],
    [workgroup({ managedQueryResultsConfiguration: { enabled: true, encryptionConfiguration: { kmsKey: key } } })],
    [glue(kms)],
    [{ type: "AWS::SageMaker::NotebookInstance", properties: { KmsKeyId: key } }],
    [
      {
        type: "aws:sfn/stateMachine:StateMachine",
        properties: { encryptionConfiguration: { type: "CUSTOMER_MANAGED_KMS_KEY", kmsKeyId: key } },
      },
    ],
  ],
  fail: [
    [[results({ EncryptionOption: "SSE_KMS" })], /\(query-results\) .*KmsKey is not set/],
    [[workgroup({})], /\(query-results\) .*encryptionOption is not set \(SSE_S3 by default\)/],
    [
      [workgroup({ managedQueryResultsConfiguration: { enabled: true } })],
      /encryptionConfiguration\.kmsKey is not set/,
    ],
    [[glue({ ...kms, S3Encryptions: [{ S3EncryptionMode: "SSE-S3" }] })], /\(objects\) .*S3EncryptionMode is SSE-S3/],
    [[{ type: "aws:sagemaker/notebookInstance:NotebookInstance", properties: {} }], /\(volume\) kmsKeyId is not set/],
    [
      [{ type: "AWS::StepFunctions::StateMachine", properties: {} }],
      /\(executions\) EncryptionConfiguration\.Type is not/,
    ],
  ],
  unknown: [[results({ EncryptionOption: unknown })]],
});

testRule(logged, {
  pass: [
    [{ type: "AWS::StepFunctions::StateMachine", properties: { LoggingConfiguration: { Level: "ERROR" } } }],
    [{ type: "aws:sfn/stateMachine:StateMachine", properties: { loggingConfiguration: { level: "ALL" } } }],
  ],
  fail: [
    [
      [{ type: "AWS::StepFunctions::StateMachine", properties: {} }],
      /\(execution-logs\) LoggingConfiguration\.Level is not set \(OFF by default\)/,
    ],
    [
      [{ type: "aws:sfn/stateMachine:StateMachine", properties: { loggingConfiguration: { level: "OFF" } } }],
      /\(execution-logs\) loggingConfiguration\.level is OFF/,
    ],
  ],
  unknown: [[{ type: "AWS::StepFunctions::StateMachine", properties: { LoggingConfiguration: unknown } }]],
});

testRule(tokens, {
  pass: [
    [
      {
        type: "AWS::SageMaker::NotebookInstance",
        properties: { InstanceMetadataServiceConfiguration: { MinimumInstanceMetadataServiceVersion: 2 } },
      },
    ],
  ],
  fail: [
    [
      [{ type: "aws:sagemaker/notebookInstance:NotebookInstance", properties: {} }],
      /instanceMetadataServiceConfiguration\.minimumInstanceMetadataServiceVersion is not set \(1 by default\)/,
    ],
  ],
  unknown: [
    [{ type: "AWS::SageMaker::NotebookInstance", properties: { InstanceMetadataServiceConfiguration: unknown } }],
  ],
});
