import { defineRule } from "../../core/rule";
import { eachOf, every, isFalse } from "../../core/verdict";

const because = "whoever stands between can be the repository, and takes its credentials";

export default defineRule({
  id: "build-source-verified",
  title: "A build makes sure that its source is what it says it is",
  principle: "pipeline",
  severity: "high",
  why: "Without a look at the certificate, whoever is on the way hands the build another source, and reads the token that opens the real one.",
  fix: {
    pulumi:
      "Leave `insecureSsl` out of `source`; where the server has a certificate of your own, put its CA into the image.",
    cloudformation:
      "Leave `InsecureSsl` out of `Source`; where the server has a certificate of your own, put its CA into the image.",
  },
  links: ["https://docs.aws.amazon.com/codebuild/latest/APIReference/API_ProjectSource.html"],
  checks: {
    "AWS::CodeBuild::Project": (it) =>
      every([
        isFalse(it.get("Source").get("InsecureSsl").bool(false), because),
        eachOf(it.get("SecondarySources"), (source) => isFalse(source.get("InsecureSsl").bool(false), because)),
      ]),
  },
  examples: {
    good: [{ type: "AWS::CodeBuild::Project", properties: { Source: { InsecureSsl: false } } }],
    bad: [{ type: "AWS::CodeBuild::Project", properties: { Source: { InsecureSsl: true } } }],
  },
  equivalents: [],
});
