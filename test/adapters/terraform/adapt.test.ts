import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { Raw } from "../../../components/model/raw";
import { adaptPlan, isPlan } from "../../../policy-packs/adapters/terraform";

const refs = (...references: string[]): object => ({ references });

/** One resource of a plan: what is planned, what is not known yet, and how it is written. */
interface Written {
  readonly type: string;
  readonly name: string;
  readonly index?: string | number;
  readonly values?: object;
  readonly unknown?: object;
  readonly expressions?: object;
  readonly mode?: string;
}

const addressOf = ({ type, name, index, mode }: Written, prefix = ""): string =>
  `${prefix}${mode === "data" ? "data." : ""}${type}.${name}${index === undefined ? "" : `[${JSON.stringify(index)}]`}`;

const moduleOf = (resources: readonly Written[], prefix = ""): object => ({
  resources: resources
    .filter((it) => it.mode !== "data")
    .map((it) => ({
      address: addressOf(it, prefix),
      mode: "managed",
      type: it.type,
      name: it.name,
      ...(it.index === undefined ? {} : { index: it.index }),
      values: it.values ?? {},
    })),
});
const changesOf = (resources: readonly Written[], prefix = ""): readonly object[] =>
  resources.map((it) => ({
    address: addressOf(it, prefix),
    change: { actions: ["create"], after: it.values ?? {}, after_unknown: it.unknown ?? {} },
  }));
const configurationOf = (resources: readonly Written[]): object => ({
  resources: resources.map(({ type, name, mode = "managed", expressions = {} }) => ({ type, name, mode, expressions })),
});

const plan = (resources: readonly Written[]): object => ({
  format_version: "1.2",
  planned_values: { root_module: moduleOf(resources) },
  resource_changes: changesOf(resources),
  configuration: { root_module: configurationOf(resources) },
});

const bucket: Written = {
  type: "aws_s3_bucket",
  name: "b",
  values: { bucket: "logs", tags: null },
  unknown: { id: true, arn: true, versioning: true },
};
const block: Written = {
  type: "aws_s3_bucket_public_access_block",
  name: "p",
  values: { block_public_acls: true, restrict_public_buckets: false },
  unknown: { bucket: true, id: true },
  expressions: { bucket: refs("aws_s3_bucket.b.id", "aws_s3_bucket.b"), block_public_acls: { constant_value: true } },
};

describe("a plan's graph", () => {
  it("has resources at Terraform's addresses, of Terraform's types, read as CloudFormation's", () => {
    const { graph, notes } = adaptPlan(plan([bucket]));
    expect(graph.resources.map((it) => [it.address, it.type, it.kind])).toEqual([
      ["aws_s3_bucket.b", "aws_s3_bucket", "AWS::S3::Bucket"],
    ]);
    expect(graph.all("AWS::S3::Bucket")[0]?.view.get("BucketName").str()).toMatchObject({ known: true, value: "logs" });
    expect(notes).toEqual([]);
  });

  it("folds satellites by reference where ids are known only after apply, and reports in the plan's own words", () => {
    const [read] = adaptPlan(plan([bucket, block])).graph.all("AWS::S3::Bucket");
    const access = read?.view.get("PublicAccessBlockConfiguration");
    expect(access?.get("BlockPublicAcls").bool()).toMatchObject({
      value: true,
      at: { resource: "aws_s3_bucket_public_access_block.p", path: ["block_public_acls"] },
    });
    expect(access?.get("RestrictPublicBuckets").bool()).toMatchObject({ value: false });
  });

  it("names what is missing as one would write it", () => {
    const [read] = adaptPlan(plan([bucket])).graph.all("AWS::S3::Bucket");
    expect(read?.view.get("PublicAccessBlockConfiguration").get("BlockPublicAcls").spelled).toBe(
      "aws_s3_bucket_public_access_block.block_public_acls",
    );
  });

  it("links a known name to the resource of that name", () => {
    const policy: Written = {
      type: "aws_s3_bucket_policy",
      name: "q",
      values: { bucket: "logs", policy: '{"Statement":[]}' },
    };
    const { graph } = adaptPlan(plan([bucket, policy]));
    expect(graph.satellites({ address: "aws_s3_bucket.b" }, "AWS::S3::BucketPolicy").map((it) => it.address)).toEqual([
      "aws_s3_bucket_policy.q",
    ]);
  });

  it("counts types that nobody reads under their own names, and leaves data sources out", () => {
    const others: Written[] = [
      { type: "random_id", name: "r" },
      { type: "aws_unheard_of", name: "u" },
      { type: "aws_iam_policy_document", name: "d", mode: "data" },
    ];
    expect([...adaptPlan(plan(others)).graph.unread]).toEqual([
      ["random_id", 1],
      ["aws_unheard_of", 1],
    ]);
  });

  it("reads the provider's default tags", () => {
    const tagged: Written = { ...bucket, values: { bucket: "b", tags: { a: "1" }, tags_all: { a: "1", team: "t" } } };
    const [read] = adaptPlan(plan([tagged])).graph.all("AWS::S3::Bucket");
    expect(read?.view.get("Tags").raw).toEqual([
      { Key: "a", Value: "1" },
      { Key: "team", Value: "t" },
    ]);
  });
});

