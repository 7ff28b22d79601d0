import type { Properties, Resource } from "../../../components/model/graph";
import { allows, findStatement } from "../../../components/model/statement";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { fail, oneOf, pass, some, type Verdict } from "../../core/verdict";
import { dataClassOf } from "../../facets/data-class";
import { ownership } from "../../facets/read";

type Bucket = View<Properties<"AWS::S3::Bucket">>;

const because = "restricted data is in one place only, and is lost with it";

/** Somebody else may replicate into it: a copy needs no copy. */
const isCopy = (policies: readonly Resource<"AWS::S3::BucketPolicy">[]): readonly Verdict[] =>
  policies.map(({ view }) => {
    const document = view.get("PolicyDocument");
    const copying = findStatement(document, (it) => allows(it, "s3:ReplicateObject"));
    return given(copying, (found) => (found === undefined ? fail(document, because) : pass));
  });

const isCopied = (it: Bucket): Verdict => {
  const rules = it.get("ReplicationConfiguration").get("Rules");
  return given(rules.items(), (items) =>
    some(
      items.map((rule) => oneOf(rule.get("Status").str(), ["Enabled"], because)),
      fail(rules, because),
    ),
  );
};

export default defineRule({
  id: "restricted-data-copied",
  title: "Restricted data has a copy elsewhere",
  principle: "asset-management",
  severity: "low",
  why: "What is tagged `DataClass: restricted` in one bucket alone is gone with the account or the region: by a thief who deletes it, or by a fire.",
  fix: {
    pulumi: "Add an aws.s3.BucketReplicationConfig to a bucket in another region or account, under a key of its own.",
    cloudformation: "Set `ReplicationConfiguration` to a bucket in another region or account, under a key of its own.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-7"],
  checks: {
    "AWS::S3::Bucket": (it, near) => {
      const found = dataClassOf(near, ownership(it.get("Tags")));
      if (!found.known) return found;
      if (found.value !== "restricted") return [];
      const copied = isCopied(it);
      return some([copied, ...isCopy(near.satellites("AWS::S3::BucketPolicy"))], copied);
    },
  },
  settings: ["classes"],
  examples: {
    good: [
      {
        type: "AWS::S3::Bucket",
        properties: {
          Tags: [{ Key: "DataClass", Value: "restricted" }],
          ReplicationConfiguration: {
            Rules: [{ Status: "Enabled", Destination: { Bucket: "arn:aws:s3:::the-copy" } }],
          },
        },
      },
    ],
    bad: [{ type: "AWS::S3::Bucket", properties: { Tags: [{ Key: "DataClass", Value: "restricted" }] } }],
  },
  equivalents: [],
});
