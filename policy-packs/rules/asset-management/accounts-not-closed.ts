import { isKept } from "../../../components/model/options";
import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass } from "../../core/verdict";

const because = "taking it out of the program closes the account, with all that is in it";

export default defineRule({
  id: "accounts-not-closed",
  title: "An account is kept when it is taken out of the program",
  principle: "asset-management",
  severity: "high",
  why: "A slip in a program, or a stack that is deleted, closes the account: its workloads stop at once, and after 90 days everything in it is gone for good.",
  fix: {
    pulumi: "Leave `closeOnDeletion` out of the aws.organizations.Account, or protect it: `{ protect: true }`.",
    cloudformation: "Set `DeletionPolicy: Retain` on the AWS::Organizations::Account.",
  },
  links: [
    "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_close.html",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-organizations-account.html",
  ],
  checks: {
    "AWS::Organizations::Account": (it, { self }) => {
      if (isKept(self.options) === true) return pass;
      // CloudFormation has no such switch: what it does not retain it closes.
      const close = it.get("CloseOnDeletion").bool(self.type.startsWith("AWS::"));
      return given(close, (closes) => (closes ? fail(close, because) : pass));
    },
  },
  examples: {
    good: [
      {
        type: "AWS::Organizations::Account",
        properties: { AccountName: "shop", Email: "shop@example.com", CloseOnDeletion: false },
      },
    ],
    bad: [{ type: "AWS::Organizations::Account", properties: { AccountName: "shop", Email: "shop@example.com" } }],
  },
  equivalents: [],
});
