import { beforeAll, describe, expect, it } from "@jest/globals";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { App, Stack } from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";
import * as cdk from "../../../components/cdk";
import { Database, DatabaseMonitoring, Key, Network } from "../../../components/pulumi";
import { adaptTemplate } from "../../../policy-packs/adapters/cloudformation";
import { adaptPulumi } from "../../../policy-packs/adapters/pulumi/adapt";
import { weigh } from "../../../policy-packs/core/exempting";
import { emptyRegister } from "../../../policy-packs/core/register";
import { evaluate } from "../../../policy-packs/core/evaluate";
import type { PulumiResource } from "../../../policy-packs/adapters/pulumi/resource";
import { rules } from "../../../policy-packs/rules";
import { run } from "../carriers/run";
import { resourcesOf } from "../carriers/synth";

const owner = "shop-team";
const network = {
  cidr: "10.20.0.0/16",
  owner,
  availabilityZones: ["a", "b"],
  zones: { edge: {}, app: {}, data: {}, ledger: { sensitivity: "data", slot: 7 } },
  flows: { "app -> data : 5433": "the shop keeps its orders", "app -> data : 3307": "and its goods" },
} as const;
const services = ["rds", "secretsmanager", "logs"] as const;
const expires = "2099-12-31";
const unsafe = [
  { control: "database-multi-az", reason: "a test environment", expires },
  { control: "deletion-protected", reason: "a test environment", expires },
] as const;
const instance = { form: "instance", engine: "postgresql-17", size: "db.t4g.medium", storageGib: 50 } as const;
const aurora = { form: "aurora", engine: "mysql-8.0", size: { minAcu: 0.5, maxAcu: 4 } } as const;

const shop = () => {
  const logKey = new Key("operations", { dataClass: "internal", owner, services: ["logs"] });
  const key = new Key("orders", { dataClass: "confidential", owner, services });
  const { zones } = new Network("shop", { ...network, flowLogs: { to: "log-group", key: logKey } });
  const monitoring = new DatabaseMonitoring("databases", { owner, key: logKey });
  const common = { dataClass: "confidential", owner, key, zone: zones.data, monitoring } as const;
  return { logKey, key, zones, monitoring, common };
};

