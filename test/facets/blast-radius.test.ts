import { describe, expect, it } from "@jest/globals";
import { readdirSync, readFileSync } from "node:fs";
import { blastRadii, type BlastRadii } from "../../policy-packs/facets/blast-radius";
import { keyUses } from "../../policy-packs/facets/key-uses";
import { graphOf, unknown, type Stack } from "../rule-tester";

const of = (type: string, name: string, properties: object) => ({ type, name, properties }) as unknown as Stack[number];
const key = (name: string) => of("AWS::KMS::Key", name, {});
const ref = (name: string) => ({ Ref: name });

const reach = ({ keys }: BlastRadii): { readonly [key: string]: readonly string[] } =>
  Object.fromEntries(
    keys.map((it) => [
      it.key,
      it.losses.map(({ resource, lost, through }) => {
        const by = through === undefined ? "" : ` (through ${through.address})`;
        return `${resource.address}${by}: ${lost}`;
      }),
    ]),
  );

const radii = (...stack: Stack) => blastRadii(graphOf(stack));

describe("when a key is disabled", () => {
  it("what it encrypts is lost, and nothing else", () => {
    const stack = [
      key("Orders"),
      key("Logs"),
      of("AWS::SQS::Queue", "Jobs", { KmsMasterKeyId: ref("Orders") }),
      of("AWS::Logs::LogGroup", "Log", { KmsKeyId: { "Fn::GetAtt": ["Logs", "Arn"] } }),
      of("AWS::SQS::Queue", "Plain", { SqsManagedSseEnabled: true }),
    ];
    expect(reach(radii(...stack))).toEqual({
      Orders: ["Jobs: its messages can be neither sent nor received"],
      Logs: ["Log: its logs can be neither read nor written"],
    });
  });

  it("what hangs on that is lost as well, step by step", () => {
    const stack = [
      key("Orders"),
      of("AWS::RDS::DBCluster", "Db", { KmsKeyId: ref("Orders") }),
      of("AWS::RDS::DBInstance", "Member", { DBClusterIdentifier: ref("Db") }),
      of("AWS::RDS::DBInstance", "Copy", { SourceDBInstanceIdentifier: ref("Member") }),
    ];
    expect(reach(radii(...stack))["Orders"]).toEqual([
      "Db: the database stops, and its backups cannot be restored",
      "Member (through Db): it stops with its cluster",
      "Copy (through Member): it gets no changes any more",
    ]);
  });

  it("alarms that nobody hears any more are named", () => {
    const stack = [
      key("Alarms"),
      of("AWS::SNS::Topic", "Topic", { KmsMasterKeyId: ref("Alarms") }),
      of("AWS::CloudWatch::Alarm", "Alarm", { AlarmActions: [ref("Topic")] }),
    ];
    expect(reach(radii(...stack))["Alarms"]).toEqual([
      "Topic: nothing can be published to it",
      "Alarm (through Topic): nobody is told",
    ]);
  });

  it("a copy that is under it is no longer written, and the bucket that is copied lives on", () => {
    const stack = [
      key("Here"),
      key("There"),
      of("AWS::S3::Bucket", "Copy", encrypted("There")),
      of("AWS::S3::Bucket", "Data", {
        ...encrypted("Here"),
        LoggingConfiguration: { DestinationBucketName: ref("Logs") },
        ReplicationConfiguration: {
          Rules: [
            {
              Status: "Enabled",
              Destination: {
                Bucket: { "Fn::GetAtt": ["Copy", "Arn"] },
                EncryptionConfiguration: { ReplicaKmsKeyID: { "Fn::GetAtt": ["There", "Arn"] } },
              },
            },
          ],
        },
      }),
    ];
    expect(reach(radii(...stack))).toEqual({
      Here: ["Data: its objects can be neither read nor written"],
      There: [
        "Copy: its objects can be neither read nor written",
        "Data: nothing is copied any more",
        "Data (through Copy): nothing is copied any more",
      ],
    });
  });

  it("a database whose performance data is lost is not lost itself", () => {
    const stack = [
      key("Insights"),
      of("AWS::RDS::DBInstance", "Db", { PerformanceInsightsKMSKeyId: ref("Insights") }),
      of("AWS::RDS::DBInstance", "Copy", { SourceDBInstanceIdentifier: ref("Db") }),
    ];
    expect(reach(radii(...stack))["Insights"]).toEqual(["Db: its performance data cannot be read"]);
  });

  it("says where the key is named, in the input's own words", () => {
    const stack = [
      { type: "aws:kms/key:Key", properties: {} },
      { type: "aws:sqs/queue:Queue", properties: { kmsMasterKeyId: { Ref: "Key" } } },
    ];
    expect(blastRadii(graphOf(stack)).keys[0]?.losses[0]?.path).toBe("kmsMasterKeyId");
  });
});

