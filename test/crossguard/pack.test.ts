import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SECRET, SIGNATURE, UNKNOWN } from "../../policy-packs/adapters/pulumi/sentinels";
import { version } from "../../policy-packs/core/version";
import { fivePrinciples } from "../../policy-packs/packs";
import { Engine, fivePrinciplesFolder, urnOf, type Declared, type Shown } from "./engine";

const open22: Declared = {
  type: "aws:ec2/securityGroup:SecurityGroup",
  name: "web",
  inputs: { description: "web", ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["0.0.0.0/0"] }] },
};
const bucket: Declared = { type: "aws:s3/bucket:Bucket", name: "orders", inputs: { bucket: "orders" } };
const bucketPolicy: Declared = {
  type: "aws:s3/bucketPolicy:BucketPolicy",
  name: "orders",
  inputs: {
    bucket: UNKNOWN,
    policy: JSON.stringify({
      Statement: [
        {
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: "*",
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    }),
  },
  from: { bucket: ["orders@aws:s3/bucket:Bucket"] },
};
const stream = (inputs: object, more: Partial<Declared> = {}): Declared => ({
  type: "aws:kinesis/stream:Stream",
  name: "events",
  inputs: { tags: { Owner: "orders" }, ...inputs },
  ...more,
});

const soon = new Date(Date.now() + 20 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

const of = (policy: string, findings: readonly Shown[]): readonly Shown[] =>
  findings.filter((it) => it.policy === policy);

describe("the five-principles pack under Pulumi's own launcher", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await Engine.start(fivePrinciplesFolder);
  }, 30_000);
  afterAll(() => {
    engine.stop();
  });
  beforeEach(async () => {
    await engine.configureStack();
    await engine.configure({});
  });

  it("shakes hands and tells its version", async () => {
    await engine.handshake();
    expect(await engine.pluginVersion()).toBe(version);
  });

  it("offers each rule as a policy with its reasons, severity and settings", async () => {
    const info = await engine.info();
    expect(info.getName()).toBe("five-principles");
    expect(info.getVersion()).toBe(version);
    expect(info.getSupportsconfig()).toBe(true);
    const policies = info.getPoliciesList();
    expect(policies.map((it) => it.getName())).toEqual([...fivePrinciples.rules.map(({ id }) => id), "exemptions"]);
    const ports = policies.find((it) => it.getName() === "admin-ports-not-open");
    expect(ports?.getDescription()).toMatch(/SSH/);
    expect(ports?.getSeverity()).toBe(4);
    expect(ports?.getEnforcementlevel()).toBe(1);
    expect(ports?.getRemediationSteps()).toMatch(/Session Manager/);
    expect(ports?.getUrl()).toMatch(/^https:/);
    expect(ports?.getTagsList()).toEqual(expect.arrayContaining(["zoning", "CKV_AWS_24"]));
    const backups = policies.find((it) => it.getName() === "backups-kept");
    expect(backups?.getConfigschema()?.getProperties()?.toJavaScript()).toEqual({
      backupDays: { type: "number", minimum: 0, default: 7, description: expect.stringMatching(/[Dd]ays/) },
    });
  });

  it("refuses a resource that is wrong by itself, with the fix", async () => {
    const database: Declared = {
      type: "aws:rds/instance:Instance",
      name: "orders",
      inputs: { publiclyAccessible: true },
    };
    const [finding] = of("not-open-to-internet", await engine.analyze(database));
    expect(finding).toEqual({
      policy: "not-open-to-internet",
      level: "mandatory",
      severity: "critical",
      urn: urnOf(database.type, database.name),
      message: expect.stringMatching(/^publiclyAccessible is true: .*\nFix: /s),
    });
  });

  it("weighs an open group once it is known what stands behind it", async () => {
    expect(of("admin-ports-not-open", await engine.analyze(open22))).toEqual([]);
    expect(of("admin-ports-not-open", await engine.preview([open22]))).toEqual([
      {
        policy: "admin-ports-not-open",
        level: "mandatory",
        severity: "critical",
        urn: urnOf(open22.type, open22.name),
        message: expect.stringMatching(/^ingress\[0\]\.cidrBlocks\[0\] is 0\.0\.0\.0\/0: .*port 22\nFix: /),
      },
    ]);
  });

  it("reads the register that its configuration names, and tells what is wrong with it", async () => {
    const register = join(mkdtempSync(join(tmpdir(), "sallyport-")), "register.yaml");
    const entry = (rule: string) =>
      `- { rule: ${rule}, resource: "${urnOf(bucket.type, bucket.name)}", reason: scratch, owner: shop, expires: ${soon} }\n`;
    writeFileSync(register, `exemptions:\n${entry("old-versions-kept")}${entry("bucket-acl-not-public")}`);
    await engine.configure({ exemptions: { level: "mandatory", properties: { register } } });
    const findings = await engine.preview([bucket]);
    expect(of("old-versions-kept", findings)).toEqual([
      expect.objectContaining({ level: "advisory", message: expect.stringMatching(/^exempt until .*scratch/) }),
    ]);
    expect(of("exemptions", findings).map(({ message }) => message)).toEqual([
      expect.stringMatching(/register\.yaml:3: .*bucket-acl-not-public, and nothing is wrong with it there/),
    ]);
    await expect(
      engine.configure({ exemptions: { level: "mandatory", properties: { register: "nowhere.yaml" } } }),
    ).rejects.toThrow(/nowhere\.yaml does not exist/);
  });

  it("changes what has one right answer where it is asked to, tells what, and finds nothing there any more", async () => {
    const secret = { [SIGNATURE]: SECRET, value: "hush" };
    const inputs = { ami: UNKNOWN, userData: secret, tags: { Owner: "shop" } };
    const server: Declared = { type: "aws:ec2/instance:Instance", name: "web", inputs };
    expect(await engine.remediate(server)).toEqual([]);
    await engine.configure({ "imdsv2-required": { level: "remediate" } });
    const after = { ...inputs, metadataOptions: { httpTokens: "required" } };
    expect(await engine.remediate(server)).toEqual([
      {
        policy: "imdsv2-required",
        description: expect.stringContaining('metadataOptions.httpTokens: not set -> "required"'),
        inputs: after,
      },
    ]);
    expect(of("imdsv2-required", await engine.preview([server]))).toHaveLength(1);
    expect(of("imdsv2-required", await engine.preview([{ ...server, inputs: after }]))).toEqual([]);
  });

  it("says once what it has said", async () => {
    const findings = await engine.preview([open22]);
    expect(of("admin-ports-not-open", findings)).toHaveLength(1);
  });

  it("judges what rests on several resources at the end, by the dependencies of what is not known yet", async () => {
    expect(of("bucket-tls-only", await engine.analyze(bucket))).toEqual([]);
    expect(of("bucket-tls-only", await engine.preview([bucket, bucketPolicy]))).toEqual([]);
    const [missing] = of("bucket-tls-only", await engine.preview([bucket]));
    expect(missing).toMatchObject({ urn: urnOf(bucket.type, bucket.name), level: "mandatory" });
  });

  it("tells what cannot be judged at the end, as advice", async () => {
    const unknown = stream({ encryptionType: UNKNOWN });
    expect(of("encrypted-at-rest", await engine.analyze(unknown))).toEqual([]);
    const [finding] = of("encrypted-at-rest", await engine.preview([unknown]));
    expect(finding).toMatchObject({
      level: "advisory",
      message: expect.stringMatching(
        /^undetermined: encryptionType cannot be judged: it is not known before deployment/,
      ),
    });
  });

  it("knows that a key is set which comes from a key of the stack", async () => {
    const key: Declared = { type: "aws:kms/key:Key", name: "key", inputs: { enableKeyRotation: true } };
    const keyed = stream({ encryptionType: "KMS", kmsKeyId: UNKNOWN }, { from: { kmsKeyId: ["key@aws:kms/key:Key"] } });
    expect(of("encrypted-with-customer-key", await engine.preview([key, keyed]))).toEqual([]);
  });

  it("enforces what cannot be judged where it is told to, and never harder than its rule", async () => {
    const unknown = stream({ encryptionType: UNKNOWN });
    await engine.configure({ undetermined: { level: "mandatory" } });
    expect(of("encrypted-at-rest", await engine.preview([unknown]))).toMatchObject([{ level: "mandatory" }]);
    await engine.configure({ undetermined: { level: "mandatory" }, "encrypted-at-rest": { level: "advisory" } });
    expect(of("encrypted-at-rest", await engine.preview([unknown]))).toMatchObject([{ level: "advisory" }]);
    await engine.configure({ undetermined: { level: "disabled" } });
    expect(of("encrypted-at-rest", await engine.preview([unknown]))).toEqual([]);
  });

  it("follows the enforcement that a user chooses, a rule's own before that of all", async () => {
    await engine.configure({ "admin-ports-not-open": { level: "advisory" } });
    expect(of("admin-ports-not-open", await engine.preview([open22]))).toMatchObject([{ level: "advisory" }]);
    await engine.configure({ "admin-ports-not-open": { level: "remediate" } });
    expect(of("admin-ports-not-open", await engine.preview([open22]))).toMatchObject([{ level: "mandatory" }]);
    await engine.configure({ all: { level: "disabled" } });
    expect(await engine.preview([open22])).toEqual([]);
    await engine.configure({ all: { level: "disabled" }, "admin-ports-not-open": { level: "advisory" } });
    expect(await engine.preview([open22])).toMatchObject([{ policy: "admin-ports-not-open", level: "advisory" }]);
  });

  it("follows a rule's settings", async () => {
    const database: Declared = {
      type: "aws:rds/instance:Instance",
      name: "orders",
      inputs: { engine: "postgres", backupRetentionPeriod: 10 },
    };
    expect(of("backups-kept", await engine.preview([database]))).toEqual([]);
    await engine.configure({ "backups-kept": { level: "mandatory", properties: { backupDays: 14 } } });
    expect(of("backups-kept", await engine.preview([database]))).toMatchObject([
      { message: expect.stringMatching(/14/) },
    ]);
  });

  it("says what is wrong with a configuration", async () => {
    await expect(engine.configure({ "bucket-tls-onyl": { level: "advisory" } })).rejects.toThrow(
      "INVALID_ARGUMENT: the configuration of five-principles is wrong: there is no rule bucket-tls-onyl in the pack five-principles",
    );
    await expect(
      engine.configure({ "backups-kept": { level: "advisory", properties: { backupDays: "a week" } } }),
    ).rejects.toThrow('backups-kept: backupDays is "a week", expected the like of 7');
  });

  it("never prints a secret", async () => {
    const secret = { [SIGNATURE]: SECRET, value: "0.0.0.0/0" };
    const hidden = { protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: [secret] };
    const findings = await engine.preview([{ ...open22, inputs: { description: "web", ingress: [hidden] } }]);
    expect(findings).not.toEqual([]);
    expect(findings.map(({ message }) => message).join()).not.toContain("0.0.0.0/0");
  });

  it("judges by what the program wrote, not by what the provider still answers", async () => {
    const versioning: Declared = {
      type: "aws:s3/bucketVersioning:BucketVersioning",
      name: "orders",
      inputs: { bucket: "orders", versioningConfiguration: { status: "Enabled" } },
    };
    const stale: Declared = { ...bucket, outputs: { bucket: "orders", id: "orders", versioning: { enabled: false } } };
    expect(of("old-versions-kept", await engine.preview([stale, versioning]))).toEqual([]);
  });

  it("takes the answer for the program where there is no other, and an empty text there for nothing", async () => {
    const answered = stream({ encryptionType: "KMS", kmsKeyId: "" });
    const [finding] = of("encrypted-with-customer-key", await engine.analyzeStack([answered]));
    expect(finding?.message).toMatch(/kmsKeyId is not set/);
  });

  it("counts the provider's default tags, for a resource alone too", async () => {
    const provider = {
      type: "pulumi:providers:aws",
      name: "default",
      inputs: { defaultTags: { tags: { Owner: "shop" } } },
    };
    const untagged = stream({ tags: {}, encryptionType: "KMS" });
    expect(of("owner-tagged", await engine.analyze(untagged))).not.toEqual([]);
    await engine.configureStack();
    const declared = { ...provider, inputs: provider.inputs };
    expect(of("owner-tagged", await engine.preview([declared, { ...untagged, provider }]))).toEqual([]);
  });

  it("reads assets and archives without choking on them", async () => {
    const archive = { [SIGNATURE]: "0def7320c3a5731c473e5ecbe6d01bc7", path: "./build" };
    const lambda: Declared = { type: "aws:lambda/function:Function", name: "worker", inputs: { code: archive } };
    const said = (await engine.preview([lambda])).map(({ message }) => message).join("\n");
    expect(said).not.toMatch(/broke|0def7320/);
  });

  it("remediates nothing", async () => {
    expect(await engine.remediations(open22)).toBe(0);
  });
});
