import rule from "../../../policy-packs/rules/asset-management/owner-tagged";
import { testRule, unknown } from "../../rule-tester";

const tagged = (key: string | typeof unknown) => [
  { type: "AWS::S3::Bucket", properties: { Tags: [{ Key: key, Value: "orders" }] } },
];

testRule(rule, {
  pass: [
    tagged("Owner"),
    tagged("team"),
    // Whose tag it is counts, though the value is not known yet.
    [{ type: "AWS::S3::Bucket", properties: { Tags: [{ Key: "CostCenter", Value: unknown }] } }],
    [{ type: "aws:s3/bucket:Bucket", properties: { tags: { service: "orders" } } }],
  ],
  fail: [
    [tagged("Name"), /no tag names an owner \(Owner, Team, /],
    [[{ type: "aws:dynamodb/table:Table", properties: {} }], /tags is not set: no tag names an owner/],
  ],
  unknown: [tagged(unknown), [{ type: "AWS::S3::Bucket", properties: { Tags: unknown } }]],
});
