import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { Input, type Planned, type Text } from "../../../components/model/plan";
import { dataClasses, type DataClass } from "../../../components/storage/data-class";
import { ofType } from "../network/given";
import { aurora, auroraMysql, forms, grants, instance, monitoringPlan, mysql, plan, zone } from "./database-given";

const asText = (text: Text): Text => text;
const until = "2026-12-31";

/** What holds the data: the instance, or the cluster. */
const holderOf = (resources: readonly Planned[]) => {
  const found = resources.find(({ id }) => id === "instance" || id === "cluster");
  if (found?.type !== "AWS::RDS::DBInstance" && found?.type !== "AWS::RDS::DBCluster") throw new Error("No database.");
  const { properties } = found;
  if (!("StorageEncrypted" in properties)) throw new Error("The database is a member.");
  return { ...found, properties };
};

const machinesOf = (resources: readonly Planned[]) =>
  ofType(resources, "AWS::RDS::DBInstance").map(({ properties }) => properties);

const parametersOf = (resources: readonly Planned[]) =>
  [...ofType(resources, "AWS::RDS::DBParameterGroup"), ...ofType(resources, "AWS::RDS::DBClusterParameterGroup")][0]
    ?.properties.Parameters;

describe.each(forms)("%s", (_, form) => {
  const { resources } = plan(form);
  const holder = holderOf(resources);
  const key = new Input("the-key");

  it("encrypts its storage, its statements' texts, its password and its logs with the one key", () => {
    expect(holder.properties).toMatchObject({
      StorageEncrypted: true,
      KmsKeyId: key,
      ManageMasterUserPassword: true,
      MasterUserSecret: { KmsKeyId: key },
    });
    for (const machine of machinesOf(resources)) expect(machine.PerformanceInsightsKMSKeyId).toEqual(key);
    for (const group of ofType(resources, "AWS::Logs::LogGroup")) expect(group.properties.KmsKeyId).toEqual(key);
  });

  it("writes no password anywhere, and calls its master user by no default", () => {
    expect(JSON.stringify(resources)).not.toMatch(/"MasterUserPassword"/);
    expect(["admin", "postgres", "root"]).not.toContain(holder.properties.MasterUsername);
  });

  it("is public nowhere, in its zone's subnets and security group alone", () => {
    expect(machinesOf(resources).map(({ PubliclyAccessible }) => PubliclyAccessible)).not.toContain(true);
    const [subnets] = ofType(resources, "AWS::RDS::DBSubnetGroup");
    expect(subnets?.properties.SubnetIds).toEqual(["subnet-a", "subnet-b", "subnet-c"].map((it) => new Input(it)));
    const { properties } = holder;
    const groups = "VPCSecurityGroups" in properties ? properties.VPCSecurityGroups : properties.VpcSecurityGroupIds;
    expect(groups).toEqual([new Input("the-group")]);
    expect(resources.filter(({ type }) => type.startsWith("AWS::EC2::"))).toEqual([]);
  });

  it("refuses plain connections, by a group of its own and a current authority", () => {
    const parameters = parametersOf(resources);
    const required = parameters?.["rds.force_ssl"] ?? parameters?.["require_secure_transport"];
    expect(["1", "ON"]).toContain(required);
    const { properties } = holder;
    const own =
      "DBParameterGroupName" in properties ? properties.DBParameterGroupName : properties.DBClusterParameterGroupName;
    expect(own).toEqual({ Ref: "parameter-group" });
    for (const machine of machinesOf(resources)) expect(machine.CACertificateIdentifier).toBe("rds-ca-rsa2048-g1");
  });

  it("lets people and programs log in by IAM, and makes no role for it unless told", () => {
    expect(holder.properties.EnableIAMDatabaseAuthentication).toBe(true);
    expect(resources.filter(({ type }) => type.startsWith("AWS::IAM::"))).toEqual([]);
  });

  it("has a log group for every log before RDS could make one without a key, kept for a year at least", () => {
    const kind = form.form === "aurora" ? "cluster" : "instance";
    const groups = ofType(resources, "AWS::Logs::LogGroup");
    expect(groups.map(({ properties }) => properties.LogGroupName).sort()).toEqual(
      [...holder.properties.EnableCloudwatchLogsExports].sort().map((log) => `/aws/rds/${kind}/orders/${log}`),
    );
    expect([...holder.dependsOn].sort()).toEqual(groups.map(({ id }) => id).sort());
    const days = groups.map(({ properties }) => properties.RetentionInDays);
    expect(Math.min(...days)).toBeGreaterThanOrEqual(365);
  });

  it("outlives a slip: nothing deletes it, its logs or its backups' tags by one call", () => {
    expect(holder.retained).toBe(true);
    expect(holder.properties).toMatchObject({ DeletionProtection: true, CopyTagsToSnapshot: true });
    for (const group of ofType(resources, "AWS::Logs::LogGroup")) {
      expect([group.retained, group.properties.DeletionProtectionEnabled]).toEqual([true, true]);
    }
  });

  it("says whose it is and how bad it is to lose, on all that it makes", () => {
    for (const { properties } of resources) {
      if (!("Tags" in properties)) throw new Error("A resource has no tags.");
      expect(properties.Tags).toEqual([
        { Key: "Name", Value: "orders" },
        { Key: "Owner", Value: "shop-team" },
        { Key: "DataClass", Value: "confidential" },
      ]);
    }
  });

  it("gives up a standby or its protection for a reason, until a day, and nothing else with it", () => {
    const members = form.form === "aurora" ? { ...form, members: ["a"] as const } : form;
    const given = plan(members, {
      unsafe: [
        { control: "database-multi-az", reason: "a test environment", expires: until },
        { control: "deletion-protected", reason: "a test environment", expires: until },
      ],
    });
    const { properties, retained } = holderOf(given.resources);
    expect(retained).toBe(false);
    expect(properties).toEqual({
      ...holder.properties,
      DeletionProtection: false,
      ...("MultiAZ" in properties ? { MultiAZ: false } : {}),
    });
    expect(machinesOf(given.resources)).toHaveLength(1);
  });
});

