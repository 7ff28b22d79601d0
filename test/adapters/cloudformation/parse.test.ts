import { describe, expect, it } from "@jest/globals";
import { largest, parseTemplate, type Problem } from "../../../policy-packs/adapters/cloudformation";

const read = (text: string, file = "template.yaml"): unknown => {
  const parsed = parseTemplate(text, file);
  if (parsed.problem !== undefined) throw new Error(parsed.problem.message);
  return parsed.template;
};
const problem = (text: string, file = "template.yaml"): Problem | undefined => parseTemplate(text, file).problem;

describe("short tags", () => {
  it.each([
    ["!Ref A", { Ref: "A" }],
    ["!Condition A", { Condition: "A" }],
    ["!GetAtt A.B", { "Fn::GetAtt": ["A", "B"] }],
    ["!GetAtt A.Outputs.B", { "Fn::GetAtt": ["A", "Outputs.B"] }],
    ["!GetAtt [A, B]", { "Fn::GetAtt": ["A", "B"] }],
    ["!Sub a${B}", { "Fn::Sub": "a${B}" }],
    ["!Sub ['${A}', {A: !Ref B}]", { "Fn::Sub": ["${A}", { A: { Ref: "B" } }] }],
    ["!Join ['', [a, !Ref B]]", { "Fn::Join": ["", ["a", { Ref: "B" }]] }],
    ["!If [C, !Ref A, !Ref 'AWS::NoValue']", { "Fn::If": ["C", { Ref: "A" }, { Ref: "AWS::NoValue" }] }],
    ["!Select [0, !Split [',', a]]", { "Fn::Select": [0, { "Fn::Split": [",", "a"] }] }],
    ["!Equals [!Ref A, 'true']", { "Fn::Equals": [{ Ref: "A" }, "true"] }],
    ["!Not [!Condition A]", { "Fn::Not": [{ Condition: "A" }] }],
    ["!Transform {Name: AWS::Include}", { "Fn::Transform": { Name: "AWS::Include" } }],
    ["!GetAZs ''", { "Fn::GetAZs": "" }],
    ["!Base64 |\n  #!/bin/sh\n  echo", { "Fn::Base64": "#!/bin/sh\necho\n" }],
    ["!Unheard [of]", { "Fn::Unheard": ["of"] }],
  ])("%s", (text, expected) => {
    expect(read(`a: ${text.replaceAll("\n", "\n  ")}`)).toEqual({ a: expected });
  });
});

describe("YAML as CloudFormation reads it", () => {
  it.each([
    ["yes", true],
    ["Off", false],
    ["true", true],
    ["~", null],
    ["", null],
    ["22", 22],
    ["-1", -1],
    ["0.5", 0.5],
    ["'22'", "22"],
    ["!!str 22", "22"],
    ["012345678901", "012345678901"],
    ["123456789012", 123456789012],
    ["2012-10-17", "2012-10-17"],
    ["22:30", "22:30"],
    ["5.10", "5.10"],
    ["0x10", "0x10"],
  ])("%s is %j", (text, expected) => {
    expect(read(`a: ${text}`)).toEqual({ a: expected });
  });

  it("keeps keys texts", () => {
    expect(read("123456789012: a\n012: b\nyes: c")).toEqual({ "123456789012": "a", "012": "b", yes: "c" });
  });

  it("follows aliases and merge keys, what is written beside one first", () => {
    expect(read("a: &x {p: 1, q: 2}\nb:\n  <<: *x\n  p: 3\nc: *x")).toEqual({
      a: { p: 1, q: 2 },
      b: { q: 2, p: 3 },
      c: { p: 1, q: 2 },
    });
    expect(read("a: &x {p: 1}\nb: &y {p: 2, q: 2}\nc: {<<: [*x, *y]}")).toMatchObject({ c: { p: 1, q: 2 } });
  });

  it("reads JSON under a YAML name, comments and all", () => {
    expect(read('{"a": 1}')).toEqual({ a: 1 });
    expect(read('{"a": 1, # why\n "b": 2,}')).toEqual({ a: 1, b: 2 });
  });

  it("reads YAML in a .template file, and a byte order mark as nothing", () => {
    expect(read("a: !Ref B", "stack.template")).toEqual({ a: { Ref: "B" } });
    expect(read('\ufeff{"a": 1}', "stack.json")).toEqual({ a: 1 });
  });
});

