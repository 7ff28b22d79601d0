import rule from "../../../policy-packs/rules/encryption/encrypted-with-customer-key";
import { testRule, unknown } from "../../rule-tester";

const store = (key: string | typeof unknown) => [
  { type: "AWS::EFS::FileSystem", properties: { Encrypted: true, KmsKeyId: key } },
];

testRule(rule, {
  pass: [
    store("arn:aws:kms:eu-west-1:111122223333:key/1"),
    store("alias/orders"),
    // A key of this stack is one of your own, though its id is not known yet.
    [
      { type: "AWS::KMS::Key", name: "Key", properties: {} },
      { type: "AWS::EFS::FileSystem", properties: { Encrypted: true, KmsKeyId: { "Fn::GetAtt": ["Key", "Arn"] } } },
    ],
    // That nothing is encrypted at all is the finding of another rule.
    [{ type: "AWS::EFS::FileSystem", properties: { Encrypted: false } }],
    [{ type: "aws:efs/fileSystem:FileSystem", properties: { encrypted: true, kmsKeyId: "arn:aws:kms:::key/1" } }],
  ],
  fail: [
    [store("alias/aws/elasticfilesystem"), /KmsKeyId is alias\/aws\/elasticfilesystem: the key is AWS's, not yours/],
    [[{ type: "aws:efs/fileSystem:FileSystem", properties: { encrypted: true } }], /kmsKeyId is not set/],
  ],
  unknown: [store(unknown)],
  silent: [
    // Whether it is encrypted at all is asked once, by another rule: the AMI and the account decide.
    [{ type: "AWS::EC2::Instance", properties: { ImageId: "ami-1" } }],
    [{ type: "AWS::EFS::FileSystem", properties: { Encrypted: unknown } }],
  ],
});
