import type * as aws from "@pulumi/aws";
import { View } from "../../../../components/model/view";
import { map } from "../mapping";

export const ssm = {
  "aws:ssm/parameter:Parameter": map<aws.ssm.ParameterArgs, "AWS::SSM::Parameter">("AWS::SSM::Parameter", (it) => ({
    Name: it.get("name"),
    Type: it.get("type"),
    Value: View.either(it.get("insecureValue"), it.get("value")),
  })),
};
