import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { eachOf, every, fail, pass, type Verdict } from "../../core/verdict";

/** Who is named before the `@` of an https address is a token or a user with a password; `git@` of SSH is neither. */
const withoutCredentials = (location: View<string>): Verdict => {
  const address = location.str("");
  return given(address, (text) =>
    /^https?:\/\/[^/\s@]+@/i.test(text)
      ? fail(
          address.known ? { ...address, shown: "an address with credentials" } : address,
          "whoever may see the project can read and change the source",
        )
      : pass,
  );
};

export default defineRule({
  id: "source-address-without-credentials",
  title: "The address of a build's source holds no credentials",
  principle: "pipeline",
  severity: "medium",
  why: "A token in the address is shown to everybody who may look at the project, and opens the repository to them.",
  fix: {
    pulumi:
      "Take the token out of `source.location`, connect by an aws.codestarconnections.Connection, and revoke the token.",
    cloudformation:
      "Take the token out of `Source.Location`, connect by a CodeConnections connection, and revoke the token.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/codebuild-controls.html#codebuild-1"],
  checks: {
    "AWS::CodeBuild::Project": (it) =>
      every([
        withoutCredentials(it.get("Source").get("Location")),
        eachOf(it.get("SecondarySources"), (source) => withoutCredentials(source.get("Location"))),
      ]),
  },
  examples: {
    good: [
      {
        type: "AWS::CodeBuild::Project",
        properties: { Source: { Location: "https://github.com/example/orders.git" } },
      },
    ],
    bad: [
      {
        type: "AWS::CodeBuild::Project",
        properties: { Source: { Location: "https://token@github.com/example/orders.git" } },
      },
    ],
  },
  equivalents: [
    { id: "CODEBUILD_PROJECT_SOURCE_REPO_URL_CHECK", type: "AWS::CodeBuild::Project" },
    { id: "HIPAA.Security-CodeBuildProjectSourceRepoUrl", type: "AWS::CodeBuild::Project" },
    { id: "NIST.800.53.R4-CodeBuildProjectSourceRepoUrl", type: "AWS::CodeBuild::Project" },
    { id: "PCI.DSS.321-CodeBuildProjectSourceRepoUrl", type: "AWS::CodeBuild::Project" },
  ],
});
