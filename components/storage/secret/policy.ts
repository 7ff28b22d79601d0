import type { Text } from "../../model/plan";
import type { PolicyDocument, PolicyStatement } from "../../model/planned/policy";
import { useOfKey, type Grant, type KeyAction, type Rights } from "../grants";
import { denyOtherAccounts, denyPlainHttp } from "../resource-policy";

/** `read` is for who uses the secret, `rotate` for the function that changes it. */
export type SecretGrant<R> = Grant<"read" | "rotate", R>;

const actions = {
  read: ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"],
  rotate: [
    "secretsmanager:DescribeSecret",
    "secretsmanager:GetSecretValue",
    "secretsmanager:PutSecretValue",
    "secretsmanager:UpdateSecretVersionStage",
  ],
} as const;

const keyActions: { readonly [C in keyof typeof actions]: readonly KeyAction[] } = {
  read: ["kms:Decrypt"],
  rotate: ["kms:Decrypt", "kms:GenerateDataKey"],
};

/** What stands in the policy of a secret is about that secret, or about its replica: none of them knows its own ARN beforehand. */
const itself = "*";
const everything = { Action: "secretsmanager:*", Resource: itself };

/** The secret's own policy names the roles; their own policies get the key alone, for this one secret. */
export const secretRights = <R>(
  name: string,
  key: Text,
  secret: Text,
  Resource: Text = itself,
): Rights<SecretGrant<R>> => ({
  of: `secret ${name}`,
  onThing: ({ can }) => [{ Sid: "Secret", Action: [...new Set(can.flatMap((it) => actions[it]))].sort(), Resource }],
  onRole: ({ can }) =>
    useOfKey({
      key,
      service: "secretsmanager",
      context: { SecretARN: secret },
      actions: can.flatMap((it) => keyActions[it]),
    }),
});

/** https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html */
export const secretPolicy = (granted: readonly PolicyStatement<Text>[]): PolicyDocument<Text> => ({
  Version: "2012-10-17",
  Statement: [denyPlainHttp(everything), denyOtherAccounts(everything), ...granted],
});
