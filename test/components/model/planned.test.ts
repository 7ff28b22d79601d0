import { beforeAll, describe, expect, it } from "@jest/globals";
import { loadAwsServiceSpec } from "@aws-cdk/aws-service-spec";
import { isText } from "../../../components/model/plan";
import { plans } from "../plans";

type Schema = Awaited<ReturnType<typeof loadAwsServiceSpec>>;
type Properties = ReturnType<typeof definitionOf>["properties"];
type PropertyType = Properties[string]["type"];

const definitionOf = (from: Schema, id: string) => from.get("typeDefinition", id);

let schema: Schema;
beforeAll(async () => {
  schema = await loadAwsServiceSpec();
});

const isRecord = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isWritten = (value: unknown): boolean => typeof value === "string" || isText(value);

/** What is wrong with a value, by CloudFormation's own schema: nothing, where one of the types it may have fits. */
const faults = (value: unknown, type: PropertyType, path: string): readonly string[] => {
  switch (type.type) {
    case "union":
      return type.types.map((it) => faults(value, it, path)).sort((a, b) => a.length - b.length)[0] ?? [];
    case "array":
      return Array.isArray(value)
        ? value.flatMap((item, index) => faults(item, type.element, `${path}[${String(index)}]`))
        : [`${path} is no list`];
    case "map":
      return isRecord(value)
        ? Object.entries(value).flatMap(([key, item]) => faults(item, type.element, `${path}.${key}`))
        : [`${path} is no map`];
    case "ref":
      return isRecord(value)
        ? faultsOfRecord(value, definitionOf(schema, type.reference.$ref).properties, path)
        : [`${path} is no object`];
    case "tag":
      return isRecord(value) && "Key" in value && "Value" in value ? [] : [`${path} is no tag`];
    case "boolean":
      return typeof value === "boolean" ? [] : [`${path} is not true or false`];
    case "integer":
    case "number":
      return typeof value === "number" ? [] : [`${path} is no number`];
    case "json":
      return isRecord(value) ? [] : [`${path} is no object`];
    default:
      return isWritten(value) ? [] : [`${path} is no text`];
  }
};

const faultsOfRecord = (record: object, properties: Properties, path: string): readonly string[] => [
  ...Object.entries(record).flatMap(([name, value]) => {
    const property = properties[name];
    return property === undefined ? [`${path}.${name} is unknown`] : faults(value, property.type, `${path}.${name}`);
  }),
  ...Object.entries(properties).flatMap(([name, { required }]) =>
    required === true && !(name in record) ? [`${path}.${name} is missing`] : [],
  ),
];

const faultsOf = (type: string, properties: object): readonly string[] => {
  const [resource] = schema.lookup("resource", "cloudFormationType", "equals", type);
  return resource === undefined ? [`${type} is unknown`] : faultsOfRecord(properties, resource.properties, type);
};

describe("what plans write", () => {
  it.each(plans)("%s is what CloudFormation's schema knows, to the last property", (_, resources) => {
    const own = resources.filter(({ type }) => !type.startsWith("Custom::"));
    expect(own.flatMap(({ type, properties }) => faultsOf(type, properties))).toEqual([]);
  });

  it("would be caught with a misspelling, a missing part or a wrong type", () => {
    expect(faultsOf("AWS::EC2::Subnett", {})).toEqual(["AWS::EC2::Subnett is unknown"]);
    expect(faultsOf("AWS::EC2::Subnet", { VpcID: "vpc", MapPublicIpOnLaunch: "false", Tags: [{ Name: "a" }] })).toEqual(
      [
        "AWS::EC2::Subnet.VpcID is unknown",
        "AWS::EC2::Subnet.MapPublicIpOnLaunch is not true or false",
        "AWS::EC2::Subnet.Tags[0] is no tag",
        "AWS::EC2::Subnet.VpcId is missing",
      ],
    );
  });
});
