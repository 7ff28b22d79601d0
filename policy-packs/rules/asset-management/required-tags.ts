import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass } from "../../core/verdict";
import { facet } from "../../facets/facet";
import { ownerTagged, tagsFixedAtBirth } from "../../facets/fixes/owner-tagged";

const withReplacement = {
  pulumi: "Add the tag, best for all at once by the provider's `defaultTags`.",
  cloudformation:
    "Add the tag to `Tags`. CloudFormation replaces what is there already: tag that through its API first.",
};

export default defineRule({
  id: "required-tags",
  title: "A resource has the tags that its organisation requires",
  principle: "asset-management",
  severity: "low",
  why: "Costs, access by attributes, backups and responsibility follow tags: what lacks one falls out of all of that unseen.",
  fix: {
    pulumi: "Add the tag, best for all at once by the provider's `defaultTags`.",
    cloudformation: "Add the tag to `Tags`, best for all at once as tags of the stack.",
  },
  fixes: Object.fromEntries(tagsFixedAtBirth.map((kind) => [kind, withReplacement])),
  links: ["https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html"],
  checks: facet("ownership", ownerTagged, ({ tags }, { settings: { requiredTags } }) =>
    requiredTags.length === 0
      ? []
      : given(tags, (found) => {
          const missing = requiredTags.filter((key) => !found.has(key));
          return missing.length === 0 ? pass : fail(tags, `the tag ${missing.join(" and the tag ")} is missing`);
        }),
  ).checks,
  settings: ["requiredTags"],
  examples: {
    settings: { requiredTags: ["CostCenter"] },
    good: [{ type: "AWS::S3::Bucket", properties: { Tags: [{ Key: "CostCenter", Value: "4711" }] } }],
    bad: [{ type: "AWS::S3::Bucket", properties: { Tags: [{ Key: "Name", Value: "orders" }] } }],
  },
  equivalents: [],
});
