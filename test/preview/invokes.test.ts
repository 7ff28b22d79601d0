import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";

import { UNKNOWN, type WireObject } from "../../policy-packs/adapters/pulumi/sentinels";
import { type Answers, readAnswers } from "../../policy-packs/preview/answers";
import { type Answer, answerInvoke } from "../../policy-packs/preview/invokes/index";
import { typeLookup } from "../../policy-packs/preview/type-lookup";

const place = { account: "123456789012", region: "eu-central-1", defaultTags: {} };
const types = typeLookup(__dirname);

const ask = (token: string, args: WireObject = {}, answers: Answers = readAnswers(undefined)): Answer =>
  answerInvoke(token, args, place, { answers, types });

const documentOf = (args: WireObject): unknown => {
  const { json } = ask("aws:iam/getPolicyDocument:getPolicyDocument", args).result;
  return json === UNKNOWN ? UNKNOWN : JSON.parse(json as string);
};

describe("stand-in answers", () => {
  it.each<[string, WireObject, WireObject]>([
    ["aws:index/getCallerIdentity:getCallerIdentity", {}, { accountId: "123456789012" }],
    ["aws:index/getRegion:getRegion", {}, { name: "eu-central-1", description: "Europe (Frankfurt)" }],
    [
      "aws:index/getPartition:getPartition",
      {},
      { partition: "aws", dnsSuffix: "amazonaws.com", reverseDnsPrefix: "com.amazonaws" },
    ],
    [
      "aws:index/getAvailabilityZones:getAvailabilityZones",
      {},
      { names: ["eu-central-1a", "eu-central-1b", "eu-central-1c"], zoneIds: ["euc1-az1", "euc1-az2", "euc1-az3"] },
    ],
    [
      "aws:index/getArn:getArn",
      { arn: "arn:aws:rds:eu-west-1:1:db:x" },
      { service: "rds", region: "eu-west-1", account: "1", resource: "db:x" },
    ],
    ["aws:elb/getServiceAccount:getServiceAccount", {}, { arn: "arn:aws:iam::054676820928:root" }],
    ["aws:ec2/getVpc:getVpc", { id: "vpc-1" }, { id: "vpc-1", arn: "arn:aws:ec2:eu-central-1:123456789012:vpc/vpc-1" }],
    ["aws:kms/getKey:getKey", { keyId: "alias/aws/s3" }, { keyManager: "AWS" }],
    [
      "aws:cloudfront/getCachePolicy:getCachePolicy",
      { name: "Managed-CachingDisabled" },
      { id: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad" },
    ],
    ["aws:route53/getZone:getZone", { name: "example.com." }, { name: "example.com" }],
    ["aws:secretsmanager/getSecretVersion:getSecretVersion", { secretId: "db" }, { secretString: UNKNOWN }],
    ["aws-native:index:getAccountId", {}, { accountId: "123456789012" }],
    ["aws-native:index:getAzs", {}, { azs: ["eu-central-1a", "eu-central-1b", "eu-central-1c"] }],
  ])("%s %j", (token, args, fields) => {
    expect(ask(token, args)).toMatchObject({ result: fields });
  });

  it("agree with one another: a default VPC is the one its subnets are in", () => {
    const vpc = ask("aws:ec2/getVpc:getVpc", { default: true }).result["id"];
    const [first] = ask("aws:ec2/getSubnets:getSubnets", { filters: [] }).result["ids"] as readonly string[];
    expect(first).toMatch(/^subnet-[0-9a-f]{17}$/);
    expect(ask("aws:ec2/getSubnet:getSubnet", { id: first ?? "" }).result["vpcId"]).toBe(vpc);
  });

  it("are unknown, with a note, for what is not in the table; lists can still be walked", () => {
    const { result, note } = ask("aws:ec2/getNetworkAcls:getNetworkAcls", { vpcId: "vpc-1" });
    expect(result).toMatchObject({ id: UNKNOWN, ids: [UNKNOWN], vpcId: "vpc-1" });
    expect(note).toContain("aws:ec2/getNetworkAcls:getNetworkAcls");
  });

  it("are unknown as a whole where nothing tells the fields", () => {
    expect(ask("acme:index/getThing:getThing", { name: "x" }).result).toEqual({ result: UNKNOWN });
  });
});

describe("aws.iam.getPolicyDocument", () => {
  it("computes what the provider computes", () => {
    const statements = [
      {
        sid: "Read",
        actions: ["s3:GetObject", "s3:ListBucket"],
        resources: ["arn:aws:s3:::b/&{aws:username}/*"],
        principals: [
          { type: "AWS", identifiers: ["arn:aws:iam::1:root", "arn:aws:iam::2:root"] },
          { type: "Service", identifiers: ["ec2.amazonaws.com"] },
        ],
        conditions: [
          { test: "StringLike", variable: "s3:prefix", values: ["a", "b"] },
          { test: "Bool", variable: "aws:SecureTransport", values: ["true"] },
        ],
      },
      { effect: "Deny", notActions: ["iam:*"], notResources: ["*"], principals: [{ type: "*", identifiers: ["*"] }] },
    ];
    expect(documentOf({ statements })).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Read",
          Effect: "Allow",
          Action: ["s3:GetObject", "s3:ListBucket"],
          Resource: "arn:aws:s3:::b/${aws:username}/*",
          Principal: { AWS: ["arn:aws:iam::1:root", "arn:aws:iam::2:root"], Service: "ec2.amazonaws.com" },
          Condition: { StringLike: { "s3:prefix": ["a", "b"] }, Bool: { "aws:SecureTransport": "true" } },
        },
        { Effect: "Deny", NotAction: "iam:*", NotResource: "*", Principal: "*" },
      ],
    });
  });

  it("merges sources and overrides by Sid", () => {
    const source = JSON.stringify({ Statement: { Sid: "A", Effect: "Allow", Action: "s3:*", Resource: "*" } });
    const override = JSON.stringify({ Statement: [{ Sid: "A", Effect: "Deny", Action: "s3:*", Resource: "*" }] });
    const statements = [{ actions: ["sqs:*"], resources: ["*"] }];
    expect(documentOf({ sourcePolicyDocuments: [source], statements, overridePolicyDocuments: [override] })).toEqual({
      Version: "2012-10-17",
      Statement: [
        { Sid: "A", Effect: "Deny", Action: "s3:*", Resource: "*" },
        { Effect: "Allow", Action: "sqs:*", Resource: "*" },
      ],
    });
  });

  it("is unknown where a part is", () => {
    expect(documentOf({ statements: [{ actions: ["s3:*"], resources: [UNKNOWN] }] })).toBe(UNKNOWN);
  });
});

