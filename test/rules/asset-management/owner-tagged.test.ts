import rule from "../../../policy-packs/rules/asset-management/owner-tagged";
import { testRule, unknown } from "../../rule-tester";

const tagged = (key: string | typeof unknown) => [
  { type: "AWS::S3::Bucket", properties: { Tags: [{ Key: key, Value: "orders" }] } },
];

const byProvider = (defaultTags: object, ...tags: readonly object[]) => [
  { type: "pulumi:providers:aws", name: "west", properties: { defaultTags: { tags: defaultTags } } as never },
  ...tags.map((own, index) => ({
    type: "aws:sqs/queue:Queue",
    name: `queue-${String(index)}`,
    properties: { tags: own } as never,
    options: { provider: "west" },
  })),
];

testRule(rule, {
  pass: [
    tagged("Owner"),
    tagged("team"),
    // Whose tag it is counts, though the value is not known yet.
    [{ type: "AWS::S3::Bucket", properties: { Tags: [{ Key: "CostCenter", Value: unknown }] } }],
    [{ type: "aws:s3/bucket:Bucket", properties: { tags: { service: "orders" } } }],
    byProvider({ Team: "orders" }, {}, {}),
    byProvider({}, { Owner: "orders" }, { Owner: "orders" }),
  ],
  fail: [
    [tagged("Name"), /Tags has Name: no tag names an owner \(Owner, Team, /],
    [[{ type: "AWS::S3::Bucket", properties: { Tags: [] } }], /Tags is empty: no tag names an owner/],
    [
      [{ type: "aws:s3/bucket:Bucket", properties: { tags: { a: "", b: "", c: "", d: "", e: "", f: "", g: "" } } }],
      /tags has a, b, c, d, e, \.\.\.: no tag/,
    ],
    [[{ type: "aws:dynamodb/table:Table", properties: {} }], /tags is not set: no tag names an owner/],
    // Once for all that the provider makes.
    [
      byProvider({ Stage: "prod" }, {}, { Name: "a" }, { Owner: "orders" }),
      /defaultTags.tags: .*, and 2 of the resources that it makes have none of their own/,
    ],
  ],
  unknown: [tagged(unknown), [{ type: "AWS::S3::Bucket", properties: { Tags: unknown } }]],
});
