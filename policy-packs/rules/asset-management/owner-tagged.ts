import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass } from "../../core/verdict";
import { facet } from "../../facets/facet";
import { ownerTagged } from "../../facets/fixes/owner-tagged";

export default defineRule({
  id: "owner-tagged",
  title: "A resource says who owns it",
  principle: "asset-management",
  severity: "low",
  why: "In an incident the first question is whose it is; what nobody owns nobody patches.",
  fix: {
    pulumi: "Add an owner tag, best for all at once by the provider's `defaultTags`.",
    cloudformation: "Add an owner to `Tags`, best for all at once as tags of the stack.",
  },
  links: ["https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html"],
  ...facet("ownership", ownerTagged, ({ tags }, { settings }) =>
    given(tags, (found) => {
      const keys = new Set([...found.keys()].map((key) => key.toLowerCase()));
      const named = settings.ownerTags.some((key) => keys.has(key.toLowerCase()));
      return named ? pass : fail(tags, `no tag names an owner (${settings.ownerTags.join(", ")})`);
    }),
  ),
  settings: ["ownerTags"],
  examples: {
    good: [{ type: "AWS::S3::Bucket", properties: { Tags: [{ Key: "Owner", Value: "orders" }] } }],
    bad: [{ type: "AWS::S3::Bucket", properties: { Tags: [{ Key: "Name", Value: "orders" }] } }],
  },
  equivalents: [],
});
