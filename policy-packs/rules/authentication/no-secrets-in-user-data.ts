import { given } from "../../../components/model/value";
import { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import type { Verdict } from "../../core/verdict";
import { plainSecret } from "../../facets/plain-secrets";

const base64 = /^[A-Za-z0-9+/\s]+={0,2}$/;

/** User data as the machine sees it: launch templates, and whoever likes, write it in base64. */
const decoded = (text: string): string =>
  base64.test(text) && text.length % 4 === 0 ? Buffer.from(text, "base64").toString("utf8") : text;

/** What variables hold is not written here. */
const withoutVariables = (text: string): string => text.replace(/\$(\{[^}]*\}|\w+)/g, "");

const judge = (view: View<string>): Verdict | readonly Verdict[] =>
  view.isAbsent()
    ? []
    : given(view.text(), (text) => {
        const script = View.of<string>(view.source, withoutVariables(decoded(text ?? "")), view.path);
        return plainSecret({ known: true, value: "script", at: view.origin, written: true, shown: "" }, script);
      });

export default defineRule({
  id: "no-secrets-in-user-data",
  title: "User data holds no secrets",
  principle: "authentication",
  severity: "critical",
  sensitive: true,
  why: "Everybody on the machine, and everybody who may describe it, reads user data; so does whoever reads the template.",
  fix: {
    pulumi:
      "Give the machine a role (`iamInstanceProfile`) and fetch the secret from AWS Secrets Manager at its start; then replace the secret.",
    cloudformation:
      "Give the machine a role (`IamInstanceProfile`) and fetch the secret from AWS Secrets Manager at its start; then replace the secret.",
  },
  links: ["https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html"],
  checks: {
    "AWS::AutoScaling::LaunchConfiguration": (it) => judge(it.get("UserData")),
    "AWS::EC2::Instance": (it) => judge(it.get("UserData")),
    "AWS::EC2::LaunchTemplate": (it) => judge(it.get("LaunchTemplateData").get("UserData")),
  },
  examples: {
    good: [{ type: "AWS::EC2::Instance", properties: { UserData: "#!/bin/bash\nyum update -y" } }],
    bad: [{ type: "AWS::EC2::Instance", properties: { UserData: "export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE" } }],
  },
  equivalents: [
    { id: "AWS-0129", type: "AWS::AutoScaling::LaunchConfiguration" },
    { id: "CKV_AWS_46", type: "AWS::AutoScaling::LaunchConfiguration" },
    { id: "AWS-0029", type: "AWS::EC2::Instance" },
    { id: "CKV_AWS_46", type: "AWS::EC2::Instance" },
    { id: "AWS-0129", type: "AWS::EC2::LaunchTemplate" },
    { id: "CKV_AWS_46", type: "AWS::EC2::LaunchTemplate" },
  ],
});
