import type * as aws from "@pulumi/aws";
import type { Json } from "../../../../components/model/schema";
import { View } from "../../../../components/model/view";
import { password, tags } from "../codecs";
import { assemble, fold, map, type Plain, type Satellites } from "../mapping";
import { document } from "../policy-documents";

/** Older programs switch a rule off by what is now a state. */
const stateOf = (it: View<Plain<aws.cloudwatch.EventRuleArgs>>): View<string> =>
  View.either(
    it.get("state"),
    it.get("isEnabled").as<string>((on) => (on === false ? "DISABLED" : on === true ? "ENABLED" : on)),
  );

const targetsOf = (satellites: Satellites): View<readonly { readonly Arn: string }[]> => {
  const token = "aws:cloudwatch/eventTarget:EventTarget";
  const [head = satellites.one<aws.cloudwatch.EventTargetArgs>(token), ...rest] =
    satellites.all<aws.cloudwatch.EventTargetArgs>(token);
  const listed = (it: typeof head) =>
    it
      .get("arn")
      .list()
      .each<{ readonly Arn: string }>((Arn) => ({ Arn }));
  return View.concat(listed(head), ...rest.map(listed));
};

const rule = assemble<aws.cloudwatch.EventRuleArgs, "AWS::Events::Rule">("AWS::Events::Rule", (it, satellites) => ({
  Name: it.get("name"),
  EventPattern: it.get("eventPattern").json(),
  State: stateOf(it),
  Targets: targetsOf(satellites),
}));

export const events = {
  "aws:cloudwatch/eventRule:EventRule": rule,
  "aws:cloudwatch/eventTarget:EventTarget": fold("AWS::Events::Rule", "rule"),
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
  "aws:cloudwatch/eventConnection:EventConnection": map<aws.cloudwatch.EventConnectionArgs, "AWS::Events::Connection">(
    "AWS::Events::Connection",
    (it) => ({
      Name: it.get("name"),
      AuthParameters: {
        ApiKeyAuthParameters: { ApiKeyValue: password(it.get("authParameters").get("apiKey").get("value")) },
        BasicAuthParameters: { Password: password(it.get("authParameters").get("basic").get("password")) },
        OAuthParameters: {
          ClientParameters: {
            ClientSecret: password(it.get("authParameters").get("oauth").get("clientParameters").get("clientSecret")),
          },
        },
      },
    }),
  ),
};
