import type { Planned } from "../../components/model/plan";
import { planBucket, planLogBucket } from "../../components/storage/bucket/plan";
import { dataClasses, type DataClass } from "../../components/storage/data-class";
import { planKeys } from "../../components/storage/key/keys";
import { planKey } from "../../components/storage/key/plan";
import { plan as planNetwork } from "./network/given";

const today = "2026-06-01";
const until = "2026-12-31";
const role = { name: "shop", arn: "arn:aws:iam::111122223333:role/shop" };

const argument = { why: "the payment service has no endpoint", until: "2026-12-31" };

/** Plans that between them write every type there is, and take every turn that a plan can take. */
export const plans: readonly (readonly [string, readonly Planned[]])[] = [
  [
    "a network that logs to a log group",
    planNetwork({
      zones: { edge: {}, app: {}, data: {}, management: {}, batch: { sensitivity: "app", slot: 7 } },
      flows: {
        "internet -> edge : 443": "customers reach the load balancer",
        "edge -> app : 8443": "the load balancer calls the shop",
        "app -> data : 5433": "the shop keeps its orders",
        "batch -> internet : 443": argument,
        "management -> data : 5433/udp": "the caretaker looks after the database",
      },
    }),
  ],
  [
    "a closed network that logs to a bucket",
    planNetwork({ flowLogs: { to: "bucket", bucket: { arn: "the-logs-arn", accepts: { "flow-logs": true } } } }),
  ],
  ...(Object.keys(dataClasses) as DataClass[]).flatMap((dataClass) => [
    [`a bucket for ${dataClass} data`, bucket(dataClass)] as const,
    [
      `a key for ${dataClass} data`,
      planKey("orders", { dataClass, owner: "shop-team", services: ["rds", "s3", "logs"] }, today).resources,
    ] as const,
  ]),
  [
    "keys of an account, with administrators of their own",
    planKeys(
      "shop",
      {
        owner: "shop-team",
        administrators: ["arn:aws:iam::111122223333:role/keepers"],
        classes: {
          confidential: ["dynamodb", "secretsmanager", "sqs", "sns"],
          internal: ["logs", "cloudwatch", "events"],
        },
      },
      today,
    ).resources,
  ],
  [
    "a key that an application uses itself, and a bucket of another account",
    planKey(
      "tenants",
      {
        dataClass: "restricted",
        owner: "shop-team",
        services: ["s3", "cloudtrail", "cloudfront", "sns-subscriptions", "s3-notifications"],
        replicatesFrom: ["arn:aws:iam::444455556666:role/replication"],
        grants: {
          shop: { to: role, can: ["encrypt", "decrypt"], context: { tenant: "a" }, why: "names of patients", until },
        },
      },
      today,
    ).resources,
  ],
  [
    "a log bucket",
    planLogBucket("logs", { owner: "shop-team", accepts: ["flow-logs", "load-balancers", "s3"] }).resources,
  ],
];

function bucket(dataClass: DataClass): readonly Planned[] {
  return planBucket("orders", {
    dataClass,
    owner: "shop-team",
    key: { dataClass, arn: "the-key" },
    accessLogs: { name: "the-logs", accepts: { s3: true } },
  }).resources;
}
