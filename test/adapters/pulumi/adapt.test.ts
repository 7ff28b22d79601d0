import { describe, expect, it } from "@jest/globals";
import type { AnyResource, Resource } from "../../../components/model/graph";
import { Unresolved, type RawObject } from "../../../components/model/raw";
import { adaptPulumi } from "../../../policy-packs/adapters/pulumi/adapt";
import type { PulumiResource } from "../../../policy-packs/adapters/pulumi/resource";

const made = (type: string, name: string, props: RawObject, more: Partial<PulumiResource> = {}): PulumiResource => ({
  urn: `urn:pulumi:dev::shop::${type}::${name}`,
  type,
  name,
  props,
  propertyDependencies: {},
  protect: false,
  ...more,
});

const bucket = made("aws:s3/bucket:Bucket", "orders", {}, { id: "orders-1a2b3c4" });
const notYet = (...from: readonly PulumiResource[]) =>
  new Unresolved(
    "is known only after deployment",
    from.map(({ urn }) => urn),
  );

const theBucket = (resources: readonly PulumiResource[]): Resource<"AWS::S3::Bucket"> =>
  adaptPulumi(resources).all("AWS::S3::Bucket")[0] as Resource<"AWS::S3::Bucket">;

const statusOf = (it: Resource<"AWS::S3::Bucket">) => it.view.get("VersioningConfiguration").get("Status").str();

describe("a satellite of a bucket", () => {
  const versioning = (pointer: RawObject[string]) =>
    made("aws:s3/bucketVersioning:BucketVersioning", "v", {
      bucket: pointer,
      versioningConfiguration: { status: "Enabled" },
    });

  it("is found by the bucket's known id", () => {
    expect(statusOf(theBucket([bucket, versioning("orders-1a2b3c4")]))).toMatchObject({
      known: true,
      value: "Enabled",
    });
  });

  it("is found by the engine's dependencies where the id is not known yet", () => {
    expect(statusOf(theBucket([bucket, versioning(notYet(bucket))]))).toMatchObject({ known: true, value: "Enabled" });
  });

  it("says where it was written: in the satellite, in the user's words", () => {
    expect(statusOf(theBucket([bucket, versioning(notYet(bucket))])).at).toMatchObject({
      resource: "urn:pulumi:dev::shop::aws:s3/bucketVersioning:BucketVersioning::v",
      path: ["versioningConfiguration", "status"],
    });
  });

  it("keeps its name in the path where there is none", () => {
    expect(statusOf(theBucket([bucket])).at.path).toEqual(["BucketVersioning", "versioningConfiguration", "status"]);
  });

  it("is judged alone where its bucket is elsewhere: as a bucket of which nothing else is known", () => {
    const orphan = theBucket([versioning("somebody-elses")]);
    expect(statusOf(orphan)).toMatchObject({ known: true, value: "Enabled" });
    expect(orphan.view.get("Tags").items()).toMatchObject({ known: false, elsewhere: true });
    expect(orphan.view.get("PublicAccessBlockConfiguration").get("BlockPublicAcls").bool()).toMatchObject({
      elsewhere: true,
    });
  });

  it.each(["aws:s3/bucketVersioningV2:BucketVersioningV2"])("is read under its older name %s", (type) => {
    const older = made(type, "v", { bucket: notYet(bucket), versioningConfiguration: { status: "Enabled" } });
    expect(statusOf(theBucket([bucket, older]))).toMatchObject({ value: "Enabled" });
  });
});

describe("a bucket", () => {
  it("reads the properties that version 5 wrote inside it", () => {
    expect(statusOf(theBucket([made("aws:s3/bucket:Bucket", "b", { versioning: { enabled: true } })]))).toMatchObject({
      value: "Enabled",
    });
  });

  it("reads the same under the name of version 6", () => {
    expect(theBucket([made("aws:s3/bucketV2:BucketV2", "b", { bucket: "x" })]).kind).toBe("AWS::S3::Bucket");
  });

  it("reads the same from aws-native, whose acronyms are words", () => {
    const native = made("aws-native:s3:Bucket", "b", {
      bucketEncryption: {
        serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault: { sseAlgorithm: "aws:kms" } }],
      },
    });
    const rules = theBucket([native]).view.get("BucketEncryption").get("ServerSideEncryptionConfiguration").items();
    const first = rules.known ? rules.value[0] : undefined;
    const algorithm = first?.get("ServerSideEncryptionByDefault").get("SSEAlgorithm");
    expect(algorithm?.str()).toMatchObject({ value: "aws:kms" });
    expect(algorithm?.spelled).toBe(
      "bucketEncryption.serverSideEncryptionConfiguration[0].serverSideEncryptionByDefault.sseAlgorithm",
    );
  });
});

describe("a provider's default tags", () => {
  const provider = made("pulumi:providers:aws", "p", {
    defaultTags: JSON.stringify({ tags: { Owner: "orders", Stage: "dev" } }),
  });
  const tagged = (tags: RawObject) =>
    made("aws:s3/bucket:Bucket", "b", { tags }, { provider: `${provider.urn}::04da6b54` });

  it("are each resource's own, and the resource's win", () => {
    const tags = theBucket([provider, tagged({ Stage: "prod" })]).view.get("Tags");
    expect(tags.raw).toEqual([
      { Key: "Owner", Value: "orders" },
      { Key: "Stage", Value: "prod" },
    ]);
  });
});

describe("a password", () => {
  const database = (secretsWithheld: boolean) =>
    adaptPulumi([made("aws:rds/instance:Instance", "db", { password: "horse" }, { secretsWithheld })]).all(
      "AWS::RDS::DBInstance",
    )[0];
  const password = (secretsWithheld: boolean) => database(secretsWithheld)?.view.get("MasterUserPassword").str();

  it("is the program's own where the host withholds what comes from elsewhere", () => {
    expect(password(true)).toMatchObject({ known: true, value: "horse" });
  });

  it("is set and not known where an engine marks all alike", () => {
    expect(password(false)).toMatchObject({ known: false });
  });
});

describe("one rule with two blocks", () => {
  const rule = made("aws:ec2/securityGroupRule:SecurityGroupRule", "r", {
    type: "ingress",
    protocol: "tcp",
    fromPort: 443,
    toPort: 443,
    securityGroupId: "sg-1",
    cidrBlocks: ["10.0.0.0/8", "0.0.0.0/0"],
  });

  it("reads as two of CloudFormation's", () => {
    const read = adaptPulumi([rule]).all("AWS::EC2::SecurityGroupIngress");
    expect(read.map((it) => it.view.get("CidrIp").spelled)).toEqual(["cidrBlocks[0]", "cidrBlocks[1]"]);
    expect(read.map((it) => it.address)).toEqual([rule.urn, `${rule.urn}#2`]);
  });
});

describe("what no mapping reads", () => {
  it("is counted by type, but for the engine's own bookkeeping", () => {
    const graph = adaptPulumi([
      made("aws:braket/nothing:Nothing", "a", {}),
      made("aws:braket/nothing:Nothing", "b", {}),
      made("pulumi:pulumi:Stack", "s", {}),
      made("my:component:Thing", "c", {}),
    ]);
    expect(graph.resources.map((it: AnyResource) => it.type)).toEqual([]);
    expect([...graph.unread]).toEqual([["aws:braket/nothing:Nothing", 2]]);
  });
});
