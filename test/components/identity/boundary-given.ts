import { planBoundary } from "../../../components/identity/boundary/plan";
import type { BoundarySpec } from "../../../components/identity/boundary/spec";
import type { Planned } from "../../../components/model/plan";

/** The usual boundary, with what a test is about in place of the rest. */
export const boundary = (own: Partial<BoundarySpec<string, string>> = {}) =>
  planBoundary<string, string>("shop", {
    owner: "platform-team",
    why: "what the shop runs as",
    services: ["cloudtrail", "s3", "sqs"],
    ...own,
  });

/** Boundaries, in every turn that their plans can take. */
export const boundaryPlans: readonly (readonly [string, readonly Planned[]])[] = [
  ["a boundary for what only works", boundary().resources],
  [
    "a boundary for what makes roles and watches the account",
    boundary({
      services: ["cloudtrail", "config", "lambda", "s3"],
      passRole: { under: "/shop/", to: ["lambda.amazonaws.com", "ecs-tasks.amazonaws.com"] },
      makesRoles: { under: "/shop/" },
      assumes: ["arn:aws:iam::111122223333:role/reader"],
      path: "/boundary/shop/",
    }).resources,
  ],
];
