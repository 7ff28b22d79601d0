import { beforeAll, describe, expect, it } from "@jest/globals";
import {
  App,
  aws_lambda as lambda,
  aws_logs as logs,
  aws_s3 as s3,
  RemovalPolicy,
  Stack as CdkStack,
} from "aws-cdk-lib";
import { aws_s3_deployment as deployment, aws_s3_notifications as notifications, aws_sqs as sqs } from "aws-cdk-lib";
import { custom_resources as custom } from "aws-cdk-lib";
import type { RawObject } from "../../components/model/raw";
import { adaptTemplate } from "../../policy-packs/adapters/cloudformation";
import { evaluate, type Finding } from "../../policy-packs/core/evaluate";
import { rules } from "../../policy-packs/rules";
import { graphOf, type Stack } from "../rule-tester";

/** Details in which peers are wrong, each over CloudFormation and over Pulumi: one sentence of the requirement a test. */
const said = (stack: Stack, rule: RegExp): readonly string[] =>
  evaluate(graphOf(stack), rules)
    .findings.filter((it) => rule.test(it.rule.id))
    .map((it) => `${it.verdict} ${it.rule.id}${it.aspect === undefined ? "" : `/${it.aspect}`}`);

const one = (type: string, properties: object = {}, name?: string) => ({
  type,
  properties: properties as never,
  ...(name === undefined ? {} : { name }),
});

const text = (document: object): string => JSON.stringify(document);

describe("AWS's own defaults", () => {
  // The day from which a default holds stands with its reader in policy-packs/facets.
  it.each([
    ["buckets encrypt since January 2023", "AWS::S3::Bucket", "aws:s3/bucket:Bucket"],
    ["queues encrypt since October 2022", "AWS::SQS::Queue", "aws:sqs/queue:Queue"],
    ["tables encrypt since 2018", "AWS::DynamoDB::Table", "aws:dynamodb/table:Table"],
    ["warehouses encrypt and are private since January 2025", "AWS::Redshift::Cluster", "aws:redshift/cluster:Cluster"],
    ["repositories encrypt", "AWS::ECR::Repository", "aws:ecr/repository:Repository"],
  ])("are no fault: %s", (_, cloudformation, pulumi) => {
    for (const type of [cloudformation, pulumi])
      expect(said([one(type)], /^(encrypted-at-rest|not-open-to-internet)$/)).toEqual([]);
  });

  it("are told apart from what is written: whose key it is, is another rule's question", () => {
    expect(said([one("AWS::SQS::Queue", { SqsManagedSseEnabled: false })], /^encrypted-at-rest$/)).toHaveLength(1);
    expect(said([one("aws:sqs/queue:Queue", { sqsManagedSseEnabled: false })], /^encrypted-at-rest$/)).toHaveLength(1);
    expect(said([one("AWS::S3::Bucket")], /^encrypted-with-customer-key$/)).toHaveLength(1);
    expect(said([one("aws:s3/bucket:Bucket")], /^encrypted-with-customer-key$/)).toHaveLength(1);
  });
});

