import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass } from "../../core/verdict";

const because = "no guardrail of a unit holds for it";

export default defineRule({
  id: "accounts-in-units",
  title: "An account is in a unit",
  principle: "fail-safe-defaults",
  severity: "medium",
  why: "An account directly under the root has the guardrails of the root alone: none that a unit has for production, for logs or for what is not ready.",
  fix: {
    pulumi: "Set `parentId` of the aws.organizations.Account to the `id` of an aws.organizations.OrganizationalUnit.",
    cloudformation:
      "Set `ParentIds` of the AWS::Organizations::Account to the `Id` of an AWS::Organizations::OrganizationalUnit.",
  },
  links: [
    "https://docs.aws.amazon.com/whitepapers/latest/organizing-your-aws-environment/benefits-of-using-organizational-units-ous.html",
  ],
  checks: {
    "AWS::Organizations::Account": (it, near) => {
      const parents = it.get("ParentIds");
      // Pulumi has one parent, of which a preview knows but where it comes from.
      for (const parent of [parents, ...parents.alternatives()]) {
        if (near.targets(parent, "AWS::Organizations::Organization").length > 0) return fail(parent, because);
        if (near.targets(parent, "AWS::Organizations::OrganizationalUnit").length > 0) return pass;
      }
      return given(parents.items(), ([parent]) =>
        parent === undefined || parent.isAbsent()
          ? fail(parents, because)
          : given(parent.text(), (id) => (id === undefined || id.startsWith("r-") ? fail(parent, because) : pass)),
      );
    },
  },
  examples: {
    good: [
      {
        type: "AWS::Organizations::Account",
        properties: { AccountName: "shop", Email: "shop@example.com", ParentIds: ["ou-ab12-11111111"] },
      },
    ],
    bad: [{ type: "AWS::Organizations::Account", properties: { AccountName: "shop", Email: "shop@example.com" } }],
  },
  equivalents: [],
});
