import { describe, expect, it } from "@jest/globals";
import { Reference } from "../../../components/model/raw";
import { resolved } from "./given";

const parameters = {
  Parameters: {
    Stage: { Type: "String" },
    Port: { Type: "Number", Default: "5432" },
    Names: { Type: "CommaDelimitedList", Default: "a, b,c" },
    Ports: { Type: "List<Number>", Default: "80,443" },
    Engine: { Type: "String", AllowedValues: ["postgres"] },
    Tier: { Type: "String", AllowedValues: ["small", "large"] },
    Password: { Type: "String", NoEcho: true },
    KnownPassword: { Type: "String", NoEcho: true, Default: "hunter2" },
    Image: { Type: "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>", Default: "/aws/ami" },
    Number: { Type: "String", Default: 22 },
  },
  Resources: { Bucket: { Type: "AWS::S3::Bucket" }, Key: { Type: "AWS::KMS::Key" } },
};
const read = (value: unknown): unknown => resolved(value, parameters);
const open = (reason: RegExp): unknown => expect.objectContaining({ reason: expect.stringMatching(reason) });

describe("Ref", () => {
  it("gives a parameter's default in the parameter's type", () => {
    expect(read({ Ref: "Port" })).toBe(5432);
    expect(read({ Ref: "Names" })).toEqual(["a", "b", "c"]);
    expect(read({ Ref: "Ports" })).toEqual([80, 443]);
    expect(read({ Ref: "Number" })).toBe("22");
  });

  it("gives the only value that a parameter allows", () => {
    expect(read({ Ref: "Engine" })).toBe("postgres");
    expect(read({ Ref: "Tier" })).toEqual(open(/parameter Tier has no default/));
  });

  it("leaves a parameter without default open, for a reason that names it", () => {
    expect(read({ Ref: "Stage" })).toEqual(open(/^parameter Stage has no default$/));
    expect(read({ Ref: "Image" })).toEqual(open(/parameter Image is read from the SSM Parameter Store/));
  });

  it("takes a caller's value before the default", () => {
    const given = { parameters: { Port: "1433", Image: "/other/ami" } };
    expect(resolved({ Ref: "Port" }, parameters, given)).toBe(1433);
    expect(resolved({ Ref: "Image" }, parameters, given)).toEqual(open(/SSM Parameter Store/));
  });

  it("asks nobody for a secret, and sees one that is written down", () => {
    expect(read({ Ref: "Password" })).toMatchObject({
      reason: "parameter Password is a secret (NoEcho)",
      elsewhere: true,
    });
    expect(read({ Ref: "KnownPassword" })).toBe("hunter2");
    const handedIn = resolved({ Ref: "KnownPassword" }, parameters, { parameters: { KnownPassword: "hunter3" } });
    expect(handedIn).toEqual(open(/is a secret/));
  });

  it("points to a resource", () => {
    expect(read({ Ref: "Bucket" })).toEqual(new Reference("${Bucket}", ["Bucket"]));
    expect(read({ Ref: "Nobody" })).toEqual(open(/nothing in this template is called Nobody/));
    expect(read({ Ref: "constructor" })).toEqual(open(/nothing in this template is called constructor/));
    expect(read({ Ref: ["Bucket"] })).toEqual(open(/Ref takes a name/));
  });

  it("is a key as any other where it does not stand alone", () => {
    expect(read({ Ref: "Bucket", Other: 1 })).toEqual({ Ref: "Bucket", Other: 1 });
  });

  it("takes AWS::NoValue out of objects and lists", () => {
    expect(read({ A: { Ref: "AWS::NoValue" }, B: [1, { Ref: "AWS::NoValue" }, 2] })).toEqual({ B: [1, 2] });
  });
});

