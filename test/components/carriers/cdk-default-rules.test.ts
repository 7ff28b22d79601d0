import { beforeEach, describe, expect, it } from "@jest/globals";
import { EventEmitter } from "node:events";
import { compileFunction } from "node:vm";
import { code } from "../../../components/carriers/cdk/default-rules/code";

interface Command {
  readonly name: string;
  readonly input: unknown;
}

interface Answer {
  readonly Status: string;
  readonly Reason?: string;
  readonly PhysicalResourceId: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
}

const error = (name: string, message = "no") => Object.assign(new Error(message), { name });

/** EC2, CloudFormation and the log, as the function sees them. */
class World {
  readonly sent: Command[] = [];
  readonly answers: { readonly url: string; readonly headers: unknown; readonly body: Answer }[] = [];
  readonly logged: string[] = [];
  /** What EC2 answers to each command, one after the other. */
  faults: (Error | undefined)[] = [];
  status = 200;
  waited = 0;

  private readonly ec2 = (() => {
    const command = (name: string) =>
      class implements Command {
        readonly name = name;
        constructor(readonly input: unknown) {}
      };
    const { sent } = this;
    const fault = () => this.faults.shift();
    return {
      RevokeSecurityGroupIngressCommand: command("RevokeSecurityGroupIngress"),
      RevokeSecurityGroupEgressCommand: command("RevokeSecurityGroupEgress"),
      DeleteNetworkAclEntryCommand: command("DeleteNetworkAclEntry"),
      CreateTagsCommand: command("CreateTags"),
      EnableEbsEncryptionByDefaultCommand: command("EnableEbsEncryptionByDefault"),
      ModifyEbsDefaultKmsKeyIdCommand: command("ModifyEbsDefaultKmsKeyId"),
      EC2Client: class {
        send({ name, input }: Command): Promise<void> {
          sent.push({ name, input });
          const thrown = fault();
          return thrown === undefined ? Promise.resolve() : Promise.reject(thrown);
        }
      },
    };
  })();

  private readonly https = {
    request: (url: string, options: { headers: unknown }, done: (response: unknown) => void) =>
      Object.assign(new EventEmitter(), {
        destroy: () => undefined,
        end: (body: string) => {
          this.answers.push({ url, headers: options.headers, body: JSON.parse(body) as Answer });
          done({ statusCode: this.status, resume: () => undefined });
        },
      }),
  };

  call(event: object): Promise<void> {
    const modules: { readonly [name: string]: unknown } = {
      "@aws-sdk/client-ec2": this.ec2,
      "node:https": this.https,
    };
    const exported: { handler?: (event: object) => Promise<void> } = {};
    const log = { log: (line: string) => this.logged.push(line) };
    const wait = (then: () => void, milliseconds: number) => {
      this.waited += milliseconds;
      then();
    };
    const run = compileFunction(code, ["require", "exports", "console", "setTimeout"]) as (...given: unknown[]) => void;
    run((name: string) => modules[name], exported, log, wait);
    if (exported.handler === undefined) throw new Error("There is no handler.");
    return exported.handler(event);
  }
}

const Tags = [{ Key: "Owner", Value: "shop-team" }];
const common = {
  StackId: "stack",
  RequestId: "request",
  LogicalResourceId: "closed",
  ResponseURL: "https://answers.example/secret",
};
const group = {
  ...common,
  RequestType: "Create",
  ResourceType: "Custom::VpcRestrictDefaultSG",
  ResourceProperties: { DefaultSecurityGroupId: "sg-1", Account: "111122223333", Tags },
};
const acl = {
  ...common,
  RequestType: "Create",
  ResourceType: "Custom::VpcRestrictDefaultNetworkAcl",
  ResourceProperties: { DefaultNetworkAclId: "acl-1", Tags },
};

const ebs = {
  ...common,
  RequestType: "Create",
  ResourceType: "Custom::EbsEncryptionByDefault",
  ResourceProperties: { Enabled: "true", KmsKeyId: "arn:key", Tags },
};

