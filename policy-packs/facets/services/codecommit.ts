import { ownership } from "../read";
import type { FacetsOf } from "../table";

export const codecommit: FacetsOf<
  | "AWS::CodeCommit::ApprovalRuleTemplate"
  | "AWS::CodeCommit::ApprovalRuleTemplateAssociation"
  | "AWS::CodeCommit::Repository"
> = {
  "AWS::CodeCommit::ApprovalRuleTemplate": {},
  "AWS::CodeCommit::ApprovalRuleTemplateAssociation": {},
  "AWS::CodeCommit::Repository": { ownership: (it) => ownership(it.get("Tags")) },
};
