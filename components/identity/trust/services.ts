import { wordsOf } from "../../model/name";
import { accountId, Input, partition, region, text, type Text } from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import type { PolicyStatement } from "../../model/planned/policy";
import { allOf, type Conditions, type Term } from "./terms";

interface Service {
  readonly principal: string;
  /** On whose behalf a service acts: the account, also by the ARN of what it acts for, or nothing that it would tell. */
  readonly tells: Text;
}

const own = (service: string, rest: string): Text => text`arn:${partition}:${service}:${region}:${accountId}:${rest}`;

/**
 * AWS's services that take roles, and what each says of whom it acts for. Where one says nothing, only who may pass the role
 * (`iam:PassRole`, which never reaches into another account) decides who has the service use it, and a condition would lock the service out. Sources, a service
 * each: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html,
 * https://docs.aws.amazon.com/codebuild/latest/userguide/cross-service-confused-deputy-prevention.html,
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/cross-service-confused-deputy-prevention.html,
 * https://docs.aws.amazon.com/config/latest/developerguide/cross-service-confused-deputy-prevention.html,
 * https://docs.aws.amazon.com/ebs/latest/userguide/dlm-service-roles.html,
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/cross-service-confused-deputy-prevention.html,
 * https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html,
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html,
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-permissions.html,
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html,
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/cross-service-confused-deputy-prevention.html,
 * https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html#prevent-cross-service-confused-deputy,
 * https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
 */
const services = {
  backup: { principal: "backup.amazonaws.com", tells: "account" },
  cloudformation: { principal: "cloudformation.amazonaws.com", tells: "nothing" },
  codebuild: { principal: "codebuild.amazonaws.com", tells: own("codebuild", "project/*") },
  codepipeline: { principal: "codepipeline.amazonaws.com", tells: own("codepipeline", "*") },
  config: { principal: "config.amazonaws.com", tells: "account" },
  dlm: { principal: "dlm.amazonaws.com", tells: own("dlm", "policy/*") },
  ec2: { principal: "ec2.amazonaws.com", tells: "nothing" },
  "ecs-tasks": { principal: "ecs-tasks.amazonaws.com", tells: own("ecs", "*") },
  events: { principal: "events.amazonaws.com", tells: own("events", "rule/*") },
  firehose: { principal: "firehose.amazonaws.com", tells: "account" },
  glue: { principal: "glue.amazonaws.com", tells: "nothing" },
  lambda: { principal: "lambda.amazonaws.com", tells: "nothing" },
  "monitoring.rds": { principal: "monitoring.rds.amazonaws.com", tells: own("rds", "db:*") },
  pipes: { principal: "pipes.amazonaws.com", tells: own("pipes", "pipe/*") },
  s3: { principal: "s3.amazonaws.com", tells: "nothing" },
  // A schedule's group, never a schedule.
  scheduler: { principal: "scheduler.amazonaws.com", tells: own("scheduler", "schedule-group/*") },
  ssm: { principal: "ssm.amazonaws.com", tells: "account" },
  states: { principal: "states.amazonaws.com", tells: own("states", "stateMachine:*") },
  "vpc-flow-logs": { principal: "vpc-flow-logs.amazonaws.com", tells: own("ec2", "vpc-flow-log/*") },
} as const satisfies { readonly [name: string]: Service };

type ServiceName = keyof typeof services;

/** The services that say for which thing they act. */
type NamingService = {
  [S in ServiceName]: (typeof services)[S]["tells"] extends "nothing" | "account" ? never : S;
}[ServiceName];

/**
 * Which of AWS's services may take a role. `actingFor` are the ARNs of what it acts for: this account's things of that service by
 * default. It may have `*` where the names of things are made by AWS.
 */
export type ServiceTrust<R> = Term &
  (
    | { readonly service: ServiceName; readonly actingFor?: never }
    | { readonly service: NamingService; readonly actingFor: readonly [R, ...R[]] }
    | {
        /** One that is not listed, and whether its page on the confused deputy says that it tells the account. */
        readonly service: { readonly principal: `${string}.amazonaws.com`; readonly tells: "nothing" | "account" };
        readonly actingFor?: never;
      }
  );

/** One statement for one service, for this account alone: https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html */
export const serviceTrust = <R>(
  what: string,
  { service, actingFor: sources }: ServiceTrust<R>,
  more: Conditions,
): readonly PolicyStatement<Text>[] => {
  const { principal, tells }: Service = typeof service === "string" ? services[service] : service;
  if (!/^[a-z0-9.-]+\.amazonaws\.com$/.test(principal)) {
    throw new PlanError(`${what} trusts the service ${JSON.stringify(principal)}, which is none: name one in full.`);
  }
  return [
    {
      Sid: wordOf(principal),
      Effect: "Allow",
      Principal: { Service: principal },
      Action: "sts:AssumeRole",
      ...conditioned(allOf(more, sourceOf(tells, sources))),
    },
  ];
};

const conditioned = (Condition: Conditions) => (Object.keys(Condition).length === 0 ? {} : { Condition });

const sourceOf = <R>(tells: Service["tells"], sources: readonly R[] | undefined): Conditions => {
  if (tells === "nothing") return {};
  const account = { StringEquals: { "aws:SourceAccount": accountId } };
  if (tells === "account") return account;
  return { ...account, ArnLike: { "aws:SourceArn": sources?.map((it) => new Input(it)) ?? tells } };
};

/** `ecs-tasks.amazonaws.com` as `EcsTasks`: a `Sid` has letters and digits alone. */
const wordOf = (principal: string): string => wordsOf(principal.replace(/\.amazonaws\.com$/, "").replaceAll(".", "-"));