describe("the function that sets what EC2 has by default", () => {
  let world = new World();
  beforeEach(() => {
    world = new World();
  });

  it("fits into a template", () => {
    expect(Buffer.byteLength(code)).toBeLessThan(4096);
  });

  it("takes away the three rules that EC2 gives a default security group", async () => {
    await world.call(group);
    const all = (whom: object) => ({ GroupId: "sg-1", IpPermissions: [{ IpProtocol: "-1", ...whom }] });
    expect(world.sent).toEqual([
      {
        name: "RevokeSecurityGroupIngress",
        input: all({ UserIdGroupPairs: [{ GroupId: "sg-1", UserId: "111122223333" }] }),
      },
      { name: "RevokeSecurityGroupEgress", input: all({ IpRanges: [{ CidrIp: "0.0.0.0/0" }] }) },
      { name: "RevokeSecurityGroupEgress", input: all({ Ipv6Ranges: [{ CidrIpv6: "::/0" }] }) },
      { name: "CreateTags", input: { Resources: ["sg-1"], Tags } },
    ]);
  });

  it("takes away the entries of a default ACL in both directions and both families", async () => {
    await world.call(acl);
    const entries = world.sent.filter(({ name }) => name === "DeleteNetworkAclEntry").map(({ input }) => input);
    expect(entries).toEqual(
      [100, 101].flatMap((RuleNumber) =>
        [false, true].map((Egress) => ({ NetworkAclId: "acl-1", RuleNumber, Egress })),
      ),
    );
  });

  it("sets the key of new volumes, and only then has all of them encrypted", async () => {
    await world.call(ebs);
    expect(world.sent).toEqual([
      { name: "ModifyEbsDefaultKmsKeyId", input: { KmsKeyId: "arn:key" } },
      { name: "EnableEbsEncryptionByDefault", input: {} },
    ]);
  });

  it("never turns encryption off again", async () => {
    await world.call({ ...ebs, RequestType: "Delete", PhysicalResourceId: "ebs-encryption-by-default" });
    expect(world.sent).toEqual([]);
    expect(world.answers.map(({ body }) => body.Status)).toEqual(["SUCCESS"]);
  });

  it("answers with what it closed", async () => {
    await world.call(group);
    await world.call(acl);
    expect(world.answers.map(({ url, body }) => [url, body.Status, body.PhysicalResourceId])).toEqual([
      [common.ResponseURL, "SUCCESS", "sg-1"],
      [common.ResponseURL, "SUCCESS", "acl-1"],
    ]);
    expect(world.answers[0]?.body).toMatchObject({
      StackId: "stack",
      RequestId: "request",
      LogicalResourceId: "closed",
    });
    expect(world.answers[0]?.headers).toMatchObject({ "content-type": "" });
  });

  it("does not mind rules that are gone already", async () => {
    world.faults = Array.from({ length: 3 }, () => error("InvalidPermission.NotFound"));
    await world.call({ ...group, RequestType: "Update", PhysicalResourceId: "sg-1" });
    world.faults = Array.from({ length: 4 }, () => error("InvalidNetworkAclEntry.NotFound"));
    await world.call(acl);
    expect(world.answers.map(({ body }) => body.Status)).toEqual(["SUCCESS", "SUCCESS"]);
    expect(world.sent).toHaveLength(9);
  });

  it("puts nothing back when it is deleted", async () => {
    await world.call({ ...group, RequestType: "Delete", PhysicalResourceId: "sg-1" });
    expect(world.sent).toEqual([]);
    expect(world.answers[0]?.body).toMatchObject({ Status: "SUCCESS", PhysicalResourceId: "sg-1" });
  });

  it("waits for IAM to heed a policy that was just made", async () => {
    world.faults = [error("UnauthorizedOperation"), error("UnauthorizedOperation")];
    await world.call(group);
    expect(world.answers[0]?.body.Status).toBe("SUCCESS");
    expect(world.waited).toBe(10_000);
  });

  it("says why it failed, and answers all the same", async () => {
    world.faults = Array.from({ length: 20 }, () => error("UnauthorizedOperation", "You are not authorized."));
    await world.call(group);
    expect(world.answers[0]?.body).toMatchObject({
      Status: "FAILED",
      Reason: "UnauthorizedOperation: You are not authorized.",
      PhysicalResourceId: "request",
    });
    // In the time that the function has.
    expect(world.waited).toBeLessThan(60_000);
    await world.call({ ...group, ResourceType: "Custom::Other", PhysicalResourceId: "other" });
    expect(world.answers[1]?.body).toMatchObject({ Status: "FAILED", PhysicalResourceId: "other" });
  });

  it("fails, so that Lambda tries again, where CloudFormation does not take the answer", async () => {
    world.status = 403;
    await expect(world.call(group)).rejects.toThrow("did not take the answer: HTTP 403");
  });

  it("keeps the address of the answer, which is as good as a password, out of the log", async () => {
    await world.call(group);
    world.faults = [error("SomeFault")];
    await world.call(acl);
    expect(world.logged).toHaveLength(2);
    expect(world.logged.join()).not.toContain("answers.example");
  });
});
