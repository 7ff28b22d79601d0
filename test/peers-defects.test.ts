import { describe, expect, it } from "@jest/globals";
import { readdirSync, readFileSync } from "node:fs";
import { evaluate } from "../policy-packs/core/evaluate";
import { rules } from "../policy-packs/rules";
import { graphOf, type Stack } from "./rule-tester";

/**
 * False results that reading the peers' code has shown. Each is held to here so that we do not share it. `about` judges a stack
 * by every rule there is and tells what was found of the rules that match.
 */
const about = (stack: Stack, rule: RegExp): readonly string[] =>
  evaluate(graphOf(stack), rules)
    .findings.filter((it) => rule.test(it.rule.id))
    .map((it) => `${it.verdict} ${it.rule.id}${it.aspect === undefined ? "" : `/${it.aspect}`}: ${it.message}`);

const judged = (stack: Stack, id: string): number => {
  const rule = rules.filter((it) => it.id === id);
  const { tally } = evaluate(graphOf(stack), rule);
  return [...tally.values()].reduce((sum, { pass, fail, undetermined }) => sum + pass + fail + undetermined, 0);
};

/** Judged by the rule, and nothing found: silence alone would be no pass. */
const passes = (stack: Stack, id: string): void => {
  expect(about(stack, new RegExp(`^${id}$`))).toEqual([]);
  expect(judged(stack, id)).toBeGreaterThan(0);
};

const of = (type: string, properties: object = {}) => ({ type, properties: properties as never });
const text = (document: object) => JSON.stringify(document);

const httpRedirect = {
  port: 80,
  protocol: "HTTP",
  loadBalancerArn: "arn",
  defaultActions: [{ type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } }],
};

const plainHttpDenied = (more: object = {}) => ({
  Statement: [
    {
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: ["arn:aws:s3:::orders", "arn:aws:s3:::orders/*"],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
      ...more,
    },
  ],
});