describe("a database survives the loss of an availability zone", () => {
  it("by a standby", () => {
    expect(machinesOf(plan(instance).resources)).toMatchObject([{ MultiAZ: true }]);
  });

  it("by one instance of Aurora in each zone, or in those that are named", () => {
    const zonesOf = (resources: readonly Planned[]) =>
      machinesOf(resources).map((it) => ("AvailabilityZone" in it ? it.AvailabilityZone : undefined));
    const inRegion = (letter: string) => ({ "Fn::Join": ["", [{ Ref: "AWS::Region" }, letter]] });
    expect(zonesOf(plan(aurora).resources)).toEqual(["a", "b", "c"].map(inRegion));
    expect(zonesOf(plan(auroraMysql).resources)).toEqual(["a", "c"].map(inRegion));
  });

  it("and adding a zone names no other instance anew", () => {
    const ids = (members: readonly ("a" | "b" | "c")[]) => plan({ ...aurora, members }).resources.map(({ id }) => id);
    expect(ids(["c", "b", "a"])).toEqual(expect.arrayContaining(ids(["c", "a"])));
  });
});

describe("who does what in a database is written down", () => {
  it("by PostgreSQL's parameters, and never the other statements, which hold the data", () => {
    for (const form of [instance, aurora]) {
      const parameters = parametersOf(plan(form).resources);
      expect(parameters).toMatchObject({ log_connections: "1", log_disconnections: "1", "pgaudit.log": "ddl,role" });
      expect(parameters).not.toHaveProperty("log_statement");
    }
  });

  it("by MySQL's audit plugin, or Aurora's audit log, while the general log stays off", () => {
    const [options] = ofType(plan(mysql).resources, "AWS::RDS::OptionGroup");
    expect(options?.properties.OptionConfigurations).toEqual([
      {
        OptionName: "MARIADB_AUDIT_PLUGIN",
        OptionSettings: [{ Name: "SERVER_AUDIT_EVENTS", Value: "CONNECT,QUERY_DCL,QUERY_DDL" }],
      },
    ]);
    expect(holderOf(plan(mysql).resources).properties).toMatchObject({ OptionGroupName: { Ref: "option-group" } });
    expect(parametersOf(plan(auroraMysql).resources)).toMatchObject({ server_audit_logging: "1" });
    for (const form of [mysql, auroraMysql]) {
      expect(parametersOf(plan(form).resources)).not.toHaveProperty("general_log");
    }
  });
});

