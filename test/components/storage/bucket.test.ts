import { describe, expect, it } from "@jest/globals";
import { Input, type Planned } from "../../../components/model/plan";
import { allowDelivery, type LogSource } from "../../../components/storage/bucket/deliveries";
import { planLogBucket } from "../../../components/storage/bucket/log-bucket";
import { planBucket, type BucketSpec } from "../../../components/storage/bucket/plan";
import { dataClasses, policyOf, type DataClass } from "../../../components/storage/data-class";
import { ofType } from "../network/given";

const today = "2026-06-01";
const classes = Object.keys(dataClasses) as DataClass[];
const sources: readonly LogSource[] = [
  "cloudfront",
  "cloudtrail",
  "config",
  "dns-query-logs",
  "flow-logs",
  "load-balancers",
  "s3",
  "waf",
];

const dataPlan = <C extends DataClass>(dataClass: C, own: Partial<BucketSpec<C, string>> = {}) =>
  planBucket<C, string>(
    "orders",
    {
      dataClass,
      owner: "shop-team",
      key: { dataClass, serves: { s3: true }, arn: "the-key" },
      accessLogs: { name: "the-logs", accepts: { s3: true } },
      replicaOf: { role: { name: "copies", arn: "the-role-that-copies" } },
      ...own,
    },
    today,
  );

const logPlan = (accepts: readonly LogSource[] = sources, keepDays?: number) =>
  planLogBucket("logs", { owner: "shop-team", accepts, ...(keepDays === undefined ? {} : { keepDays }) });

const bucketOf = ({ resources }: { readonly resources: readonly Planned[] }) => {
  const [bucket] = ofType(resources, "AWS::S3::Bucket");
  if (bucket === undefined) throw new Error("The plan has no bucket.");
  return bucket;
};

const statementsOf = ({ resources }: { readonly resources: readonly Planned[] }) =>
  ofType(resources, "AWS::S3::BucketPolicy").flatMap(({ properties }) => properties.PolicyDocument.Statement);

const every = [...classes.map((it) => [it, dataPlan(it)] as const), ["log", logPlan()] as const];

describe.each(every)("a bucket for %s data", (_, plan) => {
  it("shuts the public out in all four ways, and counts no ACL", () => {
    const { PublicAccessBlockConfiguration: block, OwnershipControls } = bucketOf(plan).properties;
    expect(Object.values(block)).toEqual([true, true, true, true]);
    expect(OwnershipControls).toEqual({ Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] });
  });

  it("allows nobody anything but named services of AWS", () => {
    const allowed = statementsOf(plan).filter(({ Effect, Sid }) => Effect === "Allow" && Sid !== "ReplicateToHere");
    for (const { Principal, Action } of allowed) {
      expect(Principal).toHaveProperty("Service");
      expect(Action).not.toContain("*");
    }
  });

  it("refuses plain HTTP and old TLS, for the bucket and for all that is in it", () => {
    const [plain, old] = statementsOf(plan);
    expect(plain).toMatchObject({
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Condition: { Bool: { "aws:SecureTransport": false } },
    });
    expect(old).toMatchObject({ Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } } });
    expect(plain?.Resource).toEqual(old?.Resource);
    expect(plain?.Resource).toEqual([
      { "Fn::GetAtt": ["bucket", "Arn"] },
      { "Fn::Join": ["", [{ "Fn::GetAtt": ["bucket", "Arn"] }, "/*"]] },
    ]);
  });

  it("keeps old versions for a while, and is itself kept", () => {
    const { properties, retained } = bucketOf(plan);
    expect(retained).toBe(true);
    expect(properties.VersioningConfiguration.Status).toBe("Enabled");
    const days = properties.LifecycleConfiguration.Rules.map(
      (it) => it.NoncurrentVersionExpiration?.NoncurrentDays ?? 0,
    );
    expect(Math.max(...days)).toBeGreaterThanOrEqual(30);
  });

  it("says whose it is", () => {
    expect(bucketOf(plan).properties.Tags).toContainEqual({ Key: "Owner", Value: "shop-team" });
  });
});

