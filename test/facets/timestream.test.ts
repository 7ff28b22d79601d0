import ownKey from "../../policy-packs/rules/encryption/encrypted-with-customer-key";
import { testRule, unknown } from "../rule-tester";

const database = "AWS::Timestream::Database";
const inPulumi = "aws:timestreamwrite/database:Database";

testRule(ownKey, {
  pass: [[{ type: inPulumi, properties: { kmsKeyId: "arn:aws:kms:eu-central-1:111122223333:key/1" } }]],
  fail: [
    [[{ type: database, properties: {} }], /KmsKeyId is not set/],
    [[{ type: inPulumi, properties: { kmsKeyId: "alias/aws/timestream" } }], /kmsKeyId is alias\/aws\/timestream/],
  ],
  unknown: [[{ type: database, properties: { KmsKeyId: unknown } }]],
});