describe("a file that cannot be read", () => {
  it.each([
    ['{"a": 1,\n "b" 2}', "t.json", 2, /^The file is not valid JSON at line 2, column 6: a colon is expected here\.$/],
    ['{"a": 1', "t.json", 1, /a closing brace is missing/],
    ['{"a": 1}\n// note', "t.json", 2, /JSON has no comments|should end here/],
    [
      '{"a": {\n"b": 1,\n"c": 2, "b": 3}}',
      "t.json",
      3,
      /The key b is written twice in one object \(line 3, column 9\)/,
    ],
    ["a: 1\nb: [", "t.yaml", 2, /^The file is not valid YAML at line 2, column \d+: /],
    ["a: 1\nb:\n\t- c", "t.yaml", 3, /tab/],
    ["a:\n  b: 1\n  c: 2\n  b: 3", "t.yaml", 4, /line 4, column 3: the key b is written twice in one map/],
    ["a: 1\n---\nb: 2", "t.yaml", 2, /second document/],
    ["a: *x", "t.yaml", 1, /there is no anchor x above/],
    ["a: &x [*x]", "t.yaml", 1, /stands inside what it is an alias of/],
    ["? [a]\n: b", "t.yaml", 1, /a key must be a text/],
    ["a: {<<: 7}", "t.yaml", 1, /the merge key << takes/],
    ["", "t.yaml", 1, /^The file is empty\.$/],
    ["# nothing", "t.yaml", 1, /no document|empty/],
  ])("%j in %s, line %s", (text, file, line, message) => {
    const found = problem(text, file);
    expect(found?.message).toMatch(message);
    expect(found?.line).toBe(line);
  });

  it("is refused where it is too large, with the limit", () => {
    expect(problem(" ".repeat(largest + 1))?.message).toBe("The file has 20.0 MB; at most 20 MB are read.");
  });

  it("is refused where aliases stand for billions of values", () => {
    const lines = Array.from(
      { length: 30 },
      (_, i) => `a${String(i)}: &a${String(i)} [${i === 0 ? "x" : `*a${String(i - 1)}, *a${String(i - 1)}`}]`,
    );
    expect(problem(lines.join("\n"))?.message).toMatch(/aliases expand to more than 2000000 values/);
  });

  it.each([
    ["[", "]", "t.yaml"],
    ["[", "]", "t.json"],
    ['{"a":', "}", "t.json"],
  ])("is refused where it nests without end: %s", (open, close, file) => {
    const text = `${open.repeat(20_000)}${open === "[" ? "" : "1"}${close.repeat(20_000)}`;
    expect(problem(text, file)?.message).toMatch(/nests/);
  });
});

describe("locate", () => {
  const json =
    '{\n  "Resources": {\n    "A": {\n      "Type": "T",\n      "Tags": [\n        {"Key": "a:b"},\n        "x",\n        2\n      ]\n    },\n    "B\\u0041": {}\n  }\n}';
  const yaml = "Resources:\n  A:\n    Type: T\n    Tags:\n      - Key: 'a:b'\n      - x\n      - 2\n  BA: {}\n";
  it.each([
    [json, "t.json", [1, 3, 5, 6, 6, 7, 8, 5, 11, 2]],
    [yaml, "t.yaml", [1, 2, 4, 5, 5, 6, 7, 4, 8, 1]],
  ])("finds lines", (text, file, expected) => {
    const parsed = parseTemplate(text, file);
    if (parsed.problem !== undefined) throw new Error(parsed.problem.message);
    const { locate } = parsed;
    const paths = [
      [],
      ["A"],
      ["A", "Tags"],
      ["A", "Tags", 0],
      ["A", "Tags", 0, "Key"],
      ["A", "Tags", 1],
      ["A", "Tags", 2],
      ["A", "Tags", 3],
      ["BA"],
      ["C", "D"],
    ];
    expect(paths.map((path, index) => locate(index === 0 ? [] : ["Resources", ...path]))).toEqual(expected);
  });
});
