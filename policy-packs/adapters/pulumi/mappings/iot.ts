import type * as aws from "@pulumi/aws";
import { map } from "../mapping";
import { document } from "../policy-documents";

export const iot = {
  "aws:iot/policy:Policy": map<aws.iot.PolicyArgs, "AWS::IoT::Policy">("AWS::IoT::Policy", (it) => ({
    PolicyName: it.get("name"),
    PolicyDocument: document(it.get("policy")),
  })),
};
