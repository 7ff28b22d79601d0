import { derive, given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule, type Neighbours } from "../../core/rule";
import { fail, pass, type Verdict } from "../../core/verdict";
import { unclear } from "../../facets/read";
import { set, write } from "../../facets/fixes/fix";

interface Options {
  readonly HttpEndpoint?: string;
  readonly HttpTokens?: string;
}

const open = "a flaw in the application that fetches addresses hands over the machine's keys";

/** What the account says for machines that say nothing: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-metadata-transitions-to-version-2.html */
const accountRequires = (near: Pick<Neighbours, "all">): boolean =>
  near
    .all("AWS::EC2::InstanceMetadataDefaults")
    .some(
      ({ view }) =>
        given(view.get("HttpTokens").str(""), (it) => it === "required") === true ||
        given(view.get("HttpEndpoint").str(""), (it) => it === "disabled") === true,
    );

/** Images of Amazon Linux 2023 ask for version 2 themselves: https://docs.aws.amazon.com/linux/al2023/ug/compare-with-al2.html */
const imageRequires = (image: View<string>): boolean =>
  given(
    derive(image.text(), (it) => it?.includes("/al2023-ami-")),
    (it) => it === true,
  ) === true;

const judge = (options: View<Options>, image: View<string>, near: Pick<Neighbours, "all">): Verdict => {
  const endpoint = given(options.get("HttpEndpoint").str("enabled"), (it) => it);
  if (endpoint === "disabled") return pass;
  const tokens = options.get("HttpTokens");
  return given(tokens.str(), (it) => {
    if (it === "required") return pass;
    if (it === undefined && (imageRequires(image) || accountRequires(near))) return pass;
    const unsure = options.get("HttpEndpoint").str();
    if (!unsure.known) return unsure;
    return fail(tokens.str("optional"), open);
  });
};

export default defineRule({
  id: "imdsv2-required",
  title: "Instance metadata asks for a token (IMDSv2)",
  principle: "authentication",
  severity: "high",
  why: "With version 1 one forged request (SSRF) reads the credentials of the machine's role; version 2 asks for a token first.",
  fix: {
    pulumi:
      'Set `metadataOptions: { httpTokens: "required" }`, or once for the account an aws.ec2.InstanceMetadataDefaults.',
    cloudformation: "Set `MetadataOptions: { HttpTokens: required }`.",
  },
  fixes: {
    "AWS::AutoScaling::LaunchConfiguration": set(
      'metadataOptions: { httpTokens: "required" }',
      "MetadataOptions: { HttpTokens: required }",
      "The change replaces the launch configuration. Machines that run already keep their setting until they are replaced.",
    ),
    "AWS::EC2::LaunchTemplate": write(
      'Set `metadataOptions: { httpTokens: "required" }`',
      "Set `MetadataOptions: { HttpTokens: required }` in `LaunchTemplateData`",
      "Machines that run already keep their setting.",
    ),
    "AWS::SageMaker::NotebookInstance": set(
      'instanceMetadataServiceConfiguration: { minimumInstanceMetadataServiceVersion: "2" }',
      'InstanceMetadataServiceConfiguration: { MinimumInstanceMetadataServiceVersion: "2" }',
    ),
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-8"],
  checks: {
    "AWS::AutoScaling::LaunchConfiguration": (it, near) => judge(it.get("MetadataOptions"), it.get("ImageId"), near),
    "AWS::EC2::Instance": (it, near) => {
      const template = it.get("LaunchTemplate");
      if (template.isAbsent() || !it.get("MetadataOptions").get("HttpTokens").isAbsent()) {
        return judge(it.get("MetadataOptions"), it.get("ImageId"), near);
      }
      // A template of this input is judged itself; one from elsewhere nobody here can look into.
      const named = [template.get("LaunchTemplateId"), template.get("LaunchTemplateName")];
      const here = named.some((name) => near.targets(name, "AWS::EC2::LaunchTemplate").length > 0);
      return here ? [] : { ...unclear(template, "it is defined elsewhere"), elsewhere: true };
    },
    "AWS::EC2::LaunchTemplate": (it, near) => {
      const data = it.get("LaunchTemplateData");
      return judge(data.get("MetadataOptions"), data.get("ImageId"), near);
    },
    // Version 1 where nothing is said: https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-imds.html
    "AWS::SageMaker::NotebookInstance": (it) => {
      const options = it.get("InstanceMetadataServiceConfiguration");
      const version = options.get("MinimumInstanceMetadataServiceVersion").str("1");
      return given(version, (least) => (least === "2" ? pass : fail(version, open)));
    },
  },
  remediate: { "AWS::EC2::Instance": { set: "required" }, "AWS::EC2::LaunchTemplate": { set: "required" } },
  examples: {
    good: [{ type: "AWS::EC2::Instance", properties: { MetadataOptions: { HttpTokens: "required" } } }],
    bad: [{ type: "AWS::EC2::Instance", properties: { ImageId: "ami-1" } }],
  },
  equivalents: [
    { id: "AWS-0130", type: "AWS::AutoScaling::LaunchConfiguration" },
    { id: "CKV_AWS_79", type: "AWS::AutoScaling::LaunchConfiguration" },
    { id: "AWS-0028", type: "AWS::EC2::Instance" },
    { id: "CKV_AWS_79", type: "AWS::EC2::Instance" },
    { id: "HIPAA.Security-EC2IMDSv2Enabled", type: "AWS::EC2::Instance" },
    { id: "NIST.800.53.R4-EC2IMDSv2Enabled", type: "AWS::EC2::Instance" },
    { id: "NIST.800.53.R5-EC2IMDSv2Enabled", type: "AWS::EC2::Instance" },
    { id: "AWS-0130", type: "AWS::EC2::LaunchTemplate" },
    { id: "CKV_AWS_79", type: "AWS::EC2::LaunchTemplate" },
    { id: "HIPAA.Security-EC2IMDSv2Enabled", type: "AWS::EC2::LaunchTemplate" },
    { id: "NIST.800.53.R4-EC2IMDSv2Enabled", type: "AWS::EC2::LaunchTemplate" },
    { id: "NIST.800.53.R5-EC2IMDSv2Enabled", type: "AWS::EC2::LaunchTemplate" },
    { id: "CKV_AWS_371", type: "AWS::SageMaker::NotebookInstance" },
  ],
});
