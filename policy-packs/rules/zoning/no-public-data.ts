import type { Kind } from "../../../components/model/graph";
import type { View } from "../../../components/model/view";
import { defineRule, type Example, type Neighbours } from "../../core/rule";
import { pass, type Verdict } from "../../core/verdict";
import { unclear } from "../../facets/read";
import { dataActions, openedToGuests } from "../../proofs/permissions/guests";
import { shownResource } from "../../proofs/permissions/shown";

/**
 * A policy that opens the resource itself is the finding of resource-policy-not-public, and an ACL that of bucket-acl-not-public;
 * here is what none of them sees, since each of its parts is as it should be.
 */
const judge = (it: View<unknown>, near: Neighbours): Verdict => {
  const opened = near.whole(openedToGuests).get(near.self.address);
  if (opened === undefined) return pass;
  const { member, actions, steps, missing } = opened;
  if (missing !== undefined) return unclear(it, `guests take ${member.name}, and ${missing} is not known`);
  return {
    verdict: "fail",
    at: it.origin,
    message: `Anybody who opens the application gets the credentials of ${shownResource(member.resource)} as a guest, and may ${actions.join(", ")}`,
    evidence: steps,
  };
};

const guests = (action: string): readonly Example[] => [
  { type: "AWS::SQS::Queue", properties: { QueueName: "orders" } },
  {
    type: "AWS::IAM::Role",
    properties: {
      AssumeRolePolicyDocument: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { Federated: "cognito-identity.amazonaws.com" },
            Action: "sts:AssumeRoleWithWebIdentity",
            Condition: {
              StringEquals: { "cognito-identity.amazonaws.com:aud": "eu-west-1:1a2b" },
              "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "unauthenticated" },
            },
          },
        ],
      },
      Policies: [
        {
          PolicyName: "guests",
          PolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: action, Resource: "*" }] },
        },
      ],
    },
  },
];

export default defineRule({
  id: "no-public-data",
  title: "Nobody gets at data as a guest",
  principle: "zoning",
  severity: "high",
  why: "An identity pool hands real credentials of AWS to everybody who loads the application: what their role may do, the whole Internet may do, with a script in place of the application.",
  fix: {
    pulumi:
      "Take the action out of the guests' role, let it name `${cognito-identity.amazonaws.com:sub}` in the resource, or set `allowUnauthenticatedIdentities: false`.",
    cloudformation:
      "Take the action out of the guests' role, let it name `${cognito-identity.amazonaws.com:sub}` in the resource, or set `AllowUnauthenticatedIdentities: false`.",
  },
  links: [
    "https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html",
    "https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html",
  ],
  checks: Object.fromEntries(
    (Object.keys(dataActions) as Kind[]).map((kind) => [
      kind,
      (it: View<unknown>, near: Neighbours) => judge(it, near),
    ]),
  ),
  examples: { good: guests("sqs:GetQueueUrl"), bad: guests("sqs:ReceiveMessage") },
  equivalents: [],
});
