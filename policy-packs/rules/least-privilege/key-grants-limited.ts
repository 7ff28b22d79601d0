import type { Json } from "../../../components/model/schema";
import { allows, elementOf, findStatement, type Statement } from "../../../components/model/statement";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { fail, pass, type Verdict } from "../../core/verdict";
import { allowing, isAllOf, permissions } from "../../facets/policies";

/** Each says to whom, for what or through which service a grant may be made. */
const limits: readonly string[] = [
  "kms:grantisforawsresource",
  "kms:granteeprincipal",
  "kms:grantoperations",
  "kms:viaservice",
];

const grantsToAnybody = (statement: Statement): boolean =>
  allows(statement, "kms:CreateGrant") && !statement.conditions.some(({ key }) => limits.includes(key));

const judge = (document: View<Json>): Verdict =>
  // All of KMS is the finding of no-service-wide-permissions.
  given(findStatement(document, grantsToAnybody, isAllOf("kms")), (found) =>
    found === undefined
      ? pass
      : fail(elementOf(found, "Action"), "with kms:CreateGrant its holder can let anybody use the key, in any account"),
  );

export default defineRule({
  id: "key-grants-limited",
  title: "Who may make grants on a key may not make them to anybody",
  principle: "least-privilege",
  severity: "medium",
  why: "A grant lets its grantee decrypt with the key, whatever account it is in, and stands in no policy that anybody reads.",
  fix: {
    pulumi: "Add to the statement in `policy` the condition `Bool: { kms:GrantIsForAWSResource: true }`.",
    cloudformation:
      "Add to the statement in `PolicyDocument` the condition `Bool: { kms:GrantIsForAWSResource: true }`.",
  },
  links: ["https://docs.aws.amazon.com/kms/latest/developerguide/grants.html"],
  checks: permissions(judge),
  examples: {
    good: allowing("kms:Decrypt", "arn:aws:kms:eu-central-1:123456789012:key/orders"),
    bad: allowing("kms:CreateGrant", "arn:aws:kms:eu-central-1:123456789012:key/orders"),
  },
  equivalents: [],
});
