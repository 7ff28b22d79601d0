import { describe, expect, it } from "@jest/globals";
import { recognise } from "../../../policy-packs/cli/recognise";
import { answerOf, readQuestion, type Told } from "../../../policy-packs/proofs/permissions/ask";
import type { Graph } from "../../../components/model/graph";

const template = `
Parameters:
  Stage: { Type: String }
Resources:
  Orders: { Type: AWS::S3::Bucket }
  Archive: { Type: AWS::S3::Bucket, Properties: { BucketName: shop-archive } }
  Staged: { Type: AWS::S3::Bucket, Properties: { BucketName: !Sub "shop-\${Stage}" } }
  Key: { Type: AWS::KMS::Key, Properties: { KeyPolicy: { Version: "2012-10-17", Statement: [{ Effect: Allow, Principal: { AWS: !GetAtt Reader.Arn }, Action: "kms:Decrypt", Resource: "*" }] } } }
  Plain: { Type: AWS::KMS::Key }
  Inbox: { Type: AWS::SQS::Queue }
  InboxPolicy:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [!Ref Inbox]
      PolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Principal: { Service: sns.amazonaws.com }, Action: "sqs:SendMessage", Resource: !GetAtt Inbox.Arn, Condition: { ArnEquals: { "aws:SourceArn": !Ref News } } }]
  News: { Type: AWS::SNS::Topic }
  OrdersPolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Orders
      PolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Sid: TlsOnly, Effect: Deny, Principal: "*", Action: "s3:*", Resource: [!GetAtt Orders.Arn, !Sub "\${Orders.Arn}/*"], Condition: { Bool: { "aws:SecureTransport": "false" } } }]
  Deploy:
    Type: AWS::IAM::Role
    Properties:
      RoleName: deploy
      AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: Allow, Principal: { Service: codebuild.amazonaws.com }, Action: "sts:AssumeRole" }] }
      PermissionsBoundary: !Ref Bounds
      Policies:
        - { PolicyName: write, PolicyDocument: { Version: "2012-10-17", Statement: [{ Sid: Write, Effect: Allow, Action: "s3:PutObject", Resource: [!Sub "\${Orders.Arn}/*", "arn:aws:s3:::shop-archive/in/*"] }, { Effect: Allow, Action: "sqs:*", Resource: "*" }] } }
  Runner:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: Allow, Principal: { Federated: "arn:aws:iam::123456789012:oidc-provider/ci.example" }, Action: "sts:AssumeRoleWithWebIdentity", Condition: { StringEquals: { "ci.example:sub": "repo:shop" } } }] }
  Bounds: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: Allow, Action: ["s3:*", "kms:*"], Resource: "*" }] } } }
  Reader:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: Allow, Principal: { AWS: !GetAtt Deploy.Arn }, Action: "sts:AssumeRole" }] }
      ManagedPolicyArns: ["arn:aws:iam::aws:policy/AmazonS3FullAccess"]
  Stranger:
    Type: AWS::IAM::User
    Properties: { Groups: [!Ref Staff], ManagedPolicyArns: ["arn:aws:iam::aws:policy/job-function/ViewOnlyAccess"] }
  Staff: { Type: AWS::IAM::Group }
  StaffPolicy:
    Type: AWS::IAM::Policy
    Properties: { Groups: [!Ref Staff], PolicyName: staff, PolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: Allow, Action: "sqs:ReceiveMessage", Resource: !GetAtt Inbox.Arn }, { Effect: Deny, Action: "sqs:Delete*", Resource: "*" }] } }
`;

const read = (text: string): Graph => {
  const found = recognise(text, "shop.yaml");
  if (found === undefined || "problem" in found) throw new Error("The template cannot be read.");
  return found.graph;
};

const graph = read(template);

const ask = (question: string, about = graph): Told => {
  const asked = readQuestion(question);
  if ("mistake" in asked) throw new Error(asked.mistake);
  const told = answerOf(about, asked);
  if ("mistake" in told) throw new Error(told.mistake);
  return told;
};

