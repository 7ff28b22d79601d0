import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { adaptTemplate, adaptTogether, isTemplate, parseTemplate } from "../../../policy-packs/adapters/cloudformation";

const adapt = (template: unknown): ReturnType<typeof adaptTemplate> => {
  const part = { file: "one.yaml", template: template as never, locate: () => 1 };
  adaptTogether([part, { ...part, file: "other.yaml", nested: new Map([["Nested", part]]) }]);
  return adaptTemplate(template as never, { file: "template.json", locate: () => 1 });
};

const names = fc.constantFrom("A", "B", "C", "AWS::Region", "AWS::NoValue", "__proto__", "constructor");
const functions = [
  ...[
    "And",
    "Base64",
    "Cidr",
    "Equals",
    "FindInMap",
    "ForEach::X",
    "GetAtt",
    "GetAZs",
    "If",
    "ImportValue",
    "Join",
    "Length",
  ],
  ...["Not", "Or", "Select", "Split", "Sub", "ToJsonString", "Transform", "Foo"],
].map((name) => `Fn::${name}`);

/** JSON that is rich in intrinsic functions with arguments of any shape. */
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.oneof(
      names,
      fc.constantFrom("${A}", "${A.B}/${!B}", "${", "10.0.0.0/16", ","),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
    ),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(
      fc.oneof(names, fc.constantFrom("Type", "Properties", "Condition", "Default", "Fn::ForEach::Y")),
      tie("value"),
      { maxKeys: 4 },
    ),
    fc
      .tuple(fc.constantFrom("Ref", "Condition", ...functions), tie("value"))
      .map(([key, argument]) => ({ [key]: argument })),
  ),
}));
const resource = fc.record(
  {
    Type: fc.constantFrom("AWS::S3::Bucket", "AWS::EC2::VPC"),
    Properties: value,
    Condition: value,
    DeletionPolicy: value,
  },
  { requiredKeys: ["Type"] },
);
const section = fc.dictionary(names, value, { maxKeys: 4 });
const template = fc.record(
  {
    Parameters: section,
    Conditions: section,
    Mappings: section,
    Outputs: section,
    Transform: value,
    Resources: fc.dictionary(names, fc.oneof(resource, value), { maxKeys: 4 }),
  },
  { requiredKeys: [] },
);

describe("whatever the template", () => {
  it("adapting it never throws", () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), template), (any) => {
        expect(adapt(any ?? {}).graph).toBeDefined();
      }),
      { numRuns: 1000 },
    );
  });

  it("parsing a text never throws", () => {
    const yaml = fc.array(
      fc.constantFrom(
        "a",
        ": ",
        "- ",
        "\n",
        "  ",
        "!Ref ",
        "&x ",
        "*x",
        "{",
        "}",
        "[",
        "]",
        "'",
        "|",
        "\t",
        "#",
        "? ",
        "---\n",
        "<<: ",
        '"',
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          yaml.map((parts) => parts.join("")),
        ),
        fc.constantFrom("a.json", "a.yaml", "a"),
        (text, file) => {
          const parsed = parseTemplate(text, file);
          if (parsed.problem === undefined) expect(parsed.locate(["a", 0, "b"])).toBeGreaterThan(0);
          else expect(parsed.problem.message).toMatch(/^The .*\.$/s);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("JSON text reads as JSON.parse reads it, under either name", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom("a.json", "a.yaml"), (json, file) => {
        const text = JSON.stringify(json, null, 1);
        const parsed = parseTemplate(text, file);
        fc.pre(typeof json === "object");
        if (parsed.problem !== undefined) throw new Error(parsed.problem.message);
        expect(JSON.stringify(parsed.template)).toEqual(JSON.stringify(JSON.parse(text)));
      }),
    );
  });
});

const corpus = join(__dirname, "../../../../shared/corpus/cases.jsonl");

if (existsSync(corpus)) {
  it("adapts public templates, and counts what it does not read", () => {
    for (const line of readFileSync(corpus, "utf8").trim().split("\n")) {
      const given = (JSON.parse(line) as { readonly template: { readonly Resources: object } }).template;
      expect(isTemplate(given)).toBe(true);
      const { graph, notes } = adapt(given);
      // What metadata says of authentication is read as a resource of its own.
      const read = graph.resources.filter(({ kind }) => kind !== "AWS::CloudFormation::Authentication").length;
      const counted = read + [...graph.unread.values()].reduce((a, b) => a + b, 0);
      const written = Object.values(given.Resources as { readonly [id: string]: { readonly Type?: string } }).filter(
        ({ Type }) => Type !== "AWS::CDK::Metadata",
      );
      if (notes.some((note) => note.startsWith("Left out"))) continue;
      // A SAM resource is read as the several that its transform makes of it.
      if (written.some(({ Type }) => Type?.startsWith("AWS::Serverless::") === true))
        expect(counted).toBeGreaterThanOrEqual(written.length);
      else expect(counted).toBe(written.length);
    }
  });
}
