import type * as aws from "@pulumi/aws";
import { tags } from "../codecs";
import { map } from "../mapping";

export const codecommit = {
  "aws:codecommit/approvalRuleTemplate:ApprovalRuleTemplate": map<
    aws.codecommit.ApprovalRuleTemplateArgs,
    "AWS::CodeCommit::ApprovalRuleTemplate"
  >("AWS::CodeCommit::ApprovalRuleTemplate", (it) => ({
    Content: it.get("content").json(),
    Name: it.get("name"),
  })),
  "aws:codecommit/approvalRuleTemplateAssociation:ApprovalRuleTemplateAssociation": map<
    aws.codecommit.ApprovalRuleTemplateAssociationArgs,
    "AWS::CodeCommit::ApprovalRuleTemplateAssociation"
  >("AWS::CodeCommit::ApprovalRuleTemplateAssociation", (it) => ({
    ApprovalRuleTemplateName: it.get("approvalRuleTemplateName"),
    RepositoryName: it.get("repositoryName"),
  })),
  "aws:codecommit/repository:Repository": map<aws.codecommit.RepositoryArgs, "AWS::CodeCommit::Repository">(
    "AWS::CodeCommit::Repository",
    (it) => ({ RepositoryName: it.get("repositoryName"), Tags: tags(it.get("tags")) }),
  ),
};
