import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { Unresolved } from "../../../components/model/raw";
import { adaptPulumi } from "../../../policy-packs/adapters/pulumi/adapt";
import { readPreview, readState } from "../../../policy-packs/adapters/pulumi/state";

const urnOf = (type: string, name: string): string => `urn:pulumi:dev::shop::${type}::${name}`;
const bucketType = "aws:s3/bucket:Bucket";
const blockType = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const bucketUrn = urnOf(bucketType, "logs");
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };

const bucket = {
  urn: bucketUrn,
  custom: true,
  id: "logs-1a2b",
  type: bucketType,
  inputs: { __defaults: ["bucket"], bucket: "logs-1a2b", tags: { __defaults: [], team: "shop" } },
  outputs: { arn: "arn:aws:s3:::logs-1a2b", bucket: "logs-1a2b", id: "logs-1a2b" },
  parent: urnOf("pulumi:pulumi:Stack", "shop-dev"),
  provider: `${urnOf("pulumi:providers:aws", "default")}::5a1c`,
  protect: true,
  sourcePosition: "project:///src/store%20room.ts#12,3",
};
const block = {
  urn: urnOf(blockType, "logs"),
  custom: true,
  type: blockType,
  inputs: { bucket: "logs-1a2b", blockPublicAcls: true },
  propertyDependencies: { bucket: [bucketUrn] },
};
const exported = (...resources: readonly object[]): object => ({ version: 3, deployment: { manifest: {}, resources } });

describe("readState", () => {
  it("reads what a stack export tells of a resource", () => {
    expect(readState(exported(bucket))).toEqual([
      {
        urn: bucketUrn,
        type: bucketType,
        name: "logs",
        id: "logs-1a2b",
        props: { bucket: "logs-1a2b", tags: { team: "shop" } },
        outputs: bucket.outputs,
        parent: bucket.parent,
        provider: bucket.provider,
        propertyDependencies: {},
        protect: true,
        retainOnDelete: false,
        dependencies: [],
        source: { file: "src/store room.ts", line: 12 },
      },
    ]);
  });

  it("reads what the program told the engine", () => {
    const told = { retainOnDelete: true, ignoreChanges: ["tags"], dependencies: [urnOf("aws:kms/key:Key", "key")] };
    const [read] = adaptPulumi(
      readState(exported({ ...bucket, ...told }, { ...block, ignoreChanges: ["*"] })),
    ).resources;
    expect(read?.options).toEqual({
      protect: true,
      onDelete: "retain",
      onReplace: "retain",
      provider: urnOf("pulumi:providers:aws", "default"),
      dependsOn: told.dependencies,
      ignoreChanges: [
        { resource: bucketUrn, path: "tags" },
        { resource: urnOf(blockType, "logs"), path: "*" },
      ],
    });
  });

  it("reads the file of a state backend as well", () => {
    expect(readState({ version: 3, checkpoint: { stack: "dev", latest: { resources: [bucket] } } })).toHaveLength(1);
  });

  it("keeps stacks and providers, and leaves out what awaits deletion and what the stack does not manage", () => {
    const stack = { urn: bucket.parent, type: "pulumi:pulumi:Stack" };
    const provider = {
      urn: urnOf("pulumi:providers:aws", "default"),
      type: "pulumi:providers:aws",
      inputs: { region: "eu-west-1" },
    };
    const read = readState(
      exported(stack, provider, { ...bucket, delete: true }, { ...bucket, external: true, inputs: {} }),
    );
    expect(read.map((it) => it.type)).toEqual(["pulumi:pulumi:Stack", "pulumi:providers:aws"]);
  });

  it("opens secrets that the export shows, and leaves encrypted ones open", () => {
    const inputs = { shown: { ...secret, plaintext: '{"a":1}' }, kept: { ...secret, ciphertext: "v1:abc" } };
    const [read] = readState(exported({ ...bucket, inputs, propertyDependencies: { kept: [bucketUrn] } }));
    expect(read?.props["shown"]).toEqual({ a: 1 });
    expect(read?.props["kept"]).toEqual(
      new Unresolved(expect.stringContaining("encrypted") as unknown as string, [bucketUrn]),
    );
  });

  it("points at the user's line, not at a library's", () => {
    const stackTrace = ["project:///node_modules/lib/index.js#9", { sourcePosition: "project:///index.ts#4,1" }];
    const [read] = readState(
      exported({ ...bucket, sourcePosition: "project:///node_modules/lib/bucket.js#7", stackTrace }),
    );
    expect(read?.source).toEqual({ file: "index.ts", line: 4 });
    const [odd] = readState(exported({ ...bucket, sourcePosition: "project:///100%.ts#1" }));
    expect(odd?.source).toEqual({ file: "100%.ts", line: 1 });
  });

  it("folds satellites into the bucket they name", () => {
    const [read] = adaptPulumi(readState(exported(bucket, block))).all("AWS::S3::Bucket");
    expect(read?.view.get("PublicAccessBlockConfiguration").get("BlockPublicAcls").raw).toBe(true);
    expect(read?.options.protect).toBe(true);
  });
});

describe("readPreview", () => {
  const fresh = {
    ...bucket,
    id: unknown,
    inputs: { bucketPrefix: "logs" },
    outputs: { arn: unknown, bucketPrefix: "logs" },
  };
  const pending = { ...block, inputs: { bucket: unknown, blockPublicAcls: true, policy: "[secret]" } };

  it("knows where what is unknown will come from, so that satellites find their bucket", () => {
    const read = readPreview({
      steps: [
        { op: "create", newState: fresh },
        { op: "create", newState: pending },
      ],
    });
    expect(read.map((it) => it.id)).toEqual([undefined, undefined]);
    expect(read[1]?.props["bucket"]).toMatchObject({ from: [bucketUrn] });
    const [judged] = adaptPulumi(read).all("AWS::S3::Bucket");
    expect(judged?.view.get("PublicAccessBlockConfiguration").get("BlockPublicAcls").raw).toBe(true);
  });

  it("never takes the word that hides a secret for its value", () => {
    const [read] = readPreview({ steps: [{ op: "create", newState: pending }] });
    expect(read?.props["policy"]).toEqual(new Unresolved("it is a secret that the preview does not show"));
  });

  it("leaves out what will be deleted, and counts a resource that is replaced once, as it will be", () => {
    const steps = [
      { op: "delete", oldState: bucket },
      { op: "delete-replaced", oldState: block, newState: block },
      { op: "create-replacement", newState: { ...fresh, inputs: { bucketPrefix: "old" } } },
      { op: "replace", newState: fresh },
    ];
    expect(readPreview({ steps }).map((it) => it.props)).toEqual([{ bucketPrefix: "logs" }]);
  });
});

describe("whatever the JSON", () => {
  it("reading it never throws", () => {
    const state = fc.record(
      {
        urn: fc.string(),
        type: fc.string(),
        inputs: fc.jsonValue(),
        outputs: fc.jsonValue(),
        propertyDependencies: fc.jsonValue(),
        sourcePosition: fc.jsonValue(),
      },
      { requiredKeys: ["urn", "type"] },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          fc.array(state).map((resources) => ({ deployment: { resources } })),
        ),
        fc.array(fc.oneof(state, fc.jsonValue())),
        (json, states) => {
          expect(Array.isArray(readState(json))).toBe(true);
          expect(
            readPreview({ steps: states.map((newState) => ({ op: "create", newState })) }).length,
          ).toBeLessThanOrEqual(states.length);
        },
      ),
    );
  });
});
