import type { Planned } from "../../../components/model/plan";
import type { DataClass } from "../../../components/storage/data-class";
import { planDatabaseMonitoring } from "../../../components/storage/database/monitoring";
import { planDatabase, type DatabasePlan } from "../../../components/storage/database/plan";
import type { AuroraForm, CommonSpec, DatabaseSpec, InstanceForm } from "../../../components/storage/database/spec";
import type { Sensitivity } from "../../../components/model/sensitivity";

const today = "2026-06-01";
const owner = "shop-team";

type Letter = "a" | "b" | "c";
type Common = CommonSpec<DataClass, Sensitivity, Letter, string>;
type Form = AuroraForm<Letter> | InstanceForm;

export const instance: InstanceForm = {
  form: "instance",
  engine: "postgresql-17",
  size: "db.t4g.medium",
  storageGib: 50,
};
export const mysql: InstanceForm = { ...instance, engine: "mysql-8.4" };
export const aurora: AuroraForm<Letter> = { form: "aurora", engine: "postgresql-17", size: "db.r8g.large" };
export const auroraMysql: AuroraForm<Letter> = {
  form: "aurora",
  engine: "mysql-8.0",
  size: { minAcu: 0.5, maxAcu: 8 },
  members: ["a", "c"],
};

export const zone: Common["zone"] = {
  sensitivity: "data",
  ports: [3307, 5433, 6000],
  securityGroup: "the-group",
  subnets: { b: "subnet-b", a: "subnet-a", c: "subnet-c" },
};

const key = (dataClass: DataClass): Common["key"] => ({
  dataClass,
  serves: { logs: true, rds: true, secretsmanager: true },
  arn: "the-key",
});

/** Orders, confidential and in the data zone, with what a test is about in place of the rest. */
export const plan = (form: Form, own: Partial<Common> = {}, name = "orders"): DatabasePlan<DataClass> => {
  const dataClass = own.dataClass ?? "confidential";
  const monitoring = { roleArn: "the-monitoring-role" };
  const spec = { dataClass, owner, key: key(dataClass), zone, monitoring, ...own, ...form };
  return planDatabase(name, spec as DatabaseSpec<DataClass, Sensitivity, Letter, string>, today);
};

export const forms: readonly (readonly [string, Form])[] = [
  ["a PostgreSQL instance", instance],
  ["a MySQL instance", mysql],
  ["an Aurora PostgreSQL cluster", aurora],
  ["a serverless Aurora MySQL cluster", auroraMysql],
];

const reader = { name: "order-reader", arn: "arn:aws:iam::111122223333:role/order-reader" };

export const grants: NonNullable<Common["grants"]> = {
  reader: { to: reader, can: ["connect"], user: "order_reader", why: "the shop shows orders" },
  auditor: { to: reader, can: ["connect"], user: "auditor", why: "the yearly audit", until: "2026-12-31" },
};

export const monitoringPlan = () =>
  planDatabaseMonitoring("databases", {
    owner,
    key: { dataClass: "internal", serves: { logs: true }, arn: "the-log-key" },
  });

/** For the laws that every plan is held to. */
export const databasePlans: readonly (readonly [string, readonly Planned[]])[] = [
  ...forms.map(([what, form]) => [what, plan(form).resources] as const),
  [
    "an instance with a first database of restricted data, and roles that log in",
    plan(instance, { dataClass: "restricted", databaseName: "orders", port: 6000, grants }).resources,
  ],
  [
    "a cluster with a first database of public data",
    plan(aurora, { dataClass: "public", databaseName: "goods" }).resources,
  ],
  ["what databases are monitored by", monitoringPlan().resources],
];