describe("what statements carry into the logs", () => {
  const masksIn = (form: Parameters<typeof plan>[0], dataClass: DataClass) =>
    ofType(plan(form, { dataClass }).resources, "AWS::Logs::LogGroup")
      .filter(({ properties }) => JSON.stringify(properties.DataProtectionPolicy).includes("CreditCardNumber"))
      .map(({ id }) => id);

  it("is masked where it is about people and the class is confidential or worse", () => {
    const logs = (form: Parameters<typeof plan>[0]) =>
      ofType(plan(form).resources, "AWS::Logs::LogGroup").map(({ id }) => id);
    expect(masksIn(instance, "restricted")).toEqual(logs(instance));
    expect(masksIn(auroraMysql, "confidential")).toEqual(logs(auroraMysql));
    expect(masksIn(aurora, "internal")).toEqual([]);
  });

  it("is masked in every log where it opens doors", () => {
    for (const { properties } of ofType(plan(mysql).resources, "AWS::Logs::LogGroup")) {
      expect(JSON.stringify(properties.DataProtectionPolicy)).toContain("AwsSecretKey");
    }
  });
});

describe("the worse it is to lose, the longer", () => {
  const classes = Object.keys(dataClasses) as DataClass[];
  it("backups are kept, as far as RDS goes", () => {
    const days = classes.map((dataClass) => {
      const { properties } = holderOf(plan(instance, { dataClass }).resources);
      return properties.BackupRetentionPeriod;
    });
    expect(days).toEqual([7, 14, 35, 35]);
  });

  it("logs are kept", () => {
    const days = classes.map(
      (dataClass) =>
        ofType(plan(aurora, { dataClass }).resources, "AWS::Logs::LogGroup")[0]?.properties.RetentionInDays,
    );
    expect(days).toEqual([365, 365, 365, 731]);
  });
});

describe("roles that log in", () => {
  const policies = ofType(plan(instance, { grants }).resources, "AWS::IAM::ManagedPolicy");
  const statements = policies.flatMap(({ properties }) => properties.PolicyDocument.Statement);

  it("do so as one user of this one database, and may do nothing else", () => {
    expect(statements).toHaveLength(2);
    const [reader] = statements;
    expect(reader).toMatchObject({ Effect: "Allow", Action: "rds-db:connect" });
    expect(reader).not.toHaveProperty("Condition");
    const arn = JSON.stringify(reader?.Resource);
    expect(arn).toContain('":dbuser:",{"Fn::GetAtt":["instance","DbiResourceId"]},"/","order_reader"');
    expect(arn).not.toContain("*");
  });

  it("until their day, if they have one", () => {
    expect(statements[1]?.Condition).toEqual({ DateLessThan: { "aws:CurrentTime": "2027-01-01T00:00:00Z" } });
  });

  it.each(["*", "steward", "order reader", "a/b", ""])("never as %p", (user) => {
    const to = { name: "reader", arn: "arn:aws:iam::111122223333:role/reader" };
    const reader = { to, can: ["connect"], user, why: "the shop shows orders" } as const;
    expect(() => plan(instance, { grants: { reader } })).toThrow(`No grant can connect as "${user}"`);
  });
});

