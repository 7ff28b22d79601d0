import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { Input, type Planned, type Text } from "../../../components/model/plan";
import type { PolicyStatement } from "../../../components/model/planned/policy";
import { planBucket } from "../../../components/storage/bucket/plan";
import type { BucketGrant, BucketRight } from "../../../components/storage/bucket/spec";
import type { Grants } from "../../../components/storage/grants";
import { ofType } from "../network/given";

const today = "2026-06-01";
const shop = { name: "shop-role", arn: "arn:aws:iam::111122223333:role/shop-role" };

const plan = (grants: Grants<BucketGrant<string>>): readonly Planned[] =>
  planBucket<"internal", string>(
    "invoices",
    {
      dataClass: "internal",
      owner: "shop-team",
      key: { dataClass: "internal", serves: { s3: true }, arn: "the-key" },
      accessLogs: { name: "the-logs", accepts: { s3: true } },
      grants,
    },
    today,
  ).resources;

const granted = (can: readonly BucketRight[], own: Partial<BucketGrant<string>> = {}) =>
  plan({ shop: { to: shop, can, why: "writes invoices", ...own } });

/** What the bucket's policy allows, and what the role's. */
const bucketSide = (resources: readonly Planned[]): readonly PolicyStatement<Text>[] =>
  ofType(resources, "AWS::S3::BucketPolicy")
    .flatMap(({ properties }) => properties.PolicyDocument.Statement)
    .filter(({ Effect }) => Effect === "Allow");

const roleSide = (resources: readonly Planned[]): readonly PolicyStatement<Text>[] =>
  ofType(resources, "AWS::IAM::ManagedPolicy").flatMap(({ properties }) => properties.PolicyDocument.Statement);

const actionsOf = (statements: readonly PolicyStatement<Text>[]): readonly string[] =>
  statements.flatMap(({ Action }) => Action).sort();

describe("a grant on a bucket", () => {
  it("lets in one role, on both sides: objects in the bucket's policy, the key in the role's", () => {
    const resources = granted(["read"]);
    expect(bucketSide(resources)).toEqual([
      {
        Sid: "ShopRead",
        Effect: "Allow",
        Principal: { AWS: new Input(shop.arn) },
        Action: ["s3:GetObject"],
        Resource: { "Fn::Join": ["", [{ "Fn::GetAtt": ["bucket", "Arn"] }, "/", "*"]] },
      },
    ]);
    const [policy] = ofType(resources, "AWS::IAM::ManagedPolicy");
    expect(policy).toMatchObject({ id: "grant-shop", properties: { Roles: [new Input(shop.name)] } });
    expect(policy?.properties.Description).toBe("shop on bucket invoices: read: writes invoices");
    expect(roleSide(resources)).toEqual([
      {
        Sid: "ShopKey",
        Effect: "Allow",
        Action: ["kms:Decrypt"],
        Resource: new Input("the-key"),
        Condition: {
          StringEquals: {
            "kms:ViaService": { "Fn::Join": ["", ["s3", ".", { Ref: "AWS::Region" }, ".", { Ref: "AWS::URLSuffix" }]] },
            "kms:EncryptionContext:aws:s3:arn": { "Fn::GetAtt": ["bucket", "Arn"] },
          },
        },
      },
    ]);
  });

  it("allows what it says and no more", () => {
    const allowed = (can: BucketRight) => actionsOf([...bucketSide(granted([can])), ...roleSide(granted([can]))]);
    expect(allowed("read")).toEqual(["kms:Decrypt", "s3:GetObject"]);
    expect(allowed("list")).toEqual(["s3:ListBucket"]);
    expect(allowed("delete")).toEqual(["s3:DeleteObject"]);
    expect(allowed("read-versions")).toEqual(["kms:Decrypt", "s3:GetObjectVersion", "s3:ListBucketVersions"]);
    expect(allowed("write")).toEqual([
      "kms:Decrypt",
      "kms:GenerateDataKey",
      "s3:AbortMultipartUpload",
      "s3:ListMultipartUploadParts",
      "s3:PutObject",
    ]);
  });

  it("reaches what begins with its prefix, names included", () => {
    const [list, read] = bucketSide(granted(["read", "list"], { prefix: "2026/" }));
    expect(list?.Condition).toEqual({ StringLike: { "s3:prefix": "2026/*" } });
    expect(JSON.stringify(read?.Resource)).toContain('"2026/"');
    expect(() => granted(["read"], { prefix: "*/secret" })).toThrow(/write it without/);
  });

  it("ends at midnight after its last day, on both sides and in every statement", () => {
    const resources = granted(["read", "write", "list", "read-versions"], { until: "2026-12-31", prefix: "2026/" });
    const statements = [...bucketSide(resources), ...roleSide(resources)];
    expect(statements.length).toBeGreaterThan(4);
    for (const { Condition } of statements)
      expect(Condition?.["DateLessThan"]).toEqual({ "aws:CurrentTime": "2027-01-01T00:00:00Z" });
  });

  it("is refused when it has ended, says no reason, allows nothing or has no name", () => {
    expect(() => granted(["read"], { until: "2026-05-31" })).toThrow(
      "Grant shop on bucket invoices ended on 2026-05-31",
    );
    expect(() => granted(["read"], { why: " " })).toThrow("Grant shop on bucket invoices must say why.");
    expect(() => granted([])).toThrow("Grant shop on bucket invoices allows nothing");
    expect(() => plan({ "Shop 1": { to: shop, can: ["read"], why: "reads" } })).toThrow(/use small letters/);
  });

  it("changes nothing for the others", () => {
    const audit: BucketGrant<string> = { to: { name: "audit", arn: "the-auditor" }, can: ["list"], why: "counts" };
    const before = plan({ audit });
    const after = plan({ shop: { to: shop, can: ["read"], why: "reads" }, audit });
    expect(bucketSide(after)).toEqual(expect.arrayContaining([...bucketSide(before)]));
    expect(after).toEqual(expect.arrayContaining(before.filter(({ type }) => type === "AWS::IAM::ManagedPolicy")));
  });
});

const can = fc.uniqueArray(fc.constantFrom<BucketRight>("delete", "list", "read", "read-versions", "write"), {
  minLength: 1,
});
const anyGrants = fc.dictionary(
  fc.stringMatching(/^[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,5}){0,2}$/),
  fc.record({ to: fc.constant(shop), can, why: fc.constant("a test"), until: fc.constant("2026-12-31") }),
  { maxKeys: 5 },
);

describe("whatever is granted", () => {
  it("names every action, the one role, and a last day; and each statement has a name of its own", () => {
    fc.assert(
      fc.property(anyGrants, (grants) => {
        const resources = plan(grants);
        const bucket = bucketSide(resources);
        const statements = [...bucket, ...roleSide(resources)];
        expect(actionsOf(statements).join()).not.toContain("*");
        expect(
          bucket.every(({ Principal }) => JSON.stringify(Principal) === JSON.stringify({ AWS: new Input(shop.arn) })),
        ).toBe(true);
        expect(statements.every(({ Condition }) => Condition?.["DateLessThan"] !== undefined)).toBe(true);
        expect(new Set(bucket.map(({ Sid }) => Sid)).size).toBe(bucket.length);
        expect(new Set(resources.map(({ id }) => id)).size).toBe(resources.length);
      }),
    );
  });
});