describe("Fn::GetAtt", () => {
  it("points to a resource, in either spelling", () => {
    expect(read({ "Fn::GetAtt": ["Bucket", "Arn"] })).toEqual(new Reference("${Bucket.Arn}", ["Bucket"]));
    expect(read({ "Fn::GetAtt": "Bucket.Arn" })).toEqual(new Reference("${Bucket.Arn}", ["Bucket"]));
    expect(read({ "Fn::GetAtt": ["Nobody", "Arn"] })).toEqual(open(/called Nobody/));
    expect(read({ "Fn::GetAtt": 7 })).toEqual(open(/Fn::GetAtt takes/));
  });

  it("gives the property that the attribute equals where it is written", () => {
    const vpc = { Resources: { Vpc: { Type: "AWS::EC2::VPC", Properties: { CidrBlock: "10.0.0.0/16" } } } };
    expect(resolved({ "Fn::GetAtt": ["Vpc", "CidrBlock"] }, vpc)).toBe("10.0.0.0/16");
    expect(resolved({ "Fn::GetAtt": ["Vpc", "VpcId"] }, vpc)).toEqual(new Reference("${Vpc.VpcId}", ["Vpc"]));
    const bare = { Resources: { Vpc: { Type: "AWS::EC2::VPC" } } };
    expect(resolved({ "Fn::GetAtt": ["Vpc", "CidrBlock"] }, bare)).toEqual(new Reference("${Vpc.CidrBlock}", ["Vpc"]));
  });

  it("does not turn round for ever where properties refer to each other", () => {
    const vpc = (other: string): unknown => ({
      Type: "AWS::EC2::VPC",
      Properties: { CidrBlock: { "Fn::GetAtt": [other, "CidrBlock"] } },
    });
    const circle = { Resources: { A: vpc("B"), B: vpc("A") } } as never;
    expect(resolved({ "Fn::GetAtt": ["A", "CidrBlock"] }, circle)).toBeInstanceOf(Reference);
  });
});

describe("Fn::Sub", () => {
  it("is a known text where all its parts are, stand-ins included", () => {
    expect(read({ "Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:root" })).toBe(
      "arn:aws:iam::123456789012:root",
    );
    expect(read({ "Fn::Sub": "${Port}/${!Literal}" })).toBe("5432/${Literal}");
    expect(read({ "Fn::Sub": ["${Word}-${Port}", { Word: { Ref: "Engine" } }] })).toBe("postgres-5432");
  });

  it("takes the caller's region before the stand-in", () => {
    expect(resolved({ "Fn::Sub": "${AWS::Region}" }, {}, { pseudo: { "AWS::Region": "eu-central-1" } })).toBe(
      "eu-central-1",
    );
  });

  it("keeps holes for resources", () => {
    expect(read({ "Fn::Sub": "${Bucket.Arn}/*" })).toEqual(new Reference("${Bucket.Arn}/*", ["Bucket"]));
    expect(read({ "Fn::Sub": ["${It}-${Key}", { It: { Ref: "Bucket" } }] })).toEqual(
      new Reference("${Bucket}-${Key}", ["Bucket", "Key"]),
    );
  });

  it("is open where a part is, since that part may be anything", () => {
    expect(read({ "Fn::Sub": "${Bucket.Arn}/${Stage}" })).toEqual(open(/^parameter Stage has no default$/));
    expect(read({ "Fn::Sub": "arn:aws:iam::${Stage}:root" })).toEqual(
      expect.objectContaining({ text: "arn:aws:iam::${?}:root" }),
    );
    expect(read({ "Fn::Sub": "${Names}" })).toEqual(open(/texts only/));
    expect(read({ "Fn::Sub": { a: 1 } })).toEqual(open(/Fn::Sub takes/));
  });

  it("does not turn round for ever where a name stands for itself", () => {
    expect(read({ "Fn::Sub": ["${Port}", { Port: { "Fn::Sub": "${Port}" } }] })).toBe("5432");
  });
});

