import { describe, expect, it } from "@jest/globals";
import { adaptTemplate, isTemplate, parseTemplate } from "../../../policy-packs/adapters/cloudformation";
import { adaptDocument } from "../../../policy-packs/adapters/documents";
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
    Properties: { Groups: [!Ref Staff], ManagedPolicyArns: ["arn:aws:iam::aws:policy/AmazonTextractFullAccess"] }
  Staff: { Type: AWS::IAM::Group }
  StaffPolicy:
    Type: AWS::IAM::Policy
    Properties: { Groups: [!Ref Staff], PolicyName: staff, PolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: Allow, Action: "sqs:ReceiveMessage", Resource: !GetAtt Inbox.Arn }, { Effect: Deny, Action: "sqs:Delete*", Resource: "*" }] } }
`;

const read = (text: string): Graph => {
  const parsed = parseTemplate(text, "shop.yaml");
  if (parsed.problem !== undefined) throw new Error(parsed.problem.message);
  const { template: value, locate } = parsed;
  const found = isTemplate(value) ? adaptTemplate(value, { file: "shop.yaml", locate }) : adaptDocument(value);
  if (found === undefined || !("graph" in found)) throw new Error("The input cannot be read.");
  return found.graph;
};

const graph = read(template);

const urn = (type: string, name: string): string => `urn:pulumi:dev::shop::${type}::${name}`;

const resource = (type: string, name: string, inputs: object, outputs: object = {}) => ({
  urn: urn(type, name),
  type,
  custom: true,
  id: name,
  inputs,
  outputs: { ...inputs, ...outputs },
});

const allowing = (action: string, target: string): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: action, Resource: target }] });

/** The same sort of architecture as the Pulumi engine writes it after a deployment. */
const pulumi = read(
  JSON.stringify({
    version: 3,
    deployment: {
      resources: [
        resource("aws:s3/bucket:Bucket", "orders", { bucket: "orders-1a2b" }, { arn: "arn:aws:s3:::orders-1a2b" }),
        resource(
          "aws:iam/role:Role",
          "deploy",
          { name: "deploy-7f", assumeRolePolicy: allowing("sts:AssumeRole", "*") },
          { arn: "arn:aws:iam::444455556666:role/ci/deploy-7f" },
        ),
        resource("aws:iam/rolePolicy:RolePolicy", "write", {
          role: "deploy",
          policy: allowing("s3:PutObject", "arn:aws:s3:::orders-1a2b/*"),
        }),
        resource(
          "aws:iam/policy:Policy",
          "queues",
          { policy: allowing("sqs:*", "*") },
          { arn: "arn:aws:iam::444455556666:policy/queues" },
        ),
        resource("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "deploy-queues", {
          role: "deploy-7f",
          policyArn: "arn:aws:iam::444455556666:policy/queues",
        }),
        resource(
          "aws:sqs/queue:Queue",
          "inbox",
          { name: "inbox" },
          { arn: "arn:aws:sqs:eu-west-1:444455556666:inbox" },
        ),
      ],
    },
  }),
);

describe("who may do what in a Pulumi stack", () => {
  it("reads policies that are attached by resources of their own", () => {
    const put = ask("role/deploy s3:PutObject bucket/orders/a.json", pulumi);
    expect(put.resource).toBe("arn:aws:s3:::orders-1a2b/a.json");
    expect(put.answer).toMatchObject({ answer: "yes", by: [{ policy: "write" }] });
    expect(ask("deploy-7f sqs:SendMessage inbox", pulumi).answer).toMatchObject({ by: [{ policy: "queues" }] });
    expect(ask("role/deploy s3:GetObject bucket/orders/a.json", pulumi).answer.answer).toBe("no");
  });

  it("knows callers by the ARN that they have, with its path", () => {
    const { caller } = ask("role/deploy s3:PutObject bucket/orders/a.json", pulumi);
    expect(caller).toBe("arn:aws:iam::444455556666:role/ci/deploy-7f");
    expect(ask(`${caller} sqs:DeleteQueue queue/inbox`, pulumi).answer.answer).toBe("yes");
  });
});

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
    if (answer.answer === "unknown") expect(answer.missing.join()).toContain("AmazonTextractFullAccess");
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
    ["user/stranger sqs:ReceiveMessage queue/inbox", "AmazonTextractFullAccess, which is not part of this input"],
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

  it("lets nobody without credentials into a bucket whose public access is restricted", () => {
    const bucket = (settings: string, condition = ""): Graph =>
      read(`
Resources:
  Site: { Type: AWS::S3::Bucket${settings} }
  SitePolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Site
      PolicyDocument: { Statement: [{ Effect: Allow, Principal: "*", Action: "s3:GetObject", Resource: !Sub "\${Site.Arn}/*"${condition} }] }
`);
    const restricting = (value: boolean): string =>
      `, Properties: { PublicAccessBlockConfiguration: { RestrictPublicBuckets: ${String(value)} } }`;
    const answer = (settings: string) => ask("anybody s3:GetObject bucket/site", bucket(settings)).answer;
    expect(answer(restricting(true)).answer).toBe("no");
    expect(answer(restricting(false)).answer).toBe("yes");
    const here = bucket(restricting(true), ', Condition: { IpAddress: { "aws:SourceIp": "192.0.2.0/24" } }');
    expect(ask("anybody s3:GetObject bucket/site aws:SourceIp=192.0.2.1", here).answer.answer).toBe("unknown");
    expect(answer("")).toMatchObject({
      answer: "unknown",
      missing: ["whether S3 Block Public Access restricts Site"],
    });
  });

  it("says which are meant where a name does not tell", () => {
    const two = read(
      'Resources: { Orders: { Type: "AWS::S3::Bucket" }, orders: { Type: "AWS::S3::Bucket", Properties: { BucketName: b } } }',
    );
    expect(() => ask("anybody s3:GetObject orders", two)).toThrow(
      "orders may be bucket/Orders (arn:aws:s3:::${Orders}) or bucket/orders (arn:aws:s3:::b): say which",
    );
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
