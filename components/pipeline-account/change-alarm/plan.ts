import { notPast } from "../../model/argument";
import { nested } from "../../model/nested";
import {
  accountId,
  Input,
  partition,
  planned,
  region,
  text,
  type Planned,
  type Show,
  type Text,
} from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import type { EventPattern } from "../../model/planned/events";
import { jsonText } from "../../model/json-text";
import type { DataClass } from "../../storage/data-class";
import type { KeyFor } from "../../storage/key-for";
import { planLogGroup } from "../../storage/log-group/plan";
import { tagsOf } from "../../storage/tags";
import { planTopic } from "../../storage/topic/plan";
import {
  byPipeline,
  changesOfAlarm,
  changesOfPolicy,
  changesOfRoles,
  outsidePipeline,
  routineCalls,
  watches,
  type Watch,
} from "./watches";

/** Writes that are nobody's change: of roles that work for a service, such as the one that makes backups, or of calls that agents make. */
type Quiet<R> = {
  readonly why: string;
  /** The last day it holds, as `2027-03-31`. */
  readonly until?: string;
} & (
  | { readonly roles: readonly [R, ...R[]]; readonly calls?: never }
  /** Names of calls as CloudTrail writes them, such as `CreateLogStream`, whoever makes them. */
  | { readonly calls: readonly [string, ...string[]]; readonly roles?: never }
);

/** `R` is a value that may be known only after deployment. */
export interface ChangeAlarmSpec<C extends DataClass, R> {
  /** How bad it is when the wrong people read what changes: `internal` is enough, and leaves names in the log readable. */
  readonly dataClass: C;
  /** Who hears of it: a team, not a person. Becomes the tag `Owner`. */
  readonly owner: string;
  /** A key for data of the same class. */
  readonly key: KeyFor<NoInfer<C>, "events" | "logs" | "sns", R>;
  /** Who writes in the course of things. */
  readonly pipeline: {
    /** The path of the deploy roles, such as `/pipeline/`. */
    readonly path: string;
    /** ARNs of roles elsewhere that the pipeline hands its work to, such as CloudFormation's service role of CDK's bootstrap. */
    readonly roles?: readonly R[];
  };
  /** What nobody changes without being heard, the pipeline neither. */
  readonly guards?: {
    /** Names of the deploy roles. */
    readonly roles?: readonly [R, ...R[]];
    /** The ARN of the boundary of all that the pipeline creates. */
    readonly boundary?: R;
  };
  /** By names of your own. */
  readonly quiet?: { readonly [name: string]: Quiet<R> };
}

export interface ChangeAlarmOutputs<C extends DataClass, V> {
  readonly dataClass: C;
  /** For queues and people to subscribe to: a write outside the pipeline, and a change of what holds everything else. */
  readonly topic: { readonly dataClass: C; readonly fifo: false; readonly arn: V };
  /** The same, and the ledger of what the pipeline wrote: each entry with its role, its session, its source identity and tags. */
  readonly logGroup: { readonly name: V; readonly arn: V };
}

export interface ChangeAlarmPlan<C extends DataClass> {
  readonly resources: readonly Planned[];
  readonly outputs: <V>(show: Show<V>) => ChangeAlarmOutputs<C, V>;
}

/**
 * A write outside the pipeline alarms. EventBridge hears every management event that a trail of the account records, and a rule tells
 * who wrote by the role's ARN: under the pipeline's path, or not. It hears of one region: IAM, Organizations and the root user's
 * sign-in speak in the partition's first one (`us-east-1`). CloudTrail delivers there as well as it can; the trail itself is the record.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html and CIS AWS Foundations 4.1 to 4.15.
 * `today` is the date, as `2027-03-31`. Throws a `PlanError`.
 */
export const planChangeAlarm = <C extends DataClass, R>(
  name: string,
  spec: ChangeAlarmSpec<C, R>,
  today: string,
): ChangeAlarmPlan<C> => {
  check(name, spec);
  const { dataClass, owner } = spec;
  const key = { ...spec.key, arn: new Input(spec.key.arn) };
  const topic = planTopic<C, "events", false, Text>(name, { dataClass, owner, key, publishers: ["events"] }, today);
  const topicPart = nested("topic", topic.resources);
  const topicArn = topic.outputs(topicPart.show).arn;
  const logGroupName = `/aws/events/${name}`;
  const logs = planLogGroup<C, Text>(name, { dataClass, owner, key, logGroupName }, today);
  const logsPart = nested("log", logs.resources);
  const group = logs.outputs(logsPart.show);
  const to = { topic: topicArn, log: text`arn:${partition}:logs:${region}:${accountId}:log-group:${logGroupName}` };
  const rules = rulesOf(name, spec, topicArn, logGroupName, today).map((it) => ruleOf(name, owner, dataClass, it, to));
  return {
    resources: [...topicPart.resources, ...logsPart.resources, letIn(name, logGroupName), ...rules],
    outputs: (show) => ({
      dataClass,
      topic: { dataClass, fifo: false, arn: show(topicArn) },
      logGroup: { name: show(group.name), arn: show(group.arn) },
    }),
  };
};

