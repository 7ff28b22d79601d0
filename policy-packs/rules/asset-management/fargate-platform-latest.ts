import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass } from "../../core/verdict";

export default defineRule({
  id: "fargate-platform-latest",
  title: "Containers on Fargate run on the latest platform",
  principle: "asset-management",
  severity: "low",
  why: "An old platform version keeps the flaws of the kernel and the container runtime that the latest has mended.",
  fix: {
    pulumi: 'Leave `platformVersion` out, or set it to `"LATEST"`.',
    cloudformation: "Leave `PlatformVersion` out, or set it to `LATEST`.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-10"],
  checks: {
    "AWS::ECS::Service": (it) => {
      const version = it.get("PlatformVersion").str("LATEST");
      return given(version, (name) =>
        name === "LATEST" || name === "" ? pass : fail(version, "flaws that later versions mended stay"),
      );
    },
  },
  examples: {
    good: [{ type: "AWS::ECS::Service", properties: { PlatformVersion: "LATEST" } }],
    bad: [{ type: "AWS::ECS::Service", properties: { PlatformVersion: "1.3.0" } }],
  },
  equivalents: [{ id: "CKV_AWS_332", type: "AWS::ECS::Service" }],
});