describe("newer ways of doing the same", () => {
  it("a listener that only redirects to HTTPS needs no TLS; one that redirects to HTTP does", () => {
    const pulumi = (protocol: string) =>
      one("aws:lb/listener:Listener", {
        loadBalancerArn: "arn",
        port: 80,
        protocol: "HTTP",
        defaultActions: [{ type: "redirect", redirect: { protocol, statusCode: "HTTP_301" } }],
      });
    const cloudformation = (Protocol: string) =>
      one("AWS::ElasticLoadBalancingV2::Listener", {
        LoadBalancerArn: "arn",
        Port: 80,
        Protocol: "HTTP",
        DefaultActions: [{ Type: "redirect", RedirectConfig: { Protocol, StatusCode: "HTTP_301" } }],
      });
    for (const listener of [pulumi, cloudformation]) {
      expect(said([listener("HTTPS")], /transit|tls/)).toEqual([]);
      expect(said([listener("HTTP")], /^encrypted-in-transit$/)).toHaveLength(1);
    }
  });

  it("an origin access control counts as an identity did, and neither is missed", () => {
    const domain = "orders.s3.eu-west-1.amazonaws.com";
    const cloudformation = (origin: object) =>
      one("AWS::CloudFront::Distribution", {
        DistributionConfig: { Origins: [{ Id: "o", DomainName: domain, S3OriginConfig: {}, ...origin }] },
      });
    const pulumi = (origin: object) =>
      one("aws:cloudfront/distribution:Distribution", { origins: [{ originId: "o", domainName: domain, ...origin }] });
    const rule = /^bucket-origin-access-controlled$/;
    expect(said([cloudformation({ OriginAccessControlId: "E1" })], rule)).toEqual([]);
    expect(said([pulumi({ originAccessControlId: "E1" })], rule)).toEqual([]);
    expect(said([cloudformation({})], rule)).toHaveLength(1);
    expect(said([pulumi({})], rule)).toHaveLength(1);
  });

  it("Redis's users count as its token does", () => {
    const rule = /^callers-are-authenticated$/;
    const type = "AWS::ElastiCache::ReplicationGroup";
    const pulumi = "aws:elasticache/replicationGroup:ReplicationGroup";
    expect(said([one(type, { TransitEncryptionEnabled: true, UserGroupIds: ["g"] })], rule)).toEqual([]);
    expect(said([one(pulumi, { transitEncryptionEnabled: true, userGroupIds: ["g"] })], rule)).toEqual([]);
    expect(said([one(type, { TransitEncryptionEnabled: true })], rule)).toHaveLength(1);
    expect(said([one(pulumi, { transitEncryptionEnabled: true })], rule)).toHaveLength(1);
  });

  it("each replica of a global table is judged", () => {
    const rule = /^(point-in-time-recovery|deletion-protected)$/;
    const recovery = { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } };
    const good = { Region: "eu-west-1", DeletionProtectionEnabled: true, ...recovery };
    const table = (...Replicas: readonly object[]) => one("AWS::DynamoDB::GlobalTable", { Replicas });
    expect(said([table(good, { ...good, Region: "eu-west-2" })], rule)).toEqual([]);
    expect(said([table(good, { Region: "eu-west-2" })], rule)).toHaveLength(2);
    const replica = (own: object) => one("aws:dynamodb/tableReplica:TableReplica", { globalTableArn: "arn", ...own });
    expect(said([replica({ pointInTimeRecovery: true, deletionProtectionEnabled: true })], rule)).toEqual([]);
    expect(said([replica({})], rule)).toHaveLength(2);
  });

  it("keys that cannot rotate are not asked to; those that can are", () => {
    const rule = /^key-rotation$/;
    for (const spec of ["HMAC_256", "RSA_2048", "ECC_NIST_P256"]) {
      expect(said([one("AWS::KMS::Key", { KeySpec: spec })], rule)).toEqual([]);
      expect(said([one("aws:kms/key:Key", { customerMasterKeySpec: spec })], rule)).toEqual([]);
    }
    expect(said([one("AWS::KMS::Key")], rule)).toHaveLength(1);
    expect(said([one("aws:kms/key:Key")], rule)).toHaveLength(1);
  });
});

describe("what stands elsewhere", () => {
  it("a bucket that others log to is asked for no log of its own, whether its loggers are here or in another stack", () => {
    const rule = /^use-is-logged$/;
    const delivery = {
      Statement: [
        { Effect: "Allow", Principal: { Service: "logging.s3.amazonaws.com" }, Action: "s3:PutObject", Resource: "*" },
      ],
    };
    const policy = one("AWS::S3::BucketPolicy", { Bucket: { Ref: "Bucket" }, PolicyDocument: delivery });
    expect(said([one("AWS::S3::Bucket"), policy], rule)).toEqual([]);
    const pulumi = one("aws:s3/bucketPolicy:BucketPolicy", { bucket: { Ref: "Bucket" }, policy: text(delivery) });
    expect(said([one("aws:s3/bucket:Bucket"), pulumi], rule)).toEqual([]);
    // Logging into a bucket of another stack is logging.
    expect(
      said([one("AWS::S3::Bucket", { LoggingConfiguration: { DestinationBucketName: "central" } })], rule),
    ).toEqual([]);
    const logging = one("aws:s3/bucketLogging:BucketLogging", { bucket: { Ref: "Bucket" }, targetBucket: "central" });
    expect(said([one("aws:s3/bucket:Bucket"), logging], rule)).toEqual([]);
    expect(said([one("AWS::S3::Bucket")], rule)).toHaveLength(1);
  });

  it("what faces the Internet on purpose is asked for TLS, a web ACL and logs, and for no exemption", () => {
    const expected = ["use-is-logged", "web-acl-in-front"];
    const about = /^(use-is-logged|web-acl-in-front|not-open-to-internet)$/;
    const ids = (stack: Stack) => [...new Set(said(stack, about).map((it) => it.replace(/^\w+ |\/.*/g, "")))].sort();
    expect(ids([one("AWS::ElasticLoadBalancingV2::LoadBalancer", { Scheme: "internet-facing" })])).toEqual(expected);
    expect(ids([one("aws:lb/loadBalancer:LoadBalancer", { internal: false })])).toEqual(expected);
    expect(ids([one("AWS::ElasticLoadBalancingV2::LoadBalancer", { Scheme: "internal" })])).toEqual(["use-is-logged"]);
  });
});