interface Heard extends Watch {
  readonly name: string;
  /** Whether somebody is told, and it is not only written down. */
  readonly tells: boolean;
}

const rulesOf = <C extends DataClass, R>(
  name: string,
  { pipeline, guards = {}, quiet = {} }: ChangeAlarmSpec<C, R>,
  topic: Text,
  logGroup: string,
  today: string,
): readonly Heard[] => {
  const told = (watch: string, why: string, pattern: EventPattern<Text>): Heard => ({
    name: watch,
    why,
    pattern,
    tells: true,
  });
  const own = roleArns(`${pipeline.path}*`);
  const elsewhere = (pipeline.roles ?? []).map((it) => new Input(it));
  const silent = Object.entries(quiet).map(([what, it]) => quietOf(what, it, today));
  const writers = [own, ...elsewhere, roleArns("/aws-service-role/*"), ...silent.flatMap(({ roles }) => roles)];
  const routine = [...new Set([...routineCalls, ...silent.flatMap(({ calls }) => calls)])].sort();
  return [
    told("outside-pipeline", "somebody wrote who is not the pipeline", outsidePipeline(writers, routine)),
    {
      name: "by-pipeline",
      why: "the ledger of what the pipeline wrote",
      pattern: byPipeline([own, ...elsewhere]),
      tells: false,
    },
    ...Object.entries(watches).map(([watch, it]) => ({ ...it, name: watch, tells: true })),
    told("alarm", "this alarm itself changes", changesOfAlarm(name, topic, logGroup)),
    ...(guards.roles === undefined
      ? []
      : [told("deploy-roles", "the deploy roles change", changesOfRoles(guards.roles.map((it) => new Input(it))))]),
    ...(guards.boundary === undefined
      ? []
      : [told("boundary", "the boundary changes", changesOfPolicy(new Input(guards.boundary)))]),
  ];
};

const roleArns = (pathAndName: string): Text => text`arn:${partition}:iam::${accountId}:role${pathAndName}`;

const quietOf = <R>(what: string, it: Quiet<R>, today: string) => {
  if (it.why.trim() === "") throw new PlanError(`quiet ${what} must say why.`);
  if (it.until !== undefined) notPast(`quiet ${what}`, it.until, today);
  const calls = it.calls ?? [];
  const wild = calls.find((call) => !/^[A-Z][A-Za-z0-9_]*$/.test(call));
  if (wild !== undefined) throw new PlanError(`quiet ${what} names ${wild}: write one call, such as CreateLogStream.`);
  return { calls, roles: (it.roles ?? []).map((role) => new Input(role)) };
};

const ruleOf = (
  name: string,
  owner: string,
  dataClass: DataClass,
  { name: watch, why, pattern, reads, tells }: Heard,
  to: { readonly topic: Text; readonly log: Text },
): Planned =>
  planned(
    "AWS::Events::Rule",
    `rule-${watch}`,
    {
      Description: why,
      EventPattern: pattern,
      Name: `${name}-${watch}`,
      State: reads === true ? "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS" : "ENABLED",
      Tags: tagsOf(`${name}-${watch}`, owner, dataClass),
      Targets: [...(tells ? [{ Arn: to.topic, Id: "topic" }] : []), { Arn: to.log, Id: "log" }],
    },
    // What comes before they let EventBridge in is lost.
    ["topic-policy", "log-log-group", "log-policy"],
  );

/**
 * Who creates streams EventBridge does not say, only who writes to them:
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-cloudwatchlogs-permissions
 */
const letIn = (name: string, logGroup: string): Planned => {
  const group = text`arn:${partition}:logs:${region}:${accountId}:log-group:${logGroup}`;
  const Principal = { Service: ["events.amazonaws.com", "delivery.logs.amazonaws.com"] };
  const rules = text`arn:${partition}:events:${region}:${accountId}:rule/${name}-*`;
  return planned("AWS::Logs::ResourcePolicy", "log-policy", {
    PolicyName: name,
    PolicyDocument: jsonText({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "CreateStreams",
          Effect: "Allow",
          Principal,
          Action: "logs:CreateLogStream",
          Resource: text`${group}:*`,
        },
        {
          Sid: "WriteEvents",
          Effect: "Allow",
          Principal,
          Action: "logs:PutLogEvents",
          Resource: text`${group}:*:*`,
          Condition: { ArnLike: { "aws:SourceArn": rules } },
        },
      ],
    }),
  });
};

const check = <C extends DataClass, R>(name: string, { pipeline }: ChangeAlarmSpec<C, R>): void => {
  if (!/^[A-Za-z][A-Za-z0-9-]{0,45}$/.test(name)) {
    throw new PlanError(`A change alarm cannot be named "${name}": use at most 46 letters, digits and dashes.`);
  }
  if (!/^\/[A-Za-z0-9_-]+(?:\/[A-Za-z0-9_-]+)*\/$/.test(pipeline.path)) {
    throw new PlanError(
      `The pipeline's path is ${pipeline.path}: it begins and ends with a slash, such as /pipeline/.`,
    );
  }
  if (pipeline.path.startsWith("/aws-")) throw new PlanError(`The path ${pipeline.path} is AWS's own: choose another.`);
};
