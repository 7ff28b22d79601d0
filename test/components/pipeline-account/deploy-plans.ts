import type { Planned } from "../../../components/model/plan";
import { planChangeAlarm, type ChangeAlarmSpec } from "../../../components/pipeline-account/change-alarm/plan";
import { planStateBackend, type StateBackendSpec } from "../../../components/pipeline-account/state-backend/plan";

export const today = "2026-06-01";
const owner = "platform-team";
export const role = (name: string) => ({ name, arn: `arn:aws:iam::111122223333:role/pipeline/${name}` });

export const stateBackend = (own: Partial<StateBackendSpec<string>> = {}) =>
  planStateBackend<string>(
    "shop",
    {
      owner,
      roles: { plan: role("shop-plan"), apply: role("shop-apply") },
      accessLogs: { name: "the-logs", accepts: { s3: true } },
      ...own,
    },
    today,
  );

const keyFor = <C extends "confidential" | "internal">(dataClass: C) => ({
  dataClass,
  arn: "the-key",
  serves: { events: true, logs: true, sns: true } as const,
});

export const changeAlarm = (own: Partial<ChangeAlarmSpec<"internal", string>> = {}) =>
  planChangeAlarm<"internal", string>(
    "shop",
    {
      dataClass: "internal",
      owner,
      key: keyFor("internal"),
      pipeline: { path: "/pipeline/", roles: ["arn:aws:iam::111122223333:role/cdk-shop-cfn-exec-role"] },
      guards: { roles: ["shop-plan", "shop-apply"], boundary: "arn:aws:iam::111122223333:policy/boundary" },
      quiet: {
        backups: { roles: ["arn:aws:iam::111122223333:role/backup-role"], why: "AWS Backup writes its copies" },
      },
      ...own,
    },
    today,
  );

/** Deploy roles, their state, what signs and what watches, in every turn that their plans can take. */
export const deployPlans: readonly (readonly [string, readonly Planned[]])[] = [
  ["a state backend", stateBackend().resources],
  [
    "a state backend whose key has administrators of its own",
    stateBackend({ keyAdministrators: ["arn:aws:iam::111122223333:role/keepers"], lockDays: 90 }).resources,
  ],
  ["a change alarm", changeAlarm().resources],
  [
    "a change alarm for confidential data, with calls that are quiet",
    planChangeAlarm<"confidential", string>(
      "changes",
      {
        dataClass: "confidential",
        owner,
        key: keyFor("confidential"),
        pipeline: { path: "/ci/pipeline/" },
        quiet: { agents: { calls: ["RegisterContainerInstance"], why: "machines come and go", until: "2026-12-31" } },
      },
      today,
    ).resources,
  ],
];
