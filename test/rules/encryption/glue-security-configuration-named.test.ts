import rule from "../../../policy-packs/rules/encryption/glue-security-configuration-named";
import { testRule } from "../../rule-tester";

testRule(rule, {
  pass: [
    [
      { type: "AWS::Glue::Job", properties: { SecurityConfiguration: { Ref: "Own" } } },
      { type: "AWS::Glue::SecurityConfiguration", name: "Own", properties: {} },
    ],
    [{ type: "aws:glue/crawler:Crawler", properties: { securityConfiguration: "orders" } }],
    [{ type: "aws:glue/devEndpoint:DevEndpoint", properties: { securityConfiguration: "orders" } }],
  ],
  fail: [
    [[{ type: "AWS::Glue::Crawler", properties: {} }], /CrawlerSecurityConfiguration is not set/],
    [[{ type: "AWS::Glue::DevEndpoint", properties: {} }], /SecurityConfiguration is not set/],
    [[{ type: "aws:glue/job:Job", properties: { name: "nightly" } }], /securityConfiguration is not set/],
  ],
  unknown: [
    [
      {
        type: "AWS::Glue::Job",
        properties: { SecurityConfiguration: { "Fn::If": ["C", "orders", { Ref: "AWS::NoValue" }] } },
      },
    ],
  ],
});
