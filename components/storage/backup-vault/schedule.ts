import type { Text } from "../../model/plan";
import type { Resources } from "../../model/planned";
import type { BackupLifecycle } from "../../model/planned/backup";
import { policyOf, type DataClass } from "../data-class";

interface Retention {
  /** Days that the backups of Sundays are kept. */
  readonly weekly?: number;
  /** Days that the backups of the first days of months are kept; from the 31st on in cold storage, where a service has it. */
  readonly monthly?: number;
}

/**
 * What is kept beyond the daily backups, which are the class's own. AWS Backup's own controls ask for 35 days at least of what
 * counts; seven years is the example of its guide to locks. A law or a contract may ask for other numbers.
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/controls-and-remediation.html and
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html
 */
const beyond: { readonly [C in DataClass]: Retention } = {
  public: {},
  internal: { weekly: 35 },
  confidential: { weekly: 90, monthly: 365 },
  restricted: { weekly: 180, monthly: 2555 },
};

type Rule = Resources<Text>["AWS::Backup::BackupPlan"]["BackupPlan"]["BackupPlanRule"][number];

export interface Schedule {
  readonly rules: readonly Pick<Rule, "Lifecycle" | "RuleName" | "ScheduleExpression">[];
  /** The shortest and the longest that a backup is kept: the lock refuses all else. */
  readonly minDays: number;
  readonly maxDays: number;
}

/** At three at night UTC, and an hour later what is less often, so that no two begin at once. */
export const scheduleOf = (dataClass: DataClass): Schedule => {
  const daily = policyOf(dataClass).backupDays;
  const { weekly, monthly } = beyond[dataClass];
  const rules = [
    rule("daily", "cron(0 3 * * ? *)", { DeleteAfterDays: daily }),
    ...(weekly === undefined ? [] : [rule("weekly", "cron(0 4 ? * 1 *)", { DeleteAfterDays: weekly })]),
    ...(monthly === undefined ? [] : [rule("monthly", "cron(0 5 1 * ? *)", cold(monthly))]),
  ];
  const kept = rules.map(({ Lifecycle }) => Lifecycle.DeleteAfterDays);
  return { rules, minDays: Math.min(...kept), maxDays: Math.max(...kept) };
};

const rule = (RuleName: string, ScheduleExpression: string, Lifecycle: BackupLifecycle) => ({
  Lifecycle,
  RuleName,
  ScheduleExpression,
});

/** What goes to cold storage must stay there for 90 days: https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html */
const cold = (days: number): BackupLifecycle => ({ DeleteAfterDays: days, MoveToColdStorageAfterDays: 30 });
