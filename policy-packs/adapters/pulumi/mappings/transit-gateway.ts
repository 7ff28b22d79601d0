import type * as aws from "@pulumi/aws";
import { tags } from "../codecs";
import { map } from "../mapping";

export const transitGateway = {
  "aws:ec2transitgateway/transitGateway:TransitGateway": map<
    aws.ec2transitgateway.TransitGatewayArgs,
    "AWS::EC2::TransitGateway"
  >("AWS::EC2::TransitGateway", (it) => ({
    AutoAcceptSharedAttachments: it.get("autoAcceptSharedAttachments"),
    Tags: tags(it.get("tags")),
  })),
};