describe("lists and texts", () => {
  it("joins", () => {
    expect(read({ "Fn::Join": [":", ["arn", { Ref: "AWS::Partition" }, { Ref: "AWS::NoValue" }, "s3"]] })).toBe(
      "arn:aws:s3",
    );
    expect(read({ "Fn::Join": ["-", { Ref: "Names" }] })).toBe("a-b-c");
    expect(read({ "Fn::Join": ["", [{ "Fn::GetAtt": ["Bucket", "Arn"] }, "/*"]] })).toEqual(
      new Reference("${Bucket.Arn}/*", ["Bucket"]),
    );
    expect(read({ "Fn::Join": ["-", ["a", { Ref: "Stage" }]] })).toEqual(open(/Stage/));
    expect(read({ "Fn::Join": ["-", ["a", { b: 1 }]] })).toEqual(open(/texts only/));
    expect(read({ "Fn::Join": "a" })).toEqual(open(/Fn::Join takes/));
  });

  it("selects and splits", () => {
    expect(read({ "Fn::Select": [1, { Ref: "Names" }] })).toBe("b");
    expect(read({ "Fn::Select": ["0", ["x"]] })).toBe("x");
    expect(read({ "Fn::Select": [3, ["x"]] })).toEqual(open(/item 3 of a list of 1/));
    expect(read({ "Fn::Split": ["|", "a|b"] })).toEqual(["a", "b"]);
    expect(read({ "Fn::Split": ["", "a|b"] })).toEqual(open(/Fn::Split takes/));
  });

  it("selects from a split reference what stands before its first hole, and else a piece of the resource", () => {
    const arn = { "Fn::Split": [":", { "Fn::Sub": "arn:aws:s3:::${Bucket}" }] };
    expect(read({ "Fn::Select": [2, arn] })).toBe("s3");
    expect(read({ "Fn::Select": [5, arn] })).toEqual(new Reference("${Bucket[5]}", ["Bucket"]));
    expect(read(arn)).toEqual(expect.objectContaining({ from: ["Bucket"] }));
  });

  it("counts, encodes and writes JSON", () => {
    expect(read({ "Fn::Length": { Ref: "Names" } })).toBe(3);
    expect(read({ "Fn::Base64": { "Fn::Sub": "#!/bin/sh\necho ${Port}" } })).toBe("#!/bin/sh\necho 5432");
    expect(read({ "Fn::ToJsonString": { a: [{ Ref: "Port" }] } })).toBe('{"a":[5432]}');
    expect(read({ "Fn::ToJsonString": { a: { Ref: "Bucket" } } })).toEqual(
      new Reference('{"a":"${Bucket}"}', ["Bucket"]),
    );
    expect(read({ "Fn::ToJsonString": { a: { Ref: "Stage" } } })).toEqual(open(/Stage/));
  });

  it("has three zones stand in for those of the region", () => {
    expect(read({ "Fn::GetAZs": "" })).toEqual(["us-east-1a", "us-east-1b", "us-east-1c"]);
    expect(read({ "Fn::GetAZs": "eu-west-1" })).toEqual(["eu-west-1a", "eu-west-1b", "eu-west-1c"]);
  });

  it("cuts address blocks as AWS does", () => {
    expect(read({ "Fn::Cidr": ["192.168.0.0/24", 3, 5] })).toEqual([
      "192.168.0.0/27",
      "192.168.0.32/27",
      "192.168.0.64/27",
    ]);
    expect(read({ "Fn::Cidr": ["10.1.2.3/16", "2", "8"] })).toEqual(["10.1.0.0/24", "10.1.1.0/24"]);
    expect(read({ "Fn::Cidr": ["2001:db8:1234:5600::/56", 2, 64] })).toEqual([
      "2001:db8:1234:5600::/64",
      "2001:db8:1234:5601::/64",
    ]);
    expect(read({ "Fn::Cidr": ["::/0", 1, 64] })).toEqual(["::/64"]);
    expect(read({ "Fn::Cidr": ["10.0.0.0/24", 300, 5] })).toEqual(open(/up to 256/));
    expect(read({ "Fn::Cidr": ["10.0.0.0/24", 9, 5] })).toEqual(open(/does not hold 9 blocks/));
    expect(read({ "Fn::Cidr": ["10.0.0.0/99", 1, 5] })).toEqual(open(/does not hold/));
  });
});

describe("Fn::ImportValue", () => {
  it("is certainly set, and known where the exporting stack is part of the run", () => {
    expect(read({ "Fn::ImportValue": "net-VpcId" })).toEqual(new Reference("${net-VpcId}", []));
    const exports = new Map([["net-Cidr", "10.0.0.0/16"]]);
    expect(resolved({ "Fn::ImportValue": "net-Cidr" }, {}, { exports })).toBe("10.0.0.0/16");
  });
});

describe("what is not understood", () => {
  it.each([
    [{ "Fn::Foo": 1 }, /Fn::Foo is not understood/],
    [{ "Fn::Join": ["", []], Other: 1 }, /Fn::Join must stand alone/],
    [{ "Fn::Transform": { Name: "AWS::Include" } }, /a transform completes it/],
  ])("%j is open for a reason", (value, reason) => {
    expect(read(value)).toEqual(open(reason));
  });

  it("stops where values nest without end", () => {
    let value: unknown = "x";
    for (let level = 0; level < 5000; level++) value = { a: value };
    expect(JSON.stringify(read(value))).toContain("it nests more than 256 levels deep");
  });

  it("stops where a small template writes without end", () => {
    const big = { Parameters: { Big: { Type: "String", Default: "x".repeat(1_000_000) } } };
    const texts = Array.from({ length: 100 }, () => ({ "Fn::Sub": "${Big}!" }));
    expect(resolved(texts, big)).toContainEqual(open(/write too much text/));
  });

  it("leaves dynamic references and free-form JSON as they are", () => {
    const free = {
      Condition: { StringEquals: { a: "b" } },
      Secret: "{{resolve:secretsmanager:db:SecretString:password}}",
    };
    expect(read(free)).toEqual(free);
  });

  it("keeps a key called __proto__ a key", () => {
    const value = JSON.parse('{"__proto__": {"Ref": "Port"}, "b": 1}') as unknown;
    expect(JSON.stringify(read(value))).toBe('{"__proto__":5432,"b":1}');
  });
});