describe.each(classes)("a bucket for %s data", (dataClass) => {
  it("can be locked, so that its versions are never switched off", () => {
    expect(bucketOf(dataPlan(dataClass)).properties).toMatchObject({
      ObjectLockEnabled: true,
      ObjectLockConfiguration: { ObjectLockEnabled: "Enabled" },
    });
  });

  it("tells the account's event bus of every change", () => {
    expect(bucketOf(dataPlan(dataClass)).properties.NotificationConfiguration).toEqual({
      EventBridgeConfiguration: { EventBridgeEnabled: true },
    });
  });

  it("encrypts all with the one key, whatever an upload asks for", () => {
    const plan = dataPlan(dataClass);
    expect(bucketOf(plan).properties.BucketEncryption.ServerSideEncryptionConfiguration[0]).toEqual({
      BucketKeyEnabled: true,
      ServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID: new Input("the-key") },
    });
    const denied = statementsOf(plan).filter(({ Action }) => Action === "s3:PutObject");
    expect(denied.map(({ Effect, Condition }) => [Effect, Condition])).toEqual([
      ["Deny", { StringNotEqualsIfExists: { "s3:x-amz-server-side-encryption": "aws:kms" } }],
      ["Deny", { StringNotEqualsIfExists: { "s3:x-amz-server-side-encryption-aws-kms-key-id": new Input("the-key") } }],
    ]);
  });

  it("logs who asked for what", () => {
    expect(bucketOf(dataPlan(dataClass)).properties.LoggingConfiguration).toEqual({
      DestinationBucketName: new Input("the-logs"),
      LogFilePrefix: "orders/",
    });
  });
});

describe("the worse it is to lose, the more a bucket does", () => {
  it("for confidential and restricted data no other account gets in, whatever else is allowed", () => {
    const closed = classes.filter((it) => statementsOf(dataPlan(it)).some(({ Sid }) => Sid === "DenyOtherAccounts"));
    expect(closed).toEqual(["confidential", "restricted"]);
  });

  it("restricted data cannot be deleted for a year but by a right of its own", () => {
    expect(bucketOf(dataPlan("restricted")).properties).toMatchObject({
      ObjectLockEnabled: true,
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: "GOVERNANCE", Days: 365 } } },
    });
    expect(bucketOf(dataPlan("confidential")).properties.ObjectLockConfiguration).not.toHaveProperty("Rule");
  });

  it("is true of every step", () => {
    const steps = classes.map(policyOf);
    expect(steps.map((it) => it.oldVersionsDays)).toEqual(
      [...steps.map((it) => it.oldVersionsDays)].sort((a, b) => a - b),
    );
    expect(steps.map((it) => it.rotationDays)).toEqual([...steps.map((it) => it.rotationDays)].sort((a, b) => b - a));
  });
});

describe("a log bucket", () => {
  it("takes what its sources can write to: S3's own encryption, and no lock", () => {
    const { BucketEncryption, ObjectLockEnabled } = bucketOf(logPlan()).properties;
    expect(BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault.SSEAlgorithm).toBe(
      "AES256",
    );
    expect(ObjectLockEnabled).toBe(false);
  });

  it("lets in the sources it accepts, and no others", () => {
    const letIn = (accepts: readonly LogSource[]) =>
      statementsOf(logPlan(accepts))
        .filter(({ Effect }) => Effect === "Allow")
        .map(({ Sid }) => Sid);
    expect(letIn([])).toEqual([]);
    expect(letIn(["s3", "s3"])).toEqual(["S3ServerAccessLogs"]);
    expect(letIn(["load-balancers"])).toEqual(["LoadBalancerLogs"]);
    expect(letIn(["flow-logs", "waf", "dns-query-logs"])).toEqual(["DeliverLogs", "DeliverLogsAclCheck"]);
    expect(letIn(["cloudfront"])).toEqual(["CloudFrontLogs"]);
    expect(letIn(["cloudtrail"])).toEqual(["CloudTrailLogs", "CloudTrailAclCheck"]);
    expect(letIn(["config"])).toEqual(["ConfigHistory", "ConfigBucketCheck"]);
  });

  it.each(sources)("lets %s in on behalf of this account alone, to add and not to read", (source) => {
    const statements = allowDelivery([source], "the-bucket");
    expect(statements.length).toBeGreaterThan(0);
    for (const { Action, Condition } of statements) {
      expect(JSON.stringify(Condition)).toContain('{"Ref":"AWS::AccountId"}');
      expect(JSON.stringify(Action)).not.toMatch(/GetObject|Delete|\*/);
    }
  });

  it("has the name that WAF asks for, where WAF writes to it", () => {
    expect(JSON.stringify(bucketOf(logPlan(["waf"])).properties.BucketName)).toContain("aws-waf-logs-");
    expect(bucketOf(logPlan(["s3"])).properties.BucketName).toBeUndefined();
  });

  it("keeps logs for a year, or as long as it is told", () => {
    const expiry = (keepDays?: number) =>
      bucketOf(logPlan(["s3"], keepDays)).properties.LifecycleConfiguration.Rules.map((it) => it.ExpirationInDays);
    expect(expiry()).toContain(365);
    expect(expiry(2555)).toContain(2555);
  });

  it("tells others what it accepts", () => {
    expect(logPlan(["s3", "flow-logs"]).outputs(String).accepts).toEqual({ s3: true, "flow-logs": true });
  });
});

