import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { aspect, atLeast, fail, pass, some, type Verdict } from "../../core/verdict";
import { linked } from "../../facets/linked";
interface Content {
  readonly Statements?: readonly { readonly NumberOfApprovalsNeeded?: number }[];
}

export default defineRule({
  id: "merges-approved",
  title: "Two people approve what is merged",
  principle: "pipeline",
  severity: "medium",
  why: "With less than two approvals one person, or one stolen credential, puts code into what is deployed.",
  fix: {
    pulumi:
      "Give the aws.codecommit.ApprovalRuleTemplate `NumberOfApprovalsNeeded` of 2 or more, and the repository an aws.codecommit.ApprovalRuleTemplateAssociation.",
    cloudformation:
      "CloudFormation has no approval rules: `aws codecommit create-approval-rule-template`, with `NumberOfApprovalsNeeded` of 2 or more.",
  },
  links: ["https://docs.aws.amazon.com/codecommit/latest/userguide/approval-rule-templates.html"],
  checks: {
    "AWS::CodeCommit::ApprovalRuleTemplate": (it) => {
      const rules = (it.get("Content") as View<unknown> as View<Content>).get("Statements");
      return aspect(
        "approvals",
        given(rules.items(), (list) =>
          some(
            list.map((one) => atLeast(one.get("NumberOfApprovalsNeeded").num(0), 2, "one person alone can merge")),
            fail(rules, "nobody has to approve"),
          ),
        ),
      );
    },
    "AWS::CodeCommit::Repository": (it, near): Verdict | readonly Verdict[] => {
      // Nobody can say it in CloudFormation.
      if (/::|^aws-native:/.test(near.self.type)) return [];
      const bound = near
        .all("AWS::CodeCommit::ApprovalRuleTemplateAssociation")
        .map(({ view }) => view.get("RepositoryName"));
      return aspect(
        "template",
        given(linked(it, near, bound), (is) =>
          is ? pass : fail(it, "whoever may push may merge, with no second look"),
        ),
      );
    },
  },
  examples: {
    good: [
      {
        type: "AWS::CodeCommit::ApprovalRuleTemplate",
        properties: { Content: { Statements: [{ Type: "Approvers", NumberOfApprovalsNeeded: 2 }] } },
      },
    ],
    bad: [
      {
        type: "AWS::CodeCommit::ApprovalRuleTemplate",
        properties: { Content: { Statements: [{ Type: "Approvers", NumberOfApprovalsNeeded: 1 }] } },
      },
    ],
  },
  equivalents: [
    { id: "CKV_AWS_257", type: "AWS::CodeCommit::ApprovalRuleTemplate", aspect: "approvals" },
    { id: "CKV2_AWS_37", type: "AWS::CodeCommit::Repository", aspect: "template" },
  ],
});
