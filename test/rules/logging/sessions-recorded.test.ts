import rule from "../../../policy-packs/rules/logging/sessions-recorded";
import { testRule, unknown } from "../../rule-tester";

const group = { cloudWatchLogGroupName: "sessions", cloudWatchEncryptionEnabled: true };
const whole = { ...group, s3BucketName: "", kmsKeyId: "alias/sessions" };
const content = (inputs: unknown) => ({ schemaVersion: "1.0", sessionType: "Standard_Stream", inputs });
const document = (Content: unknown, DocumentType = "Session") => [
  { type: "AWS::SSM::Document", properties: { DocumentType, Content } as never },
];
const pulumi = (inputs: object) => [
  {
    type: "aws:ssm/document:Document",
    properties: { documentType: "Session", content: JSON.stringify(content(inputs)) } as never,
  },
];

testRule(rule, {
  pass: [document(content(whole)), document(JSON.stringify(content(whole))), pulumi(whole)],
  fail: [
    [document(content({ ...whole, kmsKeyId: "" })), /\(session-key\) Content\.inputs\.kmsKeyId is/],
    [pulumi({ kmsKeyId: "k" }), /\(logs\) content\.inputs\.\w+ is not set: nobody can see afterwards/],
    [
      pulumi({ ...whole, s3BucketName: "sessions", s3EncryptionEnabled: false }),
      /\(encrypted-logs\) content\.inputs\.s3EncryptionEnabled is false/,
    ],
    [
      document(content({ ...whole, cloudWatchEncryptionEnabled: "false" })),
      /\(encrypted-logs\) .*cloudWatchEncryptionEnabled/,
    ],
  ],
  unknown: [document(content(unknown)), document("inputs:\n  kmsKeyId: k\n")],
  silent: [document({ schemaVersion: "2.2" }, "Command"), document({ schemaVersion: "1.0", sessionType: "Port" })],
});
