import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass } from "../../core/verdict";

/** YAML reads a bare ON as true. With OPTIONAL the application may ask, and adaptive authentication needs it. */
const offered = ["ON", "OPTIONAL", "true"];

export default defineRule({
  id: "user-pool-second-factor",
  title: "Users can sign in with a second factor",
  principle: "authentication",
  severity: "medium",
  why: "Without a second factor, one guessed, reused or phished password is all an attacker needs.",
  fix: {
    pulumi:
      'Set `mfaConfiguration: "ON"` and `softwareTokenMfaConfiguration: { enabled: true }` on the aws.cognito.UserPool.',
    cloudformation: "Set `MfaConfiguration: ON` and `EnabledMfas: [SOFTWARE_TOKEN_MFA]`.",
  },
  links: ["https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html"],
  checks: {
    "AWS::Cognito::UserPool": (it) => {
      const mode = it.get("MfaConfiguration").str("OFF");
      return given(mode, (is) => (offered.includes(is) ? pass : fail(mode, "a stolen password is enough")));
    },
  },
  examples: {
    good: [{ type: "AWS::Cognito::UserPool", properties: { MfaConfiguration: "ON" } }],
    bad: [{ type: "AWS::Cognito::UserPool", properties: { MfaConfiguration: "OFF" } }],
  },
  equivalents: [
    { id: "AwsSolutions-COG2", type: "AWS::Cognito::UserPool" },
    { id: "COGNITO_USER_POOL_MFA_CONFIGURATION_RULE", type: "AWS::Cognito::UserPool" },
  ],
});