describe("what databases are monitored by", () => {
  const { resources } = monitoringPlan();

  it("writes to its one log group, for this account's databases, and may do nothing else", () => {
    const [policy, ...others] = ofType(resources, "AWS::IAM::ManagedPolicy");
    expect(others).toEqual([]);
    expect(policy?.properties.PolicyDocument.Statement).toMatchObject([
      { Effect: "Allow", Resource: { "Fn::GetAtt": ["log-group", "Arn"] } },
    ]);
    const [role] = ofType(resources, "AWS::IAM::Role");
    expect(role?.properties.AssumeRolePolicyDocument.Statement).toMatchObject([
      {
        Principal: { Service: "monitoring.rds.amazonaws.com" },
        Condition: { StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } } },
      },
    ]);
  });

  it("leaves it to nobody else how long the records are kept, and under which key", () => {
    const [group] = ofType(resources, "AWS::Logs::LogGroup");
    expect(group?.properties).toMatchObject({ LogGroupName: "RDSOSMetrics", KmsKeyId: new Input("the-log-key") });
    expect(JSON.stringify(resources)).not.toContain("PutRetentionPolicy");
  });
});

describe("a database that cannot be had", () => {
  it.each([
    ["at the edge", { dataClass: "public", zone: { ...zone, sensitivity: "edge" } }, "cannot stand at the edge"],
    ["beside what computes", { zone: { ...zone, sensitivity: "app" } }, 'no zone for "app" may hold'],
    ["in one subnet", { zone: { ...zone, subnets: { a: "subnet-a" } } }, "subnets in two availability zones"],
    ["on the engine's own port", { port: 5432 }, "port is 5432, the engine's own"],
    [
      "behind a closed port",
      { port: 7000 },
      "No flow leads to port 7000 of the zone (there are flows to 3307, 5433, 6000)",
    ],
    ["in a closed zone", { zone: { ...zone, ports: [] } }, "there are flows to none"],
    ["with a first database of a bad name", { databaseName: "Orders!" }, 'databaseName is "Orders!"'],
    [
      "without a standby for a reason of the past",
      { unsafe: [{ control: "database-multi-az", reason: "a test", expires: "2026-05-31" }] },
      "ended on 2026-05-31",
    ],
  ] as const)("%s says so", (_, own, message) => {
    expect(() => plan(instance, own as unknown as Parameters<typeof plan>[1])).toThrow(message);
  });

  it.each(["Orders", "1orders", "orders-", "or--ders", "or_ders", "o".repeat(64), ""])("is called %p", (name) => {
    expect(() => plan(instance, {}, name)).toThrow("cannot name a database");
  });

  it("has one instance of Aurora, or one where there is no subnet", () => {
    expect(() => plan({ ...aurora, members: ["a"] })).toThrow("must name two availability zones");
    const elsewhere = { ...aurora, members: ["a", "d"] } as unknown as typeof aurora;
    expect(() => plan(elsewhere)).toThrow('members names "d", where the zone has no subnet: it has a, b, c.');
  });

  it("has no room, or capacity that Aurora does not sell", () => {
    for (const storageGib of [19, 65537, 20.5, Number.NaN]) {
      expect(() => plan({ ...instance, storageGib })).toThrow("RDS takes whole GiB from 20 to 65536");
    }
    fc.assert(
      fc.property(fc.double({ min: -1, max: 300 }), fc.double({ min: -1, max: 300 }), (minAcu, maxAcu) => {
        const sold = (acu: number) => acu * 2 === Math.round(acu * 2) && acu >= 0.5 && acu <= 256;
        fc.pre(!sold(minAcu) || !sold(maxAcu) || minAcu > maxAcu);
        expect(() => plan({ ...aurora, size: { minAcu, maxAcu } })).toThrow("halves from 0.5 to 256");
      }),
    );
  });
});

describe("what a database tells others", () => {
  it("is where to connect, where to read, and what to back up", () => {
    const outputs = plan(aurora).outputs(asText);
    expect(outputs).toMatchObject({
      dataClass: "confidential",
      kind: "cluster",
      arn: { "Fn::GetAtt": ["cluster", "DBClusterArn"] },
      readAddress: { "Fn::GetAtt": ["cluster", "ReadEndpoint.Address"] },
      port: 5433,
      resourceId: { "Fn::GetAtt": ["cluster", "DBClusterResourceId"] },
    });
    expect(Object.keys(outputs.members)).toEqual(["a", "b", "c"]);
    expect(plan(mysql).outputs(asText)).toMatchObject({ kind: "database", port: 3307, members: {} });
  });
});
