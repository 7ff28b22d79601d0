import type * as aws from "@pulumi/aws";
import { tags } from "../codecs";
import { map } from "../mapping";

export const globalaccelerator = {
  "aws:globalaccelerator/accelerator:Accelerator": map<
    aws.globalaccelerator.AcceleratorArgs,
    "AWS::GlobalAccelerator::Accelerator"
  >("AWS::GlobalAccelerator::Accelerator", (it) => ({
    Name: it.get("name"),
    FlowLogsEnabled: it.get("attributes").get("flowLogsEnabled"),
    FlowLogsS3Bucket: it.get("attributes").get("flowLogsS3Bucket"),
    Tags: tags(it.get("tags")),
  })),
};
