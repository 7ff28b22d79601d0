import type * as aws from "@pulumi/aws";
import { View } from "../../../../components/model/view";
import { tags } from "../codecs";
import { assemble, fold, map } from "../mapping";
import { document } from "../policy-documents";

const endpoint = assemble<aws.ec2.VpcEndpointArgs, "AWS::EC2::VPCEndpoint">(
  "AWS::EC2::VPCEndpoint",
  (it, satellites) => ({
    PolicyDocument: View.either(
      document(
        satellites.one<aws.ec2.VpcEndpointPolicyArgs>("aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy").get("policy"),
      ),
      document(it.get("policy")),
    ),
    ServiceName: it.get("serviceName"),
    Tags: tags(it.get("tags")),
    VpcEndpointType: it.get("vpcEndpointType"),
    VpcId: it.get("vpcId"),
  }),
);

export const vpcEndpoint = {
  "aws:ec2/vpcEndpoint:VpcEndpoint": endpoint,
  "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy": fold("AWS::EC2::VPCEndpoint", "vpcEndpointId"),
  "aws:ec2/vpcEndpointService:VpcEndpointService": map<aws.ec2.VpcEndpointServiceArgs, "AWS::EC2::VPCEndpointService">(
    "AWS::EC2::VPCEndpointService",
    (it) => ({ AcceptanceRequired: it.get("acceptanceRequired") }),
  ),
};