describe("what is known only after apply", () => {
  const securityGroup = (
    unknown: object,
    expressions: object,
    values: object = {},
  ): ReturnType<typeof adaptPlan>["graph"] =>
    adaptPlan(
      plan([
        { type: "aws_vpc", name: "v", unknown: { id: true } },
        { type: "aws_security_group", name: "g", values, unknown, expressions },
      ]),
    ).graph;
  const vpcId = (graph: ReturnType<typeof securityGroup>): Raw =>
    graph.all("AWS::EC2::SecurityGroup")[0]?.view.get("VpcId").raw;

  it("is open, and points to where it comes from", () => {
    const graph = securityGroup({ vpc_id: true }, { vpc_id: refs("aws_vpc.v.id", "aws_vpc.v") });
    expect(vpcId(graph)).toMatchObject({ reason: "it is known only after apply", from: ["aws_vpc.v"] });
  });

  it("is not set where the configuration does not mention it: the provider fills it in", () => {
    expect(vpcId(securityGroup({ vpc_id: true }, {}))).toBeUndefined();
  });

  it("may be one part of a block, in whatever order blocks are planned", () => {
    const graph = securityGroup(
      { ingress: [{ cidr_blocks: true }, { security_groups: [] }] },
      {
        ingress: [
          { from_port: { constant_value: 22 } },
          { cidr_blocks: refs("aws_vpc.v.cidr_block", "aws_vpc.v"), from_port: {} },
        ],
      },
      {
        ingress: [
          { from_port: 443, to_port: 443, protocol: "tcp" },
          { from_port: 22, to_port: 22, protocol: "tcp", cidr_blocks: ["10.0.0.0/8"] },
        ],
      },
    );
    const ingress = graph.all("AWS::EC2::SecurityGroup")[0]?.view.get("SecurityGroupIngress").items();
    expect(ingress).toMatchObject({ known: true });
    const rules = ingress?.known === true ? ingress.value : [];
    expect(rules.map((it) => it.get("CidrIp").raw)).toEqual([
      expect.objectContaining({ from: ["aws_vpc.v"] }),
      "10.0.0.0/8",
    ]);
  });

  it("is open inside a dynamic block, which the plan's configuration does not show", () => {
    const graph = securityGroup(
      { ingress: [{ from_port: true }] },
      {},
      { ingress: [{ to_port: 22, protocol: "tcp", cidr_blocks: ["0.0.0.0/0"] }] },
    );
    const ingress = graph.all("AWS::EC2::SecurityGroup")[0]?.view.get("SecurityGroupIngress").items();
    expect(ingress?.known === true ? ingress.value[0]?.get("FromPort").num() : undefined).toMatchObject({
      known: false,
      reason: "it is known only after apply",
    });
  });
});

