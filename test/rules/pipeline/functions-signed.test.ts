import rule from "../../../policy-packs/rules/pipeline/functions-signed";
import { testRule, unknown } from "../../rule-tester";

const lambda = (properties: object) => [{ type: "AWS::Lambda::Function", properties: properties as never }];
const pulumi = (properties: object) => [{ type: "aws:lambda/function:Function", properties: properties as never }];

testRule(rule, {
  pass: [
    lambda({ Code: { S3Bucket: "releases", S3Key: "shop.zip" }, CodeSigningConfigArn: "arn:config" }),
    pulumi({ s3Bucket: "releases", codeSigningConfigArn: { Ref: "CodeSigningConfig" } }).concat([
      { type: "aws:lambda/codeSigningConfig:CodeSigningConfig", properties: {} as never },
    ]),
  ],
  fail: [
    [lambda({ Code: { S3Bucket: "releases", S3Key: "shop.zip" } }), /CodeSigningConfigArn is not set/],
    [pulumi({ s3Bucket: "releases", s3Key: "shop.zip" }), /codeSigningConfigArn is not set/],
  ],
  unknown: [lambda({ Code: { S3Bucket: "releases" }, CodeSigningConfigArn: unknown })],
  silent: [
    lambda({ Code: { ZipFile: "exports.handler = () => {}" } }),
    lambda({ Code: { ImageUri: "image" }, PackageType: "Image" }),
    pulumi({ code: "archive" }),
  ],
});
