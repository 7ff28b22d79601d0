import { beforeEach, describe, expect, it } from "@jest/globals";
import { App, Mixin, Mixins, Stack } from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";
import * as kms from "aws-cdk-lib/aws-kms";
import * as s3 from "aws-cdk-lib/aws-s3";
import type { IConstruct } from "constructs";
import { Bucket, Key, LogBucket, Queue, Table, Topic } from "../../components/cdk";
import { adaptTemplate } from "../../policy-packs/adapters/cloudformation";
import { evaluate } from "../../policy-packs/core/evaluate";
import { rules } from "../../policy-packs/rules";
import { said } from "../laws/graphs";
import { resourcesOf } from "./carriers/synth";

const owner = "shop-team";

interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Principal?: unknown;
  readonly Action: string | readonly string[];
  readonly Resource?: unknown;
  readonly Condition?: { readonly [operator: string]: { readonly [key: string]: unknown } };
}

/** The statements of every policy of a type in a stack. */
const statementsIn = (stack: Stack, type: string): readonly Statement[] =>
  Object.values(resourcesOf(stack))
    .filter((it) => it.Type === type)
    .flatMap(
      ({ Properties }) =>
        (Properties as { PolicyDocument: { Statement: readonly Statement[] } }).PolicyDocument.Statement,
    );

const ofType = (stack: Stack, type: string) => Object.values(resourcesOf(stack)).filter((it) => it.Type === type);

const findings = (stack: Stack): readonly string[] => {
  const template = { Resources: resourcesOf(stack) } as never;
  const { graph } = adaptTemplate(template, { file: "template.json", locate: () => undefined });
  return evaluate(graph, rules).findings.map(said);
};

const shop = () => {
  const stack = new Stack(new App(), "shop");
  const logs = new LogBucket(stack, "logs", { owner, accepts: ["s3"] });
  const key = new Key(stack, "key", { dataClass: "internal", owner, services: ["s3", "sqs", "sns", "dynamodb"] });
  const bucket = new Bucket(stack, "orders", { dataClass: "internal", owner, key, accessLogs: logs });
  const role = new iam.Role(stack, "Reader", { assumedBy: new iam.ServicePrincipal("lambda.amazonaws.com") });
  return { stack, logs, key, bucket, role };
};