describe("databases, carried out by Pulumi", () => {
  let resources: readonly PulumiResource[] = [];
  let outputs: readonly unknown[] = [];
  const one = (type: string, name: string): PulumiResource => {
    const found = resources.find((it) => it.type.endsWith(`:${type}`) && it.name === name);
    if (found === undefined) throw new Error(`There is no ${type} ${name}.`);
    return found;
  };

  beforeAll(async () => {
    resources = await run(() => {
      const { common } = shop();
      const role = new aws.iam.Role("reader", { assumeRolePolicy: "{}" });
      const orders = new Database("orders", {
        ...common,
        ...instance,
        grants: { reader: { to: role, can: ["connect"], user: "reader", why: "the shop shows orders" } },
      });
      const goods = new Database("goods", { ...common, ...aurora });
      new Database("trial", {
        ...common,
        ...instance,
        unsafe,
      });
      pulumi
        .all([orders.address, orders.readAddress, orders.arn, goods.address, goods.readAddress, goods.members["b"]])
        .apply((all) => (outputs = all));
    });
  }, 60_000);

  it("stand in the data zone, behind its group, encrypted with the class's key", () => {
    const key = one("Key", "orders-key").outputs?.["arn"];
    expect(one("Instance", "orders-instance").props).toMatchObject({
      identifier: "orders",
      kmsKeyId: key,
      masterUserSecretKmsKeyId: key,
      performanceInsightsKmsKeyId: key,
      port: 5433,
      publiclyAccessible: false,
      vpcSecurityGroupIds: [one("SecurityGroup", "shop-data-security-group").id],
      monitoringRoleArn: one("Role", "databases-role").outputs?.["arn"],
    });
    expect(one("SubnetGroup", "goods-subnet-group").props["subnetIds"]).toEqual([
      one("Subnet", "shop-data-a").id,
      one("Subnet", "shop-data-b").id,
    ]);
  });

  it("leave the minor version to RDS, and change parameters that are read at the start at the next one", () => {
    expect(one("Instance", "orders-instance").props["engineVersion"]).toBe("17");
    expect(one("ParameterGroup", "orders-parameter-group").props["parameters"]).toContainEqual({
      name: "shared_preload_libraries",
      value: "pg_stat_statements,pgaudit",
      applyMethod: "pending-reboot",
    });
  });

  it("are made after their log groups, and leave a last snapshot behind", () => {
    expect(one("LogGroup", "orders-postgresql-log-group").props["name"]).toBe("/aws/rds/instance/orders/postgresql");
    expect(one("Instance", "orders-instance").props).toMatchObject({
      finalSnapshotIdentifier: "orders-instance-final",
      deletionProtection: true,
    });
    expect(one("Instance", "orders-instance").props).not.toHaveProperty("skipFinalSnapshot");
  });

  it("have one instance of Aurora an availability zone", () => {
    for (const letter of ["a", "b"]) {
      expect(one("ClusterInstance", `goods-instance-${letter}`).props).toMatchObject({
        availabilityZone: `eu-west-1${letter}`,
        clusterIdentifier: one("Cluster", "goods-cluster").id,
        instanceClass: "db.serverless",
      });
    }
  });

  it("say where they answer", () => {
    const order = one("Instance", "orders-instance").outputs;
    const goods = one("Cluster", "goods-cluster").outputs;
    expect(outputs).toEqual([
      order?.["address"],
      order?.["address"],
      order?.["arn"],
      goods?.["endpoint"],
      goods?.["readerEndpoint"],
      one("ClusterInstance", "goods-instance-b").outputs?.["arn"],
    ]);
  });

  it("pass every rule but those that are given up, and hand on why", () => {
    const { findings } = evaluate(adaptPulumi(resources), rules);
    const failed = findings.filter(
      ({ verdict, resource }) => verdict === "fail" && resource.type.startsWith("aws:rds"),
    );
    expect(failed.map(({ rule }) => rule.id).sort()).toEqual(["database-multi-az", "deletion-protected"]);
    expect(one("Database", "trial").props["unsafe"]).toEqual(unsafe);
  });
});

