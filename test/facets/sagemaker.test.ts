import ownKey from "../../policy-packs/rules/encryption/encrypted-with-customer-key";
import { testRule, unknown } from "../rule-tester";

const endpoint = "AWS::SageMaker::EndpointConfig";
const inPulumi = "aws:sagemaker/endpointConfiguration:EndpointConfiguration";

testRule(ownKey, {
  pass: [[{ type: inPulumi, properties: { kmsKeyArn: "arn:aws:kms:eu-central-1:111122223333:key/1" } }]],
  fail: [
    [[{ type: endpoint, properties: {} }], /\(volumes\) KmsKeyId is not set/],
    [[{ type: inPulumi, properties: {} }], /kmsKeyArn is not set/],
  ],
  unknown: [[{ type: endpoint, properties: { KmsKeyId: unknown } }]],
});