describe("defects of peers that we do not share", () => {
  it("1: a bucket that logs passes, whichever SDK wrote it", () => {
    const bucket = of("aws:s3/bucket:Bucket", { bucket: "orders" });
    const logging = of("aws:s3/bucketLogging:BucketLogging", { bucket: { Ref: "Bucket" }, targetBucket: "logs" });
    const earlier = of("aws:s3/bucket:Bucket", { loggings: [{ targetBucket: "logs" }] });
    passes([bucket, logging], "use-is-logged");
    passes([earlier], "use-is-logged");
    expect(about([bucket], /^use-is-logged$/)).toHaveLength(1);
  });

  it("2: an encrypted file system needs no key of its own to count as encrypted, and a machine no second volume", () => {
    const files = of("aws:efs/fileSystem:FileSystem", { encrypted: true });
    passes([files], "encrypted-at-rest");
    const keyed = of("aws:efs/fileSystem:FileSystem", { encrypted: false, kmsKeyId: "key" });
    expect(about([keyed], /^encrypted-at-rest$/)).toHaveLength(1);
    const machine = of("aws:ec2/instance:Instance", { ami: "ami-1", instanceType: "t3.micro" });
    const byDefault = of("aws:ebs/encryptionByDefault:EncryptionByDefault", { enabled: true });
    passes([machine, byDefault], "encrypted-at-rest");
    expect(about([machine], /./).filter((it) => it.includes("ebsBlockDevices"))).toEqual([]);
  });

  it("3: deletion protection is judged under every name that load balancers had", () => {
    for (const type of [
      "aws:lb/loadBalancer:LoadBalancer",
      "aws:alb/loadBalancer:LoadBalancer",
      "aws:elasticloadbalancingv2/loadBalancer:LoadBalancer",
    ]) {
      expect(about([{ type, properties: { internal: true } }], /^deletion-protected$/)).toHaveLength(1);
      passes([{ type, properties: { enableDeletionProtection: true } }], "deletion-protected");
    }
  });

  it("4: no rule calls AWS: rules import nothing but the project's own files", () => {
    const folder = "policy-packs/rules";
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((it) => it.endsWith(".ts"));
    const imports = files.flatMap((file) =>
      [...readFileSync(`${folder}/${file}`, "utf8").matchAll(/from "([^"]+)"/g)].map(([, from]) => from ?? ""),
    );
    expect(imports.length).toBeGreaterThan(files.length);
    expect(imports.filter((from) => !from.startsWith("."))).toEqual([]);
  });

  it("5: resources that Pulumi splits off are read, and newer TLS policies are known", () => {
    const bucket = of("aws:s3/bucketV2:BucketV2");
    const all = { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true };
    const block = (own: object = {}) =>
      of("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", { bucket: { Ref: "BucketV2" }, ...all, ...own });
    passes([bucket, block()], "bucket-public-access-blocked");
    expect(about([bucket, block({ blockPublicPolicy: false })], /^bucket-public-access-blocked$/)).toHaveLength(1);
    const keyed = of("aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2", {
      bucket: { Ref: "BucketV2" },
      rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: "alias/orders" } }],
    });
    passes([bucket, keyed], "encrypted-with-customer-key");
    const ssh = { protocol: "tcp", fromPort: 22, toPort: 22, securityGroupId: "sg-1" };
    expect(
      about(
        [
          of("aws:ec2/securityGroupRule:SecurityGroupRule", { ...ssh, type: "ingress", cidrBlocks: ["0.0.0.0/0"] }),
          of("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", {
            ...ssh,
            ipProtocol: "tcp",
            cidrIpv4: "0.0.0.0/0",
          }),
        ],
        /^admin-ports-not-open$/,
      ),
    ).toHaveLength(2);
    const listener = of("aws:lb/listener:Listener", {
      loadBalancerArn: "arn",
      port: 443,
      protocol: "HTTPS",
      sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
      defaultActions: [{ type: "forward", targetGroupArn: "arn" }],
    });
    expect(about([listener], /tls|transit/)).toEqual([]);
  });

  it("6: one fact gives one finding", () => {
    const listener = of("aws:lb/listener:Listener", {
      loadBalancerArn: "arn",
      port: 80,
      protocol: "HTTP",
      defaultActions: [{ type: "forward", targetGroupArn: "a" }],
    });
    expect(about([listener], /./)).toHaveLength(1);
    const volume = of("aws:ebs/volume:Volume", { availabilityZone: "eu-west-1a", encrypted: false });
    expect(about([volume], /encrypt|key/)).toHaveLength(1);
  });

  it("7: a bucket with no public access block does not pass in silence", () => {
    const bucket = of("AWS::S3::Bucket");
    expect(judged([bucket], "bucket-public-access-blocked")).toBe(1);
    expect(about([bucket], /^bucket-public-access-blocked$/)).toHaveLength(1);
  });

  it("8: DocumentDB's logs are the two that the service has", () => {
    const cluster = of("AWS::DocDB::DBCluster", {
      EnableCloudwatchLogsExports: ["audit", "profiler"],
      DBClusterParameterGroupName: { Ref: "DBClusterParameterGroup" },
    });
    const group = of("AWS::DocDB::DBClusterParameterGroup", {
      Family: "docdb5.0",
      Parameters: { audit_logs: "all", profiler: "enabled", tls: "enabled" },
    });
    passes([cluster, group], "use-is-logged");
  });

  it("9: newer ways of doing the same count as well", () => {
    const cache = of("AWS::ElastiCache::ReplicationGroup", {
      TransitEncryptionEnabled: true,
      UserGroupIds: ["readers"],
    });
    passes([cache], "callers-are-authenticated");
    const table = of("AWS::DynamoDB::GlobalTable", {
      Replicas: [{ Region: "eu-west-1", PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false } }],
    });
    expect(about([table], /^point-in-time-recovery$/)).toHaveLength(1);
    const distribution = of("AWS::CloudFront::Distribution", {
      DistributionConfig: {
        Origins: [
          {
            Id: "o",
            DomainName: "orders.s3.eu-west-1.amazonaws.com",
            OriginAccessControlId: "E1",
            S3OriginConfig: {},
          },
        ],
      },
    });
    passes([distribution], "bucket-origin-access-controlled");
    expect(about([of("aws:lb/listener:Listener", httpRedirect)], /transit|tls/)).toEqual([]);
    const sink = { type: "AWS::S3::Bucket", name: "Logs", properties: {} };
    const policy = of("AWS::S3::BucketPolicy", {
      Bucket: { Ref: "Logs" },
      PolicyDocument: {
        Statement: [
          {
            Effect: "Allow",
            Principal: { Service: "logging.s3.amazonaws.com" },
            Action: "s3:PutObject",
            Resource: "*",
          },
        ],
      },
    });
    // Its own log would be written into itself: nothing is asked of it.
    expect(about([sink, policy], /^use-is-logged$/)).toEqual([]);
  });

  it("10: an inline policy of a CDK grant is no fault, nor is an API without a cache", () => {
    const grant = of("AWS::IAM::Policy", {
      PolicyName: "AppDefaultPolicy",
      PolicyDocument: {
        Statement: [{ Effect: "Allow", Action: ["sqs:SendMessage"], Resource: { "Fn::GetAtt": ["Queue", "Arn"] } }],
      },
      Roles: [{ Ref: "Role" }],
    });
    const queue = of("AWS::SQS::Queue");
    expect(about([grant, queue], /./).filter((it) => /^fail [^:]*polic/.test(it))).toEqual([]);
    expect(about([of("AWS::ApiGateway::Stage", { CacheClusterEnabled: false })], /^encrypted/)).toEqual([]);
  });

  it("11: the rule on TLS-only buckets looks at TLS", () => {
    const bucket = of("AWS::S3::Bucket", { BucketName: "orders", AccessControl: "Private" });
    const policy = of("AWS::S3::BucketPolicy", { Bucket: { Ref: "Bucket" }, PolicyDocument: plainHttpDenied() });
    expect(about([bucket], /^bucket-tls-only$/)).toHaveLength(1);
    passes([bucket, policy], "bucket-tls-only");
  });

  it("12: every spelling of everybody is seen, and keys that cannot rotate are not asked to", () => {
    for (const Principal of ["*", { AWS: "*" }, { AWS: ["*"] }]) {
      const assumeRolePolicy = text({ Statement: [{ Effect: "Allow", Principal, Action: "sts:AssumeRole" }] });
      expect(about([of("aws:iam/role:Role", { assumeRolePolicy })], /^role-trust-not-open$/)).toHaveLength(1);
    }
    // What cannot be read is said to be so; an exception is no pass.
    expect(
      about([{ type: "aws:iam/role:Role", properties: { assumeRolePolicy: "{" } }], /^role-trust-not-open$/),
    ).toEqual([expect.stringMatching(/^undetermined/)]);
    expect(about([of("AWS::KMS::Key", { KeySpec: "HMAC_256" })], /^key-rotation$/)).toEqual([]);
  });

  it("13: what a rule claims to answer for it does check", () => {
    const empty = rules.filter(({ checks }) => Object.keys(checks).length === 0);
    expect(empty.map(({ id }) => id)).toEqual([]);
    const claimed = rules.flatMap(({ id, equivalents, checks }) =>
      equivalents.filter(({ type }) => checks[type] === undefined).map((it) => `${id}: ${it.id} on ${it.type}`),
    );
    expect(claimed).toEqual([]);
  });

  it("14: a bucket without a policy is not TLS-only, nor is one whose denial spares somebody or something", () => {
    const bucket = of("AWS::S3::Bucket", { BucketName: "orders" });
    const withPolicy = (more: object): Stack => [
      bucket,
      of("AWS::S3::BucketPolicy", { Bucket: { Ref: "Bucket" }, PolicyDocument: plainHttpDenied(more) }),
    ];
    expect(about([bucket], /^bucket-tls-only$/)).toHaveLength(1);
    passes(withPolicy({}), "bucket-tls-only");
    expect(about(withPolicy({ Principal: { AWS: "123456789012" } }), /^bucket-tls-only$/)).toHaveLength(1);
    expect(about(withPolicy({ Action: "s3:PutObject" }), /^bucket-tls-only$/)).toHaveLength(1);
    expect(about(withPolicy({ Resource: "arn:aws:s3:::another/*" }), /^bucket-tls-only$/)).toHaveLength(1);
  });

  it("15: no two rules ask for opposites", () => {
    const stream = of("AWS::Kinesis::Stream", {
      StreamEncryption: { EncryptionType: "KMS", KeyId: "alias/orders" },
      Tags: [{ Key: "Owner", Value: "orders" }],
    });
    expect(about([stream], /./)).toEqual([]);
    expect(about([of("aws:lb/listener:Listener", httpRedirect)], /./)).toEqual([]);
  });
});
