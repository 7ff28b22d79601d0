import { given, together } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass } from "../../core/verdict";

/**
 * Characters. Eight with three sorts, or fifteen of any: NIST SP 800-63B-4 wants fifteen where a password stands alone, and no sorts.
 */
const least = { mixed: 8, any: 15 };

export default defineRule({
  id: "user-pool-strong-passwords",
  title: "Users choose passwords that are hard to guess",
  principle: "authentication",
  severity: "medium",
  why: "Short and simple passwords are in every list that attackers try first.",
  fix: {
    pulumi:
      "Set `passwordPolicy` with `minimumLength: 15`, or at least 8 with lower and upper case letters, numbers and symbols required.",
    cloudformation:
      "Set `Policies.PasswordPolicy` with `MinimumLength: 15`, or at least 8 with lower and upper case letters, numbers and symbols required.",
  },
  links: ["https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html"],
  checks: {
    "AWS::Cognito::UserPool": (it) => {
      const policy = it.get("Policies").get("PasswordPolicy");
      // Where nothing is said Cognito wants eight characters of all four sorts.
      if (policy.isAbsent()) return pass;
      const length = policy.get("MinimumLength");
      const sorts = together(
        policy.get("RequireLowercase").bool(false),
        policy.get("RequireNumbers").bool(false),
        policy.get("RequireSymbols").bool(false),
        policy.get("RequireUppercase").bool(false),
      );
      return given(length.num(least.mixed), (characters) => {
        if (characters >= least.any) return pass;
        if (characters < least.mixed) return fail(length, "passwords of that length are quickly guessed");
        return given(sorts, (required) =>
          required.filter((it) => it).length >= 3
            ? pass
            : fail(length, "that is too short without lower and upper case letters, numbers and symbols required"),
        );
      });
    },
  },
  examples: {
    good: [{ type: "AWS::Cognito::UserPool", properties: { Policies: { PasswordPolicy: { MinimumLength: 15 } } } }],
    bad: [{ type: "AWS::Cognito::UserPool", properties: { Policies: { PasswordPolicy: { MinimumLength: 6 } } } }],
  },
  equivalents: [{ id: "AwsSolutions-COG1", type: "AWS::Cognito::UserPool" }],
});
