import { beforeAll, describe, expect, it } from "@jest/globals";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { App, Stack } from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";
import * as cdk from "../../../components/cdk";
import { BackupVault, FileSystem, Keys, Network, Secret, VolumeEncryption } from "../../../components/pulumi";
import type { PulumiResource } from "../../../policy-packs/adapters/pulumi/resource";
import { adaptTemplate } from "../../../policy-packs/adapters/cloudformation";
import { adaptPulumi } from "../../../policy-packs/adapters/pulumi/adapt";
import { evaluate } from "../../../policy-packs/core/evaluate";
import { rules } from "../../../policy-packs/rules";
import { said } from "../../laws/graphs";
import { run } from "../carriers/run";
import { resourcesOf } from "../carriers/synth";

const owner = "shop-team";
const services = ["secretsmanager", "elasticfilesystem", "backup", "ec2", "logs"] as const;
const classes = { confidential: services } as const;
const network = {
  cidr: "10.20.0.0/16",
  owner,
  availabilityZones: ["a", "b"],
  zones: { edge: {}, app: {}, data: {} },
  flows: { "app -> data : 2049": "the shop files its orders" },
} as const;
const why = "the shop files its orders";

const made: { readonly name: string; readonly type: string; readonly opts: pulumi.CustomResourceOptions }[] = [];
const watched: pulumi.ComponentResourceOptions = {
  transformations: [
    ({ name, type, opts }) => {
      made.push({ name, type, opts });
      return undefined;
    },
  ],
};

/** As a program would write it: everything from outputs of something else. */
const shop = () => {
  const role = new aws.iam.Role("shop", { assumeRolePolicy: "{}", tags: { Owner: owner } });
  const keys = new Keys("shop", { owner, classes });
  const key = keys.for.confidential;
  const { zones } = new Network("shop", { ...network, flowLogs: { to: "log-group", key } });
  const common = { dataClass: "confidential", owner, key } as const;
  const rotate = "arn:aws:lambda:eu-west-1:123456789012:function:rotate";
  const secret = new Secret(
    "database",
    { ...common, value: { fields: { username: "shop" } }, rotation: { use: rotate } },
    watched,
  );
  const accessPoints = { orders: { path: "/orders", uid: 1000 } } as const;
  const grants = { shop: { to: role, can: ["read", "write"], through: "orders", why } } as const;
  const files = new FileSystem("files", { ...common, zone: zones.data, accessPoints, grants }, watched);
  const volumes = new VolumeEncryption("account", common, watched);
  const protects = { resources: { files: { kind: "file-system", arn: files.arn } } } as const;
  const vault = new BackupVault("backups", { ...common, protects }, watched);
  return { role, keys, key, zones, common, rotate, secret, accessPoints, files, volumes, protects, vault };
};

