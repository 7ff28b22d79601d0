import { describe, expect, it } from "@jest/globals";
import { adaptTemplate, isTemplate, parseTemplate } from "../../../policy-packs/adapters/cloudformation";
import { adapt } from "./given";

const text = `AWSTemplateFormatVersion: "2010-09-09"
Transform: AWS::LanguageExtensions
Resources:
  Logs:
    Type: AWS::S3::Bucket
    DeletionPolicy: Retain
    Properties:
      BucketName: !Sub logs-\${AWS::AccountId}
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Logs
      PolicyDocument:
        Statement:
          - Effect: Allow
            Resource: !Sub \${Logs.Arn}/*
  ByName:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: logs-123456789012
  Fn::ForEach::Streams:
    - Name
    - [orders, pay-ments]
    - Stream&{Name}:
        Type: AWS::Kinesis::Stream
        Properties:
          Name: !Sub "\${Name}-stream"
          StreamEncryption:
            KeyId: !Ref Name
  Metadata:
    Type: AWS::CDK::Metadata
  Custom:
    Type: Custom::Thing
`;

const adaptText = (): ReturnType<typeof adaptTemplate> => {
  const parsed = parseTemplate(text, "app.yaml");
  if (parsed.problem !== undefined) throw new Error(parsed.problem.message);
  expect(isTemplate(parsed.template)).toBe(true);
  return adaptTemplate(parsed.template as never, { file: "app.yaml", locate: parsed.locate });
};

describe("a template's graph", () => {
  const { graph, notes } = adaptText();

  it("has the resources of known types, at their logical ids", () => {
    expect(graph.resources.map((it) => [it.address, it.kind])).toEqual([
      ["Logs", "AWS::S3::Bucket"],
      ["Policy", "AWS::S3::BucketPolicy"],
      ["ByName", "AWS::S3::BucketPolicy"],
      ["Streamorders", "AWS::Kinesis::Stream"],
      ["Streampayments", "AWS::Kinesis::Stream"],
    ]);
    expect(notes).toEqual([]);
  });

  it("counts other types, except for CDK's own bookkeeping", () => {
    expect([...graph.unread]).toEqual([["Custom::Thing", 1]]);
  });

  it("links satellites to their owner by reference and by name", () => {
    const [bucket] = graph.all("AWS::S3::Bucket");
    expect(bucket?.identities).toEqual(["logs-123456789012"]);
    expect(graph.satellites({ address: "Logs" }, "AWS::S3::BucketPolicy").map((it) => it.address)).toEqual([
      "Policy",
      "ByName",
    ]);
  });

  it("knows what CloudFormation will not delete", () => {
    expect(graph.get("Logs")?.options.onDelete).toBe("retain");
    expect(graph.get("Policy")?.options.onDelete).toBe("delete");
  });

  it("finds the line of a property, and of the nearest thing written where it is absent", () => {
    const lineOf = (id: string, ...path: (string | number)[]): number | undefined => graph.get(id)?.locate(path)?.line;
    expect(graph.get("Logs")?.locate([])).toEqual({ file: "app.yaml", line: 4 });
    expect(lineOf("Logs", "BucketName")).toBe(8);
    expect(lineOf("Logs", "BucketEncryption", "Rules", 0)).toBe(7);
    expect(lineOf("Policy", "PolicyDocument", "Statement", 0, "Resource")).toBe(16);
  });

  it("carries out loops and finds the lines of what they make", () => {
    const stream = graph.all("AWS::Kinesis::Stream")[1];
    expect(stream?.view.get("Name").raw).toBe("pay-ments-stream");
    expect(stream?.view.get("StreamEncryption").get("KeyId").raw).toBe("pay-ments");
    expect(stream?.locate(["Name"])?.line).toBe(27);
  });
});

describe("what a template leaves open", () => {
  it.each([
    [{ Transform: ["Count", "AWS::LanguageExtensions"] }, /macro Count may change/],
    [{ Transform: { Name: "AWS::Include", Parameters: {} } }, /AWS::Include brings in/],
  ])("%j is said", (sections, note) => {
    const { notes } = adapt({ ...sections, Resources: {} });
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatch(note);
  });

  it("says which loops are not carried out, and which entries are no resources", () => {
    const { notes } = adapt({
      Parameters: { Names: { Type: "CommaDelimitedList" } },
      Resources: {
        "Fn::ForEach::All": ["Name", { Ref: "Names" }, { "A${Name}": { Type: "AWS::S3::Bucket" } }],
        Bad: 7,
        Odd: {},
      },
    });
    expect(notes).toEqual([
      "Fn::ForEach::All is not expanded: parameter Names has no default; its resources are not judged.",
      "Without a type, and not judged: Bad, Odd.",
    ]);
  });

  it("stops loops that make entries without end", () => {
    const many = Array.from({ length: 200 }, (_, i) => `x${String(i)}`);
    const inner = { "Fn::ForEach::B": ["b", many, { "A${a}${b}": { Type: "AWS::S3::Bucket" } }] };
    const { notes } = adapt({ Resources: { "Fn::ForEach::A": ["a", many, inner] } });
    expect(notes[0]).toMatch(/makes more than 10000 entries/);
  });
});

describe("isTemplate", () => {
  it.each([
    [{ Resources: { A: { Type: "AWS::S3::Bucket" } } }, true],
    [{ Resources: { A: { Type: "Custom::Thing" } } }, true],
    [{ AWSTemplateFormatVersion: "2010-09-09", Resources: {} }, true],
    [{ Resources: {} }, false],
    [{ Resources: { A: { kind: "Pod" } } }, false],
    [{ Resources: [] }, false],
    [{ resources: { A: { Type: "AWS::S3::Bucket" } } }, false],
    [[], false],
    [null, false],
    ["text", false],
  ])("%j: %s", (value, expected) => {
    expect(isTemplate(value)).toBe(expected);
  });
});
