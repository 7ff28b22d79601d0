import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { fail, pass, type Verdict } from "../../core/verdict";

/** CodeBuild's own images, which AWS patches under a tag and which have no digest here. */
const managed = "aws/codebuild/";

const judge = (image: View<string>): Verdict | readonly Verdict[] =>
  image.isAbsent()
    ? []
    : given(image.text(), (name = "") =>
        name.startsWith(managed) || name.includes("@sha256:")
          ? pass
          : fail(image, "whoever may push to the registry says what runs in the next build"),
      );

export default defineRule({
  id: "build-images-by-digest",
  title: "Builds run in an image that is named by its digest",
  principle: "pipeline",
  severity: "low",
  why: "A tag means today what it did not mean yesterday: an image that somebody else put under it reads the build's source and its secrets.",
  fix: {
    pulumi: "Name the image by its digest, `registry/repository@sha256:...`, or use one of CodeBuild's own.",
    cloudformation: "Name the image by its digest, `registry/repository@sha256:...`, or use one of CodeBuild's own.",
  },
  links: ["https://docs.aws.amazon.com/codebuild/latest/APIReference/API_ProjectEnvironment.html"],
  checks: { "AWS::CodeBuild::Project": (it) => judge(it.get("Environment").get("Image")) },
  examples: {
    good: [{ type: "AWS::CodeBuild::Project", properties: { Environment: { Image: "aws/codebuild/standard:7.0" } } }],
    bad: [{ type: "AWS::CodeBuild::Project", properties: { Environment: { Image: "node:24" } } }],
  },
  equivalents: [],
});
