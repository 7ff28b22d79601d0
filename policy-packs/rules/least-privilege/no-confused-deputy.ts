import { narrows } from "../../../components/model/openness";
import type { Json } from "../../../components/model/schema";
import { elementOf, findStatement, type Condition, type Statement } from "../../../components/model/statement";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule, type Example, type JsonObject } from "../../core/rule";
import { fail, isPass, pass, proved, type Verdict } from "../../core/verdict";
import { comesFromHere, unclear } from "../../facets/read";

/** Keys in which a service says whose resource it acts for. */
const source = /^aws:source(account|arn|orgid|orgpaths|owner)$/;
/** Others by which it may be held to one's own: of KMS, and what a supplier was told. */
const others = /^(kms:(encryptioncontext(:.*)?|calleraccount|viaservice)|sts:externalid)$/;

const letsServiceIn = ({ effect, principals }: Statement): boolean =>
  effect === "Allow" && principals.some(({ type }) => type === "Service");

/** A denial of whatever comes for somebody else does the same for the whole policy. */
const deniesOthers = ({ effect, conditions }: Statement): boolean =>
  effect === "Deny" && conditions.some(({ operator, key }) => source.test(key) && operator.includes("not"));

const holdsToOwn = (condition: Condition): boolean => narrows(condition) || others.test(condition.key);

/** It asks for whom, but in a way that anybody's resource fulfils: a wildcard in place of the account, or a key that may be missing. */
const asksInVain = (statement: Statement): boolean =>
  letsServiceIn(statement) &&
  statement.conditions.some(({ key }) => source.test(key)) &&
  !statement.conditions.some(holdsToOwn);

const asksNothing = (statement: Statement): boolean =>
  letsServiceIn(statement) && !statement.conditions.some(({ key }) => source.test(key) || others.test(key));

const judge = (
  document: View<Json>,
  test: (statement: Statement) => boolean,
  severity: "medium" | "low" = "medium",
): Verdict =>
  given(findStatement(document, test), (found) => {
    if (found === undefined) return pass;
    const where = elementOf(found, test === asksInVain ? "Condition" : "Principal");
    const because =
      test === asksInVain ? "it holds for resources of any account" : "it may act here on behalf of any account";
    return given(findStatement(document, deniesOthers), (denied) =>
      denied === undefined
        ? proved(fail(where, because), {
            severity,
            evidence: [
              {
                says: `a stranger has the service act on a resource of theirs, and this statement lets it in`,
                at: found.view.origin,
              },
            ],
          })
        : pass,
    );
  });

const inVain = (document: View<Json>, severity?: "low"): Verdict => judge(document, asksInVain, severity);

/** Where no other rule asks for a condition at all. */
const both = (document: View<Json>): Verdict => {
  const vain = inVain(document);
  return isPass(vain) ? judge(document, asksNothing) : vain;
};

/** What an ARN that is not known yet comes from is a resource of one's own. */
const permission = (arn: View<string>, account: View<string>): Verdict => {
  if (arn.isAbsent() || !account.isAbsent() || comesFromHere(arn)) return pass;
  return given(arn.text(), (text) => {
    if (text === undefined || narrows({ operator: "arnlike", key: "aws:sourcearn", values: [text] })) return pass;
    return text.includes("${")
      ? unclear(arn, "whose resource that is, is not known")
      : fail(arn, "resources of any account can call it");
  });
};

const queue = (condition: JsonObject): readonly Example[] => [
  {
    type: "AWS::SQS::QueuePolicy",
    properties: {
      Queues: ["orders"],
      PolicyDocument: {
        Statement: [
          {
            Effect: "Allow",
            Principal: { Service: "s3.amazonaws.com" },
            Action: "sqs:SendMessage",
            Resource: "*",
            Condition: condition,
          },
        ],
      },
    },
  },
];

export default defineRule({
  id: "no-confused-deputy",
  title: "A service is let in for resources of known accounts only",
  principle: "least-privilege",
  severity: "high",
  why: "A service acts for every account that asks it: what a stranger's bucket, rule or trail makes it do here is done with the trust that you have in the service.",
  fix: {
    pulumi: 'Add `StringEquals: { "aws:SourceAccount": ACCOUNT }`, or `aws:SourceArn` with the account written in it.',
    cloudformation:
      "Add `StringEquals: { aws:SourceAccount: ACCOUNT }`, or `aws:SourceArn` with the account written in it.",
  },
  links: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html"],
  checks: {
    "AWS::Backup::BackupVault": (it) => both(it.get("AccessPolicy")),
    "AWS::DynamoDB::Table": (it) => both(it.get("ResourcePolicy").get("PolicyDocument")),
    "AWS::ECR::Repository": (it) => inVain(it.get("RepositoryPolicyText").json()),
    "AWS::Events::EventBus": (it) => both(it.get("Policy")),
    "AWS::IAM::Role": (it) => inVain(it.get("AssumeRolePolicyDocument"), "low"),
    "AWS::KMS::Key": (it) => inVain(it.get("KeyPolicy")),
    "AWS::KMS::ReplicaKey": (it) => inVain(it.get("KeyPolicy")),
    "AWS::Lambda::Permission": (it) => permission(it.get("SourceArn"), it.get("SourceAccount")),
    "AWS::S3::AccessPoint": (it) => both(it.get("Policy")),
    "AWS::S3::BucketPolicy": (it) => inVain(it.get("PolicyDocument")),
    "AWS::SNS::TopicInlinePolicy": (it) => inVain(it.get("PolicyDocument")),
    "AWS::SNS::TopicPolicy": (it) => inVain(it.get("PolicyDocument")),
    "AWS::SQS::QueueInlinePolicy": (it) => inVain(it.get("PolicyDocument")),
    "AWS::SQS::QueuePolicy": (it) => inVain(it.get("PolicyDocument")),
    "AWS::SecretsManager::ResourcePolicy": (it) => both(it.get("ResourcePolicy")),
  },
  examples: {
    good: queue({ StringEquals: { "aws:SourceAccount": "111122223333" } }),
    bad: queue({ ArnLike: { "aws:SourceArn": "arn:aws:s3:::*" } }),
  },
  equivalents: [],
});