describe("a key", () => {
  it("is found by its alias", () => {
    const stack = [
      key("Orders"),
      of("AWS::KMS::Alias", "Alias", { AliasName: "alias/orders", TargetKeyId: ref("Orders") }),
      of("AWS::SNS::Topic", "Topic", { KmsMasterKeyId: "alias/orders" }),
    ];
    expect(reach(radii(...stack))).toEqual({ Orders: ["Topic: nothing can be published to it"] });
  });

  it("that stands elsewhere is known by its name; AWS's own nobody can disable", () => {
    const arn = "arn:aws:kms:eu-west-1:111122223333:key/1";
    const stack = [
      of("AWS::SNS::Topic", "Topic", { KmsMasterKeyId: arn }),
      of("AWS::SQS::Queue", "Jobs", { KmsMasterKeyId: "alias/aws/sqs" }),
    ];
    expect(reach(radii(...stack))).toEqual({ [arn]: ["Topic: nothing can be published to it"] });
  });

  it("that nothing needs is told, too", () => {
    expect(reach(radii(key("Spare")))).toEqual({ Spare: [] });
  });

  it("that is not known is said to be unknown, and never guessed", () => {
    const { keys, unsure } = radii(key("Orders"), of("AWS::SQS::Queue", "Jobs", { KmsMasterKeyId: unknown }));
    expect(keys.flatMap(({ losses }) => losses)).toEqual([]);
    expect(unsure.map(({ resource, at }) => [resource.address, at.path])).toEqual([["Jobs", ["KmsMasterKeyId"]]]);
  });

  it("takes the same with it, whatever the order of resources", () => {
    const stack = [
      key("A"),
      of("AWS::SNS::Topic", "Topic", { KmsMasterKeyId: ref("A") }),
      of("AWS::CloudWatch::Alarm", "Alarm", { AlarmActions: [ref("Topic")] }),
      of("AWS::SQS::Queue", "Jobs", { KmsMasterKeyId: ref("A") }),
    ];
    const sorted = (it: BlastRadii) => [...(reach(it)["A"] ?? [])].sort();
    expect(sorted(radii(...[...stack].reverse()))).toEqual(sorted(radii(...stack)));
  });
});

/** Read, and no use of a key: who may use one, whose it is, what it is called, and a tag. */
const noUse =
  /^(?:KeyPolicy|KeySpec|KeyUsage|EnableKeyRotation|Tags\.Key|RouteKey|TargetKeyId|PrimaryKeyArn|UseAwsOwnedKey)$/;

describe("every kind that names a key", () => {
  const folder = "components/model/kinds";
  const kinds = readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .flatMap((file) => Object.entries(JSON.parse(readFileSync(`${folder}/${file}`, "utf8")) as Reads));
  const naming = kinds.filter(([, { reads = [] }]) =>
    reads.some((path) => /(?:kms|EncryptionKey|Provider\.KeyArn)/i.test(path) && !noUse.test(path)),
  );

  it("says what is lost with it", () => {
    expect(naming.length).toBeGreaterThan(30);
    expect(naming.map(([kind]) => kind).filter((kind) => !(kind in keyUses))).toEqual([]);
  });
});

interface Reads {
  readonly [kind: string]: { readonly reads?: readonly string[] };
}

function encrypted(name: string) {
  return {
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [
        { ServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID: ref(name) } },
      ],
    },
  };
}
