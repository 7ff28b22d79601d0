import type * as aws from "@pulumi/aws";
import { tags } from "../codecs";
import { map } from "../mapping";

export const appflow = {
  "aws:appflow/connectorProfile:ConnectorProfile": map<
    aws.appflow.ConnectorProfileArgs,
    "AWS::AppFlow::ConnectorProfile"
  >("AWS::AppFlow::ConnectorProfile", (it) => ({ ConnectorProfileName: it.get("name"), KMSArn: it.get("kmsArn") })),
  "aws:appflow/flow:Flow": map<aws.appflow.FlowArgs, "AWS::AppFlow::Flow">("AWS::AppFlow::Flow", (it) => ({
    FlowName: it.get("name"),
    KMSArn: it.get("kmsArn"),
    Tags: tags(it.get("tags")),
  })),
};
