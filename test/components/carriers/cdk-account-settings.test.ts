import { describe, expect, it } from "@jest/globals";
import { EventEmitter } from "node:events";
import { compileFunction } from "node:vm";
import { accountCode } from "../../../components/carriers/cdk/default-rules/code";

interface Sent {
  readonly client: string;
  readonly name: string;
  readonly input: unknown;
}

/** A client of an SDK and its commands, which write down what is sent. */
const sdk = (client: string, sent: Sent[], faults: Error[], ...commands: readonly string[]) => ({
  ...Object.fromEntries(
    commands.map((name) => [
      `${name}Command`,
      class {
        readonly name = name;
        constructor(readonly input: unknown) {}
      },
    ]),
  ),
  [`${client}Client`]: class {
    send({ name, input }: { readonly name: string; readonly input: unknown }): Promise<void> {
      sent.push({ client, name, input });
      const fault = faults.shift();
      return fault === undefined ? Promise.resolve() : Promise.reject(fault);
    }
  },
});

const call = async (event: object, faults: Error[] = []) => {
  const sent: Sent[] = [];
  const answers: { readonly Status: string; readonly PhysicalResourceId: string }[] = [];
  const modules: { readonly [name: string]: unknown } = {
    "@aws-sdk/client-iam": sdk(
      "IAM",
      sent,
      faults,
      "UpdateAccountPasswordPolicy",
      "EnableOrganizationsRootCredentialsManagement",
      "EnableOrganizationsRootSessions",
    ),
    "@aws-sdk/client-s3-control": sdk("S3Control", sent, faults, "PutPublicAccessBlock"),
    "node:https": {
      request: (_: string, __: unknown, done: (response: unknown) => void) =>
        Object.assign(new EventEmitter(), {
          destroy: () => undefined,
          end: (body: string) => {
            answers.push(JSON.parse(body) as (typeof answers)[number]);
            done({ statusCode: 200, resume: () => undefined });
          },
        }),
    },
  };
  const exported: { handler?: (event: object) => Promise<void> } = {};
  const program = compileFunction(accountCode, ["require", "exports", "console", "setTimeout"]) as (
    ...given: readonly unknown[]
  ) => void;
  program(
    (name: string) => modules[name],
    exported,
    { log: () => undefined },
    (then: () => void) => {
      then();
    },
  );
  await exported.handler?.({
    StackId: "s",
    RequestId: "r",
    LogicalResourceId: "l",
    ResponseURL: "https://x",
    ...event,
  });
  return { sent, answers };
};

/** CloudFormation hands everything over as texts, and with what finds the function. */
const passwords = {
  RequestType: "Create",
  ResourceType: "Custom::IamAccountPasswordPolicy",
  ResourceProperties: {
    ServiceToken: "arn",
    ServiceTimeout: "300",
    AllowUsersToChangePassword: "true",
    HardExpiry: "false",
    MaxPasswordAge: "90",
    MinimumPasswordLength: "14",
    PasswordReusePrevention: "24",
    RequireLowercaseCharacters: "true",
    RequireNumbers: "true",
    RequireSymbols: "true",
    RequireUppercaseCharacters: "true",
    Tags: [{ Key: "Owner", Value: "platform-team" }],
  },
};

const block = {
  RequestType: "Create",
  ResourceType: "Custom::S3AccountPublicAccessBlock",
  ResourceProperties: {
    ServiceToken: "arn",
    AccountId: "012345678901",
    BlockPublicAcls: "true",
    BlockPublicPolicy: "true",
    IgnorePublicAcls: "true",
    RestrictPublicBuckets: "true",
  },
};

describe("the function that sets what IAM and S3 keep for an account", () => {
  it("fits into a template", () => {
    expect(Buffer.byteLength(accountCode)).toBeLessThan(4096);
  });

  it("sets the policy of passwords, with numbers as numbers", async () => {
    const { sent, answers } = await call(passwords);
    expect(sent).toEqual([
      {
        client: "IAM",
        name: "UpdateAccountPasswordPolicy",
        input: {
          AllowUsersToChangePassword: true,
          HardExpiry: false,
          MaxPasswordAge: 90,
          MinimumPasswordLength: 14,
          PasswordReusePrevention: 24,
          RequireLowercaseCharacters: true,
          RequireNumbers: true,
          RequireSymbols: true,
          RequireUppercaseCharacters: true,
        },
      },
    ]);
    expect(answers).toMatchObject([{ Status: "SUCCESS", PhysicalResourceId: "account-password-policy" }]);
  });

  it("blocks public access for the account, whose id may begin with a zero", async () => {
    const { sent } = await call(block);
    expect(sent).toEqual([
      {
        client: "S3Control",
        name: "PutPublicAccessBlock",
        input: {
          AccountId: "012345678901",
          PublicAccessBlockConfiguration: {
            BlockPublicAcls: true,
            BlockPublicPolicy: true,
            IgnorePublicAcls: true,
            RestrictPublicBuckets: true,
          },
        },
      },
    ]);
  });

  it("turns on the central management of root users", async () => {
    const { sent } = await call({
      RequestType: "Create",
      ResourceType: "Custom::IamOrganizationsFeatures",
      ResourceProperties: {},
    });
    expect(sent.map(({ name }) => name)).toEqual([
      "EnableOrganizationsRootCredentialsManagement",
      "EnableOrganizationsRootSessions",
    ]);
  });

  it("takes nothing back when it is deleted", async () => {
    for (const event of [passwords, block]) {
      const { sent, answers } = await call({ ...event, RequestType: "Delete", PhysicalResourceId: "p" });
      expect(sent).toEqual([]);
      expect(answers).toMatchObject([{ Status: "SUCCESS", PhysicalResourceId: "p" }]);
    }
  });

  it("waits for IAM to heed a policy that was just made, and says what else failed", async () => {
    const denied = Object.assign(new Error("no"), { name: "AccessDenied" });
    expect((await call(passwords, [denied, denied])).answers).toMatchObject([{ Status: "SUCCESS" }]);
    const broken = Object.assign(new Error("that is none"), { name: "MalformedPolicy" });
    expect((await call(passwords, [broken])).answers).toMatchObject([
      { Status: "FAILED", Reason: "MalformedPolicy: that is none" },
    ]);
  });
});
