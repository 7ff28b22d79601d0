import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass } from "../../core/verdict";

export default defineRule({
  id: "assignments-to-groups",
  title: "Permission sets are assigned to groups, not to persons",
  principle: "least-privilege",
  severity: "low",
  why: "What is given to a person stays when the person's work changes: nobody goes through accounts to take it back.",
  fix: {
    pulumi: 'Set `principalType: "GROUP"` and `principalId` to the id of a group that the person is in.',
    cloudformation: "Set `PrincipalType: GROUP` and `PrincipalId` to the id of a group that the person is in.",
  },
  links: ["https://docs.aws.amazon.com/singlesignon/latest/userguide/useraccess.html"],
  checks: {
    "AWS::SSO::Assignment": (it) =>
      given(it.get("PrincipalType").str(""), (type) =>
        type === "USER" ? fail(it.get("PrincipalType"), "the person keeps it when the work changes") : pass,
      ),
  },
  examples: {
    good: [{ type: "AWS::SSO::Assignment", properties: { PrincipalType: "GROUP", PrincipalId: "g" } }],
    bad: [{ type: "AWS::SSO::Assignment", properties: { PrincipalType: "USER", PrincipalId: "u" } }],
  },
  equivalents: [],
});
