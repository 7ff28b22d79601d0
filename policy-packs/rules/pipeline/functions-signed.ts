import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { isSet, type Verdict } from "../../core/verdict";

export default defineRule({
  id: "functions-signed",
  title: "Code of functions that lies in a bucket is signed",
  principle: "pipeline",
  severity: "low",
  why: "Whoever may write to the bucket decides what the function runs; only a signature that Lambda checks shows that the pipeline made it.",
  fix: {
    pulumi:
      "Name an aws.lambda.CodeSigningConfig in `codeSigningConfigArn`, and let the pipeline sign with AWS Signer.",
    cloudformation:
      "Name an AWS::Lambda::CodeSigningConfig in `CodeSigningConfigArn`, and let the pipeline sign with AWS Signer.",
  },
  links: ["https://docs.aws.amazon.com/lambda/latest/dg/configuration-codesigning.html"],
  checks: {
    "AWS::Lambda::Function": (it): Verdict | readonly Verdict[] => {
      const config = it.get("CodeSigningConfigArn");
      if (!config.isAbsent()) return isSet(config, "");
      // Images are signed in their registry, and code that comes with the deployment itself is as safe as the deployment.
      return given(it.get("Code").get("S3Bucket").isSet(), (stored): Verdict | readonly Verdict[] =>
        stored ? isSet(config, "whoever writes to the bucket decides what the function runs") : [],
      );
    },
  },
  examples: {
    good: [
      {
        type: "AWS::Lambda::Function",
        properties: { Code: { S3Bucket: "releases" }, CodeSigningConfigArn: "arn:config" },
      },
    ],
    bad: [{ type: "AWS::Lambda::Function", properties: { Code: { S3Bucket: "releases" } } }],
  },
  equivalents: [{ id: "CKV_AWS_272", type: "AWS::Lambda::Function" }],
});
