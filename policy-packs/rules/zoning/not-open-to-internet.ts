import { defineRule } from "../../core/rule";
import { aspect, isFalse } from "../../core/verdict";
import { facet } from "../../facets/facet";

export default defineRule({
  id: "not-open-to-internet",
  title: "Stores and machines are not open to the Internet",
  principle: "zoning",
  severity: "critical",
  why: "What anybody can reach, anybody can attack: one weak password or one unpatched flaw is enough.",
  fix: {
    pulumi:
      "Close the public way in, for example `publiclyAccessible: false`, and put the resource in private subnets.",
    cloudformation:
      "Close the public way in, for example `PubliclyAccessible: false`, and put the resource in private subnets.",
  },
  links: [
    "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_network_protection_create_layers.html",
  ],
  checks: facet("exposure", (ways) =>
    ways.map((way) => aspect(way.aspect, isFalse(way.open, "anybody on the Internet can reach it"))),
  ),

  examples: { good: [], bad: [] },
  equivalents: [],
});
