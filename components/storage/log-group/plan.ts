import { givenUp, type Unsafe } from "../../model/argument";
import { att, Input, ref, retained, type Planned, type Show } from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import { policyOf, type DataClass } from "../data-class";
import type { KeyFor } from "../key-for";
import { tagsOf } from "../tags";
import { credentials, dataProtection, personalData } from "./data-protection";

/** Days for which CloudWatch Logs can keep a log: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
export const retentions = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;
type Retention = (typeof retentions)[number];

/** `R` is a value that may be known only after deployment: an `Input` in Pulumi, a text in CDK. */
export interface LogGroupSpec<C extends DataClass, R> {
  /** How bad it is when the wrong people read it: decides for how long it is kept and what is masked. */
  readonly dataClass: C;
  /** Who answers for the logs: a team, not a person. Becomes the tag `Owner`. */
  readonly owner: string;
  /** A key for data of the same class, with `logs` among its services. */
  readonly key: KeyFor<NoInfer<C>, "logs", R>;
  /** What a service looks for, such as `/aws/lambda/orders`; otherwise the engine makes a name. */
  readonly logGroupName?: string;
  /** Days that a log is kept, when that is to be longer than the class says. */
  readonly keepDays?: Retention;
  /** A log group that each finding is written to, with its kind and place but not its value; otherwise they are only counted. */
  readonly findings?: { readonly name: R };
  /** `log-retention` allows `keepDays` below what the class says, `logs-deletion-protected` that the group is deleted. */
  readonly unsafe?: readonly Unsafe<LogGroupControl>[];
}

type LogGroupControl = "log-retention" | "logs-deletion-protected";

export interface LogGroupOutputs<C extends DataClass, V> {
  readonly dataClass: C;
  /** What it is, for a role's `access` and for backups. */
  readonly kind: "log-group";
  /** The ARN of its key. */
  readonly keyArn: V;
  readonly name: V;
  /** With the `:*` that stands for its streams. */
  readonly arn: V;
}

export interface LogGroupPlan<C extends DataClass> {
  readonly resources: readonly Planned[];
  readonly outputs: <V>(show: Show<V>) => LogGroupOutputs<C, V>;
}

/**
 * A log group of the class that masks: the one that is infrequently read cannot. Credentials are masked whatever the class, because
 * no log is meant to hold any (CWE-532), personal data from `confidential` on. Nobody deletes it with one call: who breaks in
 * deletes the logs first (MITRE ATT&CK T1070). Sources: FSBP CloudWatch.16, NIST SP 800-53 AU-9 and AU-11,
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/protecting-log-groups-from-deletion.html and
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch_Logs_Log_Classes.html. `today` is the date, as `2027-03-31`.
 */
export const planLogGroup = <C extends DataClass, R>(
  name: string,
  spec: LogGroupSpec<C, R>,
  today: string,
): LogGroupPlan<C> => {
  const { dataClass, owner, key, logGroupName, findings } = spec;
  const unsafe = givenUp(spec.unsafe, today);
  const identifiers = [...credentials, ...(policyOf(dataClass).masksPersonalData ? personalData : [])];
  const destination = findings === undefined ? {} : { CloudWatchLogs: { LogGroup: new Input(findings.name) } };
  const group = retained("AWS::Logs::LogGroup", "log-group", {
    DataProtectionPolicy: dataProtection(name, identifiers, destination),
    DeletionProtectionEnabled: !unsafe.has("logs-deletion-protected"),
    KmsKeyId: new Input(key.arn),
    LogGroupClass: "STANDARD",
    ...(logGroupName === undefined ? {} : { LogGroupName: logGroupName }),
    RetentionInDays: retentionOf(spec, unsafe),
    Tags: tagsOf(name, owner, dataClass),
  });
  return {
    resources: [group],
    outputs: (show) => ({
      dataClass,
      kind: "log-group",
      keyArn: show(new Input(key.arn)),
      name: show(ref("log-group")),
      arn: show(att("log-group", "Arn")),
    }),
  };
};

const retentionOf = (
  { dataClass, keepDays }: LogGroupSpec<DataClass, unknown>,
  unsafe: ReadonlySet<LogGroupControl>,
): number => {
  const { recordsDays } = policyOf(dataClass);
  if (keepDays === undefined) return recordsDays;
  if (!(retentions as readonly number[]).includes(keepDays)) {
    throw new PlanError(
      `keepDays is ${String(keepDays)}, which CloudWatch Logs does not know: it has ${retentions.join(", ")}.`,
    );
  }
  if (keepDays < recordsDays && !unsafe.has("log-retention")) {
    throw new PlanError(
      `keepDays is ${String(keepDays)}, and logs about ${dataClass} data are kept for ${String(recordsDays)} days: take it out, or give up "log-retention" in unsafe.`,
    );
  }
  return keepDays;
};
