import type * as aws from "@pulumi/aws";
import { View } from "../../../../components/model/view";
import { tags } from "../codecs";
import { map } from "../mapping";

export const ssm = {
  "aws:ssm/document:Document": map<aws.ssm.DocumentArgs, "AWS::SSM::Document">("AWS::SSM::Document", (it) => ({
    Name: it.get("name"),
    Content: it.get("content").json(),
    DocumentType: it.get("documentType"),
    SharedWith: it.get("permissions").get("accountIds"),
    Tags: tags(it.get("tags")),
  })),
  "aws:ssm/parameter:Parameter": map<aws.ssm.ParameterArgs, "AWS::SSM::Parameter">("AWS::SSM::Parameter", (it) => ({
    Name: it.get("name"),
    KeyId: it.get("keyId"),
    Tags: it.get("tags"),
    Type: it.get("type"),
    Value: View.either(it.get("insecureValue"), it.get("value")),
  })),
};
