import { defineRule } from "../../core/rule";
import { aspect, isTrue } from "../../core/verdict";
import { facet } from "../../facets/facet";

export default defineRule({
  id: "callers-are-authenticated",
  title: "Callers must show who they are",
  principle: "authentication",
  severity: "high",
  why: "An entrance that asks nobody for a name serves everybody, and no log can say who it was.",
  fix: {
    pulumi: 'Require an identity where the entrance is made, for example `authorizationType: "AWS_IAM"`.',
    cloudformation: "Require an identity where the entrance is made, for example `AuthType: AWS_IAM`.",
  },
  links: ["https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_identities_enforce_mechanisms.html"],
  checks: facet("authentication", (ways) =>
    ways.map((way) => aspect(way.aspect, isTrue(way.required, "callers need not show who they are"))),
  ),

  examples: { good: [], bad: [] },
  equivalents: [],
});
