import rule from "../../../policy-packs/rules/authentication/provider-without-keys";
import { testRule, unknown } from "../../rule-tester";

const key = "AKIAIOSFODNN7EXAMPLE";
const provider = (properties: object, secretsWithheld = true) => ({
  type: "pulumi:providers:aws",
  properties: properties as never,
  options: secretsWithheld ? ({ secretsWithheld: true } as const) : {},
});

testRule(rule, {
  pass: [
    [provider({ region: "eu-west-1", profile: "orders" })],
    [provider({ assumeRoles: [{ roleArn: "arn:aws:iam::123456789012:role/deploy" }] })],
    // Engines hand secrets on opened: where it came from cannot be told.
    [provider({ accessKey: key, secretKey: "s" }, false)],
  ],
  fail: [
    [[provider({ accessKey: key })], /accessKey is written in plain text/],
    [[provider({ secretKey: "wJalrXUtnFEMI" })], /secretKey is written/],
    [[{ type: "Custom::Provider", properties: { Token: "FQoGZXIvYXdzE" } }], /Token is written/],
  ],
  unknown: [[provider({ accessKey: unknown })]],
  silent: [[{ type: "aws:s3/bucket:Bucket", properties: {} }]],
});
