import type { Kind, Properties } from "../../../components/model/graph";
import { isOpen } from "../../../components/model/openness";
import type { Json } from "../../../components/model/schema";
import { findAmong } from "../../../components/model/statement";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { closedToStrangers, principalOf } from "../../core/open-statement";
import { defineRule } from "../../core/rule";
import { eachOf, fail, pass, type Verdict } from "../../core/verdict";

const anything = "anybody with any AWS account is let in";
const data = "anybody with any AWS account, or none, may use the data";
const events = "anybody with an AWS account may send events";
const keys = "anybody with an AWS account may use the key";
const messages = "anybody with an AWS account, or none, may send or take messages";
const secrets = "anybody with an AWS account may read the secret";

/** A statement, or the older short form: a principal, narrowed by a condition on its organization or by nothing. */
const bus = (it: View<Properties<"AWS::Events::EventBusPolicy">>): Verdict => {
  const principal = it.get("Principal");
  const condition = it.get("Condition").get("Key");
  if (principal.isAbsent()) {
    const list = it.get("Statement") as unknown as View<readonly Json[]>;
    return given(findAmong(list, isOpen), (open) => (open === undefined ? pass : fail(principalOf(open), events)));
  }
  return given(principal.text(), (who) =>
    who === "*" ? given(condition.isSet(), (narrowed) => (narrowed ? pass : fail(principal, events))) : pass,
  );
};

/** A list of rules with whom each is for, in place of statements: names, and no conditions. */
const collections = (it: View<Properties<"AWS::OpenSearchServerless::AccessPolicy">>): Verdict => {
  const entries = it.get("Policy").json() as View<unknown> as View<
    readonly { readonly Principal?: readonly string[] }[]
  >;
  return eachOf(entries, (entry) =>
    eachOf(entry.get("Principal"), (who) =>
      given(who.text(), (name) =>
        /^(\*|arn:[\w-]+:(iam|sts)::\*:.*)$/.test(name ?? "")
          ? fail(who, "whoever the network policy lets through may use the collections")
          : pass,
      ),
    ),
  );
};

