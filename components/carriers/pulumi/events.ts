import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { EventsResources } from "../../model/planned/events";
import { one, tags, type Make, type Makers } from "./make";

/** One rule of CloudFormation's is a rule and its targets in Pulumi. */
const rule: Make<"AWS::Events::Rule"> = (name, it, options) => {
  const made = new aws.cloudwatch.EventRule(
    name,
    {
      description: it.Description,
      eventPattern: pulumi.jsonStringify(it.EventPattern),
      name: it.Name,
      state: it.State,
      tags: tags(it.Tags),
    },
    options,
  );
  const targets = it.Targets.map(
    ({ Arn, Id }) =>
      new aws.cloudwatch.EventTarget(`${name}-${Id}`, { arn: Arn, rule: made.name, targetId: Id }, options),
  );
  return { resources: [made, ...targets], attributes: { Ref: made.name, Arn: made.arn } };
};

/** How Pulumi makes what plans write of EventBridge. */
export const events: Makers<keyof EventsResources<string>> = {
  "AWS::Events::Rule": rule,
  "AWS::Logs::ResourcePolicy": one(aws.cloudwatch.LogResourcePolicy, (it) => ({
    policyDocument: it.PolicyDocument,
    policyName: it.PolicyName,
  })),
};
