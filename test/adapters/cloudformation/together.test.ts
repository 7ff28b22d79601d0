import { describe, expect, it } from "@jest/globals";
import type { RawObject } from "../../../components/model/raw";
import { adaptTogether, type Part } from "../../../policy-packs/adapters/cloudformation";

const part = (file: string, template: object, rest: Partial<Part> = {}): Part => ({
  file,
  template: template as RawObject,
  locate: () => 1,
  ...rest,
});

const bucket = (bucketName: unknown) => ({ Type: "AWS::S3::Bucket", Properties: { BucketName: bucketName } });
const policyOf = (bucketName: unknown) => ({ Type: "AWS::S3::BucketPolicy", Properties: { Bucket: bucketName } });
const nestedStack = (parameters: object) => ({
  Type: "AWS::CloudFormation::Stack",
  Properties: { TemplateURL: "https://example.com", Parameters: parameters },
});

/** The address of the bucket that the one bucket policy of a graph belongs to. */
const owners = (parts: readonly Part[]): readonly (string | undefined)[] => {
  const { graph } = adaptTogether(parts);
  return graph.all("AWS::S3::BucketPolicy").map((it) => graph.owner(it as never)?.address);
};

describe("templates that are deployed together", () => {
  const output = (value: unknown, name: unknown) => ({ Out: { Value: value, Export: { Name: name } } });
  const importer = part("b.yaml", { Resources: { Policy: policyOf({ "Fn::ImportValue": "shared" }) } });

  it("reach each other's resources through exports", () => {
    const exporter = part("a.yaml", {
      Resources: { Data: bucket("data") },
      Outputs: output({ Ref: "Data" }, "shared"),
    });
    expect(owners([exporter, importer])).toEqual(["Data"]);
    expect(owners([importer, exporter])).toEqual(["Data"]);
    expect(owners([importer])).toEqual([undefined]);
  });

  it("leave an import open that two stacks answer to", () => {
    const [one, other] = ["a.yaml", "c.yaml"].map((file) =>
      part(file, { Resources: { [file]: bucket(file) }, Outputs: output({ Ref: file }, "shared") }),
    );
    expect(owners([one, other, importer] as Part[])).toEqual([undefined]);
  });

  it("know their own names where the deployment tells them", () => {
    const exporter = part(
      "a.yaml",
      { Resources: { Data: bucket("data") }, Outputs: output({ Ref: "Data" }, { "Fn::Sub": "${AWS::StackName}-x" }) },
      { stack: "prod" },
    );
    expect(owners([exporter, part("b", { Resources: { P: policyOf({ "Fn::ImportValue": "prod-x" }) } })])).toEqual([
      "Data",
    ]);
    const reader = { "Fn::GetStackOutput": { StackName: "prod", OutputName: "Out" } };
    expect(owners([exporter, part("b", { Resources: { P: policyOf(reader) } })])).toEqual(["Data"]);
  });

  it("read what CDK writes for another region", () => {
    const writer = {
      Type: "Custom::CrossRegionExportWriter",
      Properties: { WriterProps: { exports: { "/cdk/exports/b/data": { Ref: "Data" } } } },
    };
    const parts = [
      part("a", { Resources: { Data: bucket("data"), Writer: writer } }),
      part("b", {
        Resources: {
          Reader: { Type: "Custom::CrossRegionExportReader" },
          Policy: policyOf({ "Fn::GetAtt": ["Reader", "/cdk/exports/b/data"] }),
        },
      }),
    ];
    expect(owners(parts)).toEqual(["Data"]);
  });

  it("hand parameters to nested stacks and read their outputs", () => {
    const inner = part("inner.yaml", {
      Parameters: { Name: { Type: "String" } },
      Resources: { Policy: policyOf({ Ref: "Name" }), Inner: bucket({ "Fn::Sub": "inner" }) },
      Outputs: { Bucket: { Value: { Ref: "Inner" } } },
    });
    const outer = part(
      "outer.yaml",
      {
        Resources: {
          Data: bucket("data"),
          Nested: nestedStack({ Name: { Ref: "Data" } }),
          InnersPolicy: policyOf({ "Fn::GetAtt": ["Nested", "Outputs.Bucket"] }),
        },
      },
      { nested: new Map([["Nested", inner]]) },
    );
    expect(owners([outer])).toEqual(["Inner", "Data"]);
  });

  it("tell resources of one name apart, and call them by it", () => {
    const [one, other] = ["a", "b"].map((stack) =>
      part(`${stack}.yaml`, { Resources: { Data: bucket(stack), Policy: policyOf({ Ref: "Data" }) } }, { stack }),
    );
    const { graph, homes } = adaptTogether([one, other] as Part[]);
    expect(graph.resources.map(({ address }) => address)).toEqual(["a/Data", "a/Policy", "b/Data", "b/Policy"]);
    expect(graph.resources.map(({ view }) => view.source.label)).toEqual(["Data", "Policy", "Data", "Policy"]);
    expect(owners([one, other] as Part[])).toEqual(["a/Data", "b/Data"]);
    expect(homes.get("b/Data")).toMatchObject({ part: { file: "b.yaml" }, id: "Data" });
  });

  it("end where stacks nest in or wait for each other", () => {
    const nested = new Map<string, Part>();
    const loop = part("a", { Resources: { Self: nestedStack({}), Data: bucket("data") } }, { nested });
    nested.set("Self", loop);
    expect(adaptTogether([loop]).graph.resources).toHaveLength(1);
    const waiting = (file: string, own: string, other: string) =>
      part(file, {
        Resources: { [file]: bucket({ "Fn::ImportValue": other }) },
        Outputs: output({ "Fn::ImportValue": other }, own),
      });
    expect(adaptTogether([waiting("A", "x", "y"), waiting("B", "y", "x")]).graph.resources).toHaveLength(2);
  });
});
