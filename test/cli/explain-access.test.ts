import { describe, expect, it } from "@jest/globals";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sallyport } from "./command";

const template = `Resources:
  Orders:
    Type: AWS::S3::Bucket
  OrdersPolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Orders
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Sid: TlsOnly
            Effect: Deny
            Principal: "*"
            Action: "s3:*"
            Resource: !Sub "\${Orders.Arn}/*"
            Condition: { Bool: { "aws:SecureTransport": "false" } }
  Deploy:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Statement: [] }
      Policies:
        - PolicyName: write
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Effect: Allow
                Action: "s3:PutObject"
                Resource: !Sub "\${Orders.Arn}/*"
`;

const file = join(mkdtempSync(join(tmpdir(), "sallyport-access-")), "shop.yaml");
writeFileSync(file, template);

const put = "role/deploy s3:PutObject bucket/orders";

describe("sallyport explain, asked who may do what", () => {
  it("says yes with the statement that allows and its line", async () => {
    const { code, out, err } = await sallyport(["explain", `${put} aws:SecureTransport=true`, file]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain(`${file}: yes\n`);
    expect(out).toMatch(/allowed by\n +inline policy write of Deploy, statement 1 {2}\S+shop\.yaml:26\n/);
  });

  it("says no with the statement that denies and its line", async () => {
    const { out } = await sallyport(["explain", `${put} aws:SecureTransport=false`, file]);
    expect(out).toMatch(/: no\n[^]*a statement denies it\n +OrdersPolicy, statement TlsOnly {2}\S+shop\.yaml:11\n/);
  });

  it("says no where nothing allows it", async () => {
    const { out } = await sallyport(["explain", "role/deploy s3:DeleteBucket bucket/orders", file]);
    expect(out).toContain("what stops it: no policy of its own allows it");
  });

  it("says what is missing where it cannot tell, with the best and the worst case", async () => {
    const { out } = await sallyport(["explain", put, file]);
    expect(out).toMatch(/: cannot tell\n[^]*what is missing\n +the value of aws:SecureTransport\n/);
    expect(out).toMatch(/at best allowed by\n[^]*at worst: a statement denies it\n/);
  });

  it("says the same as JSON", async () => {
    const { out } = await sallyport(["explain", put, file, "--format", "json"]);
    expect(JSON.parse(out)).toMatchObject({
      schemaVersion: 1,
      answers: [
        {
          action: "s3:PutObject",
          verdict: "cannot tell",
          missing: ["the value of aws:SecureTransport"],
          best: [{ policy: "inline policy write of Deploy", source: { line: 26 } }],
          worst: { by: "deny", statement: { policy: "OrdersPolicy", statement: "TlsOnly", source: { line: 11 } } },
        },
      ],
    });
  });

  it.each([
    ["role/deploy bucket/orders", "is no question"],
    ["role/nobody s3:GetObject bucket/orders", "nothing here is called role/nobody"],
  ])("says in one line what is wrong with %j", async (question, sentence) => {
    const { code, err } = await sallyport(["explain", question, file]);
    expect(code).toBe(2);
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(err).toContain(sentence);
  });
});

describe("sallyport explain, asked for all", () => {
  const listed = `Resources:
  Orders: { Type: AWS::S3::Bucket, Properties: { PublicAccessBlockConfiguration: { RestrictPublicBuckets: false } } }
  OrdersPolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Orders
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: { AWS: "arn:aws:iam::444455556666:role/partner" }
            Action: "s3:GetObject"
            Resource: !Sub "\${Orders.Arn}/*"
  Reader:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: "sts:AssumeRole" }] }
      Policies:
        - PolicyName: read
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - { Effect: Allow, Action: ["s3:GetObject", "s3:PutObject"], Resource: !Sub "\${Orders.Arn}/*" }
              - { Effect: Allow, Action: "sqs:*", Resource: "*", Condition: { Bool: { "aws:SecureTransport": "true" } } }
              - { Effect: Deny, Action: "s3:Put*", Resource: "*" }
  Other: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: { Statement: [] } } }
`;
  const path = join(mkdtempSync(join(tmpdir(), "sallyport-lists-")), "list.yaml");
  writeFileSync(path, listed);

  it("names everybody who may do something to something, with the statements", async () => {
    const { code, out, err } = await sallyport(["explain", "who s3:GetObject bucket/orders", path]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(
      / {2}role\/Reader\n {6}inline policy read of Reader, statement 1, allows it {2}\S+list\.yaml:23\n/,
    );
    expect(out).toMatch(/ {2}arn:aws:iam::444455556666:role\/partner\n {6}hangs on the policies of/);
    expect(out).not.toMatch(/role\/Other|anybody/);
  });

  it("tells what a role may do, as sets, with what it hangs on", async () => {
    const { out } = await sallyport(["explain", "role/reader", path]);
    expect(out).toContain("what role/Reader may do\n  s3:GetObject on bucket/Orders/*\n");
    expect(out).toContain("  sqs:* on *\n      hangs on bool aws:securetransport true\n");
    expect(out).not.toContain("s3:PutObject on");
  });

  it("lists whom policies let in from outside, for machines too", async () => {
    const { out } = await sallyport(["explain", "outsiders", path, "--format", "json"]);
    const { answers } = JSON.parse(out) as {
      readonly answers: readonly { readonly entries: readonly { readonly says: string }[] }[];
    };
    expect(answers[0]?.entries.map(({ says }) => says)).toEqual([
      "arn:aws:iam::444455556666:role/partner: s3:GetObject on bucket/Orders/*",
      "service/ec2.amazonaws.com: sts:AssumeRole on role/Reader",
    ]);
  });

  it("says that a role is not there", async () => {
    const { code, err } = await sallyport(["explain", "role/nobody", path]);
    expect(code).toBe(2);
    expect(err).toMatch(/nothing here is called role\/nobody/);
  });
});