describe("an answers file", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "sallyport-"));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const answers = (content: string): Answers => {
    const file = join(folder, "answers.yaml");
    writeFileSync(file, content);
    return readAnswers(file);
  };

  it("overrides stand-ins field by field, under the long or the short token", () => {
    const given = answers(
      '{ "invokes": { "aws:ec2/getAmi:getAmi": { "id": "ami-1" }, "aws:kms:getKey": { "enabled": false } } }',
    );
    expect(ask("aws:ec2/getAmi:getAmi", {}, given).result).toMatchObject({ id: "ami-1", architecture: "x86_64" });
    expect(ask("aws:kms/getKey:getKey", {}, given).result).toMatchObject({ enabled: false });
  });

  it("answers what has no stand-in, without a note", () => {
    const given = answers("invokes:\n  acme:index/getThing:getThing: { value: 1 }\n");
    expect(ask("acme:index/getThing:getThing", {}, given)).toEqual({ result: { value: 1 } });
  });

  it("gives outputs to resources, the narrower winning", () => {
    const given = answers(
      "outputs:\n  aws:s3/bucket:Bucket: { region: a, zone: z }\n  logs: { region: b }\n  urn:x: { region: c }\n",
    );
    expect(given.outputsOf("urn:x", "aws:s3/bucket:Bucket", "logs")).toEqual({ region: "c", zone: "z" });
    expect(given.outputsOf("urn:y", "aws:s3/bucket:Bucket", "logs")).toEqual({ region: "b", zone: "z" });
  });

  it("finds a stack without its organization", () => {
    const given = answers("stackReferences: { network/prod: { vpcId: vpc-1 } }");
    expect(given.stackOutputs("acme/network/prod")).toEqual({ vpcId: "vpc-1" });
  });

  it.each([
    ["invoke: {}", /has a section invoke: only invokes, stackReferences, outputs are known/],
    ["invokes: { a: 1 }", /invokes must map each name to an object/],
    ["[]", /expected keys and values/],
    ["a: [", /is not valid/],
  ])("refuses %s", (content, reason) => {
    expect(() => answers(content)).toThrow(reason);
  });

  it("must exist", () => {
    expect(() => readAnswers(join(folder, "nowhere.yaml"))).toThrow(/There is no answers file/);
  });
});

describe("the public parameters of AWS's services", () => {
  const valueOf = (name: string): unknown => ask("aws:ssm/getParameter:getParameter", { name }).result["value"];
  const family = "/aws/service/ecs/optimized-ami/amazon-linux-2/recommended";

  it("give an image's id, alone or within what is recommended", () => {
    const recommended: unknown = JSON.parse(valueOf(family) as string);
    const id = valueOf(`${family}/image_id`);
    expect(id).toMatch(/^ami-[0-9a-f]{17}$/);
    expect(recommended).toMatchObject({ image_id: id });
    expect(valueOf("/aws/service/ami-amazon-linux-latest/amzn2-ami-hvm-x86_64-gp2")).toMatch(/^ami-[0-9a-f]{17}$/);
  });

  it("are unknown where they name no image", () => {
    expect(valueOf(`${family}/image_name`)).toBe(UNKNOWN);
    expect(valueOf("/aws/service/eks/optimized-ami/1.33/amazon-linux-2023/recommended/release_version")).toBe(UNKNOWN);
    expect(valueOf("/acme/database/password")).toBe(UNKNOWN);
  });
});
