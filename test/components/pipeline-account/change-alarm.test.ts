import { beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { App, Stack } from "aws-cdk-lib";
import * as cdk from "../../../components/cdk";
import { PlanError } from "../../../components/model/plan-error";
import { ChangeAlarm, Key } from "../../../components/pulumi";
import { adaptPulumi } from "../../../policy-packs/adapters/pulumi/adapt";
import type { PulumiResource } from "../../../policy-packs/adapters/pulumi/resource";
import { evaluate } from "../../../policy-packs/core/evaluate";
import { rules } from "../../../policy-packs/rules";
import { said } from "../../laws/graphs";
import { run } from "../carriers/run";
import { resourcesOf } from "../carriers/synth";
import { templateOf } from "../network/given";
import { changeAlarm } from "./deploy-plans";
import { deployed, matches } from "./event-pattern";

interface Rule {
  readonly Name: string;
  readonly State: string;
  readonly EventPattern: { readonly [field: string]: unknown };
  readonly Targets: readonly { readonly Id: string; readonly Arn: string }[];
}

const rulesOf = ({ resources }: ReturnType<typeof changeAlarm>): readonly Rule[] =>
  Object.values(templateOf(resources).Resources)
    .filter(({ Type }) => Type === "AWS::Events::Rule")
    .map(({ Properties }) => deployed(Properties) as Rule);

/** Who is told of an event: the rules that match it and have the topic as a target. EventBridge hands reads to some rules alone. */
const toldBy = (event: Event, alarm = changeAlarm()): readonly string[] =>
  rulesOf(alarm)
    .filter(({ State }) => event.detail["readOnly"] !== true || State !== "ENABLED")
    .filter(({ EventPattern, Targets }) => Targets.some(({ Id }) => Id === "topic") && matches(EventPattern, event))
    .map(({ Name }) => Name.replace("shop-", ""));

interface Event {
  readonly source: string;
  readonly "detail-type": string;
  readonly detail: { readonly [field: string]: unknown };
}

const api = (source: string, eventName: string, userIdentity: object, own: object = {}): Event => ({
  source: `aws.${source}`,
  "detail-type": "AWS API Call via CloudTrail",
  detail: { eventSource: `${source}.amazonaws.com`, eventName, readOnly: false, userIdentity, ...own },
});

const session = (path: string, own: object = {}) => ({
  type: "AssumedRole",
  arn: `arn:aws:sts::111122223333:assumed-role/${path.split("/").at(-1) ?? ""}/session`,
  sessionContext: { sessionIssuer: { type: "Role", arn: `arn:aws:iam::111122223333:role/${path}` } },
  ...own,
});

const pipeline = session("pipeline/shop-apply");
const human = session("aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Operator_0123");
const root = { type: "Root", accountId: "111122223333" };

describe("a write outside the pipeline", () => {
  it.each([
    ["a person with a permission set", human],
    ["a person with keys of their own", { type: "IAMUser", userName: "eve" }],
    ["the root user", root],
    ["a role that only ends like one of the pipeline's", session("shop-apply")],
    ["a role of another account", { type: "AWSAccount", accountId: "444455556666" }],
    ["a person, through CloudFormation", { ...human, invokedBy: "cloudformation.amazonaws.com" }],
    ["a role that looks like an exact one", session("cdk-shop-cfn-exec-role-evil")],
  ])("is told: %s", (_, who) => {
    expect(toldBy(api("ec2", "AuthorizeSecurityGroupIngress", who))).toContain("outside-pipeline");
  });

  it("is told when it failed, too: somebody tried", () => {
    expect(toldBy(api("s3", "DeleteBucket", human, { errorCode: "AccessDenied" }))).toContain("outside-pipeline");
  });

  it.each([
    ["the pipeline", pipeline],
    ["the pipeline, through CloudFormation", { ...pipeline, invokedBy: "cloudformation.amazonaws.com" }],
    ["CloudFormation, for the pipeline, under a role of its own", session("cdk-shop-cfn-exec-role")],
    ["a service of AWS's", { type: "AWSService", invokedBy: "autoscaling.amazonaws.com" }],
    ["a service-linked role", session("aws-service-role/rds.amazonaws.com/AWSServiceRoleForRDS")],
    ["the role that makes backups", session("backup-role", { invokedBy: "backup.amazonaws.com" })],
  ])("is not: %s", (_, who) => {
    expect(toldBy(api("ec2", "AuthorizeSecurityGroupIngress", who))).toEqual([]);
  });

  it("is not what only reads, nor what running workloads do all day", () => {
    expect(toldBy(api("ec2", "DescribeInstances", human, { readOnly: true }))).toEqual([]);
    expect(toldBy(api("logs", "CreateLogStream", session("shop")))).toEqual([]);
    expect(toldBy(api("sqs", "CreateQueue", session("shop")))).toEqual(["outside-pipeline"]);
  });

  it("is not what somebody makes up on the bus, who may put events there", () => {
    const made = { ...api("ec2", "RunInstances", pipeline), source: "custom.ec2" };
    const heard = rulesOf(changeAlarm()).filter(({ EventPattern }) => matches(EventPattern, made));
    expect(heard).toEqual([]);
  });

  it("is every write of a role outside the path, and no write of a role under it", () => {
    const word = fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/);
    const paths = fc.array(word, { maxLength: 3 });
    fc.assert(
      fc.property(paths, word, fc.boolean(), (path, name, ours) => {
        const inside = ["pipeline", ...path, name].join("/");
        const outside = ["people", ...path, name].join("/");
        const told = toldBy(api("rds", "ModifyDBInstance", session(ours ? inside : outside)));
        expect(told).toEqual(ours ? [] : ["outside-pipeline"]);
      }),
      { numRuns: 50 },
    );
  });
});

