import type { Planned } from "../../../components/model/plan";
import { planRole, type Attachments, type RoleSpec } from "../../../components/identity/role/plan";

export const today = "2026-06-01";
export const boundary = { arn: "arn:aws:iam::111122223333:policy/boundary" };

/** What every role says. */
export const common = {
  owner: "shop-team",
  why: "packs orders",
  trust: { service: "lambda" },
  boundary,
} as const;

/** The usual role, with what a test is about in place of the rest. */
export const role = (own: Partial<RoleSpec<string, string, Attachments>> = {}) =>
  planRole<string, string, Attachments>("packer", { ...common, ...own }, today);

const why = "the order system is another team's";

/** Roles, in every turn that their plans can take. */
export const rolePlans: readonly (readonly [string, readonly Planned[]])[] = [
  ["a role that may do nothing yet", role().resources],
  ["a role that things are granted to", role({ attachments: "shared" }).resources],
  [
    "a role that does what it declares",
    role({
      path: "/shop/",
      sessionHours: 8,
      access: {
        orders: {
          actions: ["states:StartExecution"],
          on: ["arn:aws:states:eu-west-1:111122223333:stateMachine:orders"],
          conditions: { StringEquals: { "aws:ResourceAccount": "111122223333" } },
          why,
        },
        machines: { actions: ["ec2:DescribeInstances", "xray:PutTraceSegments"], on: "every-resource", why },
      },
    }).resources,
  ],
  [
    "a role for an evening",
    role({
      roleName: "packer",
      attachments: "shared",
      access: {
        orders: {
          actions: ["states:StopExecution"],
          on: ["arn:aws:states:eu-west-1:111122223333:execution:orders:*"],
          why: "incident 4711",
          from: "2026-06-01T18:00Z",
          for: "8h",
        },
      },
    }).resources,
  ],
];