describe("a policy that aws_iam_policy_document writes", () => {
  const policy: Written = {
    type: "aws_s3_bucket_policy",
    name: "q",
    unknown: { bucket: true, policy: true },
    expressions: {
      bucket: refs("aws_s3_bucket.b.id", "aws_s3_bucket.b"),
      policy: refs("data.aws_iam_policy_document.d.json", "data.aws_iam_policy_document.d"),
    },
  };
  const statement = {
    actions: ["s3:GetObject"],
    effect: null,
    not_actions: null,
    sid: "Read",
    principals: [
      { type: "AWS", identifiers: ["arn:aws:iam::123456789012:root"] },
      { type: "AWS", identifiers: ["arn:aws:iam::210987654321:root"] },
    ],
    condition: [
      { test: "Bool", variable: "aws:SecureTransport", values: ["true"] },
      { test: "Bool", variable: "aws:ViaAWSService", values: ["false"] },
    ],
  };
  const documented = (values: object): Raw => {
    const document: Written = {
      type: "aws_iam_policy_document",
      name: "d",
      mode: "data",
      values: { version: null, ...values },
      unknown: { json: true, id: true, statement: [{ resources: true }] },
      expressions: { statement: [{ resources: refs("aws_s3_bucket.b.arn", "aws_s3_bucket.b") }] },
    };
    return adaptPlan(plan([bucket, policy, document]))
      .graph.all("AWS::S3::BucketPolicy")[0]
      ?.view.get("PolicyDocument").raw;
  };

  it("is known but for the ARNs that are not", () => {
    expect(documented({ statement: [statement] })).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Read",
          Effect: "Allow",
          Action: ["s3:GetObject"],
          Resource: expect.objectContaining({ from: ["aws_s3_bucket.b"] }),
          Principal: { AWS: ["arn:aws:iam::123456789012:root", "arn:aws:iam::210987654321:root"] },
          Condition: { Bool: { "aws:SecureTransport": ["true"], "aws:ViaAWSService": ["false"] } },
        },
      ],
    });
  });

  it("lets anybody in where its principal is anybody", () => {
    const anybody = { ...statement, principals: [{ type: "*", identifiers: ["*"] }] };
    expect(documented({ statement: [anybody] })).toMatchObject({ Statement: [{ Principal: "*" }] });
  });

  it("is open where it takes statements from elsewhere", () => {
    expect(documented({ statement: [statement], source_policy_documents: ["{}"] })).toMatchObject({
      reason: "it is known only after apply",
      from: ["aws_s3_bucket.b"],
    });
  });
});

describe("modules, count and for_each", () => {
  const child = (prefix: string, resources: readonly Written[]): object => ({
    address: prefix.slice(0, -1),
    ...moduleOf(resources, prefix),
  });
  const inner: Written = { ...block, expressions: { bucket: refs("var.bucket") } };

  it("follows variables into the calling module, and outputs out of the called one", () => {
    const made: Written = { type: "aws_s3_bucket", name: "made", values: { bucket: "made" } };
    const json = {
      format_version: "1.2",
      planned_values: {
        root_module: {
          ...moduleOf([bucket]),
          child_modules: [child("module.guard.", [inner]), child('module.make["x.y"].', [made])],
        },
      },
      resource_changes: [
        ...changesOf([bucket]),
        ...changesOf([inner], "module.guard."),
        ...changesOf([made], 'module.make["x.y"].'),
      ],
      configuration: {
        root_module: {
          ...configurationOf([bucket]),
          module_calls: {
            guard: {
              expressions: { bucket: refs('module.make["x.y"].id', 'module.make["x.y"]') },
              module: configurationOf([inner]),
            },
            make: {
              module: {
                ...configurationOf([made]),
                outputs: { id: { expression: refs("aws_s3_bucket.made.id", "aws_s3_bucket.made") } },
              },
            },
          },
        },
      },
    };
    const { graph } = adaptPlan(json);
    const reads = graph
      .all("AWS::S3::Bucket")
      .map((it) => [it.address, it.view.get("PublicAccessBlockConfiguration").get("BlockPublicAcls").raw]);
    expect(reads).toEqual([
      ["aws_s3_bucket.b", undefined],
      ['module.make["x.y"].aws_s3_bucket.made', true],
    ]);
  });

  it("pairs instances of the same index, and heeds an index that is written", () => {
    const buckets: Written[] = ["k", "l"].map((index) => ({ ...bucket, index, values: { bucket: `bucket-${index}` } }));
    const blocks: Written[] = [{ ...block, index: "l" }];
    const blocked = (written: readonly Written[]): readonly string[] =>
      adaptPlan(plan([...buckets, ...written]))
        .graph.all("AWS::S3::Bucket")
        .filter((it) => it.view.get("PublicAccessBlockConfiguration").get("BlockPublicAcls").raw === true)
        .map((it) => it.address);
    expect(blocked(blocks)).toEqual(['aws_s3_bucket.b["l"]']);
    const indexed = refs('aws_s3_bucket.b["k"].id', 'aws_s3_bucket.b["k"]', "aws_s3_bucket.b");
    expect(blocked([{ ...block, expressions: { ...block.expressions, bucket: indexed } }])).toEqual([
      'aws_s3_bucket.b["k"]',
    ]);
  });

  it("follows each.value into what for_each goes over", () => {
    const buckets: Written[] = ["k", "l"].map((index) => ({ ...bucket, index, values: { bucket: `bucket-${index}` } }));
    const each = { ...block, index: "l", expressions: { bucket: refs("each.value.id", "each.value") } };
    const json = plan([...buckets, each]) as { configuration: { root_module: { resources: object[] } } };
    const written = json.configuration.root_module.resources;
    const chained = written.map((it, index) =>
      index < 2 ? it : { ...it, for_each_expression: refs("aws_s3_bucket.b") },
    );
    const { graph } = adaptPlan({ ...json, configuration: { root_module: { resources: chained } } });
    const [first, second] = graph
      .all("AWS::S3::Bucket")
      .map((it) => it.view.get("PublicAccessBlockConfiguration").get("BlockPublicAcls").raw);
    expect([first, second]).toEqual([undefined, true]);
  });

  it("does not turn round for ever where outputs and variables refer to each other", () => {
    const loop = {
      expressions: { bucket: refs("module.a.out") },
      module: { ...configurationOf([inner]), outputs: { out: { expression: refs("var.bucket") } } },
    };
    const json = {
      format_version: "1.2",
      planned_values: { root_module: { child_modules: [child("module.a.", [inner])] } },
      resource_changes: changesOf([inner], "module.a."),
      configuration: { root_module: { module_calls: { a: loop } } },
    };
    expect(adaptPlan(json).graph.resources).toHaveLength(1);
  });
});