describe("a grant in CDK's own form", () => {
  let { stack, key, bucket, role } = shop();
  beforeEach(() => {
    ({ stack, key, bucket, role } = shop());
  });
  const why = "invoices are sent by mail";
  const granted = () => statementsIn(stack, "AWS::S3::BucketPolicy").filter(({ Sid }) => Sid.includes("ShopReader"));

  it("lets the role in on both sides, and does no more than it says", () => {
    bucket.grantRead(role, { why });
    expect(granted()).toMatchObject([
      { Effect: "Allow", Action: ["s3:GetObject"], Principal: { AWS: { "Fn::GetAtt": [expect.anything(), "Arn"] } } },
    ]);
    const [policy, ...others] = statementsIn(stack, "AWS::IAM::ManagedPolicy");
    expect(policy).toMatchObject({ Effect: "Allow", Action: ["kms:Decrypt"] });
    expect(others).toEqual([]);
    expect(ofType(stack, "AWS::IAM::Policy")).toEqual([]);
  });

  it("is the same as one in the properties", () => {
    bucket.grant(role, { can: ["read", "list"], why, prefix: "invoices/" });
    const other = shop();
    const to = { name: other.role.roleName, arn: other.role.roleArn };
    new Bucket(other.stack, "same", {
      dataClass: "internal",
      owner,
      key: other.key,
      accessLogs: other.logs,
      grants: { "read-list-invoices-shop-reader": { to, can: ["read", "list"], why, prefix: "invoices/" } },
    });
    const plain = (statements: readonly Statement[]) =>
      JSON.stringify(statements.filter(({ Sid }) => Sid.includes("ShopReader"))).replace(
        /(orders|same)bucket\w{8}/g,
        "",
      );
    const theirs = statementsIn(other.stack, "AWS::S3::BucketPolicy");
    expect(plain(statementsIn(stack, "AWS::S3::BucketPolicy"))).toBe(plain(theirs));
    expect(granted()).toHaveLength(2);
  });

  it("ends when it says", () => {
    bucket.grantRead(role, { why, until: "2099-12-31" });
    expect(granted()[0]?.Condition).toEqual({ DateLessThan: { "aws:CurrentTime": "2100-01-01T00:00:00Z" } });
  });

  it("may come in any number and order, and twice", () => {
    bucket.grantDelete(role, { why });
    bucket.grantRead(role, { why });
    bucket.grantRead(role, { why });
    bucket.grantReadWrite(role, { why });
    expect(granted().map(({ Sid }) => Sid)).toEqual([
      "DeleteShopReaderDelete",
      "ReadShopReaderRead",
      "ReadWriteShopReaderRead",
      "ReadWriteShopReaderWrite",
    ]);
    expect(ofType(stack, "AWS::S3::BucketPolicy")).toHaveLength(2);
    expect(ofType(stack, "AWS::IAM::ManagedPolicy")).toHaveLength(2);
  });

  it("stands beside another to the same role that differs in what it is about", () => {
    bucket.grantRead(role, { why, prefix: "invoices/" });
    bucket.grantRead(role, { why, prefix: "receipts/" });
    key.grantDecrypt(role, { why, context: { tenant: "a" } });
    key.grantDecrypt(role, { why, context: { tenant: "b" } });
    expect(granted()).toHaveLength(2);
    const [made] = ofType(stack, "AWS::KMS::Key");
    expect(JSON.stringify(made?.Properties).match(/kms:EncryptionContext:tenant/g)).toHaveLength(2);
  });

  it("passes every rule, whatever it is on", () => {
    const queue = new Queue(stack, "waiting", { dataClass: "internal", owner, key });
    const topic = new Topic(stack, "news", { dataClass: "internal", owner, key });
    const table = new Table(stack, "carts", {
      dataClass: "internal",
      owner,
      key,
      partitionKey: { name: "id", type: "S" },
    });
    bucket.grantReadWrite(role, { why });
    queue.grantConsumeMessages(role, { why });
    queue.grantSendMessages(role, { why });
    topic.grantPublish(role, { why });
    table.grantReadWriteData(role, { why });
    key.grantDecrypt(role, { why, context: { tenant: "a" } });
    expect(statementsIn(stack, "AWS::IAM::ManagedPolicy").length).toBeGreaterThan(3);
    // The tests' own role has no owner.
    expect(findings(stack).filter((it) => !it.includes("Reader"))).toEqual([]);
  });

  it("is refused to who is no role, in one sentence", () => {
    expect(() => {
      bucket.grantRead(new iam.AccountPrincipal("111122223333"), { why });
    }).toThrow(/^shop\/orders: Only a role can be let in, not \{"AWS":/);
    expect(() => {
      bucket.grantRead(role, { why: " " });
    }).toThrow(/^shop\/orders: .* must say why/);
  });
});

class Accelerated extends Mixin {
  override supports(construct: IConstruct): boolean {
    return construct instanceof s3.CfnBucket;
  }
  applyTo(construct: IConstruct): void {
    if (construct instanceof s3.CfnBucket) construct.accelerateConfiguration = { accelerationStatus: "Enabled" };
  }
}

describe("a mixin of CDK's", () => {
  it("changes what a component made, and nothing else in it", () => {
    const { stack, bucket } = shop();
    Mixins.of(bucket).apply(new Accelerated());
    const [ours, logs] = ["orders", "logs"].map(
      (name) => Object.entries(resourcesOf(stack)).find(([id]) => id.startsWith(`${name}bucket`))?.[1].Properties,
    );
    expect(ours).toMatchObject({ AccelerateConfiguration: { AccelerationStatus: "Enabled" } });
    expect(ours).toMatchObject({ PublicAccessBlockConfiguration: { BlockPublicAcls: true } });
    expect(logs).not.toHaveProperty("AccelerateConfiguration");
  });
});

describe("constructs of CDK's own", () => {
  const reference = { "Fn::GetAtt": [expect.stringMatching(/^key/), "Arn"] };

  it("take ours", () => {
    const { stack, logs, key } = shop();
    new s3.Bucket(stack, "Theirs", {
      serverAccessLogsBucket: logs.bucket,
      encryption: s3.BucketEncryption.KMS,
      encryptionKey: key.key,
    });
    const theirs = Object.entries(resourcesOf(stack)).find(([id]) => id.startsWith("Theirs"))?.[1];
    expect(theirs?.Properties).toMatchObject({
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { KMSMasterKeyID: reference } }],
      },
      LoggingConfiguration: { DestinationBucketName: { Ref: expect.stringMatching(/^logsbucket/) } },
    });
  });

  it("are let into ours by CDK's grants too, on the role's side", () => {
    const { stack, bucket, role } = shop();
    const before = statementsIn(stack, "AWS::S3::BucketPolicy");
    const other = shop();
    other.bucket.bucket.grantRead(other.role);
    expect(statementsIn(other.stack, "AWS::S3::BucketPolicy")).toEqual(before);
    const [objects, ofKey] = statementsIn(other.stack, "AWS::IAM::Policy");
    expect(objects?.Action).toContain("s3:GetObject*");
    expect(ofKey).toMatchObject({ Action: expect.arrayContaining(["kms:Decrypt"]), Resource: reference });
    expect([bucket.name, role.roleName].every((it) => it.length > 0)).toBe(true);
  });

  it("stand where ours are asked for", () => {
    const stack = new Stack(new App(), "shop");
    const theirKey = new kms.Key(stack, "TheirKey", { enableKeyRotation: true });
    const theirLogs = new s3.Bucket(stack, "TheirLogs");
    new Bucket(stack, "orders", {
      dataClass: "internal",
      owner,
      key: Key.from(theirKey, { dataClass: "internal", serves: ["s3"] }),
      accessLogs: LogBucket.from(theirLogs, ["s3"]),
    });
    const ours = Object.entries(resourcesOf(stack)).find(([id]) => id.startsWith("ordersbucket"))?.[1];
    expect(ours?.Properties).toMatchObject({
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          {
            ServerSideEncryptionByDefault: {
              KMSMasterKeyID: { "Fn::GetAtt": [expect.stringMatching(/^TheirKey/), "Arn"] },
            },
          },
        ],
      },
    });
    const delivery = statementsIn(stack, "AWS::S3::BucketPolicy").find(({ Sid }) => Sid === "S3ServerAccessLogs");
    expect(delivery).toMatchObject({
      Principal: { Service: "logging.s3.amazonaws.com" },
      Resource: { "Fn::Join": ["", [{ "Fn::GetAtt": [expect.stringMatching(/^TheirLogs/), "Arn"] }, "/*"]] },
    });
  });
});

/** Never run: the compiler is the test. Each line below a directive must not compile, or the directive itself is an error. */
export const wrongCombinations = (): void => {
  const { stack, key, logs, role, bucket } = shop();
  // @ts-expect-error A key for internal data encrypts no other.
  new Bucket(stack, "a", { dataClass: "restricted", owner, key, accessLogs: logs });
  const theirs = new kms.Key(stack, "TheirKey");
  const forQueues = Key.from(theirs, { dataClass: "internal", serves: ["sqs"] });
  // @ts-expect-error A key that serves SQS alone encrypts no bucket.
  new Bucket(stack, "b", { dataClass: "internal", owner, key: forQueues, accessLogs: logs });
  // @ts-expect-error A grant says why.
  bucket.grantRead(role, {});
  // @ts-expect-error A log bucket takes from those that it names.
  new Bucket(stack, "c", { dataClass: "internal", owner, key, accessLogs: LogBucket.from(logs.bucket, ["waf"]) });
};