describe("secrets, files, volumes and backups, carried out by Pulumi", () => {
  let resources: readonly PulumiResource[] = [];
  const shown: Record<string, string> = {};
  const one = (type: string, name: string): PulumiResource => {
    const found = resources.find((it) => it.type.endsWith(`:${type}`) && it.name === name);
    if (found === undefined) throw new Error(`There is no ${type} ${name}.`);
    return found;
  };

  beforeAll(async () => {
    resources = await run(() => {
      const { secret, files, volumes, vault } = shop();
      pulumi
        .all({
          secret: secret.arn,
          files: files.id,
          point: files.accessPoints.orders.id,
          key: volumes.keyArn,
          vault: vault.name,
          role: vault.roleArn,
        })
        .apply((all) => Object.assign(shown, all));
    });
  }, 60_000);

  it("pass every rule, as one program", () => {
    const own = resources.filter(({ name }) => /^(database|files|account|backups)/.test(name));
    expect(own.length).toBeGreaterThan(15);
    const findings = evaluate(adaptPulumi(resources), rules).findings.map(said);
    expect(findings.filter((it) => /::(database|files|account|backups)/.test(it))).toEqual([]);
  });

  it("protect what holds data, and what takes encryption away when it goes, and nothing else", () => {
    const guarded = made.filter(({ opts }) => opts.protect === true).map(({ type }) => type.split(":").at(-1));
    expect(guarded.sort()).toEqual(["DefaultKmsKey", "EncryptionByDefault", "FileSystem", "Secret", "Vault"]);
  });

  it("show what they made", () => {
    expect(shown).toEqual({
      secret: one("Secret", "database-secret").outputs?.["arn"],
      files: one("FileSystem", "files-file-system").id,
      point: one("AccessPoint", "files-access-orders").id,
      key: one("Key", "shop-confidential-key").outputs?.["arn"],
      vault: "backups",
      role: one("Role", "backups-role").outputs?.["arn"],
    });
  });

  it("make a secret's value up once: another one that a later run makes up changes nothing", () => {
    const version = made.find(({ type }) => type.endsWith(":SecretVersion"));
    expect(version?.opts.ignoreChanges).toEqual(["secretStringWo", "versionStages"]);
    const { props } = one("SecretVersion", "database-secret");
    // A label of its own keeps Secrets Manager from clearing the version away, and Pulumi from making it anew.
    expect(props["versionStages"]).toEqual(["AWSCURRENT", "INITIAL"]);
    expect(JSON.parse(props["secretStringWo"] as string)).toEqual({
      username: "shop",
      password: expect.any(String) as unknown,
    });
    expect(props).not.toHaveProperty("secretString");
  });

  it("mount the file system in each of the zone's subnets", () => {
    for (const letter of ["a", "b"]) {
      expect(one("MountTarget", `files-mount-${letter}`).props).toMatchObject({
        subnetId: one("Subnet", `shop-data-${letter}`).id,
        securityGroups: [one("SecurityGroup", "shop-data-security-group").id],
      });
    }
  });

  it("turn encryption on only when the key is there", () => {
    const on = made.find(({ type }) => type.endsWith(":EncryptionByDefault"));
    expect([on?.opts.dependsOn].flat()).toHaveLength(1);
  });
});

describe("the same in CDK", () => {
  const stack = new Stack(new App(), "shop");
  const role = new iam.Role(stack, "App", { assumedBy: new iam.ServicePrincipal("ec2.amazonaws.com") });
  const key = new cdk.Keys(stack, "keys", { owner, classes }).for.confidential;
  const { zones } = new cdk.Network(stack, "network", { ...network, flowLogs: { to: "log-group", key } });
  const common = { dataClass: "confidential", owner, key } as const;
  const rotate = "arn:aws:lambda:eu-west-1:123456789012:function:rotate";
  const secret = new cdk.Secret(stack, "database", { ...common, rotation: { use: rotate } });
  const accessPoints = { orders: { path: "/orders", uid: 1000 }, reports: { path: "/reports", uid: 1001 } } as const;
  const files = new cdk.FileSystem(stack, "files", { ...common, zone: zones.data, accessPoints });
  new cdk.VolumeEncryption(stack, "volumes", common);
  const vault = new cdk.BackupVault(stack, "backups", {
    ...common,
    protects: { resources: { files: { kind: "file-system", arn: files.arn } } },
  });
  secret.grantRead(role, { why: "the shop logs in", until: "2099-12-31" });
  files.grant(role, { can: ["read"], through: "orders", why });
  files.grant(role, { can: ["read"], through: "reports", why });

  const statements = () =>
    Object.values(resourcesOf(stack)).flatMap(({ Properties }) => {
      const { PolicyDocument, ResourcePolicy } = (Properties ?? {}) as {
        readonly [name in "PolicyDocument" | "ResourcePolicy"]?: { readonly Statement: readonly { Sid: string }[] };
      };
      return [...(PolicyDocument?.Statement ?? []), ...(ResourcePolicy?.Statement ?? [])];
    });

  it("passes every rule, as one stack", () => {
    const template = { Resources: resourcesOf(stack) } as never;
    const { graph } = adaptTemplate(template, { file: "template.json", locate: () => undefined });
    const findings = evaluate(graph, rules).findings.map(said);
    expect(findings.filter((it) => /: (database|files|volumes|backups)/.test(it))).toEqual([]);
  });

  it("takes grants in CDK's form, each access point for itself", () => {
    const sids = statements().map(({ Sid }) => Sid);
    expect(sids.filter((it) => it.endsWith("Mount"))).toEqual(["ReadOrdersShopAppMount", "ReadReportsShopAppMount"]);
    expect(sids).toContain("ReadShopAppSecret");
  });

  it("gives CDK's own constructs to what takes them", () => {
    expect(stack.resolve(secret.secret.secretArn)).toEqual(stack.resolve(secret.arn));
    expect(stack.resolve(files.fileSystem.fileSystemId)).toEqual(stack.resolve(files.id));
    expect(stack.resolve(vault.vault.backupVaultName)).toEqual(stack.resolve(vault.name));
  });

  it("has one function set all defaults of EC2, which may turn encryption on and no more of it", () => {
    const functions = Object.values(resourcesOf(stack)).filter(({ Type }) => Type === "AWS::Lambda::Function");
    expect(functions).toHaveLength(1);
    const encrypt = statements().find(({ Sid }) => Sid === "EncryptVolumes");
    expect(encrypt).toMatchObject({ Action: ["ec2:EnableEbsEncryptionByDefault", "ec2:ModifyEbsDefaultKmsKeyId"] });
  });
});

