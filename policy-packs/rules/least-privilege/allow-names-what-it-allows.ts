import type { Json } from "../../../components/model/schema";
import { elementOf, findStatement, type Statement } from "../../../components/model/statement";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { eachOf, every, fail, pass, type Verdict } from "../../core/verdict";
import { permissions } from "../../facets/policies";

/** Whatever it holds: even what IAM would refuse is no list of what is allowed. */
const has = (it: Statement, name: "NotAction" | "NotResource"): boolean => !elementOf(it, name).isAbsent();

const judge = (document: View<Json>): Verdict =>
  given(
    findStatement(document, (it) => it.effect === "Allow" && (has(it, "NotAction") || has(it, "NotResource"))),
    (found) =>
      found === undefined
        ? pass
        : fail(
            elementOf(found, has(found, "NotAction") ? "NotAction" : "NotResource"),
            "all else is allowed, and whatever AWS adds later",
          ),
  );

export default defineRule({
  id: "allow-names-what-it-allows",
  title: "An Allow names what it allows, not what it leaves out",
  principle: "least-privilege",
  severity: "medium",
  why: "`NotAction` and `NotResource` with `Allow` grant everything but a few things, and with each new service of AWS more.",
  fix: {
    pulumi: "List in `policy` what is allowed as `Action` and `Resource`; leave things out by a statement with `Deny`.",
    cloudformation:
      "List in `PolicyDocument` what is allowed as `Action` and `Resource`; leave things out by a statement with `Deny`.",
  },
  links: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html"],
  checks: {
    ...permissions(judge),
    "AWS::IAM::Role": (it) =>
      every([
        judge(it.get("AssumeRolePolicyDocument")),
        eachOf(it.get("Policies"), (policy) => judge(policy.get("PolicyDocument"))),
      ]),
    "AWS::S3::BucketPolicy": (it) => judge(it.get("PolicyDocument")),
    "AWS::SNS::TopicInlinePolicy": (it) => judge(it.get("PolicyDocument")),
    "AWS::SNS::TopicPolicy": (it) => judge(it.get("PolicyDocument")),
    "AWS::SQS::QueueInlinePolicy": (it) => judge(it.get("PolicyDocument")),
    "AWS::SQS::QueuePolicy": (it) => judge(it.get("PolicyDocument")),
  },
  examples: {
    good: [
      {
        type: "AWS::IAM::ManagedPolicy",
        properties: { PolicyDocument: { Statement: [{ Effect: "Deny", NotAction: "s3:*", Resource: "*" }] } },
      },
    ],
    bad: [
      {
        type: "AWS::IAM::ManagedPolicy",
        properties: { PolicyDocument: { Statement: [{ Effect: "Allow", NotAction: "iam:*", Resource: "*" }] } },
      },
    ],
  },
  equivalents: [
    { id: "IAM_ROLE_OR_POLICY_NO_ALLOW_PLUS_NOT_ACTION", type: "AWS::IAM::ManagedPolicy" },
    { id: "IAM_ROLE_OR_POLICY_NO_ALLOW_PLUS_NOT_ACTION", type: "AWS::IAM::Policy" },
    { id: "IAM_ROLE_OR_POLICY_NO_ALLOW_PLUS_NOT_ACTION", type: "AWS::IAM::Role" },
    { id: "IAM_ROLE_OR_POLICY_NO_ALLOW_PLUS_NOT_RESOURCE", type: "AWS::IAM::ManagedPolicy" },
    { id: "IAM_ROLE_OR_POLICY_NO_ALLOW_PLUS_NOT_RESOURCE", type: "AWS::IAM::Policy" },
    { id: "IAM_ROLE_OR_POLICY_NO_ALLOW_PLUS_NOT_RESOURCE", type: "AWS::IAM::Role" },
    { id: "S3_BUCKET_POLICY_NO_ALLOW_PLUS_NOT_ACTION", type: "AWS::S3::BucketPolicy" },
    { id: "SNS_TOPICPOLICY_NO_ALLOW_PLUS_NOT_ACTION", type: "AWS::SNS::TopicPolicy" },
    { id: "SQS_QUEUEPOLICY_NO_ALLOW_PLUS_NOT_ACTION", type: "AWS::SQS::QueuePolicy" },
    { id: "IAM_ROLE_NO_ALLOW_PLUS_NOT_ACTION_ON_TRUST_POLICY", type: "AWS::IAM::Role" },
  ],
});
