import type * as aws from "@pulumi/aws";
import type { Json } from "../../../../components/model/schema";
import { View } from "../../../../components/model/view";
import { tags } from "../codecs";
import { map } from "../mapping";
import { document } from "../policy-documents";

export const events = {
  "aws:cloudwatch/eventBus:EventBus": map<aws.cloudwatch.EventBusArgs, "AWS::Events::EventBus">(
    "AWS::Events::EventBus",
    (it) => ({
      Name: it.get("name"),
      KmsKeyIdentifier: it.get("kmsKeyIdentifier"),
      Policy: View.absent(it),
      Tags: tags(it.get("tags")),
    }),
  ),
  "aws:cloudwatch/eventBusPolicy:EventBusPolicy": map<aws.cloudwatch.EventBusPolicyArgs, "AWS::Events::EventBusPolicy">(
    "AWS::Events::EventBusPolicy",
    (it) => ({
      Condition: { Key: View.absent(it), Type: View.absent(it), Value: View.absent(it) },
      EventBusName: it.get("eventBusName"),
      Principal: View.absent(it),
      // Pulumi takes the whole document, CloudFormation its statements one by one.
      Statement: (document(it.get("policy")) as unknown as View<{ readonly Statement: Json }>).get("Statement"),
    }),
  ),
  "aws:cloudwatch/eventPermission:EventPermission": map<
    aws.cloudwatch.EventPermissionArgs,
    "AWS::Events::EventBusPolicy"
  >("AWS::Events::EventBusPolicy", (it) => ({
    Condition: {
      Key: it.get("condition").get("key"),
      Type: it.get("condition").get("type"),
      Value: it.get("condition").get("value"),
    },
    EventBusName: it.get("eventBusName"),
    Principal: it.get("principal"),
    Statement: View.absent(it),
  })),
};
