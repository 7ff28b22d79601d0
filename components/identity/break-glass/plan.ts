import { jsonText } from "../../model/json-text";
import { nested, type Nested } from "../../model/nested";
import { Input, partition, planned, ref, text, type Planned, type Text } from "../../model/plan";
import { planTopic } from "../../storage/topic/plan";
import { forEmergencies } from "../exemption";
import { planRole, type RolePlan } from "../role/plan";
import { approved, approvedFor, approving, checkApart } from "./people";
import type { BreakGlassPlan, BreakGlassSpec } from "./spec";

/**
 * A way in for emergencies that takes two people: one approves another by name, and only that other gets in.
 *
 * - **Approving** is tagging the role with the other's name, `ApprovedFor`. The approvers' role can do that and take it back, and
 *   nothing else. Nobody approves himself: the tag must differ from the source identity, which is the approver's own name.
 * - **Getting in** takes the tag, one's own name, a second factor (of IAM users), and the STS of this region. A session lasts an hour.
 * - **Closing**: EventBridge Scheduler takes every approval back, each hour; no code of anybody's runs.
 * - **Alarm**: CloudTrail tells of both roles being taken, EventBridge tells the topic.
 * - **End**: after `until` nobody gets in, and what is open is denied everything.
 *
 * AWS has multi-party approval for a list of its own operations, and taking a role is none of them, which is why this is made of a
 * tag: https://docs.aws.amazon.com/mpa/latest/userguide/what-is.html. Who may change the account's roles may change these; that is
 * for the boundary, and for the alarm on changes. Sources: NIST SP 800-53 AC-3 (2) dual authorization, AC-2 (2) emergency accounts,
 * https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_permissions_emergency_process.html and
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_iam-tags.html. `today` is the date, as `2027-03-31`. Throws a `PlanError`.
 */
export const planBreakGlass = <R, A extends string = never>(
  name: string,
  spec: BreakGlassSpec<R, A>,
  today: string,
): BreakGlassPlan => {
  const { owner, why, responders, approvers, boundary, access, until, unsafe = [] } = spec;
  checkApart(name, responders, approvers);
  const common = { owner, temporary: { until }, ...forEmergencies };
  const responder = made(
    "responder",
    planRole<R, A>(
      `${name}-responder`,
      { ...common, why, trust: approved(responders, why), boundary, access, unsafe },
      today,
    ),
  );
  const inner = { ...common, boundary: { arn: ref("keepers-boundary") } };
  const approver = made("approver", planApprover(name, inner, approvers, responder.arn, today));
  const sweeper = made("sweeper", planSweeper(name, inner, responder.arn, today));
  const alarm = alarmOf(name, spec, today);
  return {
    resources: [
      ...responder.resources,
      keepersBoundary(name, responder.arn),
      ...approver.resources,
      ...sweeper.resources,
      sweepOf(name, responder.name, sweeper),
      ...alarm.resources,
      ruleOf(name, owner, [responder.arn, approver.arn], alarm.arn),
    ],
    outputs: (show) => ({
      roleArn: show(responder.arn),
      approverRoleArn: show(approver.arn),
      topicArn: show(alarm.arn),
    }),
  };
};

interface Made {
  readonly resources: readonly Planned[];
  readonly name: Text;
  readonly arn: Text;
}

const made = (prefix: string, plan: RolePlan): Made => {
  const { resources, show }: Nested = nested(prefix, plan.resources);
  const { name, arn } = plan.outputs(show);
  return { resources, name, arn };
};

interface Common {
  readonly owner: string;
  readonly path: string;
  readonly tags: { readonly [key: string]: string };
  readonly boundary: { readonly arn: Text };
  readonly temporary: { readonly until: string };
}

const onlyTheTag = { "ForAllValues:StringEquals": { "aws:TagKeys": [approvedFor] } };

