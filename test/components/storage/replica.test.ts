import { describe, expect, it } from "@jest/globals";
import { Input, type Planned } from "../../../components/model/plan";
import { planBucket, type BucketSpec } from "../../../components/storage/bucket/plan";
import { planReplicationRole } from "../../../components/storage/bucket/replication-role";
import { ofType } from "../network/given";

const role = { name: "copies", arn: "arn:aws:iam::111122223333:role/copies" };
const copy = {
  bucket: { dataClass: "restricted", arn: "arn:aws:s3:::the-copy" },
  key: { dataClass: "restricted", arn: "the-key-of-the-copy" },
  region: "eu-central-1",
  role,
} as const;

const plan = (own: Partial<BucketSpec<"restricted", string>>): readonly Planned[] =>
  planBucket<"restricted", string>(
    "patients",
    {
      dataClass: "restricted",
      owner: "shop-team",
      key: { dataClass: "restricted", serves: { s3: true }, arn: "the-key" },
      accessLogs: { name: "the-logs", accepts: { s3: true } },
      ...own,
    },
    "2026-06-01",
  ).resources;

const statementsOf = (resources: readonly Planned[]) =>
  ofType(resources, "AWS::S3::BucketPolicy").flatMap(({ properties }) => properties.PolicyDocument.Statement);

const roleSideOf = (resources: readonly Planned[]) =>
  ofType(resources, "AWS::IAM::ManagedPolicy").flatMap(({ properties }) => properties.PolicyDocument.Statement);

describe("restricted data", () => {
  it("has a copy or is one, or somebody gave that up by name, with a reason and an end", () => {
    const unsafe = [{ control: "restricted-data-copied", reason: "can be made anew", expires: "2026-12-31" }] as const;
    expect(() => plan({})).toThrow(/has no copy: name one with replica/);
    expect(() => plan({ replica: "off" })).toThrow(/give up "restricted-data-copied" in unsafe/);
    expect(() => plan({ unsafe: [{ ...unsafe[0], expires: "2026-05-31" }] })).toThrow(/ended on 2026-05-31/);
    expect(plan({ replica: "off", unsafe }).length).toBeGreaterThan(0);
    expect(plan({ replicaOf: { role } }).length).toBeGreaterThan(0);
  });
});

describe("a bucket that is copied", () => {
  const resources = plan({ replica: { use: copy } });
  const rule = ofType(resources, "AWS::S3::Bucket")[0]?.properties.ReplicationConfiguration?.Rules[0];

  it("is copied whole, under the copy's own key", () => {
    expect(rule).toMatchObject({
      Status: "Enabled",
      Filter: { Prefix: "" },
      SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: "Enabled" } },
      Destination: {
        Bucket: new Input("arn:aws:s3:::the-copy"),
        EncryptionConfiguration: { ReplicaKmsKeyID: new Input("the-key-of-the-copy") },
      },
    });
  });

  it("does not pass deletions on", () => {
    expect(rule?.DeleteMarkerReplication.Status).toBe("Disabled");
    const copying = [...statementsOf(resources), ...statementsOf(plan({ replicaOf: { role } }))].filter(
      ({ Effect }) => Effect === "Allow",
    );
    expect(copying.length).toBeGreaterThan(0);
    expect(JSON.stringify(copying.map(({ Action }) => Action))).not.toMatch(/Delete|PutObject|\*/);
  });

  it("opens each key for its own bucket alone, in its own region", () => {
    expect(
      roleSideOf(resources).map(({ Sid, Action, Resource, Condition }) => [Sid, Action, Resource, Condition]),
    ).toEqual([
      [
        "DecryptHere",
        ["kms:Decrypt"],
        new Input("the-key"),
        {
          StringEquals: {
            "kms:ViaService": { "Fn::Join": ["", ["s3", ".", { Ref: "AWS::Region" }, ".", { Ref: "AWS::URLSuffix" }]] },
            "kms:EncryptionContext:aws:s3:arn": { "Fn::GetAtt": ["bucket", "Arn"] },
          },
        },
      ],
      [
        "EncryptThere",
        ["kms:Encrypt", "kms:GenerateDataKey"],
        new Input("the-key-of-the-copy"),
        {
          StringEquals: {
            "kms:ViaService": { "Fn::Join": ["", ["s3.", "eu-central-1", ".", { Ref: "AWS::URLSuffix" }]] },
            "kms:EncryptionContext:aws:s3:arn": new Input("arn:aws:s3:::the-copy"),
          },
        },
      ],
    ]);
  });

  it("in another account belongs to that account, whose bucket lets in this role and nobody else", () => {
    const across = plan({ replica: { use: { ...copy, account: "444455556666" } } });
    expect(
      ofType(across, "AWS::S3::Bucket")[0]?.properties.ReplicationConfiguration?.Rules[0].Destination,
    ).toMatchObject({
      Account: new Input("444455556666"),
      AccessControlTranslation: { Owner: "Destination" },
    });
    const closed = (fromOtherAccount: boolean) =>
      statementsOf(plan({ replicaOf: { role, fromOtherAccount } })).find(({ Sid }) => Sid === "DenyOtherAccounts")
        ?.Condition;
    expect(closed(true)?.["ArnNotEquals"]).toEqual({ "aws:PrincipalArn": new Input(role.arn) });
    expect(closed(false)).not.toHaveProperty("ArnNotEquals");
  });
});

describe("the role that copies", () => {
  it("is S3's, and may do nothing of itself", () => {
    const { resources } = planReplicationRole("copies", { owner: "shop-team" });
    expect(resources).toHaveLength(1);
    expect(ofType(resources, "AWS::IAM::Role")[0]?.properties.AssumeRolePolicyDocument.Statement).toEqual([
      { Sid: "ReplicationByS3", Effect: "Allow", Principal: { Service: "s3.amazonaws.com" }, Action: "sts:AssumeRole" },
    ]);
  });
});
