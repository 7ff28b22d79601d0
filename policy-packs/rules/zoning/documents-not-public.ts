import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass } from "../../core/verdict";

export default defineRule({
  id: "documents-not-public",
  title: "A document of Systems Manager is not shared with everybody",
  principle: "zoning",
  severity: "high",
  why: "A public document shows any AWS account how machines are run: paths, names, and what somebody wrote into it.",
  fix: {
    pulumi: "Name in `permissions` the accounts that need the document, or leave it out.",
    cloudformation: "Share the document with the accounts that need it alone.",
  },
  links: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ssm-controls.html#ssm-4",
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-ssm-sharing.html",
  ],
  checks: {
    "AWS::SSM::Document": (it) =>
      given(it.get("SharedWith").str(""), (accounts) =>
        accounts
          .toLowerCase()
          .split(",")
          .some((account) => account.trim() === "all")
          ? fail(it.get("SharedWith"), "anybody with an AWS account can read and run it")
          : pass,
      ),
  },
  examples: {
    good: [{ type: "AWS::SSM::Document", properties: { SharedWith: "111122223333" } }],
    bad: [{ type: "AWS::SSM::Document", properties: { SharedWith: "All" } }],
  },
  equivalents: [{ id: "CKV_AWS_303", type: "AWS::SSM::Document" }],
});
