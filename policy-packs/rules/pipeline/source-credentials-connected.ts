import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass } from "../../core/verdict";

const because: { readonly [type: string]: string } = {
  BASIC_AUTH: "every build of the region works with one person's password",
  OAUTH: "every build of the region works with one person's token",
  PERSONAL_ACCESS_TOKEN: "every build of the region works with one person's token",
};

export default defineRule({
  id: "source-credentials-connected",
  title: "Builds reach their sources by a connection, not with somebody's token",
  principle: "pipeline",
  severity: "medium",
  why: "The token of a person opens all that the person may open and lives until somebody takes it away; each build of the region can get hold of it. A connection's tokens live for an hour and open only the repositories it was made for.",
  fix: {
    pulumi:
      'Set `authType: "CODECONNECTIONS"` and `token` to the ARN of an aws.codeconnections.Connection, or keep the token in a secret of the one project that needs it: `"SECRETS_MANAGER"`.',
    cloudformation:
      "Set `AuthType: CODECONNECTIONS` and `Token` to the ARN of an AWS::CodeConnections::Connection, or keep the token in a secret of the one project that needs it: `SECRETS_MANAGER`.",
  },
  links: [
    "https://docs.aws.amazon.com/codebuild/latest/userguide/access-tokens.html",
    "https://docs.aws.amazon.com/codebuild/latest/userguide/connections-github-app.html",
  ],
  checks: {
    "AWS::CodeBuild::SourceCredential": (it) => {
      const type = it.get("AuthType");
      return given(type.str(""), (written) => {
        const reason = because[written];
        return reason === undefined ? pass : fail(type, reason);
      });
    },
  },
  examples: {
    good: [{ type: "AWS::CodeBuild::SourceCredential", properties: { AuthType: "CODECONNECTIONS" } }],
    bad: [{ type: "AWS::CodeBuild::SourceCredential", properties: { AuthType: "PERSONAL_ACCESS_TOKEN" } }],
  },
  equivalents: [],
});