describe("databases, carried out by CDK", () => {
  const stack = new Stack(new App(), "shop");
  const logKey = new cdk.Key(stack, "operations", { dataClass: "internal", owner, services: ["logs"] });
  const key = new cdk.Key(stack, "key", { dataClass: "confidential", owner, services });
  const { zones } = new cdk.Network(stack, "net", { ...network, flowLogs: { to: "log-group", key: logKey } });
  const monitoring = new cdk.DatabaseMonitoring(stack, "databases", { owner, key: logKey });
  const common = { dataClass: "confidential", owner, key, zone: zones.data, monitoring } as const;
  const orders = new cdk.Database(stack, "orders", { ...common, ...instance });
  const goods = new cdk.Database(stack, "goods", { ...common, ...aurora });
  const role = new iam.Role(stack, "Reader", { assumedBy: new iam.ServicePrincipal("lambda.amazonaws.com") });
  orders.grantConnect(role, "reader", { why: "the shop shows orders" });
  goods.grantConnect(role, "reader", { why: "the shop shows goods", until: expires });

  it("are kept with their logs when the stack is deleted", () => {
    const written = Object.values(resourcesOf(stack));
    const kept = written.filter(
      ({ Type, Properties }) =>
        Type === "AWS::RDS::DBCluster" ||
        (Type === "AWS::Logs::LogGroup" && JSON.stringify(Properties).includes("/aws/rds/")),
    );
    expect(kept).toHaveLength(9);
    expect(kept.map(({ DeletionPolicy }) => DeletionPolicy)).not.toContain(undefined);
    const instances = written.filter(({ Type }) => Type === "AWS::RDS::DBInstance");
    expect(instances.filter(({ DeletionPolicy }) => DeletionPolicy === "Retain")).toHaveLength(1);
  });

  it("are CDK's own, too, and CDK opens nothing of the zone's group", () => {
    expect(orders.instance?.dbInstanceEndpointPort).toBe("5433");
    expect(orders.cluster).toBeUndefined();
    expect(goods.cluster?.clusterReadEndpoint.port).toBe(3307);
    const before = Object.keys(resourcesOf(stack)).length;
    orders.instance?.connections.allowDefaultPortFromAnyIpv4();
    expect(Object.keys(resourcesOf(stack))).toHaveLength(before);
  });

  it("fail what is given up, which the report has as exempt until its end", () => {
    const other = new Stack(new App(), "trial");
    const zone = {
      sensitivity: "data",
      ports: [5433],
      securityGroup: "sg-1",
      subnets: { a: "s-1", b: "s-2" },
    } as const;
    const role = { roleArn: "arn:aws:iam::111122223333:role/databases" };
    const own = { serves: { rds: true, secretsmanager: true, logs: true }, arn: "the-key" } as const;
    new cdk.Database(other, "trial", {
      ...{ dataClass: "internal", owner, key: { dataClass: "internal", ...own }, zone, monitoring: role, unsafe },
      ...instance,
    });
    const template = { Resources: resourcesOf(other) } as unknown as Parameters<typeof adaptTemplate>[0];
    const { graph } = adaptTemplate(template, { file: "template.json", locate: () => undefined });
    const failed = evaluate(graph, rules).findings.filter(({ verdict }) => verdict === "fail");
    const open = (today: string) => failed.filter((it) => weigh(it, emptyRegister, today).verdict !== "exempt");
    expect(failed.length).toBeGreaterThanOrEqual(2);
    expect(open(expires).map(({ rule }) => rule.id)).toEqual([]);
    expect(open("2100-01-01")).toHaveLength(failed.length);
  });

  it("let a role log in as one user", () => {
    const policies = Object.values(resourcesOf(stack)).filter(({ Type, Properties }) =>
      Type === "AWS::IAM::ManagedPolicy" ? JSON.stringify(Properties).includes("rds-db:connect") : false,
    );
    expect(policies).toHaveLength(2);
    for (const { Properties } of policies) expect(JSON.stringify(Properties)).toContain("/reader");
  });
});

/** Never run: the compiler is the test. Each line below a directive must not compile, or the directive itself is an error. */
export const wrongCombinations = (): void => {
  const { common, logKey, zones } = shop();
  // @ts-expect-error A key for internal data, which RDS cannot use, encrypts no confidential data.
  new Database("orders", { ...common, ...instance, key: logKey });
  const forBuckets = new Key("buckets", { dataClass: "confidential", owner, services: ["s3"] });
  // @ts-expect-error RDS cannot use this key.
  new Database("orders", { ...common, ...instance, key: forBuckets });
  // @ts-expect-error Confidential data is not kept where programs run.
  new Database("orders", { ...common, ...instance, zone: zones.app });
  // @ts-expect-error Nothing is kept at the edge, be it public.
  new Database("goods", { ...common, ...instance, dataClass: "public", zone: zones.edge });
  // A zone of another name is judged when the program runs.
  new Database("orders", { ...common, ...instance, zone: zones.ledger });
  // @ts-expect-error Aurora's storage has no size.
  new Database("orders", { ...common, ...aurora, storageGib: 50 });
  // @ts-expect-error An instance has its standby, and no members.
  new Database("orders", { ...common, ...instance, members: ["a"] });
  // @ts-expect-error An instance has a class, and no capacity.
  new Database("orders", { ...common, ...instance, size: { minAcu: 1, maxAcu: 2 } });
  // @ts-expect-error The smallest classes have no Performance Insights for every engine.
  new Database("orders", { ...common, ...instance, size: "db.t4g.micro" });
  // @ts-expect-error Aurora does not run this version.
  new Database("orders", { ...common, ...aurora, engine: "mysql-8.4" });
  // @ts-expect-error The zone is in two availability zones.
  new Database("orders", { ...common, ...aurora, members: ["a", "c"] });
  // @ts-expect-error Encryption cannot be given up.
  new Database("orders", { ...common, ...instance, unsafe: [{ control: "encrypted-at-rest", reason: "", expires }] });
};
