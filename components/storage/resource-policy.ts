import { accountId, type Text } from "../model/plan";
import type { PolicyStatement } from "../model/planned/policy";

/** What a statement is about: actions of one service, and the resources they are done to. */
type Scope = Pick<PolicyStatement<Text>, "Action" | "Resource">;

/** FSBP S3.5 asks it of buckets, AWS's guides of queues and topics; DynamoDB, too, answers plain HTTP where nothing forbids it. */
export const denyPlainHttp = (scope: Scope): PolicyStatement<Text> => ({
  Sid: "DenyPlainHttp",
  Effect: "Deny",
  Principal: "*",
  ...scope,
  Condition: { Bool: { "aws:SecureTransport": false } },
});

/**
 * Nobody of another account, whatever other statements say. AWS's own services act without an account of their own; `Bool`, not
 * `BoolIfExists`, because EventBridge leaves the key out when it publishes to a topic.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html
 */
export const denyOtherAccounts = (scope: Scope): PolicyStatement<Text> => ({
  Sid: "DenyOtherAccounts",
  Effect: "Deny",
  Principal: "*",
  ...scope,
  Condition: {
    Bool: { "aws:PrincipalIsAWSService": false },
    StringNotEquals: { "aws:PrincipalAccount": accountId },
  },
});
