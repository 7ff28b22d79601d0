import { Reference } from "../../../components/model/raw";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { aspect, pass, type Verdict } from "../../core/verdict";

/** The key itself must never get into a message. */
const isNotWritten = (at: View<string>): Verdict => {
  if (at.raw instanceof Reference) return pass;
  return given(at.str(), (text) =>
    text === undefined || text === ""
      ? pass
      : {
          verdict: "fail",
          at: at.origin,
          message: `${at.spelled} is written in plain text: whoever reads the program or its state acts as its owner.`,
        },
  );
};

export default defineRule({
  id: "provider-without-keys",
  title: "A provider's credentials are not written in the program",
  principle: "authentication",
  severity: "critical",
  sensitive: true,
  why: "A key of a provider may do whatever the deployment may; in a repository it is found within minutes, and it works until somebody revokes it.",
  fix: {
    pulumi:
      "Leave the keys out of the provider: it takes the credentials of where it runs, best a role that the CI job assumes by OpenID Connect (`assumeRoleWithWebIdentities`). Revoke the key that was written.",
    cloudformation: "CloudFormation has no provider; deploy with a role in place of keys.",
  },
  links: [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-workloads-use-roles",
    "https://www.pulumi.com/registry/packages/aws/installation-configuration/",
  ],
  checks: {
    "Custom::Provider": (it) => [
      aspect("access-key", isNotWritten(it.get("AccessKey"))),
      aspect("secret-key", isNotWritten(it.get("SecretKey"))),
      aspect("token", isNotWritten(it.get("Token"))),
    ],
  },
  examples: {
    good: [{ type: "Custom::Provider", properties: {} }],
    bad: [{ type: "Custom::Provider", properties: { AccessKey: "AKIAIOSFODNN7EXAMPLE" } }],
  },
  equivalents: [{ id: "CKV_AWS_41", type: "Custom::Provider" }],
});