describe("a denial of plain HTTP", () => {
  const denial = (own: object = {}) => ({
    Statement: [
      {
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: ["arn:aws:s3:::orders", "arn:aws:s3:::orders/*"],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
        ...own,
      },
    ],
  });
  const inCloudFormation = (own: object): Stack => [
    one("AWS::S3::Bucket", { BucketName: "orders" }),
    one("AWS::S3::BucketPolicy", { Bucket: { Ref: "Bucket" }, PolicyDocument: denial(own) }),
  ];
  const inPulumi = (own: object): Stack => [
    one("aws:s3/bucket:Bucket", { bucket: "orders" }),
    one("aws:s3/bucketPolicy:BucketPolicy", { bucket: { Ref: "Bucket" }, policy: text(denial(own)) }),
  ];

  it.each([
    ["spares nobody and nothing", {}, 0],
    ["is about one principal alone", { Principal: { AWS: "123456789012" } }, 1],
    ["is about one action alone", { Action: "s3:PutObject" }, 1],
    ["is about objects alone", { Resource: "arn:aws:s3:::another/*" }, 1],
    ["denies the contrary", { Condition: { Bool: { "aws:SecureTransport": "true" } } }, 1],
    ["allows", { Effect: "Allow" }, 1],
  ])("that %s", (_, own, findings) => {
    for (const stack of [inCloudFormation(own), inPulumi(own)])
      expect(said(stack, /^bucket-tls-only$/)).toHaveLength(findings);
  });
});

describe("what CDK makes on its own account", () => {
  let findings: readonly Finding[];

  beforeAll(() => {
    const app = new App({ context: { "@aws-cdk/core:disableGitSource": true } });
    const stack = new CdkStack(app, "Shop");
    const bucket = new s3.Bucket(stack, "Bucket", { removalPolicy: RemovalPolicy.DESTROY, autoDeleteObjects: true });
    new deployment.BucketDeployment(stack, "Pages", {
      sources: [deployment.Source.data("index.html", "hello")],
      destinationBucket: bucket as s3.IBucket,
    });
    bucket.addEventNotification(
      s3.EventType.OBJECT_CREATED,
      new notifications.SqsDestination(new sqs.Queue(stack, "Queue")),
    );
    new logs.LogRetention(stack, "Kept", { logGroupName: "/shop", retention: logs.RetentionDays.ONE_WEEK });
    new custom.AwsCustomResource(stack, "Call", {
      onCreate: {
        service: "S3",
        action: "listBuckets",
        physicalResourceId: custom.PhysicalResourceId.of("call"),
      },
      policy: custom.AwsCustomResourcePolicy.fromSdkCalls({ resources: ["*"] }),
    });
    const handler = new lambda.Function(stack, "Handler", {
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: "index.handler",
      code: lambda.Code.fromInline("exports.handler = async () => ({});"),
    });
    new custom.Provider(stack, "Provider", { onEventHandler: handler });
    const template = app.synth().getStackByName("Shop").template as RawObject;
    findings = evaluate(adaptTemplate(template, { file: "t", locate: () => undefined }).graph, rules).findings;
  }, 120_000);

  const about = (id: RegExp): readonly Finding[] => findings.filter(({ resource }) => id.test(resource.address));

  it.each([
    ["autoDeleteObjects", /^CustomS3AutoDelete/, /autoDeleteObjects/],
    ["BucketDeployment", /^CustomCDKBucketDeployment/, /BucketDeployment/],
    ["bucket notifications", /^BucketNotificationsHandler/, /notifications/],
    ["log retention", /^LogRetention/, /logRetention/],
    ["AwsCustomResource", /^AWS679f/, /AwsCustomResource/],
    ["a Provider", /^Providerframework/, /custom_resources.Provider/],
  ])("says so, and for whom: %s", (_, id, whom) => {
    expect(about(id).length).toBeGreaterThan(0);
    for (const { message, resource } of about(id)) {
      expect(message).toMatch(/\(CDK made it for /);
      expect(resource.frameworkMade).toMatch(whom);
    }
  });

  it("marks nothing that the program decides: its own function, bucket and policies", () => {
    const own = about(/^(Handler|Bucket[0-9A-F]{8}|Queue|CallCustomResourcePolicy)/);
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter(({ resource }) => resource.frameworkMade !== undefined)).toEqual([]);
    // Emptying the bucket was the program's own wish.
    expect(own.map(({ rule }) => rule.id)).toContain("data-kept-on-delete");
  });
});