/** What who approves and what sweeps may do at most, whatever is attached to them: a `Boundary` lets nobody tag roles. */
const keepersBoundary = (name: string, role: Text): Planned =>
  planned("AWS::IAM::ManagedPolicy", "keepers-boundary", {
    Description: `What who opens and closes ${name} may do at most`,
    Path: "/boundary/",
    PolicyDocument: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "TagTheOneRole",
          Effect: "Allow",
          Action: ["iam:TagRole", "iam:UntagRole"],
          Resource: role,
          Condition: onlyTheTag,
        },
      ],
    },
  });

const planApprover = <R>(
  name: string,
  common: Common,
  approvers: BreakGlassSpec<R>["approvers"],
  role: Text,
  today: string,
): RolePlan => {
  const why = `approving that somebody else takes the role of ${name}`;
  const request = `aws:RequestTag/${approvedFor}`;
  const people =
    approvers.users === undefined
      ? approvers
      : { users: approvers.users.map((it): Text => new Input(it)) as unknown as readonly [Text, ...Text[]] };
  return planRole<Text, "iam:TagRole" | "iam:UntagRole">(
    `${name}-approver`,
    {
      ...common,
      why,
      trust: approving<Text>(people, why),
      access: {
        approve: {
          actions: ["iam:TagRole"],
          on: [role],
          why,
          conditions: {
            ...onlyTheTag,
            Null: { "aws:SourceIdentity": false, [request]: false },
            StringNotEquals: { [request]: "${aws:SourceIdentity}" },
          },
        },
        retract: { actions: ["iam:UntagRole"], on: [role], why: "taking an approval back", conditions: onlyTheTag },
      },
    },
    today,
  );
};

const planSweeper = (name: string, { owner, path, tags, boundary }: Common, role: Text, today: string): RolePlan => {
  const why = `taking approvals of ${name} back`;
  return planRole<Text, "iam:UntagRole">(
    `${name}-sweeper`,
    {
      owner,
      path,
      tags,
      boundary,
      why,
      trust: { service: "scheduler" },
      access: { sweep: { actions: ["iam:UntagRole"], on: [role], why, conditions: onlyTheTag } },
    },
    today,
  );
};

/** https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html */
const sweepOf = (name: string, role: Text, sweeper: Made): Planned =>
  planned(
    "AWS::Scheduler::Schedule",
    "sweep",
    {
      Description: `Takes every approval of ${name} back`,
      FlexibleTimeWindow: { Mode: "OFF" },
      Name: `${name}-sweep`,
      ScheduleExpression: "rate(1 hour)",
      State: "ENABLED",
      Target: {
        Arn: text`arn:${partition}:scheduler:::aws-sdk:iam:untagRole`,
        Input: jsonText({ RoleName: role, TagKeys: [approvedFor] }),
        RoleArn: sweeper.arn,
      },
    },
    sweeper.resources.map(({ id }) => id),
  );

const alarmOf = <R>(
  name: string,
  { owner, alarm }: Pick<BreakGlassSpec<R>, "alarm" | "owner">,
  today: string,
): { readonly resources: readonly Planned[]; readonly arn: Text } => {
  if ("use" in alarm) return { resources: [], arn: new Input(alarm.use.topicArn) };
  const plan = planTopic(
    `${name}-alarm`,
    { dataClass: "internal", owner, key: alarm.create.key, publishers: ["events"] },
    today,
  );
  const { resources, show } = nested("alarm", plan.resources);
  return { resources, arn: plan.outputs(show).arn };
};

/** CloudTrail counts the taking of a role among what reads, which EventBridge leaves out unless a rule asks for all. */
const ruleOf = (name: string, owner: string, roles: readonly Text[], topic: Text): Planned =>
  planned("AWS::Events::Rule", "use", {
    Description: `Somebody takes the role of ${name}, or approves it`,
    EventPattern: {
      source: ["aws.sts"],
      "detail-type": ["AWS API Call via CloudTrail"],
      detail: {
        eventSource: ["sts.amazonaws.com"],
        eventName: ["AssumeRole"],
        requestParameters: { roleArn: roles },
      },
    },
    Name: `${name}-use`,
    State: "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS",
    Tags: [
      { Key: "Name", Value: `${name}-use` },
      { Key: "Owner", Value: owner },
    ],
    Targets: [{ Arn: topic, Id: "alarm" }],
  });