describe("a lock", () => {
  const ruleOf = (...[dataClass, retention]: [DataClass, BucketSpec<DataClass, string>["retention"]]) =>
    bucketOf(dataPlan<DataClass>(dataClass, retention === undefined ? {} : { retention })).properties
      .ObjectLockConfiguration?.Rule?.DefaultRetention;

  it("that nobody can break is argued", () => {
    expect(ruleOf("internal", { mode: "compliance", days: 30, why: "the law" })).toEqual({
      Mode: "COMPLIANCE",
      Days: 30,
    });
    expect(() => ruleOf("internal", { mode: "compliance", days: 30, why: " " })).toThrow(/must say why/);
  });

  it("is longer than the class asks for, or refused", () => {
    expect(ruleOf("restricted", { mode: "governance", days: 3650 })).toEqual({ Mode: "GOVERNANCE", Days: 3650 });
    expect(() => ruleOf("restricted", { mode: "governance", days: 30 })).toThrow(/asks for 365 at least/);
    expect(() => ruleOf("internal", { mode: "governance", days: 0.5 })).toThrow(/cannot be locked for 0.5 days/);
  });
});

describe("access logs", () => {
  it("are off only where that is given up by name, with a reason and an end", () => {
    expect(() => dataPlan("internal", { accessLogs: "off" })).toThrow(/give up "use-is-logged"/);
    const unsafe = [{ control: "use-is-logged", reason: "data events of the trail", expires: "2026-12-31" }] as const;
    expect(
      bucketOf(dataPlan("internal", { accessLogs: "off", unsafe })).properties.LoggingConfiguration,
    ).toBeUndefined();
    const expired = unsafe.map((it) => ({ ...it, expires: "2026-05-31" }));
    expect(() => dataPlan("internal", { accessLogs: "off", unsafe: expired })).toThrow(/ended on 2026-05-31/);
  });
});

describe("public data", () => {
  const distribution = "arn:aws:cloudfront::111122223333:distribution/E1";
  const key = { dataClass: "public", serves: { s3: true, cloudfront: true }, arn: "the-key" } as const;

  it("is read through one distribution of CloudFront, and in no other way", () => {
    const allowed = statementsOf(dataPlan("public", { key, readers: { distribution } })).filter(
      ({ Effect, Sid }) => Effect === "Allow" && Sid !== "ReplicateToHere",
    );
    expect(allowed).toEqual([
      {
        Sid: "ReadByCloudFront",
        Effect: "Allow",
        Principal: { Service: "cloudfront.amazonaws.com" },
        Action: "s3:GetObject",
        Resource: { "Fn::Join": ["", [{ "Fn::GetAtt": ["bucket", "Arn"] }, "/*"]] },
        Condition: { StringEquals: { "aws:SourceArn": new Input(distribution) } },
      },
    ]);
  });

  it("is not served where CloudFront could not decrypt it", () => {
    expect(() => dataPlan("public", { readers: { distribution } })).toThrow(/its key does not serve/);
  });
});
