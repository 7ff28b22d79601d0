import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass } from "../../core/verdict";

export default defineRule({
  id: "image-tags-immutable",
  title: "A tag of an image always names the same image",
  principle: "pipeline",
  severity: "medium",
  why: "Whoever may push can put another image under a tag that is already tested and running, and the next start runs it.",
  fix: {
    pulumi: 'Set `imageTagMutability: "IMMUTABLE"` on the aws.ecr.Repository.',
    cloudformation: "Set `ImageTagMutability` to `IMMUTABLE`.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html#ecr-2"],
  checks: {
    "AWS::ECR::Repository": (it) => {
      const mutability = it.get("ImageTagMutability").str("MUTABLE");
      // IMMUTABLE_WITH_EXCLUSION leaves out only the tags that its filters name, such as `latest`.
      return given(mutability, (mode) =>
        mode.toUpperCase().startsWith("IMMUTABLE")
          ? pass
          : fail(mutability, "a tested tag can be given to another image"),
      );
    },
  },
  examples: {
    good: [{ type: "AWS::ECR::Repository", properties: { ImageTagMutability: "IMMUTABLE" } }],
    bad: [{ type: "AWS::ECR::Repository", properties: { ImageTagMutability: "MUTABLE" } }],
  },
  equivalents: [
    { id: "AWS-0031", type: "AWS::ECR::Repository" },
    { id: "CKV_AWS_51", type: "AWS::ECR::Repository" },
    { id: "aws-ecr-repository-disallow-mutable-image", type: "AWS::ECR::Repository" },
    { id: "awsnative-ecr-repository-disallow-mutable-image", type: "AWS::ECR::Repository" },
  ],
});