describe("what the pipeline writes", () => {
  it("is written down with its session, and told to nobody", () => {
    const event = api("rds", "ModifyDBInstance", pipeline);
    const heard = rulesOf(changeAlarm()).filter(({ EventPattern }) => matches(EventPattern, event));
    expect(heard.map(({ Name, Targets }) => [Name, Targets.map(({ Id }) => Id)])).toEqual([
      ["shop-by-pipeline", ["log"]],
    ]);
  });
});

describe("what holds everything else", () => {
  it.each([
    ["guardrails", api("organizations", "DetachPolicy", pipeline)],
    ["records", api("cloudtrail", "StopLogging", pipeline)],
    ["records", api("config", "StopConfigurationRecorder", pipeline)],
    ["identities", api("iam", "CreateOpenIDConnectProvider", pipeline)],
    ["identities", api("iam", "DeleteRolePermissionsBoundary", pipeline)],
    ["keys", api("kms", "ScheduleKeyDeletion", pipeline)],
    ["alarm", api("events", "DisableRule", pipeline, { requestParameters: { name: "shop-records" } })],
    ["alarm", api("events", "RemoveTargets", pipeline, { requestParameters: { rule: "shop-records" } })],
    ["alarm", api("logs", "DeleteLogGroup", pipeline, { requestParameters: { logGroupName: "/aws/events/shop" } })],
    ["alarm", api("sns", "Unsubscribe", pipeline, { requestParameters: { subscriptionArn: "<topic-topic>:0123" } })],
    ["deploy-roles", api("iam", "UpdateAssumeRolePolicy", pipeline, { requestParameters: { roleName: "shop-apply" } })],
    [
      "boundary",
      api("iam", "CreatePolicyVersion", pipeline, {
        requestParameters: { policyArn: "arn:aws:iam::111122223333:policy/boundary" },
      }),
    ],
  ])("is told, although the pipeline did it: %s", (rule, event) => {
    expect(toldBy(event)).toEqual([rule]);
  });

  it("is not any rule, role or policy", () => {
    expect(toldBy(api("events", "DisableRule", pipeline, { requestParameters: { name: "nightly" } }))).toEqual([]);
    expect(toldBy(api("iam", "UpdateAssumeRolePolicy", pipeline, { requestParameters: { roleName: "shop" } }))).toEqual(
      [],
    );
  });

  it("hears all that the root user does, what only reads, too", () => {
    expect(toldBy(api("iam", "GetUser", root, { readOnly: true }))).toEqual(["root-user"]);
  });

  it("hears a password without a second factor, and not people who gave it to their identity provider", () => {
    const signIn = (type: string, MFAUsed: string): Event => ({
      source: "aws.signin",
      "detail-type": "AWS Console Sign In via CloudTrail",
      detail: { eventName: "ConsoleLogin", userIdentity: { type }, additionalEventData: { MFAUsed } },
    });
    expect(toldBy(signIn("IAMUser", "No"))).toEqual(["sign-in"]);
    expect(toldBy(signIn("IAMUser", "Yes"))).toEqual([]);
    expect(toldBy(signIn("AssumedRole", "No"))).toEqual([]);
    expect(toldBy(signIn("Root", "Yes"))).toEqual(["root-user"]);
  });
});

