import rule from "../../../policy-packs/rules/pipeline/merges-approved";
import { testRule, unknown } from "../../rule-tester";

const template = (...needed: unknown[]) => [
  {
    type: "aws:codecommit/approvalRuleTemplate:ApprovalRuleTemplate",
    properties: {
      content: JSON.stringify({
        Version: "2018-11-08",
        Statements: needed.map((NumberOfApprovalsNeeded) => ({ Type: "Approvers", NumberOfApprovalsNeeded })),
      }),
    },
  },
];
const repository = { type: "aws:codecommit/repository:Repository", properties: { repositoryName: "shop" } };
const bound = (repositoryName: object | string) => ({
  type: "aws:codecommit/approvalRuleTemplateAssociation:ApprovalRuleTemplateAssociation",
  properties: { repositoryName: repositoryName as never, approvalRuleTemplateName: "two" },
});

testRule(rule, {
  pass: [template(2), template(1, 3), [repository, bound("shop")], [repository, bound({ Ref: "Repository" })]],
  fail: [
    [template(1), /\(approvals\) .*NumberOfApprovalsNeeded is 1/],
    [template(), /\(approvals\) .*nobody has to approve/],
    [[repository, bound("other")], /\(template\) Whoever may push/],
  ],
  unknown: [
    [{ type: "aws:codecommit/approvalRuleTemplate:ApprovalRuleTemplate", properties: { content: unknown } }],
    [repository, bound(unknown)],
  ],
  silent: [[{ type: "AWS::CodeCommit::Repository", properties: { RepositoryName: "shop" } }]],
});
