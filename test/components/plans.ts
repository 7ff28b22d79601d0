import type { Planned } from "../../components/model/plan";
import { planLogBucket } from "../../components/storage/bucket/log-bucket";
import { planBucket, type BucketSpec } from "../../components/storage/bucket/plan";
import { planReplicationRole } from "../../components/storage/bucket/replication-role";
import { dataClasses, type DataClass } from "../../components/storage/data-class";
import { planKeys } from "../../components/storage/key/keys";
import { planKey } from "../../components/storage/key/plan";
import { boundaryPlans } from "./identity/boundary-given";
import { rolePlans } from "./identity/role-given";
import { runnerPlans } from "./ci-runners/given";
import { machinePlans } from "./ci-runners/machines-given";
import { accountPlans } from "./identity/account-plans";
import { egressPlans } from "./network/egress-given";
import { plan as planNetwork } from "./network/given";
import { perimeterPlans } from "./network/perimeter-given";
import { deployPlans } from "./pipeline-account/deploy-plans";
import { databasePlans } from "./storage/database-given";
import { guardrailPlans } from "./pipeline-account/given";
import { organizationPlans } from "./pipeline-account/organization-given";
import { messagePlans } from "./storage/message-plans";
import { keptPlans } from "./storage/given";

const today = "2026-06-01";
const until = "2026-12-31";
const role = { name: "shop", arn: "arn:aws:iam::111122223333:role/shop" };

const argument = { why: "the payment service has no endpoint", until: "2026-12-31" };

/** Plans that between them write every type there is, and take every turn that a plan can take. */
export const plans: readonly (readonly [string, readonly Planned[]])[] = [
  ...accountPlans,
  ...databasePlans,
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
    planNetwork({
      flowLogs: { to: "bucket", bucket: { name: "the-logs", arn: "the-logs-arn", accepts: { "flow-logs": true } } },
    }),
  ],
  ...egressPlans,
  ...perimeterPlans,
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
  [
    "a log bucket for all that there is",
    planLogBucket("logs", {
      owner: "shop-team",
      accepts: ["cloudfront", "cloudtrail", "config", "dns-query-logs", "flow-logs", "load-balancers", "s3", "waf"],
      keepDays: 731,
    }).resources,
  ],
  ...guardrailPlans,
  ...organizationPlans,
  ...messagePlans,
  ...deployPlans,
  ["a role that copies buckets", planReplicationRole("copies", { owner: "shop-team" }).resources],
  [
    "a copy in another account, that nobody copies",
    bucket("restricted", {
      bucketName: "orders-copy",
      replica: "off",
      replicaOf: { role, fromOtherAccount: true },
      retention: { mode: "compliance", days: 3650, why: "the law on patients' records" },
    }),
  ],
  [
    "a bucket that is copied to another account, and that roles use",
    bucket("confidential", {
      keepDays: 3650,
      replica: {
        use: {
          bucket: { dataClass: "confidential", arn: "arn:aws:s3:::the-copy" },
          key: { dataClass: "confidential", arn: "the-key-of-the-copy" },
          region: "eu-central-1",
          account: "444455556666",
          role,
        },
      },
      grants: {
        shop: { to: role, can: ["read", "write", "list"], prefix: "invoices/", why: "writes invoices" },
        audit: { to: role, can: ["read-versions", "delete"], why: "a look at what was deleted", until },
      },
    }),
  ],
  [
    "a bucket that CloudFront serves",
    bucket("public", { readers: { distribution: "arn:aws:cloudfront::111122223333:distribution/E1" } }),
  ],
  ...keptPlans,
  ...boundaryPlans,
  ...rolePlans,
  ...runnerPlans,
  ...machinePlans,
];

function bucket<C extends DataClass>(dataClass: C, own: Partial<BucketSpec<C, string>> = {}): readonly Planned[] {
  return planBucket<C, string>(
    "orders",
    {
      dataClass,
      owner: "shop-team",
      key: { dataClass, serves: { s3: true, cloudfront: true }, arn: "the-key" },
      accessLogs: { name: "the-logs", accepts: { s3: true } },
      replica: {
        use: {
          bucket: { dataClass, arn: "arn:aws:s3:::the-copy" },
          key: { dataClass, arn: "the-key-of-the-copy" },
          region: "eu-central-1",
          role,
        },
      },
      ...own,
    },
    today,
  ).resources;
}