describe("who may do what in a template", () => {
  it("says yes with the statements that allow, and where they stand", () => {
    const { caller, resource, answer } = ask("role/deploy s3:PutObject bucket/orders aws:SecureTransport=true");
    expect({ caller, resource }).toEqual({
      caller: "arn:aws:iam::123456789012:role/deploy",
      resource: "arn:aws:s3:::${Orders}/${the key of the object}",
    });
    if (answer.answer !== "yes") throw new Error(answer.answer);
    expect(answer.by.map(({ policy, statement }) => `${policy}: ${statement}`)).toEqual([
      "inline policy write of Deploy: Write",
      "Bounds: 1",
    ]);
    const [first] = answer.by;
    expect(graph.locate(first?.at?.resource ?? "", first?.at?.path ?? [])?.line).toBeGreaterThan(30);
  });

  it("says what is missing, with the best and the worst case", () => {
    const { answer } = ask("role/deploy s3:PutObject bucket/orders");
    if (answer.answer !== "unknown") throw new Error(answer.answer);
    expect(answer.missing).toEqual(["the value of aws:SecureTransport"]);
    expect(answer.best.map(({ policy }) => policy)).toContain("Bounds");
    expect(answer.worst).toMatchObject({ by: "deny", statement: { policy: "OrdersPolicy", statement: "TlsOnly" } });
  });

  it.each([
    ["role/deploy s3:GetObject bucket/orders aws:SecureTransport=true", "identity"],
    ["role/deploy sqs:SendMessage queue/inbox", "boundary"],
    ["Deploy sts:AssumeRole role/reader", "boundary"],
    ["role/deploy s3:PutObject bucket/archive/out/a.json", "identity"],
    ["role/deploy kms:Decrypt key/key", "identity"],
    ["role/deploy kms:Decrypt key/plain", "identity"],
    [
      "sns.amazonaws.com sqs:SendMessage queue/inbox aws:SourceArn=arn:aws:sns:us-east-1:444455556666:theirs",
      "resource",
    ],
    ["anybody sqs:SendMessage queue/inbox", "resource"],
    ["user/stranger sts:AssumeRole role/reader", "resource"],
  ])("says no to %s, for nothing allows it on the side of %s", (question, side) => {
    const { answer } = ask(question);
    // What is known by its name only may allow it; nothing but that may.
    if (answer.answer === "unknown") expect(answer.missing.join()).toContain("ViewOnlyAccess");
    else expect(answer).toMatchObject({ answer: "no", stop: { by: "no-allow", in: side } });
  });

  it.each([
    "role/deploy s3:PutObject bucket/archive/in/a.json",
    "role/reader kms:Decrypt key/key",
    "role/reader s3:DeleteBucket bucket/archive",
    "codebuild.amazonaws.com sts:AssumeRole role/deploy",
    "arn:aws:iam::123456789012:oidc-provider/ci.example sts:AssumeRoleWithWebIdentity role/runner ci.example:sub=repo:shop",
    "arn:aws:iam::123456789012:role/deploy s3:PutObject arn:aws:s3:::shop-archive/in/*",
  ])("says yes to %s", (question) => {
    expect(ask(question).answer.answer).toBe("yes");
  });

  it("says no by a denial though not all policies are at hand", () => {
    expect(ask("user/stranger sqs:DeleteMessage queue/inbox").answer).toMatchObject({
      answer: "no",
      stop: { by: "deny", statement: { policy: "StaffPolicy", statement: "2" } },
    });
  });

  it.each([
    ["user/stranger sqs:ReceiveMessage queue/inbox", "job-function/ViewOnlyAccess, which is not part of this input"],
    ["role/deploy s3:PutObject bucket/archive", "what the key of the object will be"],
    ["role/deploy s3:PutObject arn:aws:s3:::shop-archive/*", "what whatever * stands for will be"],
    ["role/deploy s3:PutObject arn:aws:s3:::shop-archive/in/a", ""],
    ["arn:aws:iam::444455556666:role/theirs kms:Decrypt key/key", ""],
    ["sns.amazonaws.com sqs:SendMessage queue/inbox", "the value of aws:SourceArn"],
  ])("cannot tell %s without %s", (question, missing) => {
    const { answer } = ask(question);
    if (missing === "") expect(answer.answer).not.toBe("unknown");
    else if (answer.answer === "unknown") expect(answer.missing.join()).toContain(missing);
    else throw new Error(answer.answer);
  });

  it("takes the name that AWS makes up for none that somebody wrote", () => {
    expect(ask("role/deploy s3:PutObject bucket/staged/in/a").answer.answer).toBe("unknown");
    const other = read(template.replace('"arn:aws:s3:::shop-archive/in/*"', "!GetAtt Inbox.Arn"));
    expect(ask("role/deploy s3:PutObject bucket/archive/in/a", other).answer.answer).toBe("no");
  });

  it.each([
    ["who what", "is no question"],
    ["role/nobody s3:GetObject bucket/orders", "nothing here is called role/nobody; there is "],
    ["key s3:GetObject bucket/orders", "which asks for nothing"],
    ["role/deploy s3:GetObject bucket/orders TLS", "is not of the form"],
  ])("says of %s that it %s", (question, sentence) => {
    expect(() => ask(question)).toThrow(sentence);
  });
});
