import rule from "../../../policy-packs/rules/asset-management/required-tags";
import { testRule, unknown } from "../../rule-tester";

const tagged = (...keys: readonly (string | typeof unknown)[]) => [
  { type: "AWS::S3::Bucket", properties: { Tags: keys.map((key) => ({ Key: key, Value: "orders" })) } },
];

testRule(rule, {
  settings: { requiredTags: ["CostCenter", "DataClass"] },
  pass: [
    tagged("CostCenter", "DataClass", "Name"),
    [{ type: "aws:s3/bucket:Bucket", properties: { tags: { CostCenter: "1", DataClass: unknown } } }],
  ],
  fail: [
    [tagged("CostCenter"), /the tag DataClass is missing/],
    // AWS tells cases apart, and so do the reports that read these tags.
    [tagged("costcenter", "DataClass"), /the tag CostCenter is missing/],
    [[{ type: "aws:s3/bucket:Bucket", properties: {} }], /the tag CostCenter and the tag DataClass is missing/],
  ],
  unknown: [tagged(unknown, "DataClass")],
});

testRule(rule, { pass: [], fail: [], unknown: [], silent: [tagged("Name")] });
