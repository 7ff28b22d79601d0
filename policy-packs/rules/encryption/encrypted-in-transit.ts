import { defineRule } from "../../core/rule";
import { aspect, isTrue } from "../../core/verdict";
import { facet } from "../../facets/facet";

export default defineRule({
  id: "encrypted-in-transit",
  title: "Data is encrypted in transit",
  principle: "encryption",
  severity: "high",
  why: "Whoever is on the way reads and changes what passes, passwords included.",
  fix: {
    pulumi: "Require TLS where the resource is made, for example `transitEncryptionEnabled: true`.",
    cloudformation: "Require TLS where the resource is made, for example `TransitEncryptionEnabled: true`.",
  },
  links: ["https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_protect_data_transit_encrypt.html"],
  checks: facet("inTransit", (paths) =>
    paths.map((path) => aspect(path.aspect, isTrue(path.encrypted, "data passes in the clear"))),
  ),

  examples: { good: [], bad: [] },
  equivalents: [],
});