describe("what cannot be had", () => {
  it("is said in one sentence", async () => {
    let thrown: unknown;
    await run(() => {
      const { common, accessPoints, zones } = shop();
      try {
        new FileSystem("more", { ...common, accessPoints, zone: { ...zones.data, ports: [] } });
      } catch (error) {
        thrown = error;
      }
    });
    expect(pulumi.RunError.isInstance(thrown)).toBe(true);
    expect(String(thrown)).toContain("File system more: No flow leads to its zone on port 2049");
  });
});

/** Never run: the compiler is the test. Each line below a directive must not compile, or the directive itself is an error. */
export const wrongCombinations = (): void => {
  const { common, keys, rotate, accessPoints, zones, role, protects } = shop();
  const rotation = { use: rotate };
  // @ts-expect-error What everybody may read is no secret.
  new Secret("s", { ...common, dataClass: "public", rotation });
  // @ts-expect-error The value is made up, never given.
  new Secret("s", { ...common, rotation, value: { fields: { password: "hunter2" } } });
  // @ts-expect-error A secret that nothing changes says why, and until when.
  new Secret("s", { ...common, rotation: "off" });
  // @ts-expect-error A key for other data.
  new Secret("s", { ...common, dataClass: "internal", rotation });
  const logsOnly = new Keys("logs", { owner, classes: { confidential: ["logs"] } }).for.confidential;
  // @ts-expect-error A key that Secrets Manager cannot use.
  new Secret("s", { ...common, key: logsOnly, rotation });
  // @ts-expect-error A key that EFS cannot use.
  new FileSystem("f", { ...common, key: logsOnly, accessPoints, zone: zones.data });
  // @ts-expect-error Confidential data is not mounted in the zone of applications.
  new FileSystem("f", { ...common, accessPoints, zone: zones.app });
  const grants = { shop: { to: role, can: ["read"], through: "nowhere", why } } as const;
  // @ts-expect-error There is no such access point.
  new FileSystem("f", { ...common, accessPoints, zone: zones.data, grants });
  // @ts-expect-error There is no such access point.
  new FileSystem("f", { ...common, accessPoints, zone: zones.data }).accessPoints.nowhere satisfies unknown;
  // @ts-expect-error A lock for good says why.
  new BackupVault("b", { ...common, protects, lock: { compliance: { graceDays: 3 } } });
  // @ts-expect-error No copies is said with a reason and an end.
  new BackupVault("b", { ...common, protects, copies: "off" });
  // @ts-expect-error What has the tag is of some kind.
  new BackupVault("b", { ...common, protects: { tagged: [] } });
  // @ts-expect-error A key that EC2 cannot use.
  new VolumeEncryption("v", { ...common, key: logsOnly });
  keys satisfies unknown;
};