describe("a bucket that is there already", () => {
  it("is judged by its satellites, not by what the provider read back before they are applied", () => {
    const read: Written = {
      ...bucket,
      unknown: {},
      values: { bucket: "logs", id: "logs", versioning: [{ enabled: false, mfa_delete: false }] },
    };
    const versioning: Written = {
      type: "aws_s3_bucket_versioning",
      name: "v",
      values: { bucket: "logs", versioning_configuration: [{ status: "Enabled" }] },
    };
    const [judged] = adaptPlan(plan([read, versioning])).graph.all("AWS::S3::Bucket");
    expect(judged?.view.get("VersioningConfiguration").get("Status").raw).toBe("Enabled");
  });
});

describe("isPlan", () => {
  it("knows a plan from other JSON", () => {
    expect(isPlan(plan([]))).toBe(true);
    for (const other of [{}, [], null, "x", { Resources: {} }, { format_version: "1.0", values: {} }])
      expect(isPlan(other)).toBe(false);
    expect(adaptPlan({}).notes).toEqual(["This is not the JSON of a Terraform plan."]);
  });
});

describe("whatever the JSON", () => {
  it("adapting it never throws", () => {
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(
          "aws_s3_bucket.b.id",
          "var.bucket",
          "module.a.out",
          "aws_s3_bucket",
          "b",
          'a["x',
          "",
          1,
          true,
          null,
        ),
        fc.array(tie("value"), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom("references", "bucket", "policy", "tags_all", "constant_value"), tie("value"), {
          maxKeys: 3,
        }),
      ),
    }));
    const resource = fc.record(
      {
        address: fc.constantFrom("aws_s3_bucket.b", "x"),
        type: fc.constantFrom("aws_s3_bucket", "aws_s3_bucket_policy"),
        name: fc.constant("b"),
        values: value,
        index: value,
      },
      { requiredKeys: ["address", "type", "name"] },
    );
    const written = fc.record({
      type: fc.constant("aws_s3_bucket_policy"),
      name: fc.constant("b"),
      expressions: value,
    });
    const configuration = fc.record(
      { resources: fc.array(written), module_calls: value, outputs: value },
      { requiredKeys: ["resources"] },
    );
    const any = fc.record({
      format_version: fc.constant("1.2"),
      planned_values: fc.record({
        root_module: fc.record(
          { resources: fc.array(resource), child_modules: value },
          { requiredKeys: ["resources"] },
        ),
      }),
      resource_changes: fc.array(
        fc.record({ address: fc.constant("aws_s3_bucket.b"), change: fc.record({ after_unknown: value }) }),
      ),
      configuration: fc.record({ root_module: configuration }),
    });
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), any), (json) => {
        const { graph, notes } = adaptPlan(json);
        expect(isPlan(json) || notes.length === 1).toBe(true);
        for (const it of graph.resources) expect(it.type).toMatch(/^aws_/);
      }),
      { numRuns: 1000 },
    );
  });
});
