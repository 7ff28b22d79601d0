import { defineRule } from "../../core/rule";
import { isTrue } from "../../core/verdict";
import { facet } from "../../facets/facet";

export default defineRule({
  id: "deletion-protected",
  title: "Stores are protected from deletion",
  principle: "asset-management",
  severity: "medium",
  why: "One wrong command, or one stolen key, deletes the data for good.",
  fix: {
    pulumi: "Set `deletionProtection: true`.",
    cloudformation: "Set `DeletionProtection: true`.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-8"],
  checks: facet("recovery", ({ deletionProtection }) =>
    deletionProtection === undefined ? [] : isTrue(deletionProtection, "a slip deletes it"),
  ),

  examples: { good: [], bad: [] },
  equivalents: [],
});
