import { planOrganization } from "../../../components/pipeline-account/organization/plan";
import type { Accounts, OrganizationSpec } from "../../../components/pipeline-account/organization/spec";
import { today, until } from "./given";

const owner = "platform-team";

export const accounts = {
  pipeline: { runners: { email: "aws-runners@example.com", ready: "2026-05-01" } },
  production: {
    shop: { email: "aws-shop@example.com", ready: "2026-05-01" },
    billing: { email: "aws-billing@example.com" },
  },
  sandbox: { play: { email: "aws-play@example.com", ready: "2026-05-01" } },
  security: { audit: { email: "aws-audit@example.com", ready: "2026-05-01" } },
  logArchive: { logs: { email: "aws-logs@example.com", ready: "2026-05-01" } },
} as const satisfies Accounts;

export const guardrails = {
  regions: ["eu-west-1", "us-east-1"],
  boundaries: ["/boundaries/workload", "/boundaries/pipeline"],
  network: { vpcs: ["vpc-0123456789abcdef0"] },
  issuers: ["token.actions.githubusercontent.com"],
} as const;

export const organization = <A extends Accounts>(
  own: Partial<OrganizationSpec<A, string>> & { readonly accounts: A },
) => planOrganization<A, string>("acme", { owner, guardrails, ...own }, today);

/** Organizations in every turn that their plan can take. */
export const organizationPlans = [
  ["an organization", organization({ accounts }).resources],
  [
    "an organization that is there already, with an account that is not trusted any more",
    organization({
      organization: { use: { id: "o-a1b2c3d4e5", rootId: "r-ab12" } },
      accounts: { quarantine: { old: { email: "aws-old@example.com" } } },
    }).resources,
  ],
  [
    "an organization whose guardrails are tried out",
    organization({
      accounts: {},
      guardrails: { ...guardrails, canary: { why: "a new list of regions", until } },
    }).resources,
  ],
] as const;