describe("a change alarm", () => {
  it("writes all that it hears to a log group that EventBridge can write to, and nobody else", () => {
    const { resources } = changeAlarm();
    const all = templateOf(resources).Resources;
    const group = deployed(all["log-log-group"]?.Properties["LogGroupName"]);
    const targets = rulesOf(changeAlarm()).map(({ Targets }) => Targets.find(({ Id }) => Id === "log")?.Arn);
    expect(new Set(targets)).toEqual(new Set([`arn:aws:logs:eu-west-1:111122223333:log-group:${String(group)}`]));
    const text = deployed(all["log-policy"]?.Properties["PolicyDocument"]) as string;
    const { Statement } = JSON.parse(text) as { readonly Statement: readonly { readonly Resource: string }[] };
    expect(Statement.every(({ Resource }) => Resource.startsWith(`${String(targets[0])}:`))).toBe(true);
  });

  it("has no pattern that is longer than EventBridge takes", () => {
    const sizes = rulesOf(changeAlarm()).map(({ EventPattern }) => JSON.stringify(EventPattern).length);
    expect(Math.max(...sizes)).toBeLessThan(2048);
  });

  it("refuses what would silence it by a slip", () => {
    const why = "agents";
    expect(() => changeAlarm({ pipeline: { path: "/" } })).toThrow(PlanError);
    expect(() => changeAlarm({ pipeline: { path: "/aws-reserved/" } })).toThrow(PlanError);
    expect(() => changeAlarm({ pipeline: { path: "/pipeline/*/" } })).toThrow(PlanError);
    expect(() => changeAlarm({ quiet: { all: { calls: ["*"], why } } })).toThrow(PlanError);
    expect(() => changeAlarm({ quiet: { agents: { calls: ["PutInventory"], why: " " } } })).toThrow(PlanError);
    expect(() => changeAlarm({ quiet: { agents: { calls: ["PutInventory"], why, until: "2025-01-01" } } })).toThrow(
      PlanError,
    );
  });
});

const owner = "platform-team";

describe("a change alarm, carried out", () => {
  let made: readonly PulumiResource[] = [];
  beforeAll(async () => {
    made = await run(() => {
      const key = new Key("changes", { dataClass: "internal", owner, services: ["sns", "events", "logs"] });
      new ChangeAlarm("shop", { dataClass: "internal", owner, key, pipeline: { path: "/pipeline/" } });
    });
  }, 60_000);

  it("passes every rule in Pulumi, with each target a resource of its own", () => {
    expect(evaluate(adaptPulumi(made), rules).findings.map(said)).toEqual([]);
    const topic = made.find(({ type }) => type === "aws:sns/topic:Topic")?.outputs?.["arn"];
    const told = made.filter(({ type, props }) => type.endsWith(":EventTarget") && props["arn"] === topic);
    expect(told.length).toBe(made.filter(({ type }) => type.endsWith(":EventRule")).length - 1);
  });

  it("is the same in CDK, whose patterns keep their names", () => {
    const stack = new Stack(new App(), "shop");
    const key = new cdk.Key(stack, "changes", { dataClass: "internal", owner, services: ["sns", "events", "logs"] });
    new cdk.ChangeAlarm(stack, "shop", { dataClass: "internal", owner, key, pipeline: { path: "/pipeline/" } });
    const patterns = Object.values(resourcesOf(stack)).filter(({ Type }) => Type === "AWS::Events::Rule");
    expect(JSON.stringify(patterns)).toContain('"sessionIssuer":{"arn":[{"anything-but":{"wildcard":[');
  });
});

/** Never run: the compiler is the test. */
export const wrongCombinations = (): void => {
  const key = new Key("changes", { dataClass: "internal", owner, services: ["sns", "logs"] });
  const pipeline = { path: "/pipeline/" };
  // @ts-expect-error Every alarm would be lost: the key does not let EventBridge encrypt.
  new ChangeAlarm("shop", { dataClass: "internal", owner, key, pipeline });
  const able = new Key("changes", { dataClass: "internal", owner, services: ["sns", "logs", "events"] });
  const dataClass = "confidential";
  // @ts-expect-error The key is for data of another class.
  new ChangeAlarm("shop", { dataClass, owner, key: able, pipeline });
  // @ts-expect-error What is quiet says why.
  new ChangeAlarm("shop", { dataClass: "internal", owner, key: able, pipeline, quiet: { a: { calls: ["Put"] } } });
};
