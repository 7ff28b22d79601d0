import rule from "../../../policy-packs/rules/zoning/topic-closed-to-other-accounts";
import { testRule, unknown } from "../../rule-tester";

const topic = "arn:aws:sns:eu-west-1:111122223333:orders";
const document = (Principal: unknown, Resource: unknown = topic, more: object = {}) => ({
  Statement: [{ Effect: "Allow", Principal, Action: "sns:Publish", Resource, ...more }],
});
const policy = (PolicyDocument: unknown) => [
  { type: "AWS::SNS::TopicPolicy", properties: { Topics: ["orders"], PolicyDocument } as never },
];
const root = "arn:aws:iam::444455556666:root";
const organization = { Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } };

testRule(rule, {
  pass: [
    policy(document({ AWS: "arn:aws:iam::111122223333:root" })),
    policy(document({ AWS: "arn:aws:iam::444455556666:role/publisher" })),
    policy(document({ Service: "events.amazonaws.com" })),
    policy(document({ AWS: root }, topic, organization)),
  ],
  fail: [
    [policy(document({ AWS: root })), /Principal is .*whoever is in that account/],
    [policy(document({ AWS: ["111122223333", "444455556666"] })), /whoever is in that account/],
    [
      [
        {
          type: "aws:sns/topicPolicy:TopicPolicy",
          properties: { arn: topic, policy: JSON.stringify(document({ AWS: root })) },
        },
      ],
      /policy\.Statement\[0\]\.Principal/,
    ],
  ],
  unknown: [policy(document({ AWS: root }, { Ref: "NotKnownYet" })), policy(unknown)],
});
