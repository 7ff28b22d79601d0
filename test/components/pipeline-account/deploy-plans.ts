import type { Planned } from "../../../components/model/plan";
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

/** Deploy roles, their state, what signs and what watches, in every turn that their plans can take. */
export const deployPlans: readonly (readonly [string, readonly Planned[]])[] = [
  ["a state backend", stateBackend().resources],
  [
    "a state backend whose key has administrators of its own",
    stateBackend({ keyAdministrators: ["arn:aws:iam::111122223333:role/keepers"], lockDays: 90 }).resources,
  ],
];
