import type { Planned } from "../../../components/model/plan";
import { guardrailsOf, planGuardrails } from "../../../components/pipeline-account/guardrails/plan";
import type { Guardrail } from "../../../components/pipeline-account/guardrails/simulate";
import type {
  BaselineSpec,
  NoHandsSpec,
  PerimeterSpec,
  QuarantineSpec,
} from "../../../components/pipeline-account/guardrails/spec";

export const today = "2026-06-01";
export const until = "2026-12-31";
const owner = "platform-team";
const targets = { root: "r-ab12" };
const why = "a test";

export const baseline = (own: Partial<BaselineSpec<string>> = {}): BaselineSpec<string> => ({
  set: "baseline",
  owner,
  targets,
  regions: ["eu-west-1", "us-east-1"],
  boundaries: ["/boundaries/workload", "/boundaries/pipeline"],
  ...own,
});

export const noHands = (own: Partial<NoHandsSpec<string>> = {}): NoHandsSpec<string> => ({
  set: "no-hands",
  owner,
  targets: { production: "ou-ab12-11111111" },
  network: { vpcs: ["vpc-0123456789abcdef0"], addresses: ["203.0.113.10/32"], subnets: ["10.20.0.0/20"] },
  ...own,
});

export const perimeter = (own: Partial<PerimeterSpec<string>> = {}): PerimeterSpec<string> => ({
  set: "perimeter",
  owner,
  targets,
  organizationId: "o-a1b2c3d4e5",
  issuers: ["token.actions.githubusercontent.com"],
  ...own,
});

export const quarantine = (own: Partial<QuarantineSpec<string>> = {}): QuarantineSpec<string> => ({
  set: "quarantine",
  owner,
  targets: { quarantine: "ou-ab12-22222222" },
  ...own,
});

export const guarded = (spec: Parameters<typeof guardrailsOf<string>>[1]): readonly Guardrail[] =>
  guardrailsOf("guard", spec, today);

const plan = (name: string, spec: Parameters<typeof guardrailsOf<string>>[1]): readonly Planned[] =>
  planGuardrails(name, spec, today).resources;

/** Guardrails in every turn that their plans can take. */
export const guardrailPlans: readonly (readonly [string, readonly Planned[]])[] = [
  ["guardrails for every account", plan("baseline", baseline())],
  ["guardrails that keep hands off", plan("no-hands", noHands())],
  ["guardrails that keep hands off, with endpoints alone", plan("no-hands", noHands({ network: { vpcs: ["vpc-1"] } }))],
  [
    "guardrails around data",
    plan(
      "perimeter",
      perimeter({ trusted: { "111122223333": { why, until } }, targets: { a: "r-ab12", b: "ou-ab12-1" } }),
    ),
  ],
  ["guardrails around data, whoever issues tokens", plan("perimeter", perimeter({ issuers: [] }))],
  ["guardrails around an account that is not ready", plan("quarantine", quarantine())],
  [
    "guardrails around accounts that nobody has put into a unit",
    plan("quarantine", quarantine({ directlyUnder: { organizationId: "o-a1b2c3d4e5", rootId: "r-ab12" } })),
  ],
  ["guardrails with something left out", plan("baseline", baseline({ without: { "default-vpc": { why, until } } }))],
];