export default defineRule({
  id: "resource-policy-not-public",
  title: "A resource's own policy does not open it to everybody",
  principle: "zoning",
  severity: "critical",
  why: "A policy whose principal is everybody, with no condition on who that is, gives strangers the data and sometimes the power to delete it.",
  fix: {
    pulumi:
      "Name the accounts, roles or services in `Principal`, or add a condition such as `aws:PrincipalOrgID`, `aws:SourceVpce` or `aws:SourceArn`.",
    cloudformation:
      "Name the accounts, roles or services in `Principal`, or add a condition such as `aws:PrincipalOrgID`, `aws:SourceVpce` or `aws:SourceArn`.",
  },
  links: [
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous",
  ],
  checks: {
    "AWS::S3::BucketPolicy": (it) => closedToStrangers(it.get("PolicyDocument"), data),
    "AWS::S3::AccessPoint": (it) => closedToStrangers(it.get("Policy"), data),
    "AWS::S3Express::BucketPolicy": (it) => closedToStrangers(it.get("PolicyDocument"), data),
    "AWS::S3Tables::TableBucketPolicy": (it) => closedToStrangers(it.get("ResourcePolicy"), data),
    "AWS::S3Vectors::VectorBucketPolicy": (it) => closedToStrangers(it.get("Policy"), data),
    "AWS::DynamoDB::Table": (it) => closedToStrangers(it.get("ResourcePolicy").get("PolicyDocument"), data),
    "AWS::DynamoDB::GlobalTable": (it) =>
      eachOf(it.get("Replicas"), (replica) =>
        closedToStrangers(replica.get("ResourcePolicy").get("PolicyDocument"), data),
      ),
    "AWS::Backup::BackupVault": (it) =>
      closedToStrangers(it.get("AccessPolicy"), "anybody with an AWS account may use the backups"),
    "AWS::EFS::FileSystem": (it) =>
      closedToStrangers(
        it.get("FileSystemPolicy"),
        "anybody who reaches it, with or without a name, may use the files",
      ),
    "AWS::Events::EventBus": (it) => closedToStrangers(it.get("Policy"), events),
    "AWS::Events::EventBusPolicy": (it) => bus(it),
    // IAM refuses a principal here, when it is deployed: a document that names anybody was meant for a resource.
    "AWS::IAM::ManagedPolicy": (it) => closedToStrangers(it.get("PolicyDocument"), anything),
    "AWS::IAM::Policy": (it) => closedToStrangers(it.get("PolicyDocument"), anything),
    "AWS::KMS::Key": (it) => closedToStrangers(it.get("KeyPolicy"), keys),
    "AWS::KMS::ReplicaKey": (it) => closedToStrangers(it.get("KeyPolicy"), keys),
    // https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-data-access.html
    "AWS::OpenSearchServerless::AccessPolicy": collections,
    "AWS::SNS::TopicInlinePolicy": (it) => closedToStrangers(it.get("PolicyDocument"), messages),
    "AWS::SNS::TopicPolicy": (it) => closedToStrangers(it.get("PolicyDocument"), messages),
    "AWS::SQS::QueueInlinePolicy": (it) => closedToStrangers(it.get("PolicyDocument"), messages),
    "AWS::SQS::QueuePolicy": (it) => closedToStrangers(it.get("PolicyDocument"), messages),
    "Custom::GlacierVault": (it) => closedToStrangers(it.get("AccessPolicy"), data),
    "AWS::SecretsManager::ResourcePolicy": (it) => closedToStrangers(it.get("ResourcePolicy"), secrets),
  },
  examples: {
    good: [
      {
        type: "AWS::S3::BucketPolicy",
        properties: {
          Bucket: "orders",
          PolicyDocument: {
            Statement: [
              {
                Effect: "Allow",
                Principal: "*",
                Action: "s3:GetObject",
                Resource: "arn:aws:s3:::orders/*",
                Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3" } },
              },
            ],
          },
        },
      },
    ],
    bad: [
      {
        type: "AWS::S3::BucketPolicy",
        properties: {
          Bucket: "orders",
          PolicyDocument: {
            Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::orders/*" }],
          },
        },
      },
    ],
  },
  equivalents: [
    { id: "AwsSolutions-EVB1", type: "AWS::Events::EventBusPolicy" },
    ...[
      "AWS::IAM::ManagedPolicy",
      "AWS::IAM::Policy",
      "AWS::KMS::Key",
      "AWS::S3::BucketPolicy",
      "AWS::SecretsManager::ResourcePolicy",
      "AWS::SNS::TopicPolicy",
      "AWS::SQS::QueuePolicy",
    ].map((type) => ({ id: "CKV_AWS_283", type: type as Kind })),
    { id: "CKV_AWS_167", type: "Custom::GlacierVault" },
    { id: "CKV_AWS_168", type: "AWS::SQS::QueuePolicy" },
    { id: "CKV_AWS_169", type: "AWS::SNS::TopicPolicy" },
    { id: "CKV_AWS_33", type: "AWS::KMS::Key" },
    { id: "CKV_AWS_387", type: "AWS::SQS::QueuePolicy" },
    { id: "KMS_NO_WILDCARD_PRINCIPAL", type: "AWS::KMS::Key" },
    { id: "SNS_TOPICPOLICY_NO_ALLOW_PLUS_NOTPRINCIPAL", type: "AWS::SNS::TopicPolicy" },
    { id: "SNS_TOPICPOLICY_NO_WILDCARD_PRINCIPAL", type: "AWS::SNS::TopicPolicy" },
    { id: "SQS_QUEUEPOLICY_NO_ALLOW_PLUS_NOTPRINCIPAL", type: "AWS::SQS::QueuePolicy" },
    { id: "SQS_QUEUEPOLICY_NO_WILDCARD_PRINCIPAL", type: "AWS::SQS::QueuePolicy" },
    { id: "CKV_AWS_70", type: "AWS::S3::BucketPolicy" },
    { id: "S3_BUCKET_POLICY_NO_WILDCARD_PRINCIPAL", type: "AWS::S3::BucketPolicy" },
    { id: "S3_BUCKETPOLICY_NO_ALLOW_PLUS_NOTPRINCIPAL", type: "AWS::S3::BucketPolicy" },
  ],
});
